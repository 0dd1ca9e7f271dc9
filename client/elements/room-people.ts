import { msg, str } from '@lit/localize'
import { css, html, LitElement, nothing } from 'lit'
import { customElement, state } from 'lit/decorators.js'
import type { PersonRow } from '#shared/protocol/people-messages.ts'
import { makeLink } from '../controllers/links.ts'
import { PeopleBook } from '../controllers/people-book.ts'
import { RoomView } from '../controllers/room-view.ts'
import { controls } from '../styles/controls.ts'
import { sectionStyles } from '../styles/section.ts'
import type { LinkEvent } from './link-event.ts'
import { exactTime } from './relative-time.ts'
import './room-invite-form.ts'
import './room-link.ts'
import type { RoomLink } from './room-link.ts'
import './room-open-links.ts'
import './room-people-list.ts'
import type { TakeRightEvent } from './take-right-event.ts'

interface ShownLink {
  readonly link: string
  readonly about: string
}

/** Only imported work speaks for them so far. */
const neverCame = ({ roles, seen }: PersonRow): boolean => seen === null && roles.every((role) => role === 'annotator')

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
  readonly #role = new RoomView(this, ({ joined }) => joined?.me.role)

  override focus(): void {
    this.renderRoot.querySelector('h2')?.focus()
  }

  protected override render() {
    const room = this.#role.client
    if (!room || !this.#role.value) return nothing
    const people = this.#book.people.filter(({ roles }) => roles.length > 0)
    const imported = people.filter(neverCame)
    return html`
      <div class="column" @room-make-link=${this.#make} @room-take-right=${this.#take}>
        <h2 tabindex="-1">${msg('People')}</h2>
        ${this.shown ? html`<room-link .link=${this.shown.link} .about=${this.shown.about} @room-link-done=${this.#done}></room-link>` : nothing}
        ${this.trouble ? html`<p class="trouble" role="alert">${this.trouble}</p>` : nothing}
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
        <room-people-list .people=${people.filter((person) => !neverCame(person))}></room-people-list>
        ${
          imported.length > 0
            ? html`
                <details>
                  <summary>${msg(str`${imported.length} annotators of imported work, who never came`)}</summary>
                  <room-people-list .people=${imported}></room-people-list>
                </details>
              `
            : nothing
        }
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

  async #make({ wish, name }: LinkEvent): Promise<void> {
    const address = this.#role.client?.address
    if (!address) return
    const made = await makeLink(address, wish)
    this.trouble = made.ok ? '' : made.trouble
    if (!made.ok) return
    const until = exactTime(Date.now() + wish.hours * 3_600_000)
    const about =
      wish.uses === 1
        ? msg(str`A link for ${name}: for one browser, until ${until}.`)
        : msg(str`A link for ${name}: for ${wish.uses} browsers, until ${until}.`)
    this.shown = { link: made.link, about }
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
