import { ContextProvider } from '@lit/context'
import { msg } from '@lit/localize'
import type { ReactiveController, ReactiveControllerHost } from 'lit'
import type { Place } from '#shared/domain/place.ts'
import type { RoomAddress } from '../routes.ts'
import { DeviceStore } from '../sync/device-store.ts'
import type { RoomSocket } from '../sync/room-socket.ts'
import { BrowserAlerts } from './browser-alerts.ts'
import { Coaching } from './coaching.ts'
import {
  browserAlertsContext,
  coachingContext,
  disputePagesContext,
  forYouContext,
  keyPreferencesContext,
  openItemContext,
  queuePagesContext,
  roomClientContext,
  roomRouteContext,
  talkContext,
} from './contexts.ts'
import { DisputePages } from './dispute-pages.ts'
import { ForYou } from './for-you.ts'
import { followGuideline } from './guideline-news.ts'
import { KeyPreferences } from './key-preferences.ts'
import type { OpenItem } from './open-item.ts'
import { followPens } from './pen.ts'
import { QueuePages } from './queue-pages.ts'
import { RoomClient } from './room-client.ts'
import { RoomKeeping } from './room-keeping.ts'
import { RoomRoute } from './room-route.ts'
import { keepShell } from './shell.ts'
import { followTakenBack } from './taken-back.ts'
import { Talk } from './talk.ts'
import { Whereabouts } from './whereabouts.ts'

/** A page's whole stay in a room, handed down to its elements: the room, the queue, the keys, and the item that is open. */
export class RoomStay implements ReactiveController {
  readonly room: RoomClient
  readonly queue: QueuePages
  readonly disputes: DisputePages
  readonly notices: ForYou
  readonly talk: Talk
  readonly keys = new KeyPreferences()
  readonly route: RoomRoute
  readonly whereabouts: Whereabouts
  readonly coaching: Coaching
  item: OpenItem | undefined
  readonly #host: ReactiveControllerHost & HTMLElement
  readonly #socket: RoomSocket
  readonly #open: ContextProvider<typeof openItemContext>
  readonly #ends: (() => void)[] = []
  /** Where to look in the item that is being opened. */
  #place: Place | null = null

  /** Items that were left with work that is not saved yet: they stay as they are, to come back to. */
  readonly #aside = new Map<string, OpenItem>()
  readonly #keeping: RoomKeeping

  constructor(
    host: ReactiveControllerHost & HTMLElement,
    address: RoomAddress,
    socket: RoomSocket,
    device = new DeviceStore(),
  ) {
    this.#host = host
    this.#socket = socket
    this.room = new RoomClient(address, socket)
    this.whereabouts = new Whereabouts(this.room)
    this.coaching = new Coaching(this.room, {
      whereabouts: this.whereabouts,
      item: () => this.item,
      at: () => this.route.item,
      open: (item) => this.open(item),
    })
    new ContextProvider(host, { context: coachingContext, initialValue: this.coaching })
    this.#keeping = new RoomKeeping(this.room, device)
    this.queue = new QueuePages(this.room)
    this.disputes = new DisputePages(this.room)
    this.notices = new ForYou(this.room)
    this.talk = new Talk(this.room)
    const alerts = new BrowserAlerts(this.notices, () => this.room.state.joined?.room.settings.title ?? '')
    this.#ends.push(() => alerts.close())
    this.route = new RoomRoute(address)
    new ContextProvider(host, { context: roomClientContext, initialValue: this.room })
    new ContextProvider(host, { context: queuePagesContext, initialValue: this.queue })
    new ContextProvider(host, { context: disputePagesContext, initialValue: this.disputes })
    new ContextProvider(host, { context: forYouContext, initialValue: this.notices })
    new ContextProvider(host, { context: talkContext, initialValue: this.talk })
    new ContextProvider(host, { context: browserAlertsContext, initialValue: alerts })
    new ContextProvider(host, { context: roomRouteContext, initialValue: this.route })
    new ContextProvider(host, { context: keyPreferencesContext, initialValue: this.keys })
    this.#open = new ContextProvider(host, { context: openItemContext, initialValue: undefined })
    host.addController(this)
  }

