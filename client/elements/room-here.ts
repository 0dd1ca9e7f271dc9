import { msg } from '@lit/localize'
import { html, LitElement, nothing } from 'lit'
import { customElement, state } from 'lit/decorators.js'
import { repeat } from 'lit/directives/repeat.js'
import { handsUp, type PersonHere, peopleHere, spotlightOf } from '#shared/projections/who-is-here.ts'
import { CoachingView } from '../controllers/coaching-view.ts'
import { KeyLabels } from '../controllers/key-labels.ts'
import { RoomView } from '../controllers/room-view.ts'
import { controls } from '../styles/controls.ts'
import { hereStyles } from '../styles/here.ts'
import { handShape } from './hand-shape.ts'
import { beforeWords, personCount, watchingCount, whereWords } from './here-words.ts'
import { roleWord } from './role-words.ts'
import './room-person.ts'

/** From so many on the list can be searched. */
const searchFrom = 9
/** So many are drawn at first, and so many more whenever the end comes near. */
const firstRows = 24
const moreRows = 8
const nearPixels = 400
/** How often it is looked again how long somebody is idle. */
const idleMilliseconds = 30_000

/** Everybody who is here: where, how long idle, whose hand is up; go there, follow, lower a hand. */
@customElement('room-here')
export class RoomHere extends LitElement {
  static override styles = [controls, hereStyles]

  @state()
  private accessor search = ''

  @state()
  private accessor drawn = firstRows

  readonly #here = new RoomView(this, ({ here }) => here)
  readonly #watching = new RoomView(this, ({ watching }) => watching)
  readonly #behind = new RoomView(this, ({ joined }) => joined?.room.settings.observersBehind)
  readonly #following = new CoachingView(this, ({ following }) => following)
  readonly #keys = new KeyLabels(this)
  #clock: ReturnType<typeof setInterval> | undefined

  override connectedCallback(): void {
    super.connectedCallback()
    addEventListener('keydown', this.#key)
    this.#clock = setInterval(() => this.requestUpdate(), idleMilliseconds)
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback()
    removeEventListener('keydown', this.#key)
    clearInterval(this.#clock)
  }

  override focus(): void {
    this.renderRoot.querySelector('button')?.focus()
  }

  protected override render() {
    const people = peopleHere(this.#here.value ?? [])
    const sought = this.search.trim().toLocaleLowerCase()
    const found = people.filter(({ name }) => name.toLocaleLowerCase().includes(sought))
    const watching = this.#watching.value ?? 0
    return html`
      <header>
        <h2>
          ${msg('Who is here')}
          <span class="count">${personCount(people.length)}${watching > 0 ? ` · ${watchingCount(watching, this.#behind.value)}` : ''}</span>
        </h2>
        <button class="plain" aria-label=${msg('Close')} @click=${() => this.#coaching?.list(false)}>×</button>
        ${this.#acts(people)}
        ${
          people.length >= searchFrom
            ? html`<input type="search" aria-label=${msg('Find somebody')} placeholder=${msg('Find somebody')} .value=${this.search} @input=${this.#find} />`
            : nothing
        }
      </header>
      ${found.length === 0 ? html`<p class="none">${msg('Nobody here is called that')}</p>` : nothing}
      <ul @scroll=${this.#drawMore}>${repeat(found.slice(0, this.drawn), ({ person }) => person, this.#row)}</ul>
    `
  }

  #acts(people: readonly PersonHere[]) {
    const room = this.#here.client
    const me = people.find(({ person }) => person === room?.me)
    const shown = spotlightOf(this.#here.value ?? [])?.person === room?.me
    const waiting = me ? beforeWords(handsUp(people), me.person) : ''
    return html`
      <div class="acts">
        <button aria-pressed=${me?.hand != null} @click=${() => void this.#coaching?.raiseHand()}>
          ${handShape} ${me?.hand ? msg('Lower my hand') : msg('Raise my hand')} <kbd>${this.#keys.of('hand')}</kbd>
        </button>
        ${
          room?.may('spotlight.take')
            ? html`<button aria-pressed=${shown} @click=${() => void this.#coaching?.spotlight(!shown)}>
                ${shown ? msg('Stop showing the room') : msg('Show the room what I see')}
              </button>`
            : nothing
        }
      </div>
      ${waiting ? html`<p class="waiting" role="status">${waiting}</p>` : nothing}
    `
  }

  readonly #row = ({ person, name, at, hand }: PersonHere) => {
    const me = this.#here.client?.me
    const now = this.#coaching?.now ?? Date.now()
    return html`
      <li class=${hand ? 'up' : ''}>
        <room-person .person=${person} .name=${name} aria-hidden="true"></room-person>
        <div>
          <div class="name"><bdi title=${name}>${name}</bdi><span>${person === me ? msg('you') : roleWord(at.role)}</span></div>
          <div class="where">
            ${hand ? html`<span class="up">${handShape} ${msg('hand up')}</span> · ` : nothing}${whereWords(at, now)}${at.follows === me && me ? ` · ${msg('follows you')}` : ''}
          </div>
        </div>
        ${person === me ? nothing : this.#to(person, name, at.item !== null && !at.unseen, hand !== null)}
      </li>
    `
  }

  #to(person: string, name: string, inItem: boolean, hand: boolean) {
    const follows = this.#following.value?.person === person
    return html`
      <div class="to">
        ${
          hand && this.#here.client?.may('hand.lower')
            ? html`<button title=${name} @click=${() => void this.#coaching?.lowerHand(person)}>${msg('Lower hand')}</button>`
            : nothing
        }
        ${inItem ? html`<button title=${name} @click=${() => this.#goTo(person)}>${msg('Go there')}</button>` : nothing}
        <button title=${name} aria-pressed=${follows} @click=${() => this.#follow(person, follows)}>
          ${follows ? msg('Stop') : msg('Follow')}
        </button>
      </div>
    `
  }

  get #coaching() {
    return this.#following.coaching
  }

  #follow(person: string, follows: boolean): void {
    if (follows) this.#coaching?.stay()
    else {
      this.#coaching?.follow(person)
      this.#coaching?.list(false)
    }
  }

  /** On a phone the list stands over the item. */
  #goTo(person: string): void {
    this.#coaching?.goTo(person)
    this.#coaching?.list(false)
  }

  readonly #drawMore = ({ currentTarget: list }: Event) => {
    if (!(list instanceof HTMLElement) || this.renderRoot.querySelectorAll('li').length < this.drawn) return
    if (list.scrollTop + list.clientHeight > list.scrollHeight - nearPixels) this.drawn += moreRows
  }

  #find({ target }: Event): void {
    if (target instanceof HTMLInputElement) this.search = target.value
  }

  readonly #key = (event: KeyboardEvent) => {
    if (event.code === 'Escape') this.#coaching?.list(false)
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'room-here': RoomHere
  }
}
