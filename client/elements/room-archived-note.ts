import { msg, str } from '@lit/localize'
import { css, html, LitElement, nothing } from 'lit'
import { customElement, state } from 'lit/decorators.js'
import { RoomView } from '../controllers/room-view.ts'
import { controls } from '../styles/controls.ts'

const day = new Intl.DateTimeFormat(undefined, { dateStyle: 'medium', timeStyle: 'short' })

/** That the room is archived, since when and by whom; a lead restores it here. */
@customElement('room-archived-note')
export class RoomArchivedNote extends LitElement {
  static override styles = [
    controls,
    css`
      :host {
        display: block;
      }
      p {
        display: flex;
        flex-wrap: wrap;
        align-items: center;
        gap: 4px 12px;
        padding: 6px 12px;
        border-block-end: 1px solid var(--line-strong);
        background: var(--sunk);
      }
      @media (max-width: 899px) {
        button {
          min-block-size: 44px;
        }
      }
    `,
  ]

  @state()
  private accessor trouble = ''

  readonly #standing = new RoomView(this, ({ joined }) => joined?.room.standing)

  protected override render() {
    const standing = this.#standing.value
    const room = this.#standing.client
    if (standing?.is !== 'archived') return nothing
    const on = day.format(new Date(standing.at))
    const who = standing.by === '' ? undefined : room?.nameOf(standing.by)
    return html`
      <p role="status">
        <span>
          <strong>${msg('This room is archived.')}</strong>
          ${who === undefined ? msg(str`Since ${on} it can be read, not changed.`) : msg(str`${who} archived it on ${on}: it can be read, not changed.`)}
          ${room?.may('room.export') ? msg('You can still export it.') : nothing}
        </span>
        ${room?.may('room.restore') ? html`<button @click=${this.#restore}>${msg('Restore')}</button>` : nothing}
        ${this.trouble ? html`<span role="alert">${this.trouble}</span>` : nothing}
      </p>
    `
  }

  async #restore(): Promise<void> {
    const outcome = await this.#standing.client?.send('room.restore', {})
    this.trouble = outcome?.ok === false ? outcome.refusal.message : ''
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'room-archived-note': RoomArchivedNote
  }
}
