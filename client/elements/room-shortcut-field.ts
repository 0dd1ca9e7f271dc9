import { msg, str } from '@lit/localize'
import { css, html, LitElement, nothing } from 'lit'
import { customElement, property, state } from 'lit/decorators.js'
import { KeyLabels } from '../controllers/key-labels.ts'
import { chordLabel, chordOf } from '../keys/chords.ts'
import { alsoDoes, chordOfShortcut, labelChord } from '../keys/label-keys.ts'
import { controls } from '../styles/controls.ts'
import { actionWords } from './action-words.ts'

/**
 * The key that gives a tag or an answer: pressed, not written, since keys are physical.
 * @fires change - `value` is another key, or none.
 */
@customElement('room-shortcut-field')
export class RoomShortcutField extends LitElement {
  static override styles = [
    controls,
    css`
      :host {
        display: inline-flex;
        flex-wrap: wrap;
        align-items: center;
        gap: 4px 8px;
      }
      .listening {
        border-color: var(--accent);
        background: var(--accent-soft);
      }
      .hint {
        flex-basis: 100%;
        color: var(--ink-quiet);
        font-size: var(--size-small);
      }
      .trouble {
        color: var(--differ);
      }
    `,
  ]

  /** As the list of labels has it. */
  @property()
  accessor value = ''

  /** What it gives, as people call it. */
  @property()
  accessor of = ''

  /** Who has the same key; empty for nobody. */
  @property()
  accessor taken = ''

  @state()
  private accessor listening = false

  @state()
  private accessor trouble = ''

  readonly #keys = new KeyLabels(this)

  protected override render() {
    const chord = chordOfShortcut(this.value)
    return html`
      <button
        type="button"
        class=${this.listening ? 'listening' : ''}
        @click=${() => this.#listen(true)}
        @keydown=${this.#key}
        @blur=${() => this.#listen(false)}
      >
        <span class="unseen">${msg(str`Key of “${this.of}”:`)}</span>
        ${this.listening ? msg('Press a key') : chord ? html`<kbd>${chordLabel(chord)}</kbd>` : msg('No key')}
      </button>
      ${
        this.value === ''
          ? nothing
          : html`<button type="button" class="plain" aria-label=${msg(str`No key for “${this.of}”`)} @click=${() => this.#set('')}>×</button>`
      }
      ${this.#hint(chord)}
    `
  }

  #hint(chord: string | undefined) {
    const trouble = this.trouble || (this.taken ? msg(str`“${this.taken}” has this key too.`) : this.#unknown(chord))
    const words = trouble || this.#also(chord)
    if (words === '') return nothing
    return html`<span class=${trouble ? 'hint trouble' : 'hint'} role="status">${words}</span>`
  }

  #unknown(chord: string | undefined): string {
    if (this.value === '' || chord) return ''
    return msg(str`The file says “${this.value}”, which no key here is: press another.`)
  }

  #also(chord: string | undefined): string {
    const map = this.#keys.value?.map
    const action = chord && map ? alsoDoes(chord, map) : undefined
    return action
      ? msg(str`In review this key does: ${actionWords(action)}. While a label is chosen, it gives this.`)
      : ''
  }

  #listen(listening: boolean): void {
    this.listening = listening
    if (listening) this.trouble = ''
  }

  readonly #key = (event: KeyboardEvent) => {
    if (!this.listening) return
    event.stopPropagation()
    const pressed = chordOf(event)
    if (!pressed || event.code === 'Tab') return
    event.preventDefault()
    this.listening = false
    if (event.code === 'Escape') return
    const chord = labelChord(pressed)
    if (chord) this.#set(chord)
    else this.trouble = msg('Only letters, digits and signs, alone or with Shift, can give a label.')
  }

  #set(value: string): void {
    this.value = value
    this.dispatchEvent(new Event('change'))
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'room-shortcut-field': RoomShortcutField
  }
}
