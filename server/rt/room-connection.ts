import { setTimeout as delay } from 'node:timers/promises'
import type { Socket } from 'socket.io'
import { z } from 'zod'
import type { Caller } from '#server/auth/caller.ts'
import type { Spending } from '#server/limits/spending.ts'
import { maySee } from '#server/rooms/item-sources.ts'
import type { Recorded } from '#server/rooms/journal-codec.ts'
import { nameOf, readName, readNames } from '#server/rooms/people-names.ts'
import type { OpenRoom } from '#server/rooms/room-registry.ts'
import { runCommand } from '#server/rooms/run-command.ts'
import { noteSeen } from '#server/rooms/seen.ts'
import { onSessionEnd } from '#server/rooms/session-end.ts'
import { StoreUnavailable, StoreWentBack } from '#server/store/store.ts'
import { streamOf } from '#server/sync/shared-draft.ts'
import { cameInPerson, formerOf, seatsOf } from '#shared/domain/person.ts'
import { allows } from '#shared/domain/roles.ts'
import type { Standing } from '#shared/domain/standing.ts'
import { accept, type Outcome, refuse } from '#shared/kernel/outcome.ts'
import { itemViewOf } from '#shared/projections/item-view.ts'
import {
  type ClientToServer,
  disputesRequest,
  type ItemView,
  type Joined,
  queueRequest,
  type ServerToClient,
  sinceRequest,
  type ToldEvent,
} from '#shared/protocol/rt-messages.ts'
import { protocolVersion } from '#shared/protocol/version.ts'
import { disputePage } from './dispute-page.ts'
import { HereChannel } from './here-channel.ts'
import { NoticeChannel } from './notice-channel.ts'
import { tellObserver } from './observer-events.ts'
import { Observing } from './observing.ts'
import { queuePage } from './queue-view.ts'
import { TalkChannel } from './talk-channel.ts'
import { Telling } from './telling.ts'
import { toldEvent } from './told-event.ts'

export type RoomSocket = Socket<ClientToServer, ServerToClient>
type Request =
  | 'join'
  | 'queue'
  | 'item'
  | 'disputes'
  | 'matters'
  | 'observe'
  | 'window'
  | 'since'
  | 'command'
  | 'notices'
  | 'notices-read'
  | 'talk'
  | 'talk-read'
  | 'hand'
  | 'spotlight'
  | 'point'

/** Asked and not answered: a client that waits for answers never has so many. */
const mostWaiting = 500

interface ConnectionNeeds {
  readonly warnings: readonly string[]
  readonly spending: Spending
}

const standingFor = (standing: Standing, seesPeople: boolean): Standing =>
  standing.is === 'open' || seesPeople ? standing : { ...standing, by: '' }

const itemRequest = z.strictObject({ item: z.string().max(40) })

/** One person's channel to a room: asked and answered, and told what happens, as far as their role may know. */
export class RoomConnection {
  readonly #socket: RoomSocket
  readonly #room: OpenRoom
  readonly #caller: Caller
  readonly #warnings: readonly string[]
  readonly #spending: Spending
  readonly #telling: Telling
  readonly #notices: NoticeChannel
  readonly #talk: TalkChannel
  readonly #here: HereChannel
  #waiting = 0
  readonly #stops: (() => void)[] = []
  readonly #stopEnding: () => void
  readonly #observing: Observing
  #names: ReadonlyMap<string, { readonly name: string }> = new Map()

