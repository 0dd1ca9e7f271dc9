import type { Logger } from 'pino'
import { rowsOver } from '#server/auth/rows-over.ts'
import { failpoint } from '#server/machine/failpoint.ts'
import type { FieldIs, HeadIs, Store } from '#server/store/store.ts'
import type { DraftRegistry } from '#server/sync/draft-registry.ts'
import type { Bench } from '#shared/domain/bench.ts'
import type { DraftChange } from '#shared/domain/draft-change.ts'
import type { ListedItem } from '#shared/domain/item.ts'
import type { ObservedDelay } from '#shared/domain/observed-delay.ts'
import { personNow } from '#shared/domain/person.ts'
import { goesOn } from '#shared/domain/rights.ts'
import { type RoomEvent, type RoomState, reduceRoom } from '#shared/domain/room.ts'
import { whyNotWritten } from '#shared/domain/standing.ts'
import type { RoomId } from '#shared/kernel/ids.ts'
import { tableGet } from '#shared/kernel/table.ts'
import { Queue } from '#shared/projections/queue.ts'
import { ItemBlobs } from './item-blobs.ts'
import { type Author, encodeEvents, type JournalEnd, type Recorded } from './journal-codec.ts'
import { Lock } from './lock.ts'
import type { NoticeBook } from './notice-book.ts'
import { RoomJournal } from './room-journal.ts'
import type { DraftReading, RoomReading, Typed } from './room-reading.ts'
import { StoreLoss } from './store-loss.ts'
import type { TakeBook } from './take-book.ts'
import type { TalkBook } from './talk-book.ts'
import { ThroughputBook } from './throughput-book.ts'

/** What a decision wants written. */
export interface Wanted {
  readonly events: readonly RoomEvent[]
  readonly draft?: { readonly item: ListedItem; readonly changes: readonly DraftChange[] }
  readonly put?: Readonly<Record<string, string | null>>
  readonly when?: readonly (FieldIs | HeadIs)[]
}

const comparedField = 'compared'
export const rightsField = 'rights'
/** There once the room is deleted, for ever: nothing is made under its name again. */
export const tombstoneField = 'deleted'

/** The session that something was asked over has ended meanwhile. */
export class SessionOver extends Error {}

/** The room is archived or deleted: this is not written there. */
export class RoomFrozen extends Error {}

type Listener = (recorded: Recorded) => void

/** A decision that keeps losing against others is a bug or a storm, not something to go on with for ever. */
export const mostAttempts = 40

/**
 * One room in this process: its state, and the one queue through which facts are decided and committed. Whatever
 * other processes commit is followed from the journal's tail.
 */
export class RoomActor implements RoomReading {
  readonly id: RoomId
  readonly store: Store
  readonly blobs: ItemBlobs
  readonly queue: Queue
  readonly drafts: DraftRegistry
  readonly log: Logger
  readonly loss: StoreLoss
  readonly book: ThroughputBook
  readonly #journal: RoomJournal
  readonly #lock = new Lock()
  readonly #listeners = new Set<Listener>()
  readonly #following = new AbortController()
  private constructor(store: Store, journal: RoomJournal, book: ThroughputBook, drafts: DraftRegistry) {
    this.id = journal.room
    this.loss = new StoreLoss(drafts.log.child({ room: journal.room }))
    this.store = this.loss.watch(store)
    this.blobs = new ItemBlobs(store.blobs)
    this.#journal = journal
    this.book = book
    this.queue = new Queue(journal.state)
    this.drafts = drafts
    this.log = drafts.log
  }

  /** Undefined when there is no such room. */
  static async load(store: Store, room: RoomId, drafts: DraftRegistry): Promise<RoomActor | undefined> {
    const book = await ThroughputBook.open(store, room)
    const journal = new RoomJournal(room, store, book)
    await journal.catchUp()
    if (journal.end.seq === 0) return undefined
    const actor = new RoomActor(store, journal, book, drafts)
    void actor.#follow()
    return actor
  }

  get state(): RoomState {
    return this.#journal.state
  }

