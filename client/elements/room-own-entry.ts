import { msg, str } from '@lit/localize'
import { css, html, LitElement, nothing } from 'lit'
import { customElement, property, state } from 'lit/decorators.js'
import type { PersonRow } from '#shared/protocol/people-messages.ts'
import { RoomView } from '../controllers/room-view.ts'
import { controls } from '../styles/controls.ts'
import { OwnLinkEvent } from './own-link-event.ts'
import './room-passphrase-form.ts'

/** What somebody may do about themself: a link for another device, and a passphrase. */
@customElement('room-own-entry')
export class RoomOwnEntry extends LitElement {
  static override styles = [
    controls,
    css`
      :host {
        display: grid;
        gap: 8px;
      }
      .buttons {
        display: flex;
        flex-wrap: wrap;
        gap: 8px;
      }
      p {
        overflow-wrap: anywhere;
      }
      .quiet {
        color: var(--ink-quiet);
      }
    `,
  ]

  @property({ attribute: false })
  accessor person: PersonRow | undefined

  @state()
  private accessor setting = false

  readonly #room = new RoomView(this, ({ joined }) => joined?.room.id)

  protected override render() {
    const { person } = this
    if (!person) return nothing
    return html`
      <p>${this.#who(person)} <span class="quiet">${this.#how(person)}</span></p>
      ${
        this.setting
          ? html`<room-passphrase-form ?change=${person.passphrase === true} @room-kept=${this.#done}></room-passphrase-form>`
          : html`
              <div class="buttons">
                <button @click=${() => this.dispatchEvent(new OwnLinkEvent())}>${msg('Come back on another device')}</button>
                <button @click=${this.#set}>${person.passphrase ? msg('Change or remove your passphrase') : msg('Set a passphrase')}</button>
              </div>
            `
      }
    `
  }

  #who({ name, pseudonym }: PersonRow) {
    return name === pseudonym
      ? html`${msg(html`You are <strong>${name}</strong>.`)}`
      : html`${msg(html`You are <strong>${name}</strong> (${pseudonym}).`)}`
  }

  #how({ passphrase, name }: PersonRow): string {
    return passphrase
      ? msg(
          str`You come back without a link by the room ${this.#room.value ?? ''}, the name ${name} and your passphrase.`,
        )
      : msg('With a passphrase you come back without asking for a link.')
  }

  #set(): void {
    this.setting = true
  }

  #done(): void {
    this.setting = false
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'room-own-entry': RoomOwnEntry
  }
}
