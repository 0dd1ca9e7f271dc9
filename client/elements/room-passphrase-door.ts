import { msg, str } from '@lit/localize'
import { css, html, LitElement, nothing } from 'lit'
import { customElement, property, state } from 'lit/decorators.js'
import type { Role } from '#shared/domain/roles.ts'
import { type KnownPlace, knownPlaces } from '../controllers/device-work.ts'
import { comeIn } from '../controllers/sessions.ts'
import { controls } from '../styles/controls.ts'
import { roleWord } from './role-words.ts'

/** Comes in by room, name and passphrase, without a link; what this browser knows is filled in. */
@customElement('room-passphrase-door')
export class RoomPassphraseDoor extends LitElement {
  static override styles = [
    controls,
    css`
      :host {
        display: block;
        inline-size: 100%;
      }
      summary {
        min-block-size: max(28px, var(--target));
        padding-block: 4px;
        color: var(--accent);
        cursor: pointer;
      }
      form {
        display: grid;
        grid-template-columns: repeat(auto-fit, minmax(min(200px, 100%), 1fr));
        align-items: end;
        gap: 8px;
        padding-block-start: 8px;
      }
      label {
        display: grid;
        gap: 2px;
        color: var(--ink-quiet);
        font-size: var(--size-small);
      }
      input {
        inline-size: 100%;
        font-size: var(--size);
      }
      .roles {
        display: flex;
        flex-wrap: wrap;
        align-items: center;
        grid-column: 1 / -1;
        gap: 8px;
      }
      .trouble {
        grid-column: 1 / -1;
        padding: 8px 12px;
        border-inline-start: 3px solid var(--danger);
        background: var(--danger-soft);
      }
    `,
  ]

  /** The room that the page is about, if it is about one. */
  @property()
  accessor room = ''

  @property({ type: Boolean })
  accessor open = false

  @state()
  private accessor places: readonly KnownPlace[] = []

  /** To be chosen from, once the passphrase is known to be right. */
  @state()
  private accessor roles: readonly Role[] = []

  @state()
  private accessor trouble = ''

  override connectedCallback(): void {
    super.connectedCallback()
    void knownPlaces().then((places) => (this.places = places))
  }

  protected override render() {
    const { places } = this
    const here = places.filter(({ room }) => this.room === '' || room === this.room)
    const [only] = here
    const known = here.length === 1 ? only : undefined
    return html`
      <details ?open=${this.open}>
        <summary>${msg('I have a passphrase')}</summary>
        <form @submit=${this.#submit} @input=${this.#anew}>
          <label>
            ${msg('Room')}
            <input name="room" required maxlength="80" list="rooms" autocomplete="off" autocapitalize="none" .defaultValue=${this.room || (known?.room ?? '')} />
          </label>
          <label>
            ${msg('Name or pseudonym')}
            <input name="name" required maxlength="80" list="names" autocomplete="username" .defaultValue=${known?.name ?? ''} />
          </label>
          <label>${msg('Passphrase')}<input name="passphrase" type="password" required maxlength="400" autocomplete="current-password" /></label>
          ${this.roles.length > 0 ? this.#choice() : html`<button class="primary">${msg('Come in')}</button>`}
          ${this.trouble ? html`<p class="trouble" role="alert">${this.trouble}</p>` : nothing}
        </form>
        <datalist id="rooms">${[...new Set(places.map(({ room }) => room))].map((room) => html`<option value=${room}></option>`)}</datalist>
        <datalist id="names">${[...new Set(here.map(({ name }) => name))].map((name) => html`<option value=${name}></option>`)}</datalist>
      </details>
    `
  }

  #choice() {
    return html`
      <div class="roles" role="group" aria-label=${msg('In which role')}>
        <span>${msg('You have several roles there. Come in:')}</span>
        ${this.roles.map((role) => html`<button value=${role}>${msg(str`as ${roleWord(role)}`)}</button>`)}
      </div>
    `
  }

  async #submit(event: SubmitEvent): Promise<void> {
    event.preventDefault()
    const given = new FormData(event.currentTarget as HTMLFormElement)
    const [room = '', name = '', passphrase = ''] = ['room', 'name', 'passphrase'].map((field) =>
      String(given.get(field)),
    )
    const wanted = (event.submitter as HTMLButtonElement | null)?.value
    const role = this.roles.find((one) => one === wanted)
    const come = await comeIn({ room, name, passphrase, ...(role ? { role } : {}) })
    this.trouble = come.ok ? '' : come.trouble
    if (!come.ok) return
    if ('path' in come.value) location.assign(come.value.path)
    else this.roles = come.value.choose
  }

  #anew(): void {
    this.roles = []
    this.trouble = ''
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'room-passphrase-door': RoomPassphraseDoor
  }
}