  constructor(socket: RoomSocket, room: OpenRoom, caller: Caller, { warnings, spending }: ConnectionNeeds) {
    this.#socket = socket
    this.#room = room
    this.#caller = caller
    this.#warnings = warnings
    this.#spending = spending
    this.#telling = new Telling(socket)
    this.#observing = new Observing(room, this.#telling, allows('results.watch', caller.role), () => socket.connected)
    this.#notices = new NoticeChannel(room, caller, this.#telling, (person) => this.#nameOf(person))
    this.#talk = new TalkChannel(room, caller, this.#telling, (person) => this.#nameOf(person))
    this.#here = new HereChannel(room, caller, this.#telling, {
      of: (person) => this.#nameOf(person),
      knows: (person) => this.#names.has(person),
      renew: () => this.#renewNames(),
    })
    this.#stopEnding = onSessionEnd(room.actor, caller, () => socket.disconnect(true))
    this.#answer('join', () => this.#join())
    this.#answer('queue', async (request) => {
      const asked = queueRequest.safeParse(request)
      return asked.success ? accept(queuePage(room, caller, asked.data)) : refuse('bad-input', 'Not a queue request')
    })
    this.#answer('item', async (request) => this.#item(request))
    this.#answer('disputes', async (request) => {
      const asked = disputesRequest.safeParse(request)
      return asked.success
        ? accept(disputePage(room, caller, asked.data))
        : refuse('bad-input', 'Not a request for disputes')
    })
    this.#answer('matters', (request) => this.#observing.matters(request))
    this.#answer('observe', (request) => this.#observing.observe(request))
    this.#answer('window', (request) => this.#observing.window(request))
    this.#answer('notices', (request) => this.#notices.page(request))
    this.#answer('notices-read', (request) => this.#notices.read(request))
    this.#answer('talk', (request) => this.#talk.page(request))
    this.#answer('talk-read', (request) => this.#talk.read(request))
    this.#answer('since', (request) => this.#since(request))
    this.#answer('command', (envelope) => runCommand(room.actor, caller, envelope, () => room.here.all()))
    this.#answer('hand', (request) => this.#here.hand(request))
    this.#answer('spotlight', (request) => this.#here.spotlight(request))
    this.#answer('point', (request) => this.#here.point(request))
    socket.on('here', (request) => this.#here.stand(request))
    socket.on('disconnect', () => this.#end())
  }

  /**
   * A failure is logged and answered, never thrown into the process. Where the store is out of reach nobody knows
   * whether a command stands: the connection ends unanswered, and the client asks again under the same id.
   */
  #answer(request: Request, handle: (asked: unknown) => Promise<Outcome<unknown>>): void {
    this.#socket.on(request, (asked: unknown, answer: unknown) => {
      if (typeof answer !== 'function') return
      if (++this.#waiting > mostWaiting) return void this.#socket.conn.close()
      const handled = this.#turn().then(() => handle(asked))
      handled.finally(() => this.#waiting--).catch(() => undefined)
      handled.then(
        (outcome) => {
          if (this.#telling.counts()) answer(outcome)
        },
        (error: unknown) => {
          this.#room.actor.log.error({ room: this.#room.actor.id, request, error }, 'a request over /rt failed')
          if (error instanceof StoreUnavailable) this.#socket.conn.close()
          else if (error instanceof StoreWentBack)
            answer(refuse('went-back', this.#room.actor.loss.sentence ?? error.message))
          else answer(refuse('internal', 'The server could not do this; it was logged. Try again.'))
        },
      )
    })
  }

  /** Who asks faster than a person may waits; nothing is refused for it. */
  async #turn(): Promise<void> {
    const wait = await this.#spending.spend('requests')
    if (wait > 0) await delay(wait)
  }

  async #join(): Promise<Outcome<Joined>> {
    const { actor } = this.#room
    const { person, role } = this.#caller
    await this.#learnNames()
    const seesPeople = allows('people.see', role)
    const people = Object.values(actor.state.people).filter(cameInPerson)
    this.#listen()
    this.#here.arrive()
    void noteSeen(actor, person)
    return accept({
      protocol: protocolVersion,
      seq: actor.seq,
      mark: actor.markAt(actor.seq) ?? '',
      epoch: actor.epoch,
      room: { id: actor.id, settings: actor.state.settings, standing: standingFor(actor.state.standing, seesPeople) },
      me: { person, role, name: this.#nameOf(person), formerly: formerOf(actor.state.people, person) },
      people: seesPeople
        ? people.map(({ id, roles }) => ({
            id,
            roles,
            seat: seatsOf(actor.state.people).get(id) ?? 0,
            name: this.#nameOf(id),
          }))
        : [],
      here: this.#here.rows,
      watching: this.#here.watching,
      counts: actor.queue.counts(person),
      warnings: seesPeople ? this.#warnings : [],
    })
  }

  /** A client that comes back to a room that it knows; from here on it is told again. */
  async #since(request: unknown): Promise<Outcome<readonly ToldEvent[]>> {
    const asked = sinceRequest.safeParse(request)
    await this.#learnNames()
    if (asked.success && (await this.#wentBack(asked.data)))
      return refuse('went-back', 'The server has lost what it told you: the room is loaded anew')
    const missed = asked.success ? this.#room.actor.since(asked.data.seq) : undefined
    if (!missed) return refuse('conflict', 'Too much has happened since; join again')
    this.#listen()
    this.#here.tellAll()
    return accept(
      missed.map((recorded) => toldEvent(this.#room, this.#caller, recorded, (person) => this.#nameOf(person))),
    )
  }

  /** Another process may have gone on: only the journal's head tells that it ends before what this client knows. */
  async #wentBack({ seq, mark }: z.infer<typeof sinceRequest>): Promise<boolean> {
    const { actor } = this.#room
    if (seq > actor.seq) await actor.alone(() => actor.catchUp())
    if (seq > actor.seq) return true
    const stored = actor.markAt(seq)
    return mark !== undefined && stored !== undefined && stored !== mark
  }

  #listen(): void {
    if (this.#stops.length > 0 || !this.#socket.connected) return
    const { actor } = this.#room
    if (!allows('people.see', this.#caller.role)) return void this.#stops.push(tellObserver(this.#room, this.#telling))
    this.#stops.push(
      actor.listen((recorded) => this.#tell(recorded)),
      this.#notices.listen(),
      this.#talk.listen(),
      this.#here.listen(),
      actor.loss.listen((sentence) => this.#socket.emit('storage', sentence)),
    )
  }

  #tell(recorded: Recorded): void {
    const { event } = recorded
    const { type } = event
    if (type === 'session.opened' || type === 'person.added') void this.#renewNames()
    if (event.type === 'person.renamed' || event.type === 'person.merged') void this.#tellName(event.person)
    const told = toldEvent(this.#room, this.#caller, recorded, (person) => this.#nameOf(person))
    this.#telling.tell('event', told)
    this.#here.hear(recorded)
    this.#notices
      .hear(recorded)
      .catch((error: unknown) => this.#room.actor.log.warn({ error }, 'a notice could not be told'))
  }

  /** Observers know of nobody's name but their own. */
  async #learnNames(): Promise<void> {
    const { store, id } = this.#room.actor
    const { person, role } = this.#caller
    if (allows('people.see', role)) this.#names = await readNames(store, id)
    else {
      const name = await readName(store, id, person)
      this.#names = new Map(name === undefined ? [] : [[person, { name }]])
    }
  }

  /** While the store is out of reach those that are known have to do. */
  async #renewNames(): Promise<void> {
    const { actor } = this.#room
    await this.#learnNames().catch((error: unknown) => actor.log.warn({ room: actor.id, error }, 'names may be old'))
  }

  /** Somebody is called otherwise from here on, to those who may know people's names. */
  async #tellName(person: string): Promise<void> {
    await this.#renewNames()
    this.#telling.tell('named', { [person]: this.#nameOf(person) })
    this.#here.tellAll()
  }

  #nameOf(person: string): string {
    const { people } = this.#room.actor.state
    const names = allows('people.see', this.#caller.role) || person === this.#caller.person ? this.#names : undefined
    return nameOf(person, people, names)
  }

  async #item(request: unknown): Promise<Outcome<ItemView>> {
    const asked = itemRequest.safeParse(request)
    const { actor } = this.#room
    const item = asked.success ? actor.item(asked.data.item) : undefined
    const row = item && actor.queue.row(item.id)
    if (!item || !row) return refuse('not-found', 'There is no such item in this room')
    if (!allows('draft.read', this.#caller.role) || !maySee(this.#room, this.#caller, item))
      return refuse('forbidden', 'You see this item once it is signed off')
    const begun = (await actor.store.head(actor.id, streamOf(item.id))) > 0
    return accept(itemViewOf(actor.state, actor.queue.row(item.id) ?? row, actor.seq, begun))
  }

  #end(): void {
    this.#observing.end()
    this.#stopEnding()
    for (const stop of this.#stops) stop()
    this.#here.end()
    if (this.#stops.length > 0) void noteSeen(this.#room.actor, this.#caller.person)
  }
}
