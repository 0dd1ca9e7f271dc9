import { msg, str } from '@lit/localize'
import { html, LitElement, nothing } from 'lit'
import { customElement, state } from 'lit/decorators.js'
import { keyed } from 'lit/directives/keyed.js'
import { Keyboard } from '../controllers/keyboard.ts'
import { performOnItem } from '../controllers/perform.ts'
import { performBeside } from '../controllers/perform-beside.ts'
import type { RoomStay } from '../controllers/room-stay.ts'
import { isWide, WideScreen } from '../controllers/wide-screen.ts'
import { type Action, keyLabel, type Mode } from '../keys/key-map.ts'
import { defaultPreferences, type Preferences } from '../keys/key-settings.ts'
import { asSection, type Section } from '../routes.ts'
import { controls } from '../styles/controls.ts'
import { pageStyles } from '../styles/room-page.ts'
import type { ActEvent } from './act-event.ts'
import { endedSentence, storageSentence } from './connection-words.ts'
import type { OpenEvent } from './open-event.ts'
import './room-archived-note.ts'
import './room-bar.ts'
import './room-coaching-note.ts'
import './room-connection-note.ts'
import './room-ended.ts'
import './room-key-map.ts'
import type { RoomKeyMap } from './room-key-map.ts'
import './room-queue.ts'
import type { RoomQueue } from './room-queue.ts'
import './room-queue-edge.ts'
import './room-quiet-line.ts'
import './room-section.ts'
import './room-start.ts'
import { sectionPages } from './section-pages.ts'
import { TalkBeside } from './talk-beside.ts'

/** A page in a room: the bar, the queue, the open item, and the quiet line. Keys and buttons all end here. */
@customElement('room-page')
export class RoomPage extends LitElement {
  static override styles = [controls, pageStyles]

  /** Null while nobody knows: open on wide screens, and on narrow ones when no item is open. */
  @state()
  private accessor queueOpen: boolean | null = null

  @state()
  private accessor keysOpen = false

  readonly #stay: RoomStay
  readonly #talk: TalkBeside
  #attending: string | null = null

