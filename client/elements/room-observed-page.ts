import { msg, str } from '@lit/localize'
import { html, LitElement, nothing } from 'lit'
import { customElement, state } from 'lit/decorators.js'
import { BehindView } from '../controllers/behind-view.ts'
import { KeyLabels } from '../controllers/key-labels.ts'
import { RoomView } from '../controllers/room-view.ts'
import { TalkView } from '../controllers/talk-view.ts'
import { Watching } from '../controllers/watching.ts'
import type { Action } from '../keys/key-map.ts'
import type { Section } from '../routes.ts'
import { controls } from '../styles/controls.ts'
import { observedPageStyles } from '../styles/observed-page.ts'
import { ActEvent } from './act-event.ts'
import { timeCount } from './counted.ts'
import type { OpenPlaceEvent } from './open-place-event.ts'
import './room-observed-bar.ts'
import './room-observed-item.ts'
import './room-observed-keys.ts'
import './room-observed-matters.ts'
import './room-observed-queue.ts'
import './room-quiet-line.ts'
import './room-section.ts'

type List = 'queue' | 'disputes' | 'talk'
const isList = (action: Action): action is List => action === 'queue' || action === 'disputes' || action === 'talk'
function listWord(list: List): string {
  if (list === 'talk') return msg('Talk')
  return list === 'queue' ? msg('Queue') : msg('Disputes')
}

const isWide = () => matchMedia('(min-width: 900px)').matches

/** What an observer sees of a room: its lists, the result of the item that is open, and nothing to change it with. */
@customElement('room-observed-page')
export class RoomObservedPage extends LitElement {
  static override styles = [controls, observedPageStyles]

  /** Null while nobody has chosen: the queue on wide screens, and on narrow ones when no item is open. */
  @state()
  private accessor list: List | 'none' | null = null

  @state()
  private accessor keysOpen = false

  readonly #watching = new Watching(this)
  readonly #room = new RoomView(this, ({ joined }) => joined)
  readonly #counts = new RoomView(this, ({ counts }) => counts)
  readonly #talk = new TalkView(this, ({ shown }) => shown)
  readonly #behind = new BehindView(this)
  readonly #keys = new KeyLabels(this)

  constructor() {
    super()
    this.addEventListener('room-open-place', this.#openPlace)
    this.addEventListener('room-open', () => this.#uncover())
  }

  /** Does what a key or button asks for; false for keys that an observer does not have. */
  perform(action: Action): boolean {
    const { item, route } = this.#watching
    if (action === 'talk' && !this.#talk.talk?.may) return false
    if (isList(action)) this.#toggle(action)
    else if (action === 'window' || action === 'report') this.#enter(action)
    else if (action === 'help') void this.#toggleKeys()
    else if (action === 'acceptances') route?.enter('acceptances')
    else if (route?.section !== null) return false
    else if (action === 'next-needing' && item) item.walk(1)
    else if (action === 'previous-needing' && item) item.walk(-1)
    else return false
    return true
  }

  protected override render() {
    const room = this.#room.client
    const section = this.#watching.route?.section ?? null
    if (section === 'window') return html`<room-section .section=${section}></room-section>${this.#keysPanel()}`
    const list = section === null ? this.#shown() : null
    return html`
      <room-observed-bar .list=${list}></room-observed-bar>
      ${section === null ? this.#body(list) : html`<room-section .section=${section}></room-section>`}
      <room-quiet-line .notices=${room?.notices} .hint=${this.#hint()}></room-quiet-line>
      ${this.#keysPanel()}
    `
  }

  #keysPanel() {
    if (!this.keysOpen) return nothing
    return html`<room-observed-keys role="complementary" aria-label=${msg('Keys')} @close=${() => this.#toggleKeys()}></room-observed-keys>`
  }

  #body(list: List | null) {
    const { item } = this.#watching
    const open = item?.state.id ?? null
    return html`
      <div class="body" data-list=${list ?? 'none'}>
        ${
          list === null
            ? nothing
            : html`
                <div class="list" role=${list === 'talk' ? 'complementary' : 'navigation'} aria-label=${listWord(list)}>
                  ${this.#list(list, open)}
                </div>
              `
        }
        <main>${item ? html`<room-observed-item></room-observed-item>` : this.#start()}</main>
      </div>
    `
  }

  #list(list: List, open: string | null) {
    if (list === 'queue') return html`<room-observed-queue .item=${open}></room-observed-queue>`
    return list === 'talk'
      ? html`<room-talk></room-talk>`
      : html`<room-observed-matters .item=${open}></room-observed-matters>`
  }

  #start() {
    const counts = this.#counts.value
    if (!counts) return nothing
    if (counts.all === 0)
      return html`<div class="start"><h2>${msg('Nothing is in this room yet')}</h2><p>${msg('What is imported stands in the queue as soon as it is there.')}</p></div>`
    const { signedOff, ruled, disputed, open } = counts
    return html`
      <div class="start">
        <h2>${msg('Choose an item to see its result')}</h2>
        <p>${msg(str`${signedOff} signed off, ${ruled} ruled, ${disputed} disputed, ${open} open.`)} ${this.#when()}</p>
        <button class="primary" @click=${() => this.dispatchEvent(new ActEvent('disputes'))}>
          ${msg('Disputes and rulings')} <kbd>${this.#keys.of('disputes')}</kbd>
        </button>
      </div>
    `
  }

  #when(): string {
    const { seconds } = this.#behind
    return seconds === 0
      ? msg('What changes shows here at once.')
      : msg(str`What changes shows here ${timeCount(seconds)} later.`)
  }

  #hint(): string {
    const of = (action: Action) => this.#keys.of(action)
    const lists = msg(str`${of('queue')} queue · ${of('disputes')} disputes · ${of('help')} all keys`)
    if (!this.#watching.item) return lists
    return `${msg(str`${of('next-needing')} ${of('previous-needing')} ruled and disputed places`)} · ${lists}`
  }

  #shown(): List | null {
    if (this.list === 'none') return null
    if (this.list === 'talk' && !this.#talk.talk?.may) return 'queue'
    return this.list ?? (isWide() || !this.#watching.route?.item ? 'queue' : null)
  }

  #toggle(list: List): void {
    const { route } = this.#watching
    if (route && route.section !== null) {
      route.back()
      this.list = list
    } else this.list = this.#shown() === list ? 'none' : list
    const talks = this.list === 'talk'
    this.#talk.talk?.show(talks)
    if (talks) void import('./room-talk.ts')
    void this.#focusWhenThere(this.list === 'none' ? 'room-observed-item' : `.list > *`)
  }

  /** The key of the section that is open leads back. */
  #enter(section: Section): void {
    const { route } = this.#watching
    if (route?.section === section) route.back()
    else route?.enter(section)
  }

  async #toggleKeys(): Promise<void> {
    this.keysOpen = !this.keysOpen
    await this.#focusWhenThere(this.keysOpen ? 'room-observed-keys' : 'room-observed-item')
  }

  async #focusWhenThere(selector: string): Promise<void> {
    await this.updateComplete
    const element = this.renderRoot.querySelector(selector)
    if (!(element instanceof LitElement)) return
    await element.updateComplete
    element.focus()
  }

  /** On a narrow screen the list makes room for what was chosen in it. */
  #uncover(): void {
    if (!isWide()) this.list = null
    void this.#focusWhenThere('room-observed-item')
  }

  readonly #openPlace = ({ item, place }: OpenPlaceEvent) => {
    this.#watching.open(item, place)
    this.#uncover()
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'room-observed-page': RoomObservedPage
  }
}
