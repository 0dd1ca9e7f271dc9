import { msg, str } from '@lit/localize'
import { css, html, LitElement, nothing } from 'lit'
import { customElement, property, state } from 'lit/decorators.js'
import type { Home, HomePerson } from '#shared/protocol/home-messages.ts'
import type { EndedSession } from '#shared/protocol/session-messages.ts'
import { linkHome } from '../controllers/home-view.ts'
import { controls } from '../styles/controls.ts'
import { home } from '../styles/home.ts'
import { LeaveEvent } from './leave-event.ts'
import './room-device-work.ts'
import './room-link.ts'
import './room-passphrase-door.ts'

/** Under the rooms: another link, sessions that have ended, and who makes rooms at this browser. */
@customElement('room-home-foot')
export class RoomHomeFoot extends LitElement {
  static override styles = [
    controls,
    home,
    css`
      :host {
        min-block-size: 0;
        padding: 0;
      }
    `,
  ]

  @property({ attribute: false })
  accessor home!: Home

  @state()
  private accessor link = ''

  @state()
  private accessor trouble = ''

  @state()
  private accessor leaving: number | undefined

  protected override render() {
    const { ended, house, rows } = this.home
    const nothingYet = rows.length === 0 && house.length === 0
    return html`
      <footer>
        ${ended.map(this.#ended)}
        <room-device-work .rows=${[...rows, ...ended]}></room-device-work>
        ${this.#another(nothingYet)}
        <room-passphrase-door></room-passphrase-door>
        ${nothingYet ? this.#beginning() : nothing} ${house.map(this.#house)}
        ${this.trouble ? html`<p class="trouble" role="alert">${this.trouble}</p>` : nothing}
      </footer>
    `
  }

  readonly #ended = ({ number, room }: EndedSession) => html`
    <div class="line quiet">
      <span>${room ? msg(str`A session in “${room}” has ended. Open your link again to come back.`) : msg('A session has ended.')}</span>
      <button @click=${() => this.#leave(number)}>${msg('Forget')}<span class="unseen"> ${room}</span></button>
    </div>
  `

  #another(first: boolean) {
    return html`
      <form class="link" @submit=${this.#open}>
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
        <p>${msg('The window in which it was started shows a link to begin with: open it and make your first room. A terminal in the same folder does it too:')}</p>
        <pre><code>npx chavadi import batch.csv --room batch-1
npx chavadi invite batch-1 --role lead --name Asha</code></pre>
        <p class="quiet">${msg('The second command prints a link; a lead makes the links for everybody else in the room.')}</p>
      </section>
    `
  }

  readonly #house = ({ number, name }: HomePerson) => html`
    <section>
      <div class="line">
        <span>${msg(str`You make rooms here as ${name}.`)}</span>
        <button @click=${this.#makeLink}>${msg('Open them on another device')}</button>
        <button class="plain" aria-expanded=${this.leaving === number} @click=${() => (this.leaving = this.leaving === number ? undefined : number)}>
          ${msg('Sign out here')}
        </button>
      </div>
      ${
        this.leaving === number
          ? html`
              <div class="line" role="group" aria-label=${msg('Sign out here')}>
                <span>${msg('The rooms that you made close on this device. To come back you need a link: make one first, for yourself.')}</span>
                <button @click=${() => this.#leave(number)}>${msg('Sign out')}</button>
                <button @click=${() => (this.leaving = undefined)}>${msg('Stay')}</button>
              </div>
            `
          : nothing
      }
      ${this.link ? html`<room-link .link=${this.link} .about=${msg('Opens your rooms as you on another device, once, within a day.')} @room-link-done=${() => (this.link = '')}></room-link>` : nothing}
    </section>
  `

  readonly #makeLink = async () => {
    const made = await linkHome()
    this.link = made.ok ? made.value : ''
    this.trouble = made.ok ? '' : made.trouble
  }

  #leave(number: number): void {
    this.leaving = undefined
    this.dispatchEvent(new LeaveEvent(number))
  }

  /** Of what was pasted only the part after # counts. */
  #open(event: SubmitEvent): void {
    event.preventDefault()
    const given = String(new FormData(event.currentTarget as HTMLFormElement).get('link'))
    const invite = given.trim().split('#').at(-1) ?? ''
    location.assign(`/join#${encodeURIComponent(invite)}`)
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'room-home-foot': RoomHomeFoot
  }
}
