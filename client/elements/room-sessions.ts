import { msg, str } from '@lit/localize'
import { css, html, LitElement, nothing } from 'lit'
import { customElement, property, state } from 'lit/decorators.js'
import { repeat } from 'lit/directives/repeat.js'
import type { EndedSession, MyRoom, SessionRow } from '#shared/protocol/session-messages.ts'
import { controls } from '../styles/controls.ts'
import { LeaveEvent } from './leave-event.ts'
import { roleWord } from './role-words.ts'
import './room-leave-ask.ts'

const mostNames = 6

/** The sessions of this browser: each a room, as somebody; those that have ended can be forgotten. */
@customElement('room-sessions')
export class RoomSessions extends LitElement {
  static override styles = [
    controls,
    css`
      :host {
        display: block;
        inline-size: 100%;
      }
      ul {
        display: grid;
        gap: 8px;
        margin: 0;
        padding: 0;
        list-style: none;
      }
      li {
        display: grid;
        grid-template-columns: minmax(0, 1fr) auto;
        align-items: start;
        gap: 4px 12px;
        padding: 12px;
        border: 1px solid var(--line);
        border-radius: var(--radius);
        background: var(--surface);
        overflow-wrap: anywhere;
      }
      li.ended {
        background: none;
        color: var(--ink-quiet);
      }
      a {
        font-size: var(--size-title);
        font-weight: 600;
      }
      .more {
        display: flex;
        flex-wrap: wrap;
        grid-column: 1 / -1;
        gap: 4px 16px;
      }
      .ask,
      .waiting {
        flex: 1 0 100%;
      }
      .quiet {
        color: var(--ink-quiet);
      }
      .waiting {
        color: var(--disputed);
        font-weight: 600;
      }
      .progress {
        display: flex;
        align-items: center;
        gap: 8px;
        color: var(--ink-quiet);
        font-variant-numeric: tabular-nums;
      }
      progress {
        block-size: 6px;
        inline-size: 96px;
        accent-color: var(--settled-line);
      }
    `,
  ]

  @property({ attribute: false })
  accessor rows: readonly SessionRow[] = []

  /** The session that is about to be left. */
  @state()
  private accessor leaving: number | undefined

  protected override render() {
    return html`
      <ul>
        ${repeat(
          this.rows,
          ({ number }) => number,
          (row) => (row.ended ? this.#ended(row) : this.#running(row)),
        )}
      </ul>
    `
  }

  readonly #running = (row: MyRoom) => html`
    <li>
      <div>
        <a href=${row.path}>${row.title}</a>
        <div>${msg(str`as ${row.name}, ${roleWord(row.role)}`)}</div>
      </div>
      <button class="plain" aria-expanded=${this.leaving === row.number} @click=${() => this.#ask(row)}>
        ${msg('Leave')}<span class="unseen"> ${msg(str`${row.title} as ${row.name}`)}</span>
      </button>
      <div class="more">
        ${this.leaving === row.number ? this.#sure(row) : nothing}
        ${row.waiting > 0 ? html`<span class="waiting">⚑ ${row.waiting === 1 ? msg('1 dispute waits for you') : msg(str`${row.waiting} disputes wait for you`)}</span>` : nothing}
        <label class="progress">
          <progress max=${Math.max(row.items, 1)} .value=${row.signedOff}></progress>
          ${msg(str`${row.signedOff} of ${row.items} signed off`)}
        </label>
        ${this.#here(row)}
      </div>
    </li>
  `

  readonly #ended = ({ number, room }: EndedSession) => html`
    <li class="ended">
      <span>${room ? msg(str`A session in “${room}” has ended. Open your link again to come back.`) : msg('A session has ended.')}</span>
      <button @click=${() => this.#leave(number)}>${msg('Forget')}<span class="unseen"> ${room}</span></button>
    </li>
  `

  #here({ here }: MyRoom) {
    if (typeof here === 'number')
      return html`<span class="quiet">${here === 0 ? msg('Nobody is in now') : msg(str`${here} in now`)}</span>`
    if (here.length === 0) return html`<span class="quiet">${msg('Nobody is in now')}</span>`
    const names = here.slice(0, mostNames).join(', ')
    const more = here.length - mostNames
    return html`<span class="quiet">${more > 0 ? msg(str`In now: ${names} and ${more} more`) : msg(str`In now: ${names}`)}</span>`
  }

  #sure(row: MyRoom) {
    return html`<room-leave-ask class="ask" .row=${row} @room-stay=${() => this.#ask(undefined)} @room-leave=${() => this.#ask(undefined)}></room-leave-ask>`
  }

  #ask(row: MyRoom | undefined): void {
    this.leaving = this.leaving === row?.number ? undefined : row?.number
  }

  #leave(number: number): void {
    this.leaving = undefined
    this.dispatchEvent(new LeaveEvent(number))
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'room-sessions': RoomSessions
  }
}
