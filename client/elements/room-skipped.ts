import { msg, str } from '@lit/localize'
import { css, html, LitElement, nothing } from 'lit'
import { customElement, property } from 'lit/decorators.js'
import type { Skipped } from '#shared/protocol/many.ts'
import { shortKey } from '../bench/short-key.ts'
import { controls } from '../styles/controls.ts'
import { skippedWords } from './many-words.ts'
import { OpenEvent } from './open-event.ts'

/** More than so many are counted, not listed. */
const mostListed = 100

/**
 * Items that work on many passed over, each with the reason and a way to it.
 * @fires room-open - One is to be looked at.
 */
@customElement('room-skipped')
export class RoomSkipped extends LitElement {
  static override styles = [
    controls,
    css`
      :host {
        display: block;
      }
      ul {
        display: grid;
        gap: 4px;
        margin: 0;
        padding: 0;
        list-style: none;
      }
      li {
        display: flex;
        flex-wrap: wrap;
        align-items: center;
        gap: 4px 8px;
      }
      button {
        max-inline-size: 100%;
        white-space: normal;
        overflow-wrap: anywhere;
      }
    `,
  ]

  @property({ attribute: false })
  accessor skipped: readonly Skipped[] = []

  @property({ attribute: false })
  accessor why: (skipped: Skipped) => string = skippedWords

  protected override render() {
    if (this.skipped.length === 0) return nothing
    const more = this.skipped.length - mostListed
    return html`
      <ul>
        ${this.skipped.slice(0, mostListed).map(this.#row)}
        ${more > 0 ? html`<li>${msg(str`and ${more} more`)}</li>` : nothing}
      </ul>
    `
  }

  readonly #row = (skipped: Skipped) => html`
    <li>
      <button title=${skipped.key} @click=${() => this.dispatchEvent(new OpenEvent(skipped.item))}>${shortKey(skipped.key)}</button>
      <span dir="auto">${this.why(skipped)}</span>
    </li>
  `
}

declare global {
  interface HTMLElementTagNameMap {
    'room-skipped': RoomSkipped
  }
}
