import * as Y from 'yjs'
import { failpoint } from '#server/machine/failpoint.ts'
import type { Author } from '#server/rooms/journal-codec.ts'
import { Lock } from '#server/rooms/lock.ts'
import type { CommitOutcome, FieldIs, StoredEntry, StreamName } from '#server/store/store.ts'
import type { Comparison } from '#shared/compare/comparison.ts'
import type { Bench } from '#shared/domain/bench.ts'
import type { DraftChange } from '#shared/domain/draft-change.ts'
import type { ListedItem } from '#shared/domain/item.ts'
import { benchOfConsensus, benchOfDraft } from '#shared/drafts/draft-bench.ts'
import { oddPlaces } from '#shared/drafts/draft-shape.ts'
import type { Arrival, DraftPeer } from './arrival.ts'
import { CaretBoard } from './caret-board.ts'
import type { Claim, ClientIds } from './client-ids.ts'
import { type DraftEntry, decodeDraftEntry } from './draft-entry.ts'
import { begunField, type DraftHome, ItemGone } from './draft-home.ts'
import { changeEntries, seedEntry } from './draft-writing.ts'
import { markOf } from './entry-mark.ts'
import { type Appended, type EditedDraft, IncomingEdits, mostAttempts } from './incoming-edits.ts'
import { piecesOf } from './pieces.ts'
import { QuietWatch } from './quiet-watch.ts'
import type { Snapshot } from './snapshot.ts'

/**
 * The draft of one item as this process knows it: never ahead of what is durable. Peers are untrusted.
 */
export class SharedDraft {
  readonly stream: StreamName
  readonly item: ListedItem
  readonly peers = new Set<DraftPeer>()
  readonly carets: CaretBoard
  /** Called after each stored entry; whoever watches keeps the draft in memory. */
  readonly watchers = new Set<() => void>()
  readonly #room: DraftHome
  #compared: { readonly blob: string; readonly comparison: Comparison }
  readonly #lock = new Lock()
  readonly #clientIds: ClientIds
  /** The server's own hand: a client id drawn anew for each stay of this document in memory. */
  readonly #hand = new Y.Doc().clientID
  readonly #doc = new Y.Doc()
  #position = 0
  #mark = ''
  #closed = false
  readonly #incoming: IncomingEdits
  readonly #quiet: QuietWatch
  #editedAt: number | undefined

  constructor(room: DraftHome, item: ListedItem, comparison: Comparison, clientIds: ClientIds) {
    this.#room = room
    this.item = item
    this.stream = streamOf(item.id)
    this.#compared = { blob: item.comparison, comparison }
    this.#clientIds = clientIds
    this.carets = new CaretBoard(this, room.store, room.id)
    const hands = this.#hands()
    this.#incoming = new IncomingEdits(hands)
    this.#quiet = new QuietWatch(hands)
  }

  get position(): number {
    return this.#position
  }

  /** Of the entry at the position; empty before the first. */
  get mark(): string {
    return this.#mark
  }

  get closed(): boolean {
    return this.#closed
  }

  /** When somebody last typed, by this process's clock, unless that is summarised since. */
  get editedAt(): number | undefined {
    return this.#editedAt
  }

  summarised(): void {
    this.#editedAt = undefined
  }

