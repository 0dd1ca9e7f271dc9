import { msg } from '@lit/localize'
import { css, html, LitElement, nothing } from 'lit'
import { customElement, property, state } from 'lit/decorators.js'
import type { MyRoom } from '#shared/protocol/session-messages.ts'
import { type DeviceWork, takeOffDevice, workOfSession } from '../controllers/device-work.ts'
import { controls } from '../styles/controls.ts'
import { LeaveEvent } from './leave-event.ts'
import { asideSentence, takeOffSentence, unsentSentence } from './unsent-words.ts'

/**
 * Asks before a session is left on this device, and says what of that person is not sent yet.
 * @fires room-stay - They stay.
 */
@customElement('room-leave-ask')
export class RoomLeaveAsk extends LitElement {
  static override styles = [
    controls,
    css`
      :host {
        display: block;
        inline-size: 100%;
      }
      div {
        display: flex;
        flex-wrap: wrap;
        align-items: center;
        gap: 8px;
      }
      .sure {
        padding: 8px 12px;
        border-inline-start: 3px solid var(--danger);
        background: var(--danger-soft);
      }
      strong,
      p {
        flex: 1 1 100%;
      }
    `,
  ]

  @property({ attribute: false })
  accessor row: MyRoom | undefined

  /** What is kept of them here; undefined while nobody has looked. */
  @state()
  private accessor work: DeviceWork | undefined

  /** Nobody leaves before they could read what is not sent. */
  @state()
  private accessor looked = false

  @state()
  private accessor taking = false

  @state()
  private accessor trouble = ''

  protected override firstUpdated(): void {
    const { row } = this
    if (row) void this.#look(row)
  }

  async #look({ room, number }: MyRoom): Promise<void> {
    this.work = await workOfSession(room, number)
    this.looked = true
  }

  protected override render() {
    const { row, work } = this
    if (!row) return nothing
    const kept = work && work.unsent + work.aside > 0 ? work : undefined
    if (kept && this.taking) return this.#sure(row, kept)
    return html`
      <div role="group" aria-label=${msg('Leave this room on this device')}>
        ${kept && kept.unsent > 0 ? html`<strong>${unsentSentence(row.name, kept.unsent)}</strong>` : nothing}
        ${kept && kept.aside > 0 ? html`<p>${asideSentence(row.name, kept.aside)}</p>` : nothing}
        <p>${kept ? msg('Wait until it is sent, or leave and keep it here: it is sent when you come back as yourself. You need a link or your passphrase to come back.') : msg('Leave this room on this device? You need a link or your passphrase to come back; your other sessions stay.')}</p>
        ${this.trouble ? html`<p role="alert">${this.trouble}</p>` : nothing}
        ${kept && kept.unsent > 0 ? html`<a class="button" href=${row.path}>${msg('Wait and send')}</a>` : nothing}
        <button ?disabled=${!this.looked} @click=${() => this.#leave(row)}>${kept ? msg('Leave, keep it here') : msg('Leave it')}</button>
        ${kept && !kept.live ? html`<button @click=${this.#ask}>${msg('Leave, take it off')}</button>` : nothing}
        <button @click=${this.#stay}>${msg('Stay')}</button>
      </div>
    `
  }

  #sure(row: MyRoom, work: DeviceWork) {
    return html`
      <div class="sure" role="group" aria-label=${msg('Take it off this device')}>
        <p>${takeOffSentence(row.name, work)}</p>
        <button @click=${this.#ask}>${msg('Keep it here')}</button>
        <button @click=${() => this.#takeOff(row, work)}>${msg('Take it off for good and leave')}</button>
      </div>
    `
  }

  #ask(): void {
    this.taking = !this.taking
  }

  #stay(): void {
    this.dispatchEvent(new Event('room-stay'))
  }

  #leave({ number }: MyRoom): void {
    this.dispatchEvent(new LeaveEvent(number))
  }

  async #takeOff(row: MyRoom, work: DeviceWork): Promise<void> {
    this.taking = false
    if (await takeOffDevice(work)) return this.#leave(row)
    this.trouble = msg('Nothing was taken off: close your other tabs of this room first.')
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'room-leave-ask': RoomLeaveAsk
  }
}
