import type { Caller } from '#server/auth/caller.ts'
import type { HereChange } from '#server/rooms/here-board.ts'
import { maySee } from '#server/rooms/item-sources.ts'
import type { Recorded } from '#server/rooms/journal-codec.ts'
import type { OpenRoom } from '#server/rooms/room-registry.ts'
import { LatestOnly } from '#server/sync/latest-only.ts'
import { isLabelled } from '#shared/domain/item.ts'
import { seatsOf } from '#shared/domain/person.ts'
import { allows } from '#shared/domain/roles.ts'
import { accept, type Outcome, refuse } from '#shared/kernel/outcome.ts'
import {
  handRequest,
  hereRequest,
  type Pointed,
  type Presence,
  pointMilliseconds,
  pointRequest,
  spotlightRequest,
} from '#shared/protocol/here-messages.ts'
import type { HereRow } from '#shared/protocol/rt-messages.ts'
import type { Telling } from './telling.ts'

/** What people are called to this reader. */
interface Names {
  of(person: string): string
  knows(person: string): boolean
  renew(): Promise<void>
}

const hereMilliseconds = 50
const mostPointBytes = 2048
const mostKeyCharacters = 60
/** By these an annotator may open an item from now on, or no more. */
const changesSeeing: ReadonlySet<string> = new Set(['pen.given', 'pen.taken', 'item.signed-off', 'item.reopened'])
const notForYou = refuse('forbidden', 'Only who works in this room may do this')

/** One page's part in who is here: says where it is, raises a hand, points, and is told of the others. */
export class HereChannel {
  readonly #room: OpenRoom
  readonly #caller: Caller
  readonly #telling: Telling
  readonly #names: Names
  readonly #pace = new LatestOnly<unknown>(hereMilliseconds, (request) => this.#stand(request))
  #pointedAt = Number.NEGATIVE_INFINITY
  #here = true
  /** Names may have to be read first: what is told stays in order. */
  #turn: Promise<void> = Promise.resolve()

  constructor(room: OpenRoom, caller: Caller, telling: Telling, names: Names) {
    this.#room = room
    this.#caller = caller
    this.#telling = telling
    this.#names = names
  }

  get rows(): readonly HereRow[] {
    return this.#may('people.see') ? this.#room.here.all().filter(works).map(this.#row) : []
  }

  /** Observers are a number to the others. */
  get watching(): number {
    const observers = this.#room.here.all().filter((row) => !works(row))
    return this.#may('people.see') ? new Set(observers.map(({ person }) => person)).size : 0
  }

  /** Whoever comes is here, wherever that is. */
  arrive(): void {
    this.#stand({ item: null, idle: 0 })
  }

  /** The latest of what comes too fast counts. */
  stand(request: unknown): void {
    this.#pace.offer(request)
  }