  /** What concerns each person. */
  get notices(): NoticeBook {
    return this.#journal.notices
  }

  get talk(): TalkBook {
    return this.#journal.talk
  }

  /** What each person changed last. */
  get takes(): TakeBook {
    return this.#journal.takes
  }

  get seq(): number {
    return this.#journal.end.seq
  }

  /** How far behind its observers are. */
  get delay(): ObservedDelay {
    return this.#journal.delay
  }

  get isShown(): boolean {
    return this.delay.seconds === 0
  }

  get asOf(): number {
    return Date.now()
  }

  get epoch(): string {
    return this.#journal.epoch
  }

  /** Where the journal ends, as far as this process has read it. */
  get end(): JournalEnd {
    return this.#journal.end
  }

  /**
   * What every commit of this room is checked under; raised whenever a right is taken away. Read off the same state as
   * who has which right, so that nothing is decided by older rights than it is committed under.
   */
  get rightsUnchanged(): FieldIs {
    const { raised } = this.state.rights
    return { field: rightsField, value: raised === 0 ? undefined : String(raised) }
  }

  /** Under which a draft's consensus is read when it is begun; raised whenever items are compared anew. */
  get comparedUnchanged(): FieldIs {
    const { compared } = this.state
    return { field: comparedField, value: compared === 0 ? undefined : String(compared) }
  }

  async learnRights(): Promise<void> {
    await this.alone(() => this.catchUp())
  }

  readOn(): Promise<void> {
    return this.learnRights()
  }

  draft(item: ListedItem): Promise<DraftReading> {
    return this.drafts.open(this, item)
  }

  /** At this process. */
  async typed(): Promise<readonly Typed[]> {
    const now = performance.now()
    return (await this.drafts.openIn(this)).flatMap(({ item, editedAt }) =>
      editedAt === undefined ? [] : [{ item: item.id, at: Date.now() - (now - editedAt) }],
    )
  }

  personNow(person: string): string {
    return personNow(this.state.people, person)
  }

  goesOn(session: string | null): boolean {
    return goesOn(this.state, session)
  }

  /** Archived or deleted: drafts take no edits. */
  get readOnly(): boolean {
    return this.state.standing.is !== 'open'
  }

  /** Before work that would be for nothing in a room that takes no such event. @throws RoomFrozen */
  async mustTake(type: RoomEvent['type']): Promise<void> {
    if (!whyNotWritten(this.state.standing, [type])) return
    await this.alone(() => this.catchUp())
    this.#mustTake([type])
  }

