import { msg, str } from '@lit/localize'
import { followsMe, leadsLoop, pageOf, spotlightOf } from '#shared/projections/who-is-here.ts'
import type { HereRow } from '#shared/protocol/rt-messages.ts'
import { leavesByAction, leavesByMove } from '../bench/leaving.ts'
import { isolated } from '../i18n/isolated.ts'
import { Followed } from './followed.ts'
import type { OpenItem } from './open-item.ts'
import { OwnWay } from './own-way.ts'
import { Pointing } from './pointing.ts'
import type { RoomClient } from './room-client.ts'
import type { Whereabouts } from './whereabouts.ts'

export interface CoachingScreen {
  /** Whom this page follows, of their own wish or because the room is shown something. */
  readonly following: { readonly person: string; readonly why: 'own' | 'spotlight' } | null
  /** Whether the list of who is here is open. */
  readonly listed: boolean
}

interface Needs {
  readonly whereabouts: Whereabouts
  item(): OpenItem | undefined
  /** The item that is open, or being opened. */
  at(): string | null
  open(item: string): void
}

/** Whom this page goes with: whoever it follows, or the trainer who shows the room something. */
export class Coaching extends Followed<CoachingScreen> {
  readonly pointing: Pointing
  readonly #ownWay: OwnWay
  readonly #room: RoomClient
  readonly #needs: Needs
  readonly #ends: (() => void)[]
  /** The spotlight that this page knows of. */
  #spotlight: HereRow | undefined
  /** What this page ended itself is not told as news. */
  #ending = false
  /** Whom to follow again. */
  #last: string | null = null
  /** Where the one who is followed was when this page went there. */
  #went = ''
  /** How far the server's clock is ahead of this page's, as far as is known; milliseconds. */
  #ahead = Number.NEGATIVE_INFINITY
  #rows: readonly HereRow[] = []
  /** Where to go in the item that is on its way. */
  #wanted: HereRow | undefined
  #leaveItem: () => void = () => undefined

