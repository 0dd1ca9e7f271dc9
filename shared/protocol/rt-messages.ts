import { z } from 'zod'
import type { Dispute } from '#shared/domain/dispute.ts'
import type { Pen } from '#shared/domain/pen.ts'
import type { Role } from '#shared/domain/roles.ts'
import type { RoomEvent } from '#shared/domain/room.ts'
import type { ReopenedRuling, Ruling } from '#shared/domain/ruling.ts'
import type { SentBack } from '#shared/domain/sent-back.ts'
import type { RoomSettings } from '#shared/domain/settings.ts'
import type { Settled } from '#shared/domain/settling.ts'
import type { SignOff } from '#shared/domain/sign-off.ts'
import type { Standing } from '#shared/domain/standing.ts'
import type { Outcome } from '#shared/kernel/outcome.ts'
import { type DisputeCounts, type DisputeRow, disputeFilters } from '#shared/projections/dispute-list.ts'
import type { ObservedItem, ObservedPatch } from '#shared/projections/observed-item.ts'
import { type MatterCounts, matterFilters, type ObservedMatter } from '#shared/projections/observed-matters.ts'
import type { QueueCounts, QueueRow } from '#shared/projections/queue.ts'
import type { RoomWindow, WindowPatch } from '#shared/projections/room-window.ts'
import type { HandRequest, HereRequest, Pointed, PointRequest, Presence, SpotlightRequest } from './here-messages.ts'
import type { NoticePage, NoticesReadRequest, NoticesRequest, NoticeTold } from './notice-messages.ts'
import type { TalkPage, TalkReadRequest, TalkReadTold, TalkRequest, TalkRow } from './talk-messages.ts'

/** The socket.io channel `/rt`: what a client asks and what it is told. Every request is answered by an Outcome. */
export const commandEnvelope = z.strictObject({
  id: z.strictObject({ client: z.string().min(8).max(64), n: z.number().int().positive() }),
  name: z.string().max(60),
  input: z.unknown(),
})
export type CommandEnvelope = z.infer<typeof commandEnvelope>

/** The command is durable at `seq`. `answer` is what it gives back, such as the next item's id. */
export interface CommandDone {
  readonly seq: number
  readonly answer?: unknown
}

export const queueFilters = ['open', 'disputed', 'ruled', 'signed-off', 'mine', 'all'] as const
export type QueueFilter = (typeof queueFilters)[number]

export const queueRequest = z.strictObject({
  filter: z.enum(queueFilters),
  search: z.string().max(200),
  /** Only items that came by this import. */
  batch: z.string().max(60).optional(),
  from: z.number().int().nonnegative(),
  count: z.number().int().min(1).max(200),
})
export type QueueRequest = z.infer<typeof queueRequest>

/** Rows `from`, `from + 1`, … of the `total` that the filter and search leave. */
export interface QueuePage {
  readonly seq: number
  readonly from: number
  readonly total: number
  readonly rows: readonly QueueRow[]
  readonly counts: QueueCounts
}

/** Somebody of the room as this reader may know them. */
export interface KnownPerson {
  readonly id: string
  /** Gives them their colour. */
  readonly seat: number
  readonly name: string
  readonly roles: readonly Role[]
}

export interface Me {
  readonly person: string
  readonly role: Role
  readonly name: string
  /** Entries that were merged into this one: what is kept of them on a device is this person's to send. */
  readonly formerly?: readonly string[]
}

export interface Joined {
  readonly protocol: number
  readonly seq: number
  /** Tells the entry at `seq` from any other one of that number: the start of its head's hash. */
  readonly mark: string
  /** Which making of this room it is. What a client keeps of another one is never sent. */
  readonly epoch: string
  /** What a device remembers from before rooms were archived says nothing of where the room stands. */
  readonly room: { readonly id: string; readonly settings: RoomSettings; readonly standing?: Standing }
  readonly me: Me
  /** People who came in person; annotators of imported sources come with the item. */
  readonly people: readonly KnownPerson[]
  readonly here: readonly HereRow[]
  /** How many observers watch; who they are is told to nobody here. */
  readonly watching?: number
  readonly counts: QueueCounts
  /** Sentences the room must show, such as an unsafe Redis. */
  readonly warnings: readonly string[]
}