  #mustTake(types: readonly string[]): void {
    const why = whyNotWritten(this.state.standing, types)
    if (why) throw new RoomFrozen(why.refusal.message)
  }

  holds(item: string): boolean {
    return this.item(item) !== undefined
  }

  item(id: string): ListedItem | undefined {
    return tableGet(this.state.items, id)
  }

  answeredAt(command: NonNullable<Author['command']>): number | undefined {
    return this.#journal.answeredAt(command)
  }

  /** Tells the entry of that number from any other; undefined where it is not among the latest. */
  markAt(seq: number): string | undefined {
    return this.#journal.since(seq - 1)?.find((recorded) => recorded.seq === seq)?.mark
  }

  since(seq: number): readonly Recorded[] | undefined {
    return this.#journal.since(seq)
  }

  /** Called for every entry, in order, once it is durable. */
  listen(listener: Listener): () => void {
    this.#listeners.add(listener)
    return () => this.#listeners.delete(listener)
  }

  /** One after the other; what `work` reads of the state holds until it is done. */
  alone<T>(work: () => Promise<T>): Promise<T> {
    return this.#lock.run(work)
  }

  /** To the head of the journal; whether anything was new. Only inside `alone`. */
  async catchUp(): Promise<boolean> {
    return this.#tell(await this.#journal.catchUp())
  }

  /** Commits events without a decision over them, deciding them anew on each lost race. Only inside `alone`. */
  async commit(author: Author, decide: () => Wanted | Promise<Wanted>): Promise<number> {
    for (let attempt = 0; attempt < mostAttempts; attempt++)
      if (await this.attempt(author, await decide())) return this.seq
    throw new Error(`Room ${this.id}: lost ${mostAttempts} races for the journal's head`)
  }

  /**
   * Writes events and draft changes in one commit on the heads they were decided on, then applies and tells them.
   * False when somebody was faster: what was missed is applied by then. Only inside `alone`, and with draft changes
   * only inside the draft's own turn. @throws SessionOver; RoomFrozen where the room takes no such events
   */
  async attempt(author: Author, { events, draft, put, when = [] }: Wanted): Promise<boolean> {
    const { end, state } = this.#journal
    const { rightsUnchanged } = this
    if (!goesOn(state, author.session)) throw new SessionOver('This session has ended')
    const types = events.map(({ type }) => type)
    if (whyNotWritten(state.standing, types)) {
      if (await this.catchUp()) return false
      this.#mustTake(types)
    }
    const raising = await this.#raising(state, events)
    const entries = encodeEvents(this.id, end, events, author, new Date().toISOString())
    const shared = draft && draft.changes.length > 0 ? await this.drafts.open(this, draft.item) : undefined
    const change = shared && draft ? shared.prepare(draft.changes, author) : undefined
    const heads: HeadIs[] = [{ stream: 'journal', head: end.seq }]
    if (shared) heads.push({ stream: shared.stream, head: shared.position })
    failpoint('command-before-append')
    const outcome = await this.store.commit({
      id: crypto.randomUUID(),
      room: this.id,
      when: [...heads, rightsUnchanged, ...when],
      append: [
        { stream: 'journal', entries },
        ...(shared && change ? [{ stream: shared.stream, entries: change }] : []),
      ],
      put: { ...put, ...raising },
    })
    if (!outcome.ok) {
      if (shared) shared.applyStored(outcome.missed[shared.stream] ?? [])
      this.#tell(await this.#journal.apply(outcome.missed.journal ?? []))
      return false
    }
    failpoint('command-appended')
    const numbered = (from: number) => (bytes: Uint8Array, index: number) => ({ number: from + index + 1, bytes })
    if (shared && change) shared.applyStored(change.map(numbered(shared.position)))
    this.#tell(await this.#journal.apply(entries.map(numbered(end.seq))))
    failpoint('command-told')
    return true
  }

  /** What else is written with events that take rights away: the raised number, and the rows that are over with it. */
  async #raising(state: RoomState, events: readonly RoomEvent[]): Promise<Record<string, string | null>> {
    if (!events.some((event) => 'rights' in event)) return {}
    const after = events.reduce(reduceRoom, state)
    const { standing, settings } = after
    const tombstone =
      standing.is === 'deleted'
        ? JSON.stringify({ title: settings.title, at: standing.at, epoch: this.epoch })
        : undefined
    return {
      ...(await rowsOver(this.store, this.id, after)),
      [rightsField]: String(after.rights.raised),
      ...(tombstone === undefined ? {} : { [tombstoneField]: tombstone }),
    }
  }

  /** The bench of an item as it stands, for reading only. */
  async bench(item: ListedItem): Promise<Bench> {
    return this.drafts.read(this, item)
  }

  close(): void {
    this.#following.abort()
    this.#listeners.clear()
  }

  #tell(applied: readonly Recorded[]): boolean {
    for (const recorded of applied) {
      this.queue.follow(this.state, recorded.event)
      if (recorded.event.type === 'batch.taken-back') void this.drafts.leaveGone(this)
      for (const listener of this.#listeners) listener(recorded)
    }
    return applied.length > 0
  }

  async #follow(): Promise<void> {
    const { signal } = this.#following
    while (!signal.aborted)
      try {
        for await (const entry of this.store.tail(this.id, 'journal', this.seq, signal))
          await this.alone(async () => this.#tell(await this.#journal.apply([entry])))
      } catch (error) {
        if (signal.aborted) return
        this.loss.note(error)
        this.log.warn({ room: this.id, error }, 'following the journal failed; trying again')
        await new Promise((resolve) => setTimeout(resolve, 1000))
      }
  }
}
