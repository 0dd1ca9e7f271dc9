import { msg, str } from '@lit/localize'
import { css, html, LitElement, nothing } from 'lit'
import { customElement } from 'lit/decorators.js'
import type { NotAccepted } from '../controllers/item-screen.ts'
import { ItemSlice } from '../controllers/item-slice.ts'
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
      .unit {
        display: flex;
        gap: 8px;
        align-items: baseline;
      }
      .unit span:last-of-type {
        flex: 1;
        font-size: 16px;
        user-select: all;
      }
    `,
  ]

  readonly #words = new ItemSlice(this, ({ notAccepted }) => notAccepted)
  readonly #language = new ItemSlice(this, ({ sources }) => sources?.language)

  protected override render() {
    return (this.#words.value ?? []).map(this.#one)
  }

  readonly #one = (words: NotAccepted) => html`
    <section aria-label=${msg('Not accepted')}>
      <h3>${msg(str`Not accepted: ${words.reason}`)}</h3>
      <p>${words.units.length > 0 ? msg('Your words are kept here; copy what you still need.') : nothing}</p>
      ${words.units.map(
        ({ segment, text }) => html`
          <div class="unit">
            <span>${msg(str`Segment ${segment}`)}</span>
            <span lang=${this.#language.value ?? ''} dir="auto">${text}</span>
            <button @click=${() => this.#copy(text)}>${msg('Copy')}</button>
          </div>
        `,
      )}
      <div><button @click=${() => this.#words.item?.dismiss(words)}>${msg('Done with it')}</button></div>
    </section>
  `

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
