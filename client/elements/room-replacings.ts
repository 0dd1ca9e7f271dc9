import { msg, str } from '@lit/localize'
import { css, html, LitElement, nothing } from 'lit'
import { customElement, property } from 'lit/decorators.js'
import { repeat } from 'lit/directives/repeat.js'
import type { ReplacingRow } from '#shared/protocol/many.ts'
import { controls } from '../styles/controls.ts'
import { placesWords } from './many-words.ts'
import { exactTime, relativeTime } from './relative-time.ts'
import { UndoReplacingEvent } from './undo-replacing-event.ts'

/**
 * The latest find-and-replaces of the room.
 * @fires room-undo-replacing - One is to be taken back.
 */
@customElement('room-replacings')
export class RoomReplacings extends LitElement {
  static override styles = [
    controls,
    css`
      :host {
        display: grid;
        gap: 4px;
      }
      h4,
      ul {
        margin: 0;
        padding: 0;
        list-style: none;
      }
      li {
        display: flex;
        flex-wrap: wrap;
        align-items: center;
        gap: 4px 12px;
        min-block-size: 44px;
        padding: 4px 0;
        border-block-start: 1px solid var(--line);
      }
      .words {
        flex: 1 1 200px;
        min-inline-size: 0;
        overflow-wrap: anywhere;
      }
      .quiet {
        color: var(--ink-quiet);
      }
    `,
  ]

  @property({ attribute: false })
  accessor rows: readonly ReplacingRow[] = []

  /** Something is under way: nothing can be taken back now. */
  @property({ type: Boolean })
  accessor busy = false

  protected override render() {
    if (this.rows.length === 0) return nothing
    return html`
      <h4>${msg('Replaced lately')}</h4>
      <ul>${repeat(this.rows, ({ replacing }) => replacing, this.#row)}</ul>
    `
  }

  readonly #row = ({ replacing, find, with: words, name, at, items, places, undone, mine }: ReplacingRow) => {
    const time = Date.parse(at)
    return html`
      <li>
        <span class="words"><q>${find}</q> → ${words === '' ? msg('nothing') : html`<q>${words}</q>`}</span>
        <span>${placesWords(places, items)}</span>
        <span class="quiet">${name} <time datetime=${at} title=${exactTime(time)}>${relativeTime(time, Date.now())}</time></span>
        ${undone === 0 ? nothing : html`<span>${undone === items ? msg('undone') : msg(str`undone in ${undone} of ${items}`)}</span>`}
        ${mine && undone < items ? html`<button ?disabled=${this.busy} @click=${() => this.dispatchEvent(new UndoReplacingEvent(replacing))}>${msg('Undo all of it')}<span class="unseen"> ${find}</span></button>` : nothing}
      </li>
    `
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'room-replacings': RoomReplacings
  }
}
