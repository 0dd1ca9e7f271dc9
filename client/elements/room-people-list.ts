import { msg, str } from '@lit/localize'
import { html, LitElement, nothing } from 'lit'
import { customElement, property, state } from 'lit/decorators.js'
import { repeat } from 'lit/directives/repeat.js'
import type { Role } from '#shared/domain/roles.ts'
import type { PersonRow } from '#shared/protocol/people-messages.ts'
import { RoomView } from '../controllers/room-view.ts'
import { controls } from '../styles/controls.ts'
import { peopleRows } from '../styles/people-rows.ts'
import { LinkEvent } from './link-event.ts'
import { exactTime, relativeTime } from './relative-time.ts'
import { roleWord } from './role-words.ts'
import './room-person.ts'
import './room-person-rights.ts'

const returnHours = 72

/** People with their roles, who is here, and a return link for each whom the reader may invite. */
@customElement('room-people-list')
export class RoomPeopleList extends LitElement {
  static override styles = [controls, peopleRows]

  @property({ attribute: false })
  accessor people: readonly PersonRow[] = []

  /** Whose rights are looked at. */
  @state()
  private accessor opened: string | undefined

  readonly #here = new RoomView(this, ({ here }) => here)
  readonly #role = new RoomView(this, ({ joined }) => joined?.me.role)

  protected override render() {
    return html`<ul>${repeat(this.people, ({ id }) => id, this.#person)}</ul>`
  }

  readonly #person = (row: PersonRow) => {
    const { id, name, roles, seen } = row
    return html`
    <li>
      <room-person .person=${id} .name=${name} aria-hidden="true"></room-person>
      <span class="name">${name}${id === this.#role.client?.me ? html` <span class="quiet">(${msg('you')})</span>` : nothing}</span>
      <span class="quiet">${roles.map(roleWord).join(', ')}</span>
      <span class="space"></span>
      ${this.#whereabouts(id, seen)}
      <span class="buttons">${roles.filter((role) => this.#invites(role, roles)).map((role) => this.#button(role, id, name, roles.length > 1))}
        ${this.#mayTake(id) ? this.#opener(id, name) : nothing}</span>
      ${this.opened === id ? html`<room-person-rights .person=${row}></room-person-rights>` : nothing}
    </li>
  `
  }

  #whereabouts(id: string, seen: string | null) {
    if (this.#here.value?.some(({ person }) => person === id)) return html`<span class="here">${msg('here now')}</span>`
    if (seen === null) return html`<span class="quiet">${msg('never came')}</span>`
    const at = Date.parse(seen)
    return html`<time class="quiet" datetime=${seen} title=${exactTime(at)}>${msg(str`here ${relativeTime(at, Date.now())}`)}</time>`
  }

  #button(role: Role, person: string, name: string, several: boolean) {
    const words = several ? msg(str`Return link as ${roleWord(role)}`) : msg('Return link')
    return html`<button @click=${() => this.#ask(role, person, name)}>${words}<span class="unseen"> ${msg(str`for ${name}`)}</span></button>`
  }

  /** Nobody takes anything from themself: they can leave the room. */
  #mayTake(id: string): boolean {
    const room = this.#role.client
    return Boolean(room?.may('person.remove')) && id !== room?.me
  }

  #opener(id: string, name: string) {
    const open = this.opened === id
    return html`<button aria-expanded=${open} @click=${() => this.#look(open ? undefined : id)}>${msg('Rights')}<span class="unseen"> ${msg(str`of ${name}`)}</span></button>`
  }

  #look(id: string | undefined): void {
    this.opened = id
  }

  /** Trainers make links for people who are annotators and nothing else. */
  #invites(role: Role, roles: readonly Role[]): boolean {
    const room = this.#role.client
    if (!room) return false
    return room.may('person.invite') || (room.may('annotator.invite') && role === 'annotator' && roles.length === 1)
  }

  #ask(role: Role, person: string, name: string): void {
    this.dispatchEvent(new LinkEvent({ role, person, hours: returnHours, uses: 1 }, name))
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'room-people-list': RoomPeopleList
  }
}