  /** From a snapshot, before anything else is applied. */
  restore({ update, position, closed }: Snapshot, mark: string): void {
    Y.applyUpdate(this.#doc, update, this)
    this.#position = position
    this.#closed = closed
    this.#mark = mark
  }

  /** How much of it no reader can make anything of. */
  get oddPlaces(): number {
    return oddPlaces(this.#doc)
  }

  watch(changed: () => void): () => void {
    this.watchers.add(changed)
    return () => this.watchers.delete(changed)
  }

  /** By the comparison that was learned last. */
  bench(): Bench {
    const { comparison } = this.#compared
    if (this.#position === 0) return benchOfConsensus(comparison)
    return benchOfDraft(this.#doc, comparison, this.#position)
  }

  /** The comparison that the item has now: benches after it are on that. */
  async learnComparison(): Promise<void> {
    const item = this.#room.item(this.item.id) ?? this.item
    if (item.comparison === this.#compared.blob) return
    const comparison = await this.#room.blobs.comparison(item)
    const now = this.#room.item(this.item.id)?.comparison ?? item.comparison
    if (now === item.comparison) this.#compared = { blob: item.comparison, comparison }
  }

  /** Nothing of this draft moves while `work` runs but by its own hand. */
  alone<T>(work: () => Promise<T>): Promise<T> {
    return this.#lock.run(work)
  }

  /** To the head of the stream; whether anything was new. Only inside `alone`. */
  async catchUp(): Promise<boolean> {
    return this.applyStored(await this.#room.store.range(this.#room.id, this.stream, this.#position))
  }

  /**
   * Exactly one seed exists, whoever comes first. Inside the room's turn `learn` must not ask for another.
   * @throws ItemGone
   */
  async ensureSeeded(learn: () => Promise<unknown> = () => this.#room.learnRights()): Promise<void> {
    for (let attempt = 0; this.#position === 0; attempt++) {
      if (attempt > mostAttempts) throw new Error(`${this.stream} could not be begun`)
      await this.alone(async () => {
        if (this.#position > 0) return
        if (!this.#room.holds(this.item.id)) throw new ItemGone(`${this.item.key} is not in the room any more`)
        await this.#seed()
      })
      if (this.#position === 0) await learn()
    }
  }

  /** With the consensus of the comparison that the item has as long as nothing was compared anew. */
  async #seed(): Promise<void> {
    const { comparedUnchanged, rightsUnchanged } = this.#room
    const item = this.#room.item(this.item.id) ?? this.item
    const comparison = await this.#room.blobs.comparison(item)
    const begun = { put: { [begunField]: crypto.randomUUID() }, when: [comparedUnchanged] }
    await this.#append([seedEntry(comparison, item.comparison)], [], rightsUnchanged, begun)
  }

  /** Entries for changes that a command decided on this bench, to be committed with its events. */
  prepare(changes: readonly DraftChange[], author: Author): readonly Uint8Array[] {
    return changeEntries(this.#doc, this.#hand, changes, author)
  }

  /** What is stored is law: applied in order, once, then told. */
  applyStored(entries: readonly StoredEntry[]): boolean {
    let news = false
    for (const { number, bytes } of entries) {
      if (number <= this.#position) continue
      if (number !== this.#position + 1) throw new Error(`${this.stream} goes from ${this.#position} to ${number}`)
      this.#apply(decodeDraftEntry(bytes))
      this.#position = number
      this.#mark = markOf(bytes)
      news = true
    }
    return news
  }

  /** An edit from a connection. It is answered there: acknowledged once durable, asked for what it lacks, or refused. */
  arrive(arrival: Arrival): void {
    if (this.#room.loss.sentence === null) this.#incoming.arrive(arrival)
    else arrival.peer.comeAgain()
  }

  /** What a joining connection lacks, in pieces, never above the durable position. */
  async answerStep1(peer: DraftPeer, stateVector: Uint8Array): Promise<void> {
    await this.alone(async () => {
      await this.catchUp()
      peer.tellState(piecesOf(this.#doc, stateVector))
      peer.acknowledge(0, this.#position, this.#mark)
      this.#quiet.stir()
      if (peer.writes) peer.askForState(Y.encodeStateVector(this.#doc))
    })
  }

  /** A client id belongs to the person on whose connection it is first seen; false when it is somebody else's. */
  async claim(client: number, person: string): Promise<boolean> {
    const isFree = () => this.#clientIds.ownerOf(client, this.#doc) === undefined
    for (let attempt = 0; attempt < mostAttempts && isFree(); attempt++) {
      if (attempt > 0) await this.#room.learnRights()
      await this.alone(async () => {
        if (isFree()) await this.#append([], [{ client, person }])
      })
    }
    return this.#clientIds.ownerOf(client, this.#doc) === person
  }

  #hands(): EditedDraft & ConstructorParameters<typeof QuietWatch>[0] {
    const draft = this
    const room = this.#room
    return {
      doc: this.#doc,
      clientIds: this.#clientIds,
      log: room.log.child({ room: room.id, item: this.item.id }),
      peers: this.peers,
      get closed() {
        return draft.#closed
      },
      get readOnly() {
        return room.readOnly
      },
      get position() {
        return draft.#position
      },
      get mark() {
        return draft.#mark
      },
      get rightsUnchanged() {
        return room.rightsUnchanged
      },
      learnRights: () => room.learnRights(),
      isQuiet: () => this.#incoming.quiet,
      alone: (work) => this.alone(work),
      catchUp: () => this.catchUp(),
      append: (entries, claims, rights) => this.#append(entries, claims, rights),
    }
  }

  /** One commit on this draft's head, under rights that it was decided by. What was missed is applied by then. */
  async #append(
    entries: readonly Uint8Array[],
    claims: readonly Claim[],
    rights: FieldIs = this.#room.rightsUnchanged,
    { put = {}, when = [] }: Further = {},
  ): Promise<Appended> {
    failpoint('edit-before-append')
    const outcome: CommitOutcome = await this.#room.store.commit({
      id: crypto.randomUUID(),
      room: this.#room.id,
      when: [{ stream: this.stream, head: this.#position }, rights, ...when, ...this.#clientIds.unclaimed(claims)],
      append: entries.length > 0 ? [{ stream: this.stream, entries }] : [],
      put: { ...put, ...this.#clientIds.claimed(claims) },
    })
    if (!outcome.ok) {
      this.#clientIds.learn(claims, outcome.fields)
      this.applyStored(outcome.missed[this.stream] ?? [])
      return outcome.fields[rights.field] === rights.value ? 'too late' : 'rights moved'
    }
    failpoint('edit-appended')
    this.#clientIds.learn(claims, this.#clientIds.claimed(claims))
    this.applyStored(entries.map((bytes, index) => ({ number: this.#position + index + 1, bytes })))
    return 'stored'
  }

  #apply({ kind, update, person }: DraftEntry): void {
    if (kind === 'closed') this.#closed = true
    if (kind === 'opened') this.#closed = false
    if (update.byteLength === 0) return
    if (kind === 'edit') this.#editedAt = performance.now()
    try {
      if (kind === 'edit') this.#clientIds.learnEdit(update, person)
      Y.applyUpdate(this.#doc, update, this)
    } catch (error) {
      // Stored is law: every process fails here alike and ends with the same text, so the draft stays readable.
      this.#room.log.error(
        { room: this.#room.id, stream: this.stream, error },
        'an entry could only be applied in part',
      )
    }
    if (this.#doc.store.pendingStructs || this.#doc.store.pendingDs)
      this.#room.log.error({ room: this.#room.id, stream: this.stream }, 'an entry builds on what is not in the stream')
    for (const peer of this.peers) peer.tellUpdate(update)
    this.#quiet.stir()
    for (const changed of this.watchers) changed()
  }
}

/** What else a commit depends on and writes. */
interface Further {
  readonly when?: readonly FieldIs[]
  readonly put?: Readonly<Record<string, string>>
}

export const streamOf = (item: string): StreamName => `draft:${item}`
