import { msg } from '@lit/localize'
import { css, html, LitElement, nothing } from 'lit'
import { customElement, property, state } from 'lit/decorators.js'
import type { SessionRow } from '#shared/protocol/session-messages.ts'
import { leave, mySessions } from '../controllers/sessions.ts'
import { controls } from '../styles/controls.ts'
import { door } from '../styles/door.ts'
import type { LeaveEvent } from './leave-event.ts'
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
    `,
  ]

  /** Why, where the server said so. */
  @property()
  accessor message = ''

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
        <p>${this.message || msg('The session of this tab has ended: it was left, or a lead ended it. What was not sent yet stays on this device. Open your link again, or ask a lead for a new one.')}</p>
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
