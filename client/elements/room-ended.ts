import { msg, str } from '@lit/localize'
import { css, html, LitElement, nothing } from 'lit'
import { customElement, property, state } from 'lit/decorators.js'
import type { SessionRow } from '#shared/protocol/session-messages.ts'
import { leave, mySessions } from '../controllers/sessions.ts'
import { controls } from '../styles/controls.ts'
import { door } from '../styles/door.ts'
import type { LeaveEvent } from './leave-event.ts'
import './room-passphrase-door.ts'
import './room-sessions.ts'

/** A page whose session has ended: says so, and offers the browser's other sessions. */
@customElement('room-ended')
export class RoomEnded extends LitElement {
  static override styles = [
    controls,
    door,
    css`
      :host {
        flex: 1;
        align-content: safe center;
        min-block-size: 0;
        overflow-y: auto;
      }
      .own {
        padding: 8px;
        border: 1px solid var(--line);
        overflow-wrap: anywhere;
        user-select: all;
      }
    `,
  ]

  /** Which room it was. */
  @property()
  accessor room = ''

  /** Why, where the server said so. */
  @property()
  accessor message = ''

  /** Changes that the server has not acknowledged. */
  @property({ type: Number })
  accessor unsent = 0

  /** Their words, where they are not kept on this device. */
  @property({ attribute: false })
  accessor words: readonly { readonly unit: string; readonly text: string }[] = []

  @state()
  private accessor others: readonly SessionRow[] = []

  override connectedCallback(): void {
    super.connectedCallback()
    void this.#load()
  }

  protected override render() {
    return html`
      <main>
        <h1>${msg('You are not in this room any more')}</h1>
        <p>${this.message || msg('The session of this tab has ended: it was left, or a lead ended it. Open your link again, or ask a lead for a new one.')}</p>
        ${this.unsent > 0 ? this.#unsent() : nothing}
        <room-passphrase-door .room=${this.room} open></room-passphrase-door>
        ${
          this.others.length > 0
            ? html`
                <h2>${msg('Other sessions in this browser')}</h2>
                <room-sessions .rows=${this.others} @room-leave=${this.#leave}></room-sessions>
              `
            : nothing
        }
        <p><a href="/">${msg('My rooms')}</a></p>
      </main>
    `
  }

  #unsent() {
    if (this.words.length > 0)
      return html`
        <p class="trouble" role="alert">${msg('These words of yours did not arrive, and this device could not keep them. Copy them before you close this tab.')}</p>
        ${this.words.map(({ text }) => html`<p class="own" dir="auto">${text}</p>`)}
      `
    const kept =
      this.unsent === 1
        ? msg(
            '1 change of yours did not arrive. It is kept on this device, for you alone, and is sent when you come back into this room as yourself.',
          )
        : msg(
            str`${this.unsent} changes of yours did not arrive. They are kept on this device, for you alone, and are sent when you come back into this room as yourself.`,
          )
    return html`<p>${kept}</p>`
  }

  async #leave({ number }: LeaveEvent): Promise<void> {
    await leave(number)
    await this.#load()
  }

  async #load(): Promise<void> {
    const sessions = await mySessions()
    if (sessions.ok) this.others = sessions.value
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'room-ended': RoomEnded
  }
}