  /** The stay comes from whoever knows the address and the socket. */
  constructor(makeStay: (host: LitElement) => RoomStay) {
    super()
    this.#stay = makeStay(this)
    this.#talk = new TalkBeside(this, this.#stay, {
      leaveSection: () => this.#leaveSection(),
      makeRoom: () => {
        if (!isWide()) this.queueOpen = null
      },
      focusBench: () => this.#focusBench(),
    })
    new Keyboard(this)
    new WideScreen(this)
    this.addEventListener('room-act', this.#act)
    this.addEventListener('room-open', this.#open)
    this.addEventListener('room-point', ({ place }) => this.#stay.coaching.pointing.point(place))
  }

  get keys(): Preferences {
    return this.#stay.keys.state ?? defaultPreferences
  }

  perform(action: Action): boolean {
    if (this.#watches()) return this.renderRoot.querySelector('room-observed-page')?.perform?.(action) ?? false
    this.#stay.coaching.acted(action)
    if (performBeside(action, this.#stay.coaching)) return true
    const section = asSection(action)
    if (section) return this.#enter(section)
    if (this.#stay.route.section === 'trainees' && this.renderRoot.querySelector('room-section')?.perform(action))
      return true
    if (action === 'queue' && this.#stay.route.section !== null) this.#leaveSection()
    else if (action === 'queue') this.#toggleQueue()
    else if (action === 'help') void this.#toggleKeys()
    else if (action === 'next-item') void this.#stay.next()
    else if (action === 'sign-off-next') void this.#signOff()
    else if (action === 'disputes') this.#showDisputes(!this.#stay.disputes.state.shown)
    else if (action === 'talk') this.#talk.toggle()
    else if (action === 'talk-here') return this.#talk.sayHere()
    else return this.#performOnItem(action)
    return true
  }

  protected override render() {
    const { room, item, route } = this.#stay
    const { joined, connection, storage } = room.state
    const mode: Mode = item?.state.typing ? 'typing' : 'review'
    if (connection.is === 'ended') return this.#ended(endedSentence(connection))
    if (this.#watches()) return this.#observed()
    return html`
      ${keyed(
        joined?.room.standing?.is,
        html`<room-bar
        .mode=${mode}
        .position=${item?.state.view ? item.state.view.row.ordinal + 1 : 0}
        .section=${route.section}
      ></room-bar>`,
      )}
      ${[...(joined?.warnings ?? []), storage === null ? '' : storageSentence(storage)].filter(Boolean).map((warning) => html`<p class="warning" role="alert">${warning}</p>`)}
      <room-archived-note></room-archived-note>
      <room-coaching-note></room-coaching-note>
      <room-connection-note></room-connection-note>
      ${keyed(joined?.room.standing?.is, route.section === null ? this.#bench() : html`<room-section .section=${route.section}></room-section>`)}
      <room-quiet-line
        .notices=${room.notices}
        .hint=${this.#hint(mode)}
        ?low=${route.section !== null || this.#beside || this.#queueShown()}
      ></room-quiet-line>
      ${this.keysOpen ? html`<room-key-map role="complementary" aria-label=${msg('Keys')} @close=${() => this.#toggleKeys()}></room-key-map>` : nothing}
    `
  }

  protected override updated(): void {
    const { joined } = this.#stay.room.state
    this.#talk.follow()
    // Several tabs of one browser may be several people: each says who it is.
    this.#follow(this.#stay.item?.state.attending ?? null)
    const { unread } = this.#stay.notices.state
    const news = unread > 0 ? `(${unread}) ` : ''
    if (joined) document.title = `${news}${joined.me.name} · ${joined.room.settings.title}`
  }

  /** What was not sent is said, and what stands nowhere else can be copied. */
  #ended(message: string) {
    const { room, item } = this.#stay
    return html`<room-ended .room=${room.address.room} .message=${message} .unsent=${room.unsent} .words=${room.notKept > 0 ? (item?.own ?? []) : []}></room-ended>`
  }

  /** Whoever is turned to a dispute, from wherever it was, sees it. */
  #follow(attending: string | null): void {
    const turned = attending !== null && attending !== this.#attending
    this.#attending = attending
    if (turned && !this.#stay.disputes.state.shown) void this.#turnTo(attending)
  }

  /** An observer's page is another one, loaded when it is known that it is wanted; the bench is never loaded there. */
  #observed() {
    void import('./room-observed-page.ts')
    return html`<room-archived-note></room-archived-note><room-observed-page></room-observed-page>`
  }

  #watches(): boolean {
    return this.#stay.room.may('results.watch')
  }

  #bench() {
    const { item, route } = this.#stay
    return html`
      <div class="body" data-queue=${this.#queueShown() ? 'open' : 'closed'} ?data-disputes=${this.#beside}>
        <room-queue
          role="navigation"
          aria-label=${msg('Queue')}
          ?hidden=${!this.#queueShown()}
          .item=${route.item}
        ></room-queue>
        ${this.#queueShown() ? html`<room-queue-edge></room-queue-edge>` : nothing}
        <main ?data-beside=${this.#beside}>${item ? html`<room-bench></room-bench>` : html`<room-start .opening=${route.item !== null}></room-start>`}</main>
        ${this.#disputesShown ? html`<room-disputes role="complementary" aria-label=${msg('Disputes')} .item=${item !== undefined}></room-disputes>` : nothing}
        ${this.#talk.shown ? html`<room-talk role="complementary" aria-label=${msg('Talk')}></room-talk>` : nothing}
      </div>
    `
  }

  #hint(mode: Mode): string {
    const { item, room } = this.#stay
    if (!item) return ''
    const of = (action: Action) => keyLabel(this.keys.map, action, mode)
    if (mode === 'typing')
      return msg(
        str`${of('review')} back to review · ${of('next-needing')} next difference · ${of('keep')} keep and go on`,
      )
    if (item.settling.isReadOnly)
      return msg(str`${of('next-needing')} next difference · ${of('sources')} sources · ${of('help')} all keys`)
    if (!room.may('item.sign-off'))
      return msg(
        str`${of('next-needing')} next · ${of('take-1')}–${of('take-9')} take · ${of('keep')} keep · ${of('edit')} edit · ${of('dispute')} dispute · ${of('help')} all keys`,
      )
    return msg(
      str`${of('next-needing')} next · ${of('take-1')}–${of('take-9')} take · ${of('keep')} keep · ${of('edit')} edit · ${of('dispute')} dispute · ${of('sign-off-next')} sign off and next · ${of('help')} all keys`,
    )
  }

  /** The key of the section that is open leads back. */
  #enter(section: Section): boolean {
    const { room, route } = this.#stay
    if (!room.may(sectionPages[section].action)) return false
    if (section === route.section) this.#leaveSection()
    else route.enter(section)
    return true
  }

  #leaveSection(): void {
    this.#stay.route.back()
    this.requestUpdate()
    void this.updateComplete.then(() => this.#focusBench())
  }

  /** Where there is room for one thing, an empty queue must not hide what can be done without a server. */
  #queueShown(): boolean {
    const { room, route } = this.#stay
    const alone = room.state.joined !== null && !room.isOnline
    return this.queueOpen ?? (isWide() || (route.item === null && !alone))
  }

  get #disputesShown(): boolean {
    return this.#stay.disputes.state.shown && this.#stay.room.may('disputes.read')
  }

  get #beside(): boolean {
    return this.#disputesShown || this.#talk.shown
  }

  /** The panel loads when it is first asked for. */
  #showDisputes(shown: boolean): void {
    const { disputes, route, room } = this.#stay
    if (!room.may('disputes.read')) return
    if (shown && route.section !== null) route.back()
    disputes.show(shown)
    if (shown) this.#talk.hide()
    if (!shown) this.#stay.item?.disputing.turnAway()
    if (shown && !isWide()) this.queueOpen = null
    this.requestUpdate()
    void this.#focusDisputes(shown)
  }

  /** Also when the panel is open already, and turned to that dispute. */
  async #turnTo(dispute: string): Promise<void> {
    if (!this.#stay.disputes.state.shown) this.#showDisputes(true)
    await import('./room-disputes.ts')
    await this.updateComplete
    await this.renderRoot.querySelector('room-disputes')?.turnTo(dispute)
  }

  async #focusDisputes(shown: boolean): Promise<void> {
    if (shown) await import('./room-disputes.ts')
    await this.updateComplete
    const panel = this.renderRoot.querySelector('room-disputes')
    await panel?.updateComplete
    if (!shown) this.#focusBench()
    else if (this.#stay.item?.state.attending == null) panel?.focus()
  }

  /** Who would dispute words that are disputed already is led to where people speak about them. */
  #performOnItem(action: Action): boolean {
    const { item, disputes } = this.#stay
    const done = performOnItem(action, item, this.keys)
    if (action === 'dispute' && item?.state.attending) void this.#turnTo(item.state.attending)
    // On a phone the form stands under the sheet.
    if (item?.state.form && disputes.state.shown && !isWide()) disputes.show(false)
    return done
  }

  #toggleQueue(): void {
    this.queueOpen = !this.#queueShown()
    void this.updateComplete.then(() => {
      if (this.queueOpen) this.renderRoot.querySelector<RoomQueue>('room-queue')?.focus()
      else this.#focusBench()
    })
  }

  async #toggleKeys(): Promise<void> {
    this.keysOpen = !this.keysOpen
    await this.updateComplete
    const panel = this.renderRoot.querySelector<RoomKeyMap>('room-key-map')
    await panel?.updateComplete
    if (panel) panel.focus()
    else this.#focusBench()
  }

  #focusBench(): void {
    this.renderRoot.querySelector<HTMLElement>('room-bench, room-start')?.focus()
  }

  async #signOff(): Promise<void> {
    const { item } = this.#stay
    if (!item || (await item.signing.signOff())) await this.#stay.next()
  }

  readonly #act = ({ action }: ActEvent) => {
    this.perform(action)
  }

  readonly #open = ({ item, place }: OpenEvent) => {
    if (!isWide()) {
      this.queueOpen = null
      this.#talk.hide()
      if (place) this.#stay.disputes.show(false)
    }
    this.#stay.coaching.acted('open')
    this.#stay.open(item, place)
    this.requestUpdate()
    this.#focusBench()
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'room-page': RoomPage
  }
}
