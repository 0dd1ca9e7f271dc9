import { msg, str } from '@lit/localize'
import { css, html, LitElement, nothing } from 'lit'
import { customElement, property, state } from 'lit/decorators.js'
import type { PersonRow } from '#shared/protocol/people-messages.ts'
import { controls } from '../styles/controls.ts'
import { roleWord } from './role-words.ts'
import './room-sure.ts'
import type { Taking } from './take-right-event.ts'

interface Choice {
  readonly word: string
  readonly sentence: string
  readonly taking: Taking
}

/** What a lead can take away from somebody: sessions, one of several roles, or all of it. */
@customElement('room-person-rights')
export class RoomPersonRights extends LitElement {
  static override styles = [
    controls,
    css`
      :host {
        display: block;
        flex: 1 0 100%;
        padding-block-end: 8px;
      }
      .choices {
        display: flex;
        flex-wrap: wrap;
        gap: 8px;
      }
    `,
  ]

  @property({ attribute: false })
  accessor person: PersonRow | undefined

  @state()
  private accessor chosen: number | undefined

  protected override render() {
    if (!this.person) return nothing
    const choices = choicesOf(this.person)
    const choice = this.chosen === undefined ? undefined : choices[this.chosen]
    if (choice)
      return html`<room-sure .sentence=${choice.sentence} .act=${choice.word} .taking=${choice.taking} @room-kept=${() => this.#choose(undefined)}></room-sure>`
    return html`
      <div class="choices" role="group" aria-label=${msg(str`What ${this.person.name} may do here`)}>
        ${choices.map(({ word }, at) => html`<button @click=${() => this.#choose(at)}>${word}</button>`)}
      </div>
    `
  }

  #choose(at: number | undefined): void {
    this.chosen = at
  }
}

function choicesOf({ id: person, name, roles, sessions }: PersonRow): readonly Choice[] {
  const ending: Choice = {
    word: sessions === 1 ? msg('End their session') : msg(str`End their ${sessions ?? 0} sessions`),
    sentence: msg(
      str`Sign ${name} out in every browser? What they did not send stays on their device; a new link lets them back in.`,
    ),
    taking: { name: 'session.end', input: { person } },
  }
  const taking = roles.map(
    (role): Choice => ({
      word: msg(str`Take the role ${roleWord(role)}`),
      sentence: msg(
        str`Take the role ${roleWord(role)} from ${name}? What they did stays; they are signed out of it, and its links stop working.`,
      ),
      taking: { name: 'role.take', input: { person, role } },
    }),
  )
  const removing: Choice = {
    word: msg('Remove from the room'),
    sentence: msg(
      str`Remove ${name}? What they did stays; they are signed out in every browser, and links for them stop working.`,
    ),
    taking: { name: 'person.remove', input: { person } },
  }
  return [...(sessions ? [ending] : []), ...(roles.length > 1 ? taking : []), removing]
}

declare global {
  interface HTMLElementTagNameMap {
    'room-person-rights': RoomPersonRights
  }
}
