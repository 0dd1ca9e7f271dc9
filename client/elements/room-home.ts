import { msg, str } from '@lit/localize'
import { html, LitElement, nothing } from 'lit'
import { customElement, state } from 'lit/decorators.js'
import { type MyRoom, myRooms } from '../controllers/sessions.ts'
import { controls } from '../styles/controls.ts'
import { door } from '../styles/door.ts'
import { roleWord } from './role-words.ts'

/** The rooms of this browser's sessions, or what Chavadi is. */
@customElement('room-home')
export class RoomHome extends LitElement {
  static override styles = [controls, door]

  @state()
  private accessor rooms: readonly MyRoom[] | undefined

  override connectedCallback(): void {
    super.connectedCallback()
    void this.#load()
  }

  protected override render() {
    const { rooms } = this
    return html`
      <main>
        <h1>Chavadi</h1>
        <p>${msg('A live review room: where annotators disagree, reviewers settle it together, a trainer rules, and what was decided can be proved.')}</p>
        ${rooms === undefined ? nothing : rooms.length === 0 ? this.#nobody() : this.#list(rooms)}
      </main>
    `
  }

  #nobody() {
    return html`<p class="quiet">${msg('You come in with a link. Ask the lead of your room for one, or look at the window in which the server was started.')}</p>`
  }

  #list(rooms: readonly MyRoom[]) {
    return html`
      <h2>${msg('My rooms')}</h2>
      <ul>
        ${rooms.map(
          ({ path, title, name, role }) => html`
            <li><a href=${path}><strong>${title}</strong><span>${msg(str`as ${name}, ${roleWord(role)}`)}</span></a></li>
          `,
        )}
      </ul>
    `
  }

  async #load(): Promise<void> {
    this.rooms = await myRooms()
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'room-home': RoomHome
  }
}