/** One page of somebody who is here. Whoever has several pages open has as many rows. */
export interface HereRow extends Presence {
  readonly seat: number
  readonly name: string
  /** The end of the key of the item that is open there. */
  readonly key?: string
  /** Its units are labels. */
  readonly labelled?: true
  /** The reader may not open that item now. */
  readonly unseen?: true
}

/** What changed of who is here, by page: those that came, those that are elsewhere now, whole, and those that left. */
export interface HereMoved {
  readonly came: readonly HereRow[]
  readonly moved: readonly Omit<HereRow, 'person' | 'role' | 'seat' | 'name'>[]
  readonly gone: readonly string[]
  /** How many observers watch. */
  readonly watching: number
}

/** An item's state in the journal, as of `seq`; later events bring it up to date through `reduceItemView`. */
export interface ItemView {
  readonly seq: number
  readonly row: QueueRow
  /** Whether somebody has opened its draft; until then that is the consensus, and stored nowhere. */
  readonly begun: boolean
  /** The comparison that its places are counted in. */
  readonly compared: string
  readonly settled: Readonly<Record<string, Settled>>
  /** Settlings of differences that are asked again, or are no differences any more, since the item was compared anew. */
  readonly settledBefore: readonly Settled[]
  readonly disputes: Readonly<Record<string, Dispute>>
  readonly rulings: readonly Ruling[]
  /** Rulings that were taken back. */
  readonly reopened: readonly ReopenedRuling[]
  readonly signOff: SignOff | null
  /** Why it is open again. What devices keep from before it was told has none. */
  readonly sentBack?: SentBack | null
  /** Who may write here although their role only reads. What devices keep from before there were pens has none. */
  readonly pen?: Pen | null
}

/** One entry of the journal, projected for the reader's role. `row` is the item's row after it. */
export interface ToldEvent {
  readonly seq: number
  /** See `Joined`. */
  readonly mark: string
  readonly at: string
  /** Empty where this reader may not know who. */
  readonly by: string
  /** Their name, as far as this reader may know it. */
  readonly name: string
  /** Null where this reader may not see it: sequences stay gapless. */
  readonly event: RoomEvent | null
  readonly row?: QueueRow
  /** What was said in the room, where this reader may read it. */
  readonly said?: TalkRow
  /** Of an event about several items: their rows after it. */
  readonly rows?: readonly QueueRow[]
  /** More rows changed than are told: the list is asked for again. */
  readonly relisted?: true
  readonly counts: QueueCounts
}

export const disputesRequest = z.strictObject({
  filter: z.enum(disputeFilters),
  from: z.number().int().nonnegative(),
  count: z.number().int().min(1).max(100),
})
export type DisputesRequest = z.infer<typeof disputesRequest>

/** Rows `from`, `from + 1`, … of the `total` that the filter leaves. To observers people are pseudonyms, and comments are left out. */
export interface DisputePage {
  readonly seq: number
  readonly from: number
  readonly total: number
  readonly rows: readonly DisputeRow[]
  readonly counts: DisputeCounts
}

export const mattersRequest = z.strictObject({
  filter: z.enum(matterFilters),
  from: z.number().int().nonnegative(),
  count: z.number().int().min(1).max(200),
})
export type MattersRequest = z.infer<typeof mattersRequest>

/** For observers: the room's disputes and rulings, with or without a dispute, the latest first. */
export interface MatterPage {
  readonly seq: number
  readonly from: number
  readonly total: number
  readonly rows: readonly ObservedMatter[]
  readonly counts: MatterCounts
}

