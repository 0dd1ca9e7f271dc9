import { type Action, allows } from '#shared/domain/roles.ts'
import type { CommandInput, CommandName } from '#shared/domain/room.ts'
import { goesOnIn } from '#shared/domain/standing.ts'
import type { Outcome } from '#shared/kernel/outcome.ts'
import type { QueueCounts } from '#shared/projections/queue.ts'
import type { WindowPatch } from '#shared/projections/room-window.ts'
import { hereAfter } from '#shared/projections/who-is-here.ts'
import type { HereRequest, Pointed } from '#shared/protocol/here-messages.ts'
import type { NoticeTold } from '#shared/protocol/notice-messages.ts'
import type { Behind, CommandDone, HereRow, Joined, ObservedTold, ToldEvent } from '#shared/protocol/rt-messages.ts'
import type { TalkReadTold } from '#shared/protocol/talk-messages.ts'
import type { RoomAddress } from '../routes.ts'
import { giveColour } from '../styles/person-colours.ts'
import { CommandQueue } from '../sync/command-queue.ts'
import { type ConnectionState, isOnline } from '../sync/connection-state.ts'
import type { DeviceTrouble } from '../sync/device-store.ts'
import type { KeptWork } from '../sync/kept-work.ts'
import { randomId } from '../sync/random-id.ts'
import { RoomConnection } from '../sync/room-connection.ts'
import type { Asked, OutcomeOf, RequestOf, RoomSocket } from '../sync/room-socket.ts'
import { notKept, type Outstanding, type SaveState, saveStateOf } from '../sync/save-state.ts'
import { Followed } from './followed.ts'
import { sayRoomWentBack } from './kept-sentences.ts'
import { KeptWords } from './kept-words.ts'
import { Notices } from './notices.ts'
import { said } from './refused-command.ts'
import { roomAfter } from './room-after.ts'

export interface RoomScreen {
  readonly connection: ConnectionState
  readonly joined: Joined | null
  readonly counts: QueueCounts | null
  /** Each page of everybody who works here. */
  readonly here: readonly HereRow[]
  /** How many observers watch. */
  readonly watching: number
  /** For observers: how far behind the room they are. */
  readonly behind: Behind
  /** How often somebody was called otherwise since this page came. */
  readonly named: number
  readonly storage: string | null
  readonly save: SaveState
  readonly device: DeviceTrouble | null
  /** Items that open without a server, by id and key. */
  readonly kept: readonly { readonly id: string; readonly key: string }[]
  /** Items in which words of this person are kept that were not accepted, or that a ruling covers. */
  readonly aside: readonly string[]
}

const start: RoomScreen = {
  connection: { is: 'connecting' },
  joined: null,
  counts: null,
  here: [],
  watching: 0,
  behind: { seconds: 0, frozenUntil: null },
  named: 0,
  storage: null,
  save: { is: 'looking' },
  device: null,
  kept: [],
  aside: [],
}

/** This page's stay in one room: what it knows, what it asks and what it has not saved yet. */
export class RoomClient extends Followed<RoomScreen> {
  readonly address: RoomAddress
  readonly notices = new Notices()
  /** What this person has written and not sent. */
  readonly words = new KeptWords(() => `${this.address.room}/${this.me ?? ''}`)
  readonly commands: CommandQueue
  readonly #socket: RoomSocket
  readonly #names = new Map<string, string>()
  readonly #told = new Set<(event: ToldEvent) => void>()
  readonly #joined = new Set<() => void>()
  readonly #observed = new Set<(told: ObservedTold) => void>()
  readonly #windows = new Set<(patch: WindowPatch) => void>()
  readonly #noticed = new Set<(told: NoticeTold) => void>()
  readonly #pointed = new Set<(pointed: Pointed) => void>()
  readonly #talkRead = new Set<(told: TalkReadTold) => void>()
  readonly #wanted = new Set<(item: string) => void>()
  readonly #ways = new Set<() => Outstanding>()
  #item: string | null = null
  #work: KeptWork | undefined
  #looked = false
  #clock: ReturnType<typeof setTimeout> | undefined

