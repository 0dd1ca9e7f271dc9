import { msg } from '@lit/localize'
import { css, html, LitElement } from 'lit'
import { customElement } from 'lit/decorators.js'
import { repeat } from 'lit/directives/repeat.js'
import type { KnownPerson } from '#shared/protocol/rt-messages.ts'
import { RoomView } from '../controllers/room-view.ts'
import { controls } from '../styles/controls.ts'
import { sectionStyles } from '../styles/section.ts'
import { roleWord } from './role-words.ts'
import './room-person.ts'

/** Everybody who came to the room, with their roles, and who is here now. */
@customElement('room-people')
export class RoomPeople extends LitElement {
  static override styles = [
    controls,
    sectionStyles,
    css`
      ul {
        display: grid;
        gap: 4px;
        margin: 0;
        padding: 0;
        list-style: none;
      }
      li {
        display: flex;
        align-items: center;
        gap: 8px;
        min-block-size: 32px;
      }
    `,
  ]

  readonly #people = new RoomView(this, ({ joined }) => joined?.people)
  readonly #here = new RoomView(this, ({ here }) => here)

  override focus(): void {
    this.renderRoot.querySelector('h2')?.focus()
  }

  protected override render() {
    return html`
      <div class="column">
        <h2 tabindex="-1">${msg('People')}</h2>
        <ul class="card">
          ${repeat(this.#people.value ?? [], ({ id }) => id, this.#person)}
        </ul>
      </div>
    `
  }

  readonly #person = ({ id, name, roles }: KnownPerson) => {
    const here = this.#here.value?.some(({ person }) => person === id)
    return html`
      <li>
        <room-person .person=${id} .name=${name} aria-hidden="true"></room-person>
        <span>${name}</span>
        <span class="quiet">${roles.map(roleWord).join(', ')}</span>
        <span class="quiet">${here ? msg('here now') : ''}</span>
      </li>
    `
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'room-people': RoomPeople
  }
}
