import { msg } from '@lit/localize'
import { css, html, LitElement, nothing } from 'lit'
import { customElement, property, state } from 'lit/decorators.js'
import { live } from 'lit/directives/live.js'
import type { Tag } from '#shared/labels/label-config.ts'
import { chordLabel } from '../keys/chords.ts'
import { FieldSetEvent } from '../labels/answer-events.ts'
import { toggled } from '../labels/answers.ts'
import { chordsOf } from '../labels/tag-chords.ts'
import { tagColour } from '../labels/tag-colour.ts'
import { controls } from '../styles/controls.ts'
import { choiceButtons } from '../styles/label-field.ts'

/** With more tags than these they are found by typing. */
const mostUnfiltered = 8

/**
 * The tags of a label, by name, colour and key.
 * @fires room-field-set - With the tags that it bears now.
 */
@customElement('room-label-tags')
export class RoomLabelTags extends LitElement {
  static override styles = [
    controls,
    choiceButtons,
    css`
      :host {
        display: grid;
        gap: 4px;
        min-inline-size: 0;
      }
      .list {
        max-block-size: 220px;
        overflow-y: auto;
        padding: 2px;
      }
      input[type='search'] {
        inline-size: 100%;
      }
      label {
        display: inline-flex;
        align-items: center;
        gap: 6px;
        min-block-size: var(--target);
      }
      .none {
        color: var(--ink-quiet);
      }
    `,
  ]

  /** Those that a label of this kind may bear. */
  @property({ attribute: false })
  accessor tags: readonly Tag[] = []

  @property({ attribute: false })
  accessor chosen: readonly string[] = []

  @property({ type: Boolean, attribute: 'read-only' })
  accessor readOnly = false

  @state()
  private accessor sought = ''

  /** Tags are added and taken away, not put in each other's place. */
  @state()
  private accessor several = false

  protected override render() {
    const strange = this.chosen.filter((name) => !this.tags.some((tag) => tag.name === name))
    const all: readonly Tag[] = [...strange.map((name) => ({ name })), ...this.tags]
    const found = this.#found(all)
    const several = this.several || this.chosen.length > 1
    return html`
      ${all.length > mostUnfiltered ? this.#search() : nothing}
      <div
        class="list choices"
        role=${several ? 'group' : 'radiogroup'}
        aria-label=${msg('Tag')}
        @keydown=${this.#walk}
      >
        ${found.map((tag, at) => this.#tag(tag, several, strange.includes(tag.name), this.#reached(found) === at))}
        ${found.length === 0 ? html`<p class="none">${this.#empty}</p>` : nothing}
      </div>
      ${
        this.readOnly || all.length < 2
          ? nothing
          : html`<label>
              <input
                type="checkbox"
                .checked=${live(several)}
                ?disabled=${this.chosen.length > 1}
                @change=${() => (this.several = !this.several)}
              />
              ${msg('Several tags')}
            </label>`
      }
    `
  }

  #search() {
    return html`<input
      type="search"
      aria-label=${msg('Find a tag')}
      placeholder=${msg('Find a tag')}
      .value=${live(this.sought)}
      @input=${({ target }: Event) => (this.sought = (target as HTMLInputElement).value)}
      @keydown=${this.#searchKey}
    />`
  }

  #tag({ name, colour, description }: Tag, several: boolean, strange: boolean, reached: boolean) {
    const chosen = this.chosen.includes(name)
    const chord = this.readOnly ? undefined : chordsOf(this.tags).get(name)
    return html`<button
      class="choice ${strange ? 'unknown' : ''}"
      role=${several ? nothing : 'radio'}
      aria-checked=${several ? nothing : chosen}
      aria-pressed=${several ? chosen : nothing}
      tabindex=${several || reached ? 0 : -1}
      title=${strange ? msg('This tag is not in the list of labels of the room.') : (description ?? '')}
      ?disabled=${this.readOnly}
      @click=${() => this.#choose(name, several)}
    >
      <span class="colour" .style=${`--tag:${tagColour(colour)}`}></span><bdi>${name}</bdi>
      ${chord ? html`<kbd>${chordLabel(chord)}</kbd>` : nothing}
    </button>`
  }

  get #empty(): string {
    return this.sought === ''
      ? msg('There are no tags for labels of this kind. A lead adds them in the list of labels of the room.')
      : msg('No tag has these letters.')
  }

  #found(tags: readonly Tag[]): readonly Tag[] {
    const sought = plain(this.sought)
    return tags.filter(({ name }) => plain(name).includes(sought))
  }

  /** The tag that Tab comes to. */
  #reached(found: readonly Tag[]): number {
    return Math.max(
      0,
      found.findIndex(({ name }) => this.chosen.includes(name)),
    )
  }

  #choose(name: string, several: boolean): void {
    const names = [...this.chosen, ...this.tags.map((tag) => tag.name)]
    const value = several ? toggled(this.chosen, name, names) : [name]
    this.dispatchEvent(new FieldSetEvent(value))
  }

  /** Enter takes the first that was found. */
  readonly #searchKey = (event: KeyboardEvent) => {
    if (event.isComposing) return
    const [first] = this.#found(this.tags)
    if (event.code === 'Escape') this.sought = ''
    else if (event.code === 'ArrowDown') this.renderRoot.querySelector<HTMLElement>('.choice')?.focus()
    else if (event.code === 'Enter' && first && this.sought !== '') {
      this.#choose(first.name, this.several || this.chosen.length > 1)
      this.sought = ''
    } else return
    event.preventDefault()
    event.stopPropagation()
  }

  readonly #walk = (event: KeyboardEvent) => {
    const step = { ArrowRight: 1, ArrowDown: 1, ArrowLeft: -1, ArrowUp: -1 }[event.code]
    if (step === undefined || event.altKey || event.ctrlKey) return
    const buttons = [...this.renderRoot.querySelectorAll<HTMLElement>('.choice')]
    const at = buttons.indexOf(event.target as HTMLElement)
    event.preventDefault()
    buttons[(at + step + buttons.length) % buttons.length]?.focus()
  }
}

const plain = (words: string): string => words.normalize('NFC').trim().toLowerCase()

declare global {
  interface HTMLElementTagNameMap {
    'room-label-tags': RoomLabelTags
  }
}
