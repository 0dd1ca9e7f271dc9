import { msg, str } from '@lit/localize'
import { html, LitElement, nothing } from 'lit'
import { customElement, property } from 'lit/decorators.js'
import { repeat } from 'lit/directives/repeat.js'
import type { Assignee } from '#shared/protocol/assignment-messages.ts'
import type { Assigning, AssigningScreen } from '../controllers/assigning.ts'
import { assigneesStyles } from '../styles/assignments.ts'
import { bones } from '../styles/bones.ts'
import { controls } from '../styles/controls.ts'
import './room-person.ts'

/** Who may have items, with how many are theirs; a click on a name shows them. */
@customElement('room-assignees')
export class RoomAssignees extends LitElement {
  static override styles = [controls, bones, assigneesStyles]

  @property({ attribute: false })
  accessor assigning: Assigning | undefined

  @property({ attribute: false })
  accessor screen: AssigningScreen | undefined

  protected override render() {
    const known = this.screen?.known
    if (!known) return html`<div class="bone"></div>`
    if (known.people.length === 0)
      return html`<p class="quiet">${msg('Nobody here settles items yet. Invite a reviewer on the page People.')}</p>`
    const whose = this.screen?.filter.whose
    return html`
      <button class="nobodys" aria-pressed=${whose === 'nobody'} @click=${() => this.#show(whose === 'nobody' ? 'anybody' : 'nobody')}>
        ${known.nobodys === 1 ? msg('1 open item is nobody’s') : msg(str`${known.nobodys} open items are nobody’s`)}
      </button>
      <ul>${repeat(known.people, ({ id }) => id, this.#person)}</ul>
    `
  }

  readonly #person = ({ id, name, assigned, open, signedOff, late }: Assignee) => {
    const shown = this.screen?.filter.whose === id
    const back = open === 1 ? msg('Take back the open item') : msg(str`Take back all ${open} open items`)
    return html`
      <li>
        <button class="who plain" aria-pressed=${shown} @click=${() => this.#show(shown ? 'anybody' : id)}>
          <room-person .person=${id} .name=${name} aria-hidden="true"></room-person>
          <span class="name">${name}</span>
        </button>
        <span class="counts">
          <span>${msg(str`${assigned} assigned`)}</span>
          <span>${msg(str`${open} open`)}</span>
          <span class="done">${msg(str`${signedOff} signed off`)}</span>
          ${late > 0 ? html`<span class="late">${msg(str`${late} late`)}</span>` : nothing}
        </span>
        ${
          open > 0
            ? html`<button
                ?disabled=${this.screen?.busy}
                @click=${() => void this.assigning?.takeBackFrom(id)}
              >${back}<span class="unseen"> ${msg(str`of ${name}`)}</span></button>`
            : nothing
        }
      </li>
    `
  }

  #show(whose: string): void {
    this.assigning?.choose({ whose, state: 'unfinished' })
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'room-assignees': RoomAssignees
  }
}
