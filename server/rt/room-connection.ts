import { setTimeout as delay } from 'node:timers/promises'
import type { Socket } from 'socket.io'
import type { Caller } from '#server/auth/caller.ts'
import type { Spending } from '#server/limits/spending.ts'
import type { Recorded } from '#server/rooms/journal-codec.ts'
import { nameOf, readName, readNames } from '#server/rooms/people-names.ts'
import type { OpenRoom } from '#server/rooms/room-registry.ts'
import { noteSeen } from '#server/rooms/seen.ts'
import type { SeenRoom } from '#server/rooms/seen-room.ts'
import { onSessionEnd } from '#server/rooms/session-end.ts'
import { StoreUnavailable, StoreWentBack } from '#server/store/store.ts'
import { watchedSettings } from '#shared/domain/labelling.ts'
import { cameInPerson, formerOf, seatsOf } from '#shared/domain/person.ts'
import { allows } from '#shared/domain/roles.ts'
import type { Standing } from '#shared/domain/standing.ts'
import { accept, type Outcome, refuse } from '#shared/kernel/outcome.ts'
import {
  type ClientToServer,
  disputesRequest,
  type Joined,
  queueRequest,
  type ServerToClient,
  sinceRequest,
  type ToldEvent,
} from '#shared/protocol/rt-messages.ts'
import { protocolVersion } from '#shared/protocol/version.ts'
import { disputePage } from './dispute-page.ts'
import { HereChannel } from './here-channel.ts'
import { itemView } from './item-request.ts'
import { NoticeChannel } from './notice-channel.ts'
import { tellObserver } from './observer-events.ts'
import { commandOf, onOtherSight, tellBehind } from './observer-sight.ts'
import { Observing } from './observing.ts'
import { queuePage } from './queue-view.ts'
import { TalkChannel } from './talk-channel.ts'
import { Telling } from './telling.ts'
import { toldEvent } from './told-event.ts'
import { wentBack } from './went-back.ts'

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

interface Entered {
  readonly room: OpenRoom
  readonly seen: SeenRoom
}

interface ConnectionNeeds {
  readonly warnings: readonly string[]
  readonly spending: Spending
}

const standingFor = (standing: Standing, seesPeople: boolean): Standing =>
  standing.is === 'open' || seesPeople ? standing : { ...standing, by: '' }

/** One person's channel to a room: asked and answered, and told what happens, as far as their role may know. */
export class RoomConnection {
  readonly #socket: RoomSocket
  readonly #room: OpenRoom
  /** The room as this person sees it: what they are told of it is worked out of this. */
  readonly #seen: SeenRoom
  readonly #caller: Caller
  readonly #warnings: readonly string[]
  readonly #spending: Spending
  readonly #telling: Telling
  readonly #notices: NoticeChannel
  readonly #talk: TalkChannel
  readonly #here: HereChannel
  #waiting = 0
  readonly #stops: (() => void)[] = []
  readonly #stopEnding: readonly (() => void)[]
  readonly #observing: Observing
  #names: ReadonlyMap<string, { readonly name: string }> = new Map()

  constructor(socket: RoomSocket, { room, seen }: Entered, caller: Caller, { warnings, spending }: ConnectionNeeds) {
    this.#socket = socket
    this.#room = room
    this.#seen = seen
    this.#caller = caller
    this.#warnings = warnings
    this.#spending = spending
    this.#telling = new Telling(socket)
    this.#observing = new Observing(seen, this.#telling, allows('results.watch', caller.role), () => socket.connected)
    this.#notices = new NoticeChannel(room, caller, this.#telling, (person) => this.#nameOf(person))
    this.#talk = new TalkChannel({ ...seen, talkReads: room.talkReads }, caller, this.#telling, (person) =>
      this.#nameOf(person),
    )
    this.#here = new HereChannel(room, caller, this.#telling, {
      of: (person) => this.#nameOf(person),
      knows: (person) => this.#names.has(person),
      renew: () => this.#renewNames(),
    })
    this.#stopEnding = [
      onSessionEnd(room.actor, caller, () => socket.disconnect(true)),
      onOtherSight(room, caller, seen, () => this.#comeAgain()),
    ]
    this.#answer('join', () => this.#join())
    this.#answer('queue', async (request) => {
      const asked = queueRequest.safeParse(request)
      return asked.success ? accept(queuePage(seen, caller, asked.data)) : refuse('bad-input', 'Not a queue request')
    })
    this.#answer('item', (request) => itemView(seen, caller, request))
    this.#answer('disputes', async (request) => {
      const asked = disputesRequest.safeParse(request)
      return asked.success
        ? accept(await disputePage(seen, caller, asked.data))
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
    this.#answer('command', (envelope) => commandOf(room, seen, caller, envelope))
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
          if (this.#room.sight.isOf(this.#caller.role, this.#seen) && this.#telling.counts()) answer(outcome)
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
    const { actor } = this.#seen
    const { person, role } = this.#caller
    await this.#learnNames()
    const seesPeople = allows('people.see', role)
    const people = Object.values(actor.state.people).filter(cameInPerson)
    this.#listen()
    this.#here.arrive()
    void noteSeen(this.#room.actor, person)
    return accept({
      protocol: protocolVersion,
      seq: actor.seq,
      mark: actor.markAt(actor.seq) ?? '',
      epoch: actor.epoch,
      room: {
        id: actor.id,
        settings: seesPeople ? actor.state.settings : watchedSettings(actor.state.settings),
        standing: standingFor(actor.state.standing, seesPeople),
      },
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
    if (asked.success && (await wentBack(this.#room, this.#seen, asked.data)))
      return refuse('went-back', 'The server has lost what it told you: the room is loaded anew')
    const missed = asked.success ? this.#seen.actor.since(asked.data.seq) : undefined
    if (!missed) return refuse('conflict', 'Too much has happened since; join again')
    this.#listen()
    this.#here.tellAll()
    return accept(
      missed.map((recorded) => toldEvent(this.#seen, this.#caller, recorded, (person) => this.#nameOf(person))),
    )
  }

  #listen(): void {
    if (this.#stops.length > 0 || !this.#socket.connected) return
    const { actor } = this.#room
    if (!allows('people.see', this.#caller.role))
      return void this.#stops.push(tellObserver(this.#seen, this.#telling), tellBehind(this.#room, this.#telling))
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
    const told = toldEvent(this.#seen, this.#caller, recorded, (person) => this.#nameOf(person))
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
    const { people } = this.#seen.actor.state
    const names = allows('people.see', this.#caller.role) || person === this.#caller.person ? this.#names : undefined
    return nameOf(person, people, names)
  }

  /** What is still to be told here is of a room that this person sees no more. */
  #comeAgain(): void {
    this.#observing.end()
    this.#socket.conn.close(true)
  }

  #end(): void {
    this.#observing.end()
    for (const stop of this.#stopEnding) stop()
    for (const stop of this.#stops) stop()
    this.#here.end()
    if (this.#stops.length > 0) void noteSeen(this.#room.actor, this.#caller.person)
  }
}