  constructor(room: RoomClient, needs: Needs) {
    super({ following: null, listed: false })
    this.#room = room
    this.#needs = needs
    this.pointing = new Pointing(room, () => needs.item())
    this.#ownWay = new OwnWay(room)
    const back = () => this.stay()
    addEventListener('popstate', back)
    this.#ends = [
      room.subscribe(() => this.#look()),
      needs.whereabouts.moves.listen((event) => this.#moved(event)),
      () => removeEventListener('popstate', back),
    ]
  }

  close(): void {
    for (const end of this.#ends) end()
    this.#leaveItem()
    this.pointing.close()
  }

  /** The server's time, in epoch milliseconds. */
  get now(): number {
    return Date.now() + (Number.isFinite(this.#ahead) ? this.#ahead : 0)
  }

  /** Opens what somebody has open, where they are. */
  goTo(person: string): void {
    const row = pageOf(this.#room.state.here, person)
    this.#stop()
    this.#ownWay.take()
    this.#went = ''
    if (!row) return
    const name = isolated(row.name)
    if (row.item === null) this.#room.notices.say(msg(str`${name} has no item open`))
    else if (row.unseen) this.#room.notices.say(msg(str`${name} is in an item that you see once it is signed off`))
    else this.#goWith(row)
  }

  follow(person: string): void {
    const { me, notices, state } = this.#room
    const row = pageOf(state.here, person)
    if (!row || me === undefined || person === me) return
    if (spotlightOf(state.here)?.person === me)
      notices.say(msg('Everyone sees what you see. End that before you follow somebody.'))
    else if (followsMe(state.here, person, me)) notices.say(msg(str`${isolated(row.name)} follows you already`))
    else this.#begin(row, spotlightOf(state.here)?.person === person ? 'spotlight' : 'own')
  }

  /** The key: stops, or goes with whoever shows the room something, or with the last one again. */
  toggleFollow(): boolean {
    const { here } = this.#room.state
    if (this.state.following) this.stay()
    else {
      const shown = spotlightOf(here)?.person
      const leader = shown !== undefined && shown !== this.#room.me ? shown : this.#last
      if (leader === null || !pageOf(here, leader)) return false
      this.follow(leader)
    }
    return true
  }

  /** Goes no further with them. */
  stay(): void {
    const { following } = this.state
    if (!following) return
    this.#stop()
    this.#ownWay.take()
    this.#room.notices.say(msg(str`You no longer follow ${this.#nameOf(following.person)}`))
  }

  /** A key or button of this page: whoever goes somewhere follows nobody. */
  acted(action: string): void {
    if (this.state.following && leavesByAction(action)) this.stay()
  }

  list(listed: boolean): void {
    this.put({ ...this.state, listed })
  }

  async raiseHand(): Promise<void> {
    const up = pageOf(this.#room.state.here, this.#room.me ?? '')?.hand === undefined
    await this.#ask(this.#room.ask('hand', { up }))
  }

  async lowerHand(person: string): Promise<void> {
    await this.#ask(this.#room.ask('hand', { up: false, person }))
  }

  /** Shows the room what this page sees, or ends that. */
  async spotlight(on: boolean): Promise<void> {
    if (on) this.#stop()
    this.#ending = !on
    await this.#ask(this.#room.ask('spotlight', { on }))
  }

  /** Another item is open on this page, or none. */
  turnedTo(item: OpenItem | undefined): void {
    this.#leaveItem()
    this.#went = ''
    this.#leaveItem = item?.subscribe(() => this.#settle()) ?? (() => undefined)
    this.#settle()
    this.#go()
  }

  async #ask(asked: Promise<{ ok: boolean; refusal?: { message: string } }>): Promise<void> {
    const outcome = await asked.catch(() => undefined)
    if (!outcome) this.#room.notices.say(msg('The server is not reached. Try again when it is.'))
    else if (outcome.refusal) this.#room.notices.insist(outcome.refusal.message)
  }

  #nameOf(person: string): string {
    return isolated(this.#room.nameOf(person) ?? msg('Somebody'))
  }

  #begin(row: HereRow, why: 'own' | 'spotlight'): void {
    this.#last = row.person
    if (why === 'spotlight') this.#ownWay.leave()
    else this.#ownWay.take()
    this.#needs.whereabouts.follows = row.person
    this.put({ ...this.state, following: { person: row.person, why } })
    this.#went = ''
    this.#go()
  }

  #stop(): void {
    this.#wanted = undefined
    this.#needs.whereabouts.follows = null
    if (this.state.following) this.put({ ...this.state, following: null })
  }

  #look(): void {
    const { here } = this.#room.state
    if (here === this.#rows) return
    this.#rows = here
    const active = here.reduce((latest, row) => Math.max(latest, Date.parse(row.active ?? '') || 0), 0)
    this.#ahead = Math.max(this.#ahead, active - Date.now())
    this.#lookAtSpotlight(spotlightOf(here))
    const { following } = this.state
    if (following && leadsLoop(here, this.#room.me ?? '')) {
      this.#stop()
      this.#room.notices.say(msg(str`${this.#nameOf(following.person)} follows you now`))
    }
    this.#go()
  }

  #lookAtSpotlight(now: HereRow | undefined): void {
    const before = this.#spotlight
    this.#spotlight = now
    const { following } = this.state
    if (now?.tab === before?.tab && now?.spotlight === before?.spotlight) return
    if (before && before.person !== now?.person) this.#tellEnd(before, now)
    if (!now || now.person === this.#room.me) return
    const stayed = (before !== undefined && following?.why !== 'spotlight') || this.#ownWay.taken
    if (stayed) this.#ownWay.take()
    else if (!this.#isBusy()) this.#begin(now, 'spotlight')
  }

  #tellEnd(before: HereRow, now: HereRow | undefined): void {
    const { notices, me } = this.#room
    const mine = before.person === me
    if (!now && mine && !this.#ending) notices.insist(msg('The room no longer sees what you see'))
    else if (!now && !mine) notices.say(msg(str`${isolated(before.name)} no longer shows the room anything`))
    else if (now) notices.say(msg(str`${isolated(now.name)} shows the room something now`))
    this.#ending = false
    if (this.state.following?.why === 'spotlight') this.#stop()
  }

  /** Nobody is torn away from words that they have not finished. */
  #isBusy(): boolean {
    const item = this.#needs.item()
    if (item && (item.state.typing !== null || item.state.form !== null)) return true
    let active = document.activeElement
    while (active?.shadowRoot?.activeElement) active = active.shadowRoot.activeElement
    return (active instanceof HTMLInputElement || active instanceof HTMLTextAreaElement) && active.value !== ''
  }

  /** To where the one who is followed is. Whoever left, is in the queue, or where this person may not be, is waited for here. */
  #go(): void {
    const { following } = this.state
    const row = following ? pageOf(this.#room.state.here, following.person) : undefined
    if (row && row.item !== null && !row.unseen) this.#goWith(row)
  }

  #goWith(row: HereRow): void {
    const { item } = row
    if (item === null || thereOf(row) === this.#went) return
    this.#wanted = row
    if (this.#needs.at() !== item) this.#needs.open(item)
    else this.#settle()
  }

  /** In the item that is open, as soon as it is there. */
  #settle(): void {
    const row = this.#wanted
    const open = this.#needs.item()
    if (!row || open?.state.id !== row.item || !open.state.bench || !open.state.view) return
    this.#wanted = undefined
    this.#went = thereOf(row)
    open.places.goWith(row)
  }

  readonly #moved = (event: Event): void => {
    if (!this.state.following) return
    const path = event.composedPath().filter((one): one is Element => one instanceof Element)
    const [target] = path
    const inField = target?.matches('input, textarea, select, [contenteditable="true"]') ?? false
    const within = path.map(({ localName }) => localName)
    const code = event instanceof KeyboardEvent ? event.code : ''
    const alt = event instanceof PointerEvent && event.altKey
    if (leavesByMove({ type: event.type, code, alt, within, inField })) this.stay()
  }
}

const thereOf = ({ item, unit, place }: HereRow): string => JSON.stringify([item, unit, place])
