import { msg } from '@lit/localize'
import { css, html, LitElement, nothing } from 'lit'
import { customElement, property, state } from 'lit/decorators.js'
import type { PersonRow } from '#shared/protocol/people-messages.ts'
import { renamePerson } from '../controllers/people-acts.ts'
import { RoomView } from '../controllers/room-view.ts'
import { controls } from '../styles/controls.ts'
import { rowForm } from '../styles/row-form.ts'
import { PeopleChangedEvent } from './people-changed-event.ts'

/**
 * Corrects how somebody is called.
 * @fires room-kept - It is done, or stays as it is.
 */
@customElement('room-person-name')
export class RoomPersonName extends LitElement {
  static override styles = [
    controls,
    rowForm,
    css`
      :host {
        display: grid;
        gap: 4px;
      }
      input {
        font-size: var(--size);
      }
      .trouble {
        color: var(--danger);
      }
    `,
  ]

  @property({ attribute: false })
  accessor person: PersonRow | undefined

  @state()
  private accessor trouble = ''

  readonly #room = new RoomView(this, ({ joined }) => joined?.me.person)

  protected override firstUpdated(): void {
    this.renderRoot.querySelector('input')?.select()
  }

  protected override render() {
    return html`
      <form @submit=${this.#submit}>
        <label>${msg('Name')}<input name="name" required maxlength="80" autocomplete="off" .value=${this.person?.name ?? ''} /></label>
        <button class="primary">${msg('Correct it')}</button>
        <button type="button" @click=${this.#keep}>${msg('Leave it as it is')}</button>
      </form>
      ${this.trouble ? html`<p class="trouble" role="alert">${this.trouble}</p>` : nothing}
    `
  }

  async #submit(event: SubmitEvent): Promise<void> {
    event.preventDefault()
    const address = this.#room.client?.address
    const name = String(new FormData(event.currentTarget as HTMLFormElement).get('name')).trim()
    if (!address || !this.person || name === '') return
    const renamed = await renamePerson(address, this.person.id, name)
    this.trouble = renamed.ok ? '' : renamed.trouble
    if (!renamed.ok) return
    this.dispatchEvent(new PeopleChangedEvent())
    this.#keep()
  }

  #keep(): void {
    this.dispatchEvent(new Event('room-kept'))
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'room-person-name': RoomPersonName
  }
}
