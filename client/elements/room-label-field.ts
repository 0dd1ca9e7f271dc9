import { msg } from '@lit/localize'
import { css, html, LitElement, nothing } from 'lit'
import { customElement, property, state } from 'lit/decorators.js'
import { live } from 'lit/directives/live.js'
import type { AttributeValue } from '#shared/labels/label.ts'
import type { Attribute } from '#shared/labels/label-config.ts'
import { type Chord, chordLabel } from '../keys/chords.ts'
import { FieldSetEvent } from '../labels/answer-events.ts'
import { choicesOf, type GivenValue, isChosen, marksOf, toggled, typedValue } from '../labels/answers.ts'
import { controls } from '../styles/controls.ts'
import { choiceButtons } from '../styles/label-field.ts'
import { misfitWords } from './label-answer-words.ts'

/**
 * One value of a type: buttons for what may be chosen, a line for numbers, a box for words. What does not fit is said and
 * not given.
 * @fires room-field-set - With the new value.
 */
@customElement('room-label-field')
export class RoomLabelField extends LitElement {
  static override styles = [
    controls,
    choiceButtons,
    css`
      :host {
        display: block;
        min-inline-size: 0;
      }
      textarea {
        inline-size: 100%;
        min-block-size: 60px;
        resize: vertical;
        field-sizing: content;
        max-block-size: 240px;
      }
      input {
        inline-size: 140px;
      }
      .wrong {
        margin-block-start: 2px;
        color: var(--danger);
      }
      [aria-invalid='true'] {
        border-color: var(--danger);
      }
    `,
  ]

  @property({ attribute: false })
  accessor attribute: Attribute | undefined

  @property({ attribute: false })
  accessor value: AttributeValue | null = null

  /** What sources gave may be chosen too. */
  @property({ attribute: false })
  accessor given: readonly GivenValue[] = []

  /** Keys by answer. */
  @property({ attribute: false })
  accessor chords: ReadonlyMap<string, Chord> = new Map()

  @property()
  accessor name = ''

  @property()
  accessor language = ''

  @property({ type: Boolean, attribute: 'read-only' })
  accessor readOnly = false

  /** What is being typed; null when nobody types. */
  @state()
  private accessor typed: string | null = null

  @state()
  private accessor wrong = ''

  protected override render() {
    switch (this.attribute?.type) {
      case undefined:
        return nothing
      case 'boolean':
        return this.#radios([true, false], (value) => (value ? msg('Yes') : msg('No')))
      case 'rating':
        return this.#radios(marksOf(this.attribute), String)
      case 'choice':
        return html`${this.#radios(this.#choices, String)} ${this.attribute.values ? nothing : this.#line('text')}`
      case 'choices':
        return html`<div class="choices" role="group" aria-label=${this.name}>
          ${this.#choices.map((choice) => this.#toggle(choice))}
        </div>`
      case 'number':
        return this.#line('decimal')
      case 'text':
        return this.#box()
    }
  }

