import { msg } from '@lit/localize'
import { html, LitElement, nothing } from 'lit'
import { customElement, state } from 'lit/decorators.js'
import type { SessionRow } from '#shared/protocol/session-messages.ts'
import { leave, mySessions } from '../controllers/sessions.ts'
import { controls } from '../styles/controls.ts'
import { door } from '../styles/door.ts'
import type { LeaveEvent } from './leave-event.ts'
import './room-device-work.ts'
import type { RoomDeviceWork } from './room-device-work.ts'
import './room-passphrase-door.ts'
import './room-sessions.ts'

/** The rooms of this browser's sessions, or what Chavadi is and how to begin. */
@customElement('room-home')
export class RoomHome extends LitElement {
  static override styles = [controls, door]

  @state()
  private accessor rows: readonly SessionRow[] | undefined

  @state()
  private accessor trouble = ''

  override connectedCallback(): void {
    super.connectedCallback()
    document.addEventListener('visibilitychange', this.#look)
    void this.#load()
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback()
    document.removeEventListener('visibilitychange', this.#look)
  }

  protected override render() {
    const { rows, trouble } = this
    return html`
      <main>
        <h1>Chavadi</h1>
        <p>${msg('A live review room: where annotators disagree, reviewers settle it together, a trainer rules, and what was decided can be proved.')}</p>
        ${trouble ? html`<p class="trouble" role="alert">${trouble}</p>` : nothing}
        ${
          rows && rows.length > 0
            ? html`
                <h2>${msg('My rooms')}</h2>
                <room-sessions .rows=${rows} @room-leave=${this.#leave}></room-sessions>
              `
            : nothing
        }
        <room-device-work .rows=${rows ?? []}></room-device-work>
        ${rows ? this.#link(rows.length === 0) : nothing}
        <room-passphrase-door></room-passphrase-door>
        ${rows?.length === 0 ? this.#beginning() : nothing}
      </main>
    `
  }

  #link(first: boolean) {
    return html`
      <form @submit=${this.#open}>
        <label for="link">${first ? msg('You come in with a link. Ask the lead of your room for one, and paste it here or open it.') : msg('Another link')}</label>
        <div class="line">
          <input id="link" name="link" required autocomplete="off" placeholder="http…/join#…" />
          <button class=${first ? 'primary' : ''}>${msg('Open')}</button>
        </div>
      </form>
    `
  }

  #beginning() {
    return html`
      <section>
        <h2>${msg('If you run this server')}</h2>
        <p>${msg('The window in which it was started shows links into the demo room. Your own work comes in from a terminal in the same folder:')}</p>
        <pre><code>npx chavadi import batch.csv --room batch-1
npx chavadi invite batch-1 --role lead --name Asha</code></pre>
        <p class="quiet">${msg('The second command prints a link; a lead makes the links for everybody else in the room.')}</p>
      </section>
    `
  }

  /** Of what was pasted only the part after # counts. */
  #open(event: SubmitEvent): void {
    event.preventDefault()
    const given = String(new FormData(event.currentTarget as HTMLFormElement).get('link'))
    const invite = given.trim().split('#').at(-1) ?? ''
    location.assign(`/join#${encodeURIComponent(invite)}`)
  }

  readonly #look = () => {
    if (document.visibilityState === 'visible') void this.#load()
  }

  async #leave({ number }: LeaveEvent): Promise<void> {
    const left = await leave(number)
    this.trouble = left.ok ? '' : left.trouble
    await this.#load()
  }

  async #load(): Promise<void> {
    void this.renderRoot.querySelector<RoomDeviceWork>('room-device-work')?.read()
    const sessions = await mySessions()
    if (sessions.ok) this.rows = sessions.value
    else this.trouble = sessions.trouble
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'room-home': RoomHome
  }
}
