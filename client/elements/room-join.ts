import { msg, str } from '@lit/localize'
import { html, LitElement, nothing } from 'lit'
import { customElement, property, state } from 'lit/decorators.js'
import { enter } from '../controllers/sessions.ts'
import { controls } from '../styles/controls.ts'
import { door } from '../styles/door.ts'

/** The door: exchanges a link for a session. It opens by itself; the button is for when it did not. */
@customElement('room-join')
export class RoomJoin extends LitElement {
  static override styles = [controls, door]

  @property()
  accessor invite = ''

  @state()
  private accessor trouble = ''

  @state()
  private accessor entering = false

  override connectedCallback(): void {
    super.connectedCallback()
    if (this.invite) void this.#enter()
  }

  protected override render() {
    const [, room] = /^([a-z0-9-]+)\./.exec(this.invite) ?? []
    return html`
      <main>
        <h1>${room ? msg(str`Enter the room “${room}”`) : msg('Enter the room')}</h1>
        ${this.invite ? nothing : html`<p>${msg('This link is not whole: the part after # is missing. Open it again from where you got it.')}</p>`}
        ${this.trouble ? html`<p class="trouble" role="alert">${this.trouble}</p>` : nothing}
        <button class="primary" ?disabled=${!this.invite || this.entering} @click=${this.#enter}>
          ${this.entering ? msg('Entering …') : msg('Enter')}
        </button>
        <p class="quiet"><a href="/">${msg('My rooms')}</a></p>
      </main>
    `
  }

  async #enter(): Promise<void> {
    this.entering = true
    const entered = await enter(this.invite)
    if (entered.ok) location.replace(entered.path)
    else {
      this.trouble = entered.trouble
      this.entering = false
    }
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'room-join': RoomJoin
  }
}
