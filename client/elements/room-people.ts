import { msg, str } from '@lit/localize'
import { css, html, LitElement, nothing } from 'lit'
import { customElement, state } from 'lit/decorators.js'
import type { PersonRow } from '#shared/protocol/people-messages.ts'
import type { Answer } from '../controllers/answered.ts'
import { makeLink, makeOwnLink, ownLinkHours } from '../controllers/links.ts'
import { PeopleBook } from '../controllers/people-book.ts'
import { RoomView } from '../controllers/room-view.ts'
import { controls } from '../styles/controls.ts'
import { sectionStyles } from '../styles/section.ts'
import type { LinkEvent } from './link-event.ts'
import { neverCame, type PeopleAsked, peopleFound } from './people-found.ts'
import { exactTime } from './relative-time.ts'
import './room-invite-form.ts'
import './room-link.ts'
import type { RoomLink } from './room-link.ts'
import './room-open-links.ts'
import './room-own-entry.ts'
import './room-people-filters.ts'
import type { PeopleAskedEvent } from './room-people-filters.ts'
import './room-people-list.ts'
import type { TakeRightEvent } from './take-right-event.ts'

/** Fewer are seen at a glance. */
const searchedFrom = 8

interface ShownLink {
  readonly link: string
  readonly about: string
}

/** Everybody of the room, who is here, and links for those who come or come back. */
@customElement('room-people')
export class RoomPeople extends LitElement {
  static override styles = [
    controls,
    sectionStyles,
    css`
      .links {
        display: grid;
        gap: 8px;
      }
    `,
  ]

  @state()
  private accessor shown: ShownLink | undefined

  @state()
  private accessor trouble = ''

  readonly #book = new PeopleBook(this)
  @state()
  private accessor asked: PeopleAsked = { search: '', filter: 'all' }

  readonly #role = new RoomView(this, ({ joined }) => joined?.me.role)
  readonly #here = new RoomView(this, ({ here }) => here)

  override focus(): void {
    this.renderRoot.querySelector('h2')?.focus()
  }

  protected override render() {
    const room = this.#role.client
    if (!room || !this.#role.value) return nothing
    const people = this.#book.people.filter(({ roles }) => roles.length > 0)
    const own = people.find(({ id }) => id === room.me)
    return html`
      <div
        class="column"
        @room-make-link=${this.#make}
        @room-own-link=${this.#makeOwn}
        @room-take-right=${this.#take}
        @room-people-changed=${() => this.#book.read()}
      >
        <h2 tabindex="-1">${msg('People')}</h2>
        ${this.shown ? html`<room-link .link=${this.shown.link} .about=${this.shown.about} @room-link-done=${this.#done}></room-link>` : nothing}
        ${this.trouble ? html`<p class="trouble" role="alert">${this.trouble}</p>` : nothing}
        ${own && room.may('self.invite') ? html`<section class="card"><h3>${msg('You')}</h3><room-own-entry .person=${own}></room-own-entry></section>` : nothing}
        ${
          room.may('annotator.invite')
            ? html`
                <section class="card">
                  <h3>${msg('Invite somebody new')}</h3>
                  <room-invite-form ?annotators-only=${!room.may('person.invite')}></room-invite-form>
                </section>
              `
            : nothing
        }
        ${this.#list(people)}
        ${
          this.#book.links.length > 0
            ? html`
                <section class="links">
                  <h3>${msg('Links that still open this room')}</h3>
                  <room-open-links .links=${this.#book.links}></room-open-links>
                </section>
              `
            : nothing
        }
      </div>
    `
  }

  /** Whoever never came stands apart, unless somebody is looked for. */
  #list(people: readonly PersonRow[]) {
    const { search, filter } = this.asked
    const here = new Set((this.#here.value ?? []).map(({ person }) => person))
    const found = peopleFound(people, this.asked, here)
    const apart = search.trim() === '' && filter === 'all'
    const imported = apart ? found.filter(neverCame) : []
    const shown = apart ? found.filter((person) => !neverCame(person)) : found
    return html`
      <section class="links">
        <h3>${msg('In this room')}</h3>
        ${people.length >= searchedFrom ? html`<room-people-filters .asked=${this.asked} @room-people-asked=${this.#ask}></room-people-filters>` : nothing}
        ${shown.length === 0 ? html`<p class="quiet" role="status">${msg('Nobody here is like that. Change what you look for.')}</p>` : html`<room-people-list .people=${shown} .everybody=${people}></room-people-list>`}
        ${
          imported.length > 0
            ? html`
                <details>
                  <summary>${imported.length === 1 ? msg('1 annotator of imported work, who never came') : msg(str`${imported.length} annotators of imported work, who never came`)}</summary>
                  <room-people-list .people=${imported} .everybody=${people}></room-people-list>
                </details>
              `
            : nothing
        }
      </section>
    `
  }

  #ask({ asked }: PeopleAskedEvent): void {
    this.asked = asked
  }

  async #makeOwn(): Promise<void> {
    const address = this.#role.client?.address
    if (!address) return
    const until = exactTime(Date.now() + ownLinkHours * 3_600_000)
    const about = msg(
      str`For another device of yours: for one browser, until ${until}. Whoever opens it works here as you.`,
    )
    await this.#show(await makeOwnLink(address), about)
  }

  async #make({ wish, name }: LinkEvent): Promise<void> {
    const address = this.#role.client?.address
    if (!address) return
    const until = exactTime(Date.now() + wish.hours * 3_600_000)
    const about =
      wish.uses === 1
        ? msg(str`A link for ${name}: for one browser, until ${until}.`)
        : msg(str`A link for ${name}: for ${wish.uses} browsers, until ${until}.`)
    await this.#show(await makeLink(address, wish), about)
  }

  async #show(made: Answer<string>, about: string): Promise<void> {
    this.trouble = made.ok ? '' : made.trouble
    if (!made.ok) return
    this.shown = { link: made.value, about }
    void this.#book.read()
    await this.updateComplete
    const panel = this.renderRoot.querySelector<RoomLink>('room-link')
    await panel?.updateComplete
    panel?.scrollIntoView({ block: 'nearest' })
    panel?.focus()
  }

  async #take({ taking }: TakeRightEvent): Promise<void> {
    const outcome = await this.#role.client?.send(taking.name, taking.input)
    this.trouble = outcome?.ok === false ? outcome.refusal.message : ''
    await this.#book.read()
  }

  #done(): void {
    this.shown = undefined
    this.focus()
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'room-people': RoomPeople
  }
}
