import { msg } from '@lit/localize'
import { css, html, LitElement, nothing } from 'lit'
import { customElement, property, state } from 'lit/decorators.js'
import { setPassphrase } from '../controllers/people-acts.ts'
import { RoomView } from '../controllers/room-view.ts'
import { controls } from '../styles/controls.ts'
import { rowForm } from '../styles/row-form.ts'
import { PeopleChangedEvent } from './people-changed-event.ts'

const least = 8

/**
 * Sets one's own passphrase, or changes or removes the one that is there.
 * @fires room-kept - It is done, or stays as it is.
 */
@customElement('room-passphrase-form')
export class RoomPassphraseForm extends LitElement {
  static override styles = [
    controls,
    rowForm,
    css`
      :host {
        display: grid;
        gap: 8px;
      }
      label {
        flex: 1 1 200px;
        max-inline-size: 320px;
      }
      input {
        inline-size: 100%;
        font-size: var(--size);
      }
      .trouble {
        color: var(--danger);
      }
      .quiet {
        color: var(--ink-quiet);
      }
    `,
  ]

  /** There is one already. */
  @property({ type: Boolean })
  accessor change = false

  @state()
  private accessor trouble = ''

  readonly #room = new RoomView(this, ({ joined }) => joined?.me.person)

  protected override firstUpdated(): void {
    this.renderRoot.querySelector('input')?.focus()
  }

  protected override render() {
    const { change } = this
    return html`
      <form @submit=${this.#submit}>
        ${change ? html`<label>${msg('The passphrase you have')}<input name="old" type="password" required maxlength="400" autocomplete="current-password" /></label>` : nothing}
        <label>
          ${change ? msg('The new one, 8 characters or more') : msg('A passphrase, 8 characters or more')}
          <input name="passphrase" type="password" ?required=${!change} maxlength="400" autocomplete="new-password" />
        </label>
        <label>${msg('The same once more')}<input name="again" type="password" ?required=${!change} maxlength="400" autocomplete="new-password" /></label>
        <button class="primary">${change ? msg('Change it') : msg('Set it')}</button>
        ${change ? html`<button value="remove">${msg('Remove it')}</button>` : nothing}
        <button type="button" @click=${this.#keep}>${msg('Leave it as it is')}</button>
      </form>
      ${this.trouble ? html`<p class="trouble" role="alert">${this.trouble}</p>` : nothing}
      <p class="quiet">${msg('Several words that you remember are good. Nobody can read it here; a lead can remove it if you forget it.')}</p>
    `
  }

  async #submit(event: SubmitEvent): Promise<void> {
    event.preventDefault()
    const address = this.#room.client?.address
    if (!address) return
    const given = new FormData(event.currentTarget as HTMLFormElement)
    const removes = (event.submitter as HTMLButtonElement | null)?.value === 'remove'
    const passphrase = removes ? null : String(given.get('passphrase'))
    this.trouble = passphrase === null ? '' : this.#fault(passphrase, String(given.get('again')))
    if (this.trouble) return
    const old = this.change ? { old: String(given.get('old')) } : {}
    const done = await setPassphrase(address, { passphrase, ...old })
    this.trouble = done.ok ? '' : done.trouble
    if (!done.ok) return
    this.dispatchEvent(new PeopleChangedEvent())
    this.#keep()
  }

  #fault(passphrase: string, again: string): string {
    if ([...passphrase.normalize('NFC')].length < least) return msg('A passphrase has 8 characters or more.')
    return passphrase === again ? '' : msg('The two are not the same. Write it once more.')
  }

  #keep(): void {
    this.dispatchEvent(new Event('room-kept'))
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'room-passphrase-form': RoomPassphraseForm
  }
}
