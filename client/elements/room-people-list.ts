import { msg, str } from '@lit/localize'
import { html, LitElement, nothing } from 'lit'
import { customElement, property, state } from 'lit/decorators.js'
import { repeat } from 'lit/directives/repeat.js'
import type { Role } from '#shared/domain/roles.ts'
import type { PersonRow } from '#shared/protocol/people-messages.ts'
import { ownLinkHours } from '../controllers/links.ts'
import { RoomView } from '../controllers/room-view.ts'
import { controls } from '../styles/controls.ts'
import { peopleRows } from '../styles/people-rows.ts'
import { LinkEvent } from './link-event.ts'
import { openWords } from './people-found.ts'
import { exactTime, relativeTime } from './relative-time.ts'
import { roleWord } from './role-words.ts'
import './room-person.ts'
import './room-person-rights.ts'

type Opened = { readonly id: string; readonly what: 'links' | 'more' }

/** People with their roles, who is here, what is open of them, and what the reader may do about each. */
@customElement('room-people-list')
export class RoomPeopleList extends LitElement {
  static override styles = [controls, peopleRows]

  @property({ attribute: false })
  accessor people: readonly PersonRow[] = []

  /** Everybody of the room, for who is to be merged with whom. */
  @property({ attribute: false })
  accessor everybody: readonly PersonRow[] = []

  /** Who is looked at closer. */
  @state()
  private accessor opened: Opened | undefined

  readonly #here = new RoomView(this, ({ here }) => here)
  readonly #role = new RoomView(this, ({ joined }) => joined?.me.role)

  protected override render() {
    return html`<ul>${repeat(this.people, ({ id }) => id, this.#person)}</ul>`
  }

  readonly #person = (row: PersonRow) => {
    const { id, name, seen, open } = row
    const what = this.opened?.id === id ? this.opened.what : undefined
    return html`
      <li>
        <room-person .person=${id} .name=${name} aria-hidden="true"></room-person>
        <span class="who">
          <span class="name">${name}${id === this.#role.client?.me ? html` <span class="quiet">(${msg('you')})</span>` : nothing}</span>
          <span class="quiet">${this.#known(row)}</span>
        </span>
        <span class="how">
          ${open > 0 ? html`<span class="open">${openWords(open)}</span>` : nothing}
          ${row.passphrase && this.#mayChange ? html`<span class="quiet">${msg('passphrase')}</span>` : nothing}
          ${row.sessions ? html`<span class="quiet">${row.sessions === 1 ? msg('1 session') : msg(str`${row.sessions} sessions`)}</span>` : nothing}
          ${this.#whereabouts(id, seen)}
        </span>
        <span class="buttons">${this.#back(row)} ${this.#mayChange ? this.#opener(id, name) : nothing}</span>
        ${what === 'links' ? this.#choice(row) : nothing}
        ${what === 'more' ? html`<room-person-rights .person=${row} .everybody=${this.everybody}></room-person-rights>` : nothing}
      </li>
    `
  }

  /** A pseudonym that says the only role says it alone. */
  #known({ name, pseudonym, roles }: PersonRow): string {
    const [only] = roles
    const said = roles.length === 1 && only && pseudonym.toLocaleLowerCase().startsWith(only)
    return [...(pseudonym === name ? [] : [pseudonym]), ...(said ? [] : [roles.map(roleWord).join(', ')])].join(' · ')
  }

  #whereabouts(id: string, seen: string | null) {
    if (this.#here.value?.some(({ person }) => person === id)) return html`<span class="here">${msg('here now')}</span>`
    if (seen === null) return html`<span class="quiet">${msg('never came')}</span>`
    const at = Date.parse(seen)
    const justNow = Date.now() - at < 60_000
    const words = justNow ? msg('here until just now') : msg(str`here ${relativeTime(at, Date.now())}`)
    return html`<time class="quiet" datetime=${seen} title=${exactTime(at)}>${words}</time>`
  }

  /** One button; whoever has several roles comes back in one of them. */
  #back(row: PersonRow) {
    const roles = this.#offered(row)
    if (roles.length === 0) return nothing
    const words = html`${msg('Link to come back')}<span class="unseen"> ${msg(str`for ${row.name}`)}</span>`
    const [only] = roles
    if (roles.length === 1 && only) return html`<button @click=${() => this.#ask(only, row)}>${words}</button>`
    const shown = this.opened?.id === row.id && this.opened.what === 'links'
    return html`<button aria-expanded=${shown} @click=${() => this.#look(row.id, 'links')}>${words}</button>`
  }

  #choice(row: PersonRow) {
    return html`
      <span class="choice" role="group" aria-label=${msg(str`In which role ${row.name} comes back`)}>
        ${this.#offered(row).map((role) => html`<button @click=${() => this.#ask(role, row)}>${msg(str`as ${roleWord(role)}`)}</button>`)}
      </span>
    `
  }

  get #mayChange(): boolean {
    return Boolean(this.#role.client?.may('person.remove'))
  }

  #opener(id: string, name: string) {
    const open = this.opened?.id === id && this.opened.what === 'more'
    return html`<button aria-expanded=${open} @click=${() => this.#look(id, 'more')}>${msg('More')}<span class="unseen"> ${msg(str`about ${name}`)}</span></button>`
  }

  #look(id: string, what: Opened['what']): void {
    this.opened = this.opened?.id === id && this.opened.what === what ? undefined : { id, what }
  }

  /** Trainers make links for people who are annotators and nothing else; for oneself there is a way of its own. */
  #offered({ id, roles }: PersonRow): readonly Role[] {
    const room = this.#role.client
    if (id === room?.me && room.may('self.invite')) return []
    if (room?.may('person.invite')) return roles
    return room?.may('annotator.invite') && roles.length === 1 && roles[0] === 'annotator' ? roles : []
  }

  #ask(role: Role, { id: person, name }: PersonRow): void {
    this.opened = undefined
    this.dispatchEvent(new LinkEvent({ role, person, hours: ownLinkHours, uses: 1 }, name))
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'room-people-list': RoomPeopleList
  }
}
