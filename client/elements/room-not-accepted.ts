import { msg, str } from '@lit/localize'
import { css, html, LitElement, nothing } from 'lit'
import { customElement, property } from 'lit/decorators.js'
import type { Place } from '#shared/domain/place.ts'
import type { NotAccepted } from '../controllers/item-screen.ts'
import { ItemSlice } from '../controllers/item-slice.ts'
import { refusalSentence } from '../controllers/refusal-sentence.ts'
import { RoomView } from '../controllers/room-view.ts'
import { controls } from '../styles/controls.ts'

/** Words that the server did not take, kept here until the person has done with them. */
@customElement('room-not-accepted')
export class RoomNotAccepted extends LitElement {
  static override styles = [
    controls,
    css`
      :host {
        display: block;
      }
      section {
        display: grid;
        gap: 4px;
        max-block-size: 180px;
        padding: 8px 16px;
        overflow-y: auto;
        border-block-start: 2px solid var(--danger);
        background: var(--danger-soft);
      }
      h3 {
        font-size: var(--size);
        color: var(--danger);
      }
      .ruled {
        border-color: var(--ruled);
        background: var(--ruled-soft);
      }
      .ruled h3 {
        color: var(--ruled);
      }
      .unit {
        display: flex;
        gap: 8px;
        align-items: baseline;
      }
      .actions {
        display: flex;
        gap: 8px;
        position: sticky;
        inset-block-end: -8px;
        padding-block: 4px;
        background: var(--danger-soft);
      }
      .unit span:last-of-type {
        flex: 1;
        font-size: 16px;
        user-select: all;
      }
    `,
  ]

  /** The item takes no edits of this person. */
  @property({ type: Boolean, attribute: 'read-only' })
  accessor readOnly = false

  readonly #words = new ItemSlice(this, ({ notAccepted }) => notAccepted)
  readonly #role = new RoomView(this, ({ joined }) => joined?.me.role)
  readonly #language = new ItemSlice(this, ({ sources }) => sources?.language)

  protected override render() {
    return (this.#words.value ?? []).map(this.#one)
  }

  readonly #one = (words: NotAccepted) => html`
    <section aria-label=${words.ruled ? msg('Not in the result') : msg('Not accepted')} class=${words.ruled ? 'ruled' : ''}>
      <h3>${words.ruled ? words.reason : msg(str`Not accepted: ${refusalSentence(words.reason)}`)}</h3>
      ${words.ruled ? nothing : html`<p>${this.#sentence(words)}</p>`}
      ${words.units.map(
        ({ segment, text }) => html`
          <div class="unit">
            <span>${msg(str`Segment ${segment}`)}</span>
            <span lang=${this.#language.value ?? ''} dir="auto">${text}</span>
            <button @click=${() => this.#copy(text)}>${msg('Copy')}</button>
          </div>
        `,
      )}
      <div class="actions">
        ${words.ruled ? this.#ask(words.ruled) : nothing}
        ${this.#mayPutBack(words) ? html`<button class="primary" @click=${() => this.#words.item?.puttingBack.putBack(words)}>${msg('Put back what fits')}</button>` : nothing}
        <button @click=${() => this.#words.item?.puttingBack.done(words)}>${msg('Done with it')}</button>
      </div>
    </section>
  `

  #sentence(words: NotAccepted): string {
    return this.#mayPutBack(words)
      ? msg('Your words are kept here, also after a reload. Put back what still fits the draft, or copy what you need.')
      : msg('Your words are kept here, also after a reload. Copy what you still need.')
  }

  #mayPutBack({ units }: NotAccepted): boolean {
    return !this.readOnly && units.some(({ before }) => before !== null)
  }

  /** What is left to do about words that were ruled: a trainer takes the ruling back, others see why it was made. */
  #ask(place: Place) {
    const { item } = this.#words
    const look = () => {
      item?.places.lookAt(place)
      if (this.#role.client?.may('ruling.reopen')) item?.ruling.begin()
      else item?.disputing.askToReopen(place)
    }
    return html`<button @click=${look}>${this.#role.client?.may('ruling.reopen') ? msg('Reopen the ruling') : msg('Ask to reopen')}</button>`
  }

  /** The clipboard needs https; elsewhere the words are selected by a click. */
  #copy(text: string): void {
    void navigator.clipboard?.writeText(text)
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'room-not-accepted': RoomNotAccepted
  }
}
