import { msg } from '@lit/localize'
import { css, html, LitElement, nothing } from 'lit'
import { customElement, property, state } from 'lit/decorators.js'
import type { NamedLabel } from '#shared/compare/named-label.ts'
import type { Place } from '#shared/domain/place.ts'
import { mayBeTyped, saidAt } from '../bench/label-at.ts'
import type { PlaceValue } from '../bench/place-values.ts'
import { controls } from '../styles/controls.ts'

/** Somebody chose what should stand at a place; null for no opinion. */
export class ReadingChosenEvent extends Event {
  readonly value: string | null

  constructor(value: string | null) {
    super('room-reading-chosen', { bubbles: true })
    this.value = value
  }
}

/**
 * A reading of the place, nothing, or words of one's own.
 * @fires room-reading-chosen - With the words.
 */
@customElement('room-reading-choice')
export class RoomReadingChoice extends LitElement {
  static override styles = [
    controls,
    css`
      :host {
        display: flex;
        flex-wrap: wrap;
        gap: 4px;
        min-inline-size: 0;
      }
      select,
      input {
        max-inline-size: 260px;
        min-inline-size: 0;
      }
    `,
  ]

  @property({ attribute: false })
  accessor values: readonly PlaceValue[] = []

  @property({ attribute: false })
  accessor value: string | null = null

  @property()
  accessor language = ''

  /** The label that the values are of, and what of it; left out of words. */
  @property({ attribute: false })
  accessor label: NamedLabel | undefined

  @property({ attribute: false })
  accessor place: Place | undefined

  /** Words that are none of the readings. */
  @state()
  private accessor own = false

  protected override render() {
    const at = this.values.findIndex(({ words }) => words === this.value && words !== '')
    const own = this.own || (this.value !== null && this.value !== '' && at < 0)
    const chosen = own ? 'own' : this.value === null ? '' : this.value === '' ? 'nothing' : String(at)
    const option = (value: string, words: string) =>
      html`<option value=${value} ?selected=${value === chosen}>${words}</option>`
    return html`
      <select aria-label=${msg('What should stand here')} @change=${this.#choose}>
        ${option('', msg('My reading: none yet'))}
        ${this.values.map(({ words }, index) => (words === '' ? nothing : option(String(index), this.#said(words))))}
        ${this.#mayBe('') ? option('nothing', this.label ? this.#said('') : msg('nothing was said')) : nothing}
        ${this.#mayBe('own') ? option('own', msg('other words …')) : nothing}
      </select>
      ${
        own
          ? html`<input
              lang=${this.language}
              dir="auto"
              maxlength="4000"
              aria-label=${msg('Other words')}
              placeholder=${msg('the words')}
              .value=${this.value ?? ''}
              @input=${this.#write}
            />`
          : nothing
      }
    `
  }

  #said(words: string): string {
    return this.place ? saidAt(this.label, this.place, words) : words
  }

  /** Of a label only what its place can say. */
  #mayBe(what: '' | 'own'): boolean {
    const { label, place } = this
    return !label || !place || mayBeTyped(label, place) || (what === '' && place.from === 0)
  }

  async #choose({ target }: Event): Promise<void> {
    if (!(target instanceof HTMLSelectElement)) return
    this.own = target.value === 'own'
    const words = target.value === '' || this.own ? null : (this.values[Number(target.value)]?.words ?? '')
    this.#tell(words)
    if (!this.own) return
    await this.updateComplete
    this.renderRoot.querySelector('input')?.focus()
  }

  #write({ target }: InputEvent): void {
    if (target instanceof HTMLInputElement) this.#tell(target.value === '' ? null : target.value)
  }

  #tell(value: string | null): void {
    this.value = value
    this.dispatchEvent(new ReadingChosenEvent(value))
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'room-reading-choice': RoomReadingChoice
  }
  interface HTMLElementEventMap {
    'room-reading-chosen': ReadingChosenEvent
  }
}
