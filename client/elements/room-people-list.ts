import { msg, str } from '@lit/localize'
import { css, html, LitElement, nothing } from 'lit'
import { customElement, property } from 'lit/decorators.js'
import { repeat } from 'lit/directives/repeat.js'
import type { Role } from '#shared/domain/roles.ts'
import type { PersonRow } from '#shared/protocol/people-messages.ts'
import { RoomView } from '../controllers/room-view.ts'
import { controls } from '../styles/controls.ts'
import { LinkEvent } from './link-event.ts'
import { exactTime, relativeTime } from './relative-time.ts'
import { roleWord } from './role-words.ts'
import './room-person.ts'

const returnHours = 72

/** People with their roles, who is here, and a return link for each whom the reader may invite. */
@customElement('room-people-list')
export class RoomPeopleList extends LitElement {
  static override styles = [
    controls,
    css`
      :host {
        display: block;
      }
      ul {
        margin: 0;
        padding: 0;
        border: 1px solid var(--line);
        border-radius: var(--radius);
        background: var(--surface);
        list-style: none;
      }
      li {
        display: flex;
        flex-wrap: wrap;
        align-items: center;
        gap: 4px 12px;
        min-block-size: 44px;
        padding: 4px 12px;
        border-block-start: 1px solid var(--line);
      }
      li:first-child {
        border: 0;
      }
      .name {
        min-inline-size: 0;
        font-weight: 600;
        overflow-wrap: anywhere;
      }
      .quiet {
        color: var(--ink-quiet);
      }
      .here {
        color: var(--settled);
        font-weight: 600;
      }
      .space {
        flex: 1;
      }
      button {
        margin-inline-start: auto;
      }
    `,
  ]

  @property({ attribute: false })
  accessor people: readonly PersonRow[] = []

  readonly #here = new RoomView(this, ({ here }) => here)
  readonly #role = new RoomView(this, ({ joined }) => joined?.me.role)

  protected override render() {
    return html`<ul>${repeat(this.people, ({ id }) => id, this.#person)}</ul>`
  }

  readonly #person = ({ id, name, roles, seen }: PersonRow) => html`
    <li>
      <room-person .person=${id} .name=${name} aria-hidden="true"></room-person>
      <span class="name">${name}${id === this.#role.client?.me ? html` <span class="quiet">(${msg('you')})</span>` : nothing}</span>
      <span class="quiet">${roles.map(roleWord).join(', ')}</span>
      <span class="space"></span>
      ${this.#whereabouts(id, seen)}
      ${roles.filter((role) => this.#invites(role, roles)).map((role) => this.#button(role, id, name, roles.length > 1))}
    </li>
  `

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