  hostConnected(): void {
    addEventListener('beforeunload', this.#guard)
    this.#ends.push(
      this.route.subscribe(() => void this.#follow()),
      this.room.onJoined(() => void this.#follow()),
      this.room.onTold(({ event }) => event?.type === 'room.archived' && this.item?.review()),
      followGuideline(this.room, this.route),
      followTakenBack(this.room, { item: () => this.route.item, toQueue: () => this.open(null) }),
      followPens(this.room, () => this.route.item),
      this.room.onWanted((item) => this.open(item)),
      this.room.onJoined(() => this.room.may('draft.read') && keepShell()),
      this.room.subscribe(() => this.#host.requestUpdate()),
      this.route.subscribe(() => this.#host.requestUpdate()),
      this.disputes.subscribe(() => this.#host.requestUpdate()),
      this.coaching.subscribe(() => this.#host.requestUpdate()),
      this.notices.subscribe(() => this.#host.requestUpdate()),
      this.talk.subscribe(() => this.#host.requestUpdate()),
    )
  }

  hostDisconnected(): void {
    removeEventListener('beforeunload', this.#guard)
    for (const end of this.#ends.splice(0)) end()
    this.item?.leave()
    for (const item of this.#aside.values()) item.leave()
    this.coaching.close()
    this.whereabouts.close()
    this.#keeping.close()
    this.route.close()
    this.#socket.close()
  }

  /** Opens an item, at a place of it if one is named. */
  open(item: string | null, place: Place | null = null): void {
    if (this.item && this.item.state.id === item && place) this.item.places.lookAt(place)
    else this.#place = place
    this.route.open(item)
  }

  /** Asks the server for the next item and opens it. */
  async next(): Promise<void> {
    const leaving = this.route.item
    const outcome = await this.room.send('item.next', leaving === null ? {} : { leaving })
    if (outcome.ok) {
      const { item } = (outcome.value.answer ?? {}) as { item?: string }
      if (item) this.route.open(item)
      return
    }
    this.room.notices.insist(outcome.refusal.message)
    if (outcome.refusal.code === 'nothing-left') this.route.open(null)
  }

  async #follow(): Promise<void> {
    const wanted = this.room.state.joined && this.room.may('draft.read') ? this.route.item : null
    void this.talk.look(wanted)
    if (this.item?.state.id === (wanted ?? undefined)) return
    if (this.item) this.#setAside(this.item)
    this.#show(undefined)
    this.whereabouts.turnTo(wanted)
    if (this.queue.state.stale) this.queue.refresh()
    if (wanted === null) return
    const [bench] = await Promise.all([loadBench(), this.#keeping.ready])
    if (this.route.item !== wanted || this.item) return
    const before = this.#aside.get(wanted)
    this.#aside.delete(wanted)
    const place = this.#place
    this.#place = null
    if (before && place) before.places.lookAt(place)
    this.#show(before ?? new bench.OpenItem(this.room, wanted, place))
  }

  #setAside(item: OpenItem): void {
    const { id } = item.state
    const look = () => {
      if (this.#aside.get(id) !== item || item.state.unsaved > 0) return
      this.#aside.delete(id)
      item.leave()
    }
    this.#aside.set(id, item)
    item.review()
    item.subscribe(look)
    look()
  }

  #show(item: OpenItem | undefined): void {
    this.item = item
    this.#open.setValue(item)
    this.whereabouts.follow(item)
    this.coaching.turnedTo(item)
    item?.subscribe(() => this.#host.requestUpdate())
    this.#host.requestUpdate()
  }

  readonly #guard = (event: BeforeUnloadEvent) => {
    if (this.room.notKept === 0) return
    event.preventDefault()
    this.room.notices.say(msg('Some of your work is stored nowhere yet. Wait a moment before you leave.'))
  }
}

/** The bench, its elements and what they stand on load when an item is first opened. */
async function loadBench() {
  const [bench] = await Promise.all([import('./open-item.ts'), import('../elements/room-bench.ts')])
  return bench
}