  get #choices(): readonly string[] {
    return this.attribute ? choicesOf(this.attribute, this.value, this.given) : []
  }

  #radios(choices: readonly (string | number | boolean)[], words: (choice: string | number | boolean) => string) {
    const chosen = choices.findIndex((choice) => isChosen(this.value, String(choice)))
    const empty = this.attribute?.required || this.value === null || this.readOnly
    return html`<div class="choices">
      <div class="choices" role="radiogroup" aria-label=${this.name} @keydown=${this.#walk}>
        ${choices.map((choice, at) => {
          const reached = at === (chosen < 0 ? 0 : chosen)
          return html`<button
            class="choice ${this.#isKnown(String(choice)) ? '' : 'unknown'}"
            role="radio"
            aria-checked=${at === chosen}
            tabindex=${reached ? 0 : -1}
            ?disabled=${this.readOnly}
            @click=${() => this.#tell(choice)}
          >
            <bdi>${words(choice)}</bdi>${this.#key(String(choice))}
          </button>`
        })}
      </div>
      ${empty ? nothing : html`<button class="plain" @click=${() => this.#tell(null)}>${msg('Clear')}</button>`}
    </div>`
  }

  #toggle(choice: string) {
    return html`<button
      class="choice ${this.#isKnown(choice) ? '' : 'unknown'}"
      aria-pressed=${isChosen(this.value, choice)}
      ?disabled=${this.readOnly}
      @click=${() => this.#tell(toggled(this.value, choice, this.#choices))}
    >
      <bdi>${choice}</bdi>${this.#key(choice)}
    </button>`
  }

  #key(choice: string) {
    const chord = this.readOnly ? undefined : this.chords.get(choice)
    return chord ? html`<kbd>${chordLabel(chord)}</kbd>` : nothing
  }

  #isKnown(choice: string): boolean {
    return this.attribute?.values?.includes(choice) ?? true
  }

  #line(mode: 'text' | 'decimal') {
    const words = mode === 'text' ? '' : this.#stands
    return html`<input
        inputmode=${mode}
        aria-label=${mode === 'text' ? msg('Another answer') : this.name}
        placeholder=${mode === 'text' ? msg('another answer') : ''}
        aria-invalid=${this.wrong !== ''}
        ?readonly=${this.readOnly}
        .value=${live(this.typed ?? words)}
        @input=${this.#type}
        @change=${this.#done}
        @keydown=${this.#typingKey}
      />${this.#wrongLine()}`
  }

  #box() {
    return html`<textarea
        rows="2"
        dir="auto"
        lang=${this.language}
        spellcheck="false"
        aria-label=${this.name}
        aria-invalid=${this.wrong !== ''}
        ?readonly=${this.readOnly}
        .value=${live(this.typed ?? this.#stands)}
        @input=${this.#type}
        @change=${this.#done}
        @keydown=${this.#typingKey}
      ></textarea
      >${this.#wrongLine()}`
  }

  #wrongLine() {
    return this.wrong === '' ? nothing : html`<p class="wrong" role="alert">${this.wrong}</p>`
  }

  get #stands(): string {
    return Array.isArray(this.value) ? this.value.join('\n') : this.value === null ? '' : String(this.value)
  }

  readonly #type = ({ target }: Event) => {
    this.typed = (target as HTMLInputElement | HTMLTextAreaElement).value
    this.wrong = ''
  }

  /** Once the field is left: what fits is given. */
  readonly #done = () => {
    const { attribute, typed } = this
    if (!attribute || typed === null) return
    const value = typedValue(attribute, typed)
    this.wrong = value === undefined ? misfitWords(attribute, typed) : ''
    if (value === undefined) return
    this.typed = null
    if (value !== this.value) this.#tell(value)
  }

  readonly #typingKey = (event: KeyboardEvent) => {
    const sends = event.code === 'Enter' && (event.ctrlKey || event.target instanceof HTMLInputElement)
    if (event.isComposing || !(sends || event.code === 'Escape')) return
    event.preventDefault()
    event.stopPropagation()
    if (sends) this.#done()
    else {
      this.typed = null
      this.wrong = ''
    }
  }

  /** Arrows go from answer to answer; Space and Enter give the one that is reached. */
  readonly #walk = (event: KeyboardEvent) => {
    const radios = [...this.renderRoot.querySelectorAll<HTMLElement>('[role="radio"]')]
    const at = radios.indexOf(event.target as HTMLElement)
    const next = stepOf(event.code, at, radios.length)
    if (next === undefined) return
    event.preventDefault()
    radios[next]?.focus()
  }

  #tell(value: AttributeValue | null): void {
    if (!this.readOnly) this.dispatchEvent(new FieldSetEvent(value))
  }
}

function stepOf(code: string, at: number, count: number): number | undefined {
  if (code === 'ArrowRight' || code === 'ArrowDown') return (at + 1) % count
  if (code === 'ArrowLeft' || code === 'ArrowUp') return (at - 1 + count) % count
  if (code === 'Home') return 0
  return code === 'End' ? count - 1 : undefined
}

declare global {
  interface HTMLElementTagNameMap {
    'room-label-field': RoomLabelField
  }
}