/** For observers: an item as it stands, and from then on `observed` patches numbered `n + 1`, `n + 2`, … */
export interface Observed {
  readonly n: number
  readonly item: ObservedItem
}

export interface ObservedTold {
  readonly item: string
  readonly n: number
  readonly patch: ObservedPatch
}

/** How far behind an observer is, and until when their view stands still; ISO 8601. */
export interface Behind {
  readonly seconds: number
  readonly frozenUntil: string | null
}

/** Null stops watching. One item at a time. */
export const observeRequest = z.strictObject({ item: z.string().max(40).nullable() })

/** Whether the window is looked at from now on. */
export const windowRequest = z.strictObject({ open: z.boolean() })

export const sinceRequest = z.strictObject({ seq: z.number().int().nonnegative(), mark: z.string().max(64).optional() })

export interface ClientToServer {
  join: (request: { readonly protocol: number }, answer: (joined: Outcome<Joined>) => void) => void
  queue: (request: QueueRequest, answer: (page: Outcome<QueuePage>) => void) => void
  item: (request: { readonly item: string }, answer: (view: Outcome<ItemView>) => void) => void
  disputes: (request: DisputesRequest, answer: (page: Outcome<DisputePage>) => void) => void
  /** Observers watch the result of an item; others are refused, they have its draft. */
  observe: (request: z.infer<typeof observeRequest>, answer: (observed: Outcome<Observed | null>) => void) => void
  /** Observers look at the room as a whole; while they do, `window` tells what changes. Others are refused. */
  window: (request: z.infer<typeof windowRequest>, answer: (window: Outcome<RoomWindow | null>) => void) => void
  /** Observers read the room's disputes and rulings here; to others they stand in `disputes`. */
  matters: (request: MattersRequest, answer: (page: Outcome<MatterPage>) => void) => void
  /**
   * Entries after a sequence that this client missed; refused with `conflict` when there are too many: join again; with
   * `went-back` when the journal has no such entry any more: the server lost what it had told.
   */
  since: (request: z.infer<typeof sinceRequest>, answer: (events: Outcome<readonly ToldEvent[]>) => void) => void
  notices: (request: NoticesRequest, answer: (page: Outcome<NoticePage>) => void) => void
  /** Every device of this person is told how far it is read by then. */
  'notices-read': (
    request: NoticesReadRequest,
    answer: (read: Outcome<{ readonly read: number; readonly unread: number }>) => void,
  ) => void
  talk: (request: TalkRequest, answer: (page: Outcome<TalkPage>) => void) => void
  'talk-read': (request: TalkReadRequest, answer: (read: Outcome<TalkReadTold>) => void) => void
  command: (envelope: CommandEnvelope, answer: (done: Outcome<CommandDone>) => void) => void
  here: (request: HereRequest) => void
  hand: (request: HandRequest, answer: (done: Outcome<null>) => void) => void
  spotlight: (request: SpotlightRequest, answer: (done: Outcome<null>) => void) => void
  /** `told` unless it came too fast, or that item is not open there. */
  point: (request: PointRequest, answer: (pointed: Outcome<{ readonly told: boolean }>) => void) => void
}

export interface ServerToClient {
  event: (told: ToldEvent) => void
  /** Everybody who is here, observers apart, and how many of those there are. */
  here: (rows: readonly HereRow[], watching: number) => void
  moved: (moved: HereMoved) => void
  /** Somebody points at words of the item that is open here. */
  pointed: (pointed: Pointed) => void
  observed: (told: ObservedTold) => void
  window: (patch: WindowPatch) => void
  /** For observers: told when they come, and when it is set anew. */
  behind: (behind: Behind) => void
  /** What people are called from here on, by id. */
  named: (names: Readonly<Record<string, string>>) => void
  notice: (told: NoticeTold) => void
  /** Another device of this person has read the talk. */
  'talk-read': (told: TalkReadTold) => void
  /** The room cannot make anything durable now, and why; null when it can again. */
  storage: (trouble: string | null) => void
}
