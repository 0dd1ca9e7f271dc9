import { msg } from '@lit/localize'
import { html, LitElement, nothing } from 'lit'
import { customElement, property, state } from 'lit/decorators.js'
import { type Nameable, offered } from '../controllers/naming.ts'

let lists = 0

/**
 * Offers the people whom an `@` in the field before it may mean: arrows choose, Enter or Tab takes, Escape closes. It
 * stands beside its field, not in a shadow root of its own, so that the field can point to what is chosen.
 */
@customElement('room-mention-offer')
export class RoomMentionOffer extends LitElement {
  @property({ attribute: false })
  accessor people: readonly Nameable[] = []

  @state()
  private accessor found: ReturnType<typeof offered>

  @state()
  private accessor active = 0

  readonly #list = `mentions-${++lists}`
  #field: HTMLInputElement | HTMLTextAreaElement | undefined

  protected override createRenderRoot(): this {
    return this
  }

  override connectedCallback(): void {
    super.connectedCallback()
    const field = this.previousElementSibling
    if (!(field instanceof HTMLInputElement || field instanceof HTMLTextAreaElement)) return
    this.#field = field
    field.addEventListener('input', this.#look)
    field.addEventListener('keydown', this.#key)
    field.addEventListener('blur', this.#close)
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback()
    this.#field?.removeEventListener('input', this.#look)
    this.#field?.removeEventListener('keydown', this.#key)
    this.#field?.removeEventListener('blur', this.#close)
  }

  protected override updated(): void {
    const field = this.#field
    if (!field) return
    if (this.found) {
      field.setAttribute('aria-controls', this.#list)
      field.setAttribute('aria-activedescendant', `${this.#list}-${this.active}`)
    } else for (const name of ['aria-controls', 'aria-activedescendant']) field.removeAttribute(name)
  }

  protected override render() {
    if (!this.found) return nothing
    return html`
      <ul id=${this.#list} class="mentions" role="listbox" aria-label=${msg('People to name')}>
        ${this.found.people.map(
          ({ name }, at) => html`
            <li
              id="${this.#list}-${at}"
              role="option"
              dir="auto"
              aria-selected=${at === this.active}
              @pointerdown=${(event: Event) => this.#point(event, at)}
            >${name}</li>
          `,
        )}
      </ul>
    `
  }

  readonly #look = () => {
    const field = this.#field
    const caret = field?.selectionStart ?? 0
    this.found = field && field.selectionEnd === caret ? offered(field.value.slice(0, caret), this.people) : undefined
    this.active = 0
  }

  readonly #close = () => {
    this.found = undefined
  }

  readonly #key = (event: Event) => {
    if (!(event instanceof KeyboardEvent) || !this.found || event.isComposing) return
    if (event.ctrlKey || event.altKey || event.metaKey || event.shiftKey) return
    const count = this.found.people.length
    if (event.code === 'ArrowDown') this.active = (this.active + 1) % count
    else if (event.code === 'ArrowUp') this.active = (this.active + count - 1) % count
    else if (event.code === 'Escape') this.found = undefined
    else if (['Enter', 'NumpadEnter', 'Tab'].includes(event.code)) this.#take(this.active)
    else return
    event.preventDefault()
    event.stopImmediatePropagation()
  }

  /** Before the field loses the focus. */
  #point(event: Event, at: number): void {
    event.preventDefault()
    this.#take(at)
  }

  #take(at: number): void {
    const [field, found] = [this.#field, this.found]
    const person = found?.people[at]
    if (!field || !found || !person) return
    this.found = undefined
    field.setRangeText(`@${person.name} `, found.from, field.selectionStart ?? field.value.length, 'end')
    field.dispatchEvent(new InputEvent('input', { bubbles: true }))
    this.found = undefined
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'room-mention-offer': RoomMentionOffer
  }
}
