import { msg, str } from '@lit/localize'
import { css, html, LitElement, nothing } from 'lit'
import { customElement, property, state } from 'lit/decorators.js'
import type { PersonRow } from '#shared/protocol/people-messages.ts'
import { removePassphrase } from '../controllers/people-acts.ts'
import { RoomView } from '../controllers/room-view.ts'
import { controls } from '../styles/controls.ts'
import { PeopleChangedEvent } from './people-changed-event.ts'
import { openWords } from './people-found.ts'
import { choicesOf } from './person-choices.ts'
import './room-merge-people.ts'
import './room-person-name.ts'
import './room-sure.ts'

type Chosen = number | 'name' | 'merge' | undefined

/** What a lead can do about somebody: correct the name, make two entries one, and take things away. */
@customElement('room-person-rights')
export class RoomPersonRights extends LitElement {
  static override styles = [
    controls,
    css`
      :host {
        display: grid;
        flex: 1 0 100%;
        gap: 8px;
        padding-block-end: 8px;
      }
      .choices {
        display: flex;
        flex-wrap: wrap;
        gap: 8px;
      }
      .quiet {
        color: var(--ink-quiet);
      }
      .trouble {
        padding: 8px 12px;
        border-inline-start: 3px solid var(--danger);
        background: var(--danger-soft);
      }
    `,
  ]

  @property({ attribute: false })
  accessor person: PersonRow | undefined

  @property({ attribute: false })
  accessor everybody: readonly PersonRow[] = []

  @state()
  private accessor chosen: Chosen

  @state()
  private accessor trouble = ''

  readonly #room = new RoomView(this, ({ joined }) => joined?.me.person)

  protected override render() {
    const { person, chosen } = this
    if (!person) return nothing
    if (chosen === 'name')
      return html`<room-person-name .person=${person} @room-kept=${() => this.#choose(undefined)}></room-person-name>`
    if (chosen === 'merge')
      return html`<room-merge-people .person=${person} .everybody=${this.everybody} @room-kept=${() => this.#choose(undefined)}></room-merge-people>`
    const choices = this.#mayTake(person) ? choicesOf(person) : []
    const choice = chosen === undefined ? undefined : choices[chosen]
    if (choice)
      return html`<room-sure .sentence=${choice.sentence} .act=${choice.word} .taking=${choice.taking} @room-kept=${() => this.#choose(undefined)}></room-sure>`
    return html`
      <p class="quiet">${this.#about(person)}</p>
      ${this.trouble ? html`<p class="trouble" role="alert">${this.trouble}</p>` : nothing}
      <div class="choices" role="group" aria-label=${msg(str`What ${person.name} may do here`)}>
        <button @click=${() => this.#choose('name')}>${msg('Correct the name')}</button>
        ${person.passphrase && this.#mayTake(person) ? html`<button @click=${this.#forget}>${msg('Remove their passphrase')}</button>` : nothing}
        ${this.#mayTake(person) ? html`<button @click=${() => this.#choose('merge')}>${msg('Merge with another entry')}</button>` : nothing}
        ${choices.map(({ word }, at) => html`<button @click=${() => this.#choose(at)}>${word}</button>`)}
      </div>
    `
  }

  #about({ sessions, passphrase, open }: PersonRow): string {
    return [
      sessions === 1 ? msg('Signed in once') : sessions ? msg(str`Signed in ${sessions} times`) : msg('Not signed in'),
      passphrase ? msg('has a passphrase') : msg('has no passphrase'),
      ...(open > 0 ? [openWords(open)] : []),
    ].join(' · ')
  }

  /** Nobody takes anything from themself: they can leave the room. */
  #mayTake({ id }: PersonRow): boolean {
    return id !== this.#room.value
  }

  #choose(chosen: Chosen): void {
    this.chosen = chosen
    this.trouble = ''
  }

  async #forget(): Promise<void> {
    const address = this.#room.client?.address
    if (!address || !this.person) return
    const removed = await removePassphrase(address, this.person.id)
    this.trouble = removed.ok ? '' : removed.trouble
    this.dispatchEvent(new PeopleChangedEvent())
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'room-person-rights': RoomPersonRights
  }
}