  async hand(request: unknown): Promise<Outcome<null>> {
    const asked = handRequest.safeParse(request)
    if (!asked.success) return refuse('bad-input', 'Not a hand to raise or lower')
    const { up, person = this.#caller.person } = asked.data
    if (!this.#may('hand.raise')) return notForYou
    if (person !== this.#caller.person) {
      if (!this.#may('hand.lower')) return refuse('forbidden', 'Only a trainer lowers another’s hand')
      if (up) return refuse('bad-input', 'Nobody raises another’s hand')
    }
    if (!this.#room.here.all().some((row) => row.person === person))
      return refuse('not-found', 'They are not in this room now')
    this.#room.here.setHand(person, up)
    return accept(null)
  }

  async spotlight(request: unknown): Promise<Outcome<null>> {
    const asked = spotlightRequest.safeParse(request)
    if (!asked.success) return refuse('bad-input', 'Not a spotlight')
    if (!this.#may('spotlight.take')) return refuse('forbidden', 'Only a trainer shows the room something')
    if (asked.data.on) this.#room.here.light(this)
    else this.#room.here.darken(this.#caller.person)
    return accept(null)
  }

  /** Told to nobody when it comes too fast to be seen, or from a page that is elsewhere. */
  async point(request: unknown): Promise<Outcome<{ told: boolean }>> {
    const asked = pointRequest.safeParse(request)
    if (!asked.success || JSON.stringify(request).length > mostPointBytes)
      return refuse('bad-input', 'Not a place to point at')
    if (!this.#may('place.point')) return notForYou
    const item = this.#room.actor.item(asked.data.item)
    if (!item) return refuse('not-found', 'There is no such item in this room')
    if (!maySee(this.#room, this.#caller, item)) return refuse('forbidden', 'You see this item once it is signed off')
    const tab = this.#standsAt(item)
    const told = tab !== undefined && performance.now() - this.#pointedAt >= pointMilliseconds
    if (told) {
      this.#pointedAt = performance.now()
      this.#room.here.point({ ...asked.data, person: this.#caller.person, tab })
    }
    return accept({ told })
  }

  /** The answer ends it. */
  listen(): () => void {
    if (!this.#may('people.see')) return () => undefined
    const { here } = this.#room
    const stops = [here.listen((change) => this.#tell(change)), here.onPointed((pointed) => this.#tellPoint(pointed))]
    return () => {
      for (const stop of stops) stop()
    }
  }

  /** Everybody, once more: to a page that may have missed something, or when somebody is called otherwise. */
  tellAll(): void {
    if (this.#may('people.see')) this.#inTurn(() => this.#telling.tell('here', this.rows, this.watching))
  }

  /** An item was given to this reader, or taken from them: whoever stands there is told again. */
  hear({ event }: Recorded): void {
    if (this.#caller.role !== 'annotator' || !changesSeeing.has(event.type) || !('item' in event)) return
    const came = this.rows.filter(({ item }) => item === event.item)
    if (came.length === 0) return
    this.#inTurn(() => this.#telling.tell('moved', { came, moved: [], gone: [], watching: this.watching }))
  }

  end(): void {
    this.#here = false
    this.#pace.stop()
    this.#room.here.remove(this)
  }

  #tell({ now, gone }: HereChange): void {
    this.#inTurn(async () => {
      if (now.some(({ person }) => !this.#names.knows(person))) await this.#names.renew()
      const rows = now.filter(works)
      const came = rows.filter(({ tab }) => !this.#knows(tab)).map(this.#row)
      const moved = rows
        .filter(({ tab }) => this.#knows(tab))
        .map(({ person: _, role: __, ...where }) => ({ ...where, ...this.#itemOf(where) }))
      for (const { tab } of rows) this.#known.add(tab)
      for (const tab of gone) this.#known.delete(tab)
      this.#telling.tell('moved', { came, moved, gone, watching: this.watching })
    })
  }

  /** Pages whose person, role and name this page was told. */
  readonly #known = new Set<string>()
  #knows(tab: string): boolean {
    return this.#known.has(tab)
  }

  #inTurn(tell: () => void | Promise<void>): void {
    this.#turn = this.#turn.then(tell).catch((error: unknown) => {
      this.#room.actor.log.warn({ error }, 'who is here could not be told')
    })
  }

  #tellPoint(pointed: Pointed): void {
    const item = this.#room.actor.item(pointed.item)
    const tab = item && maySee(this.#room, this.#caller, item) ? this.#standsAt(item) : undefined
    if (tab !== undefined && tab !== pointed.tab) this.#telling.tell('pointed', pointed)
  }

  /** The name of this page, if it has that item open. */
  #standsAt({ id }: { readonly id: string }): string | undefined {
    const row = this.#room.here.row(this)
    return row?.item === id ? row.tab : undefined
  }

  readonly #row = (row: Presence): HereRow => ({
    ...row,
    ...this.#itemOf(row),
    seat: seatsOf(this.#room.actor.state.people).get(row.person) ?? 0,
    name: this.#names.of(row.person),
  })

  #itemOf({ item }: Pick<Presence, 'item'>): Pick<HereRow, 'key' | 'labelled' | 'unseen'> {
    const listed = item === null ? undefined : this.#room.actor.item(item)
    if (!listed) return {}
    const unseen = maySee(this.#room, this.#caller, listed) ? {} : { unseen: true as const }
    const labelled = isLabelled(listed) ? { labelled: true as const } : {}
    return { key: listed.key.slice(-mostKeyCharacters), ...labelled, ...unseen }
  }

  /** Whoever left while they were let in is not here. */
  #stand(request: unknown): void {
    const asked = hereRequest.safeParse(request)
    if (!asked.success || !this.#here) return
    const { idle, ...where } = asked.data
    const { person, role } = this.#caller
    const item = this.#standing(where.item)
    const active = idle === undefined ? {} : { active: new Date(Date.now() - idle * 1000).toISOString() }
    const follows = where.follows !== undefined && this.#may('people.see') ? { follows: where.follows } : {}
    this.#room.here.set(this, { person, role, ...(item === null ? { item, ...follows } : where), ...active })
  }

  /** An item that somebody has open is given to nobody else, so that only who may open its draft stands at it. */
  #standing(item: string | null): string | null {
    return item !== null && this.#may('draft.read') && this.#room.actor.item(item) ? item : null
  }

  #may(action: Parameters<typeof allows>[0]): boolean {
    return allows(action, this.#caller.role)
  }
}

const works = ({ role }: Presence): boolean => role !== 'observer'