  constructor(address: RoomAddress, socket: RoomSocket) {
    super(start)
    this.address = address
    this.#socket = socket
    this.commands = new CommandQueue(
      randomId(),
      async (envelope) => said(await socket.ask('command', envelope)),
      () => this.weighUnsaved(),
    )
    this.#ways.add(() => this.commands.outstanding(this.isOnline))
    new RoomConnection(socket, {
      state: (connection) => this.#connection(connection),
      joined: (joined) => this.#arrived(joined),
      told: (event) => this.#hear(event),
      here: (here, watching) => this.#see(here, watching),
      moved: (moved) => this.#see(hereAfter(this.state.here, moved), moved.watching),
      pointed: (pointed) => {
        for (const listener of this.#pointed) listener(pointed)
      },
      observed: (told) => {
        for (const listener of this.#observed) listener(told)
      },
      window: (patch) => {
        for (const listener of this.#windows) listener(patch)
      },
      behind: (behind) => this.put({ ...this.state, behind }),
      named: (names) => this.#rename(names),
      noticed: (told) => {
        for (const listener of this.#noticed) listener(told)
      },
      talkRead: (told) => {
        for (const listener of this.#talkRead) listener(told)
      },
      storage: (storage) => this.put({ ...this.state, storage }),
      wentBack: () => sayRoomWentBack(this.notices),
    })
  }

  async ask<Name extends Asked>(name: Name, request: RequestOf<Name>): Promise<OutcomeOf<Name>> {
    return said<unknown>(await this.#socket.ask(name, request)) as OutcomeOf<Name>
  }

  send<Name extends CommandName>(name: Name, input: CommandInput<Name>): Promise<Outcome<CommandDone>> {
    return this.commands.send(name, input, name !== 'item.next')
  }

  /** Whether what is asked now reaches the server, as far as anybody can know. */
  get isOnline(): boolean {
    return isOnline(this.state.connection)
  }

  /** How much would be lost if the page went away now. */
  get notKept(): number {
    return notKept(this.#outstanding())
  }

  /** How much has not been acknowledged. */
  get unsent(): number {
    return this.#outstanding().reduce((sum, { count }) => sum + count, 0)
  }

  /** Each journal entry from now on, once and in order. */
  onTold(listener: (event: ToldEvent) => void): () => void {
    this.#told.add(listener)
    return () => this.#told.delete(listener)
  }

  /** For observers: what changed of the item that is watched. */
  onObserved(listener: (told: ObservedTold) => void): () => void {
    this.#observed.add(listener)
    return () => this.#observed.delete(listener)
  }

  /** For observers: what changed of the room as a whole, while its window is open. */
  onWindow(listener: (patch: WindowPatch) => void): () => void {
    this.#windows.add(listener)
    return () => this.#windows.delete(listener)
  }

  /** Something concerns this person, or was read elsewhere. */
  onNotice(listener: (told: NoticeTold) => void): () => void {
    this.#noticed.add(listener)
    return () => this.#noticed.delete(listener)
  }

  /** Somebody points at words of the item that is open here. */
  onPointed(listener: (pointed: Pointed) => void): () => void {
    this.#pointed.add(listener)
    return () => this.#pointed.delete(listener)
  }

  /** Another device of this person has read the talk. */
  onTalkRead(listener: (told: TalkReadTold) => void): () => void {
    this.#talkRead.add(listener)
    return () => this.#talkRead.delete(listener)
  }

  /** The room was joined anew: what was known before may have holes. */
  onJoined(listener: () => void): () => void {
    this.#joined.add(listener)
    return () => this.#joined.delete(listener)
  }

  /** Somebody asks for an item to be opened on this page. */
  onWanted(listener: (item: string) => void): () => void {
    this.#wanted.add(listener)
    return () => this.#wanted.delete(listener)
  }

  showItem(item: string): void {
    for (const listener of this.#wanted) listener(item)
  }

  /** Tells the others where this person is. */
  stand(where: HereRequest): void {
    this.#item = where.item
    this.#socket.stand(where)
  }

  /** A further way to the server, such as a draft's; the answer takes it away. */
  addWay(way: () => Outstanding): () => void {
    this.#ways.add(way)
    return () => this.#ways.delete(way)
  }

  get me(): string | undefined {
    return this.state.joined?.me.person
  }

  may(action: Action): boolean {
    const { joined } = this.state
    return joined !== null && allows(action, joined.me.role) && goesOnIn(joined.room.standing, action)
  }

  nameOf(person: string): string | undefined {
    return this.#names.get(person)
  }

  /** Looks at what is unsaved again, and keeps looking while something is. */
  weighUnsaved(): void {
    const known = saveStateOf(this.#outstanding(), this.state.device !== null, Date.now())
    const save: SaveState = known.is === 'saved' && !this.#looked ? { is: 'looking' } : known
    clearTimeout(this.#clock)
    if (save.is !== 'saved') this.#clock = setTimeout(() => this.weighUnsaved(), 1000)
    if (JSON.stringify(save) !== JSON.stringify(this.state.save)) this.put({ ...this.state, save })
  }

  /** What is kept of this person's work here; undefined before anybody knows who is here. */
  get work(): KeptWork | undefined {
    return this.#work
  }

  keepWith(work: KeptWork): void {
    this.#work = work
    this.commands.keepWith(work)
    this.addWay(() => work.outstanding(this.isOnline))
  }

  /** What gone pages of this person have left is known from now on. */
  looked(): void {
    this.#looked = true
    this.weighUnsaved()
  }

  tellKept(kept: RoomScreen['kept']): void {
    this.put({ ...this.state, kept })
  }

  /** Looks again in which items words are kept that are not in the result. */
  async lookAside(): Promise<void> {
    const aside = (await this.#work?.refusedItems()) ?? []
    if (aside.join() !== this.state.aside.join()) this.put({ ...this.state, aside })
  }

  /** Whether this device can keep anything. */
  tellDevice(device: DeviceTrouble | null): void {
    this.put({ ...this.state, device })
    this.weighUnsaved()
  }

  /** Where this page stands: the item that is open here. */
  get item(): string | null {
    return this.#item
  }

  /** The room as it was when this browser was last in it at this address; the server has not answered. */
  recall(joined: Joined): void {
    if (this.state.joined === null && this.state.connection.is !== 'ended') this.#arrived(joined)
  }

  #outstanding(): readonly Outstanding[] {
    return [...this.#ways].map((way) => way())
  }

  #connection(connection: ConnectionState): void {
    this.put({ ...this.state, connection })
    this.weighUnsaved()
    if (connection.is === 'joined') void this.commands.resumeAfterLoss()
  }

  #arrived(joined: Joined): void {
    this.#socket.identify(joined.me.person)
    for (const { id, name, seat } of joined.people) {
      this.#names.set(id, name)
      giveColour(id, seat)
    }
    this.#names.set(joined.me.person, joined.me.name)
    this.#learn(joined.here)
    const { here, watching = 0, counts } = joined
    this.put({ ...this.state, joined, counts, here, watching })
    for (const listener of this.#joined) listener()
  }

  #see(here: readonly HereRow[], watching: number): void {
    this.#learn(here)
    this.put({ ...this.state, here, watching })
  }

  #learn(here: readonly HereRow[]): void {
    for (const { person, name, seat } of here) {
      this.#names.set(person, name)
      giveColour(person, seat)
    }
  }

  /** A lead corrected a name, or two entries became one. */
  #rename(names: Readonly<Record<string, string>>): void {
    for (const [person, name] of Object.entries(names)) this.#names.set(person, name)
    const { joined } = this.state
    const named = this.state.named + 1
    const me = joined && { ...joined.me, name: names[joined.me.person] ?? joined.me.name }
    this.put({ ...this.state, named, joined: joined && me ? { ...joined, me } : joined })
  }

  #hear(event: ToldEvent): void {
    if (event.by !== '') this.#names.set(event.by, event.name)
    const same = JSON.stringify(event.counts) === JSON.stringify(this.state.counts)
    if (!same) this.put({ ...this.state, counts: event.counts })
    this.#follow(event)
    for (const listener of this.#told) listener(event)
  }

  /** What the room is by now. */
  #follow({ event }: ToldEvent): void {
    const { joined } = this.state
    const room = joined && event && roomAfter(joined.room, event)
    if (joined && room && room !== joined.room) this.put({ ...this.state, joined: { ...joined, room } })
  }
}
