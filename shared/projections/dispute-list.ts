import type { NamedLabel } from '#shared/compare/named-label.ts'
import type { Dispute } from '#shared/domain/dispute.ts'
import type { Role } from '#shared/domain/roles.ts'
import type { RoomState } from '#shared/domain/room.ts'
import type { Ruling } from '#shared/domain/ruling.ts'
import { tableGet } from '#shared/kernel/table.ts'

export const disputeFilters = ['waiting', 'open', 'closed', 'all'] as const
export type DisputeFilter = (typeof disputeFilters)[number]

/** One dispute of the room, with the item that it is on. */
export interface DisputeRow {
  readonly item: string
  readonly key: string
  readonly language: string
  readonly dispute: Dispute
  /** The label that it is on; left out of words. */
  readonly label?: NamedLabel
  /** The ruling that closed it, while it stands. */
  readonly ruling: Ruling | null
  /** Whether it waits for this reader to say something. */
  readonly waits: boolean
}

export interface DisputeCounts {
  readonly waiting: number
  readonly open: number
  readonly closed: number
}

export interface DisputeReader {
  readonly person: string
  readonly role: Role
  maySee(item: string): boolean
}

/**
 * A trainer's answer is awaited on every open dispute; whoever takes part in one is awaited when the last word there
 * was another's.
 */
function waitsFor({ status, by, positions, comments }: Dispute, { person, role }: DisputeReader): boolean {
  if (status !== 'open') return false
  if (role === 'trainer') return true
  if (role === 'observer') return false
  const said = [{ by, at: '' }, ...positions, ...comments]
  if (!said.some((one) => one.by === person)) return false
  return said.reduce((last, one) => (one.at >= last.at ? one : last)).by !== person
}

const opened = (a: DisputeRow, b: DisputeRow): number =>
  a.dispute.at < b.dispute.at ? -1 : a.dispute.at > b.dispute.at ? 1 : a.dispute.id < b.dispute.id ? -1 : 1

/** Open disputes that wait for the reader first, then other open ones, each oldest first; closed ones newest first. */
function byUrgency(a: DisputeRow, b: DisputeRow): number {
  const rank = ({ waits, dispute }: DisputeRow) => (waits ? 0 : dispute.status === 'open' ? 1 : 2)
  return rank(a) - rank(b) || (rank(a) === 2 ? opened(b, a) : opened(a, b))
}

/** Every dispute of the room that this reader may see, in the order in which they should be looked at. */
export function disputeRows(room: RoomState, reader: DisputeReader): readonly DisputeRow[] {
  const rows = room.disputes.flatMap((bucket) =>
    Object.entries(bucket).flatMap(([item, disputes]) => {
      const listed = tableGet(room.items, item)
      if (!listed || !reader.maySee(item)) return []
      const rulings = tableGet(room.rulings, item) ?? []
      return Object.values(disputes).map((dispute): DisputeRow => {
        const ruling = rulings.find(({ id }) => id === dispute.ruling) ?? null
        return { item, key: listed.key, language: listed.language, dispute, ruling, waits: waitsFor(dispute, reader) }
      })
    }),
  )
  return rows.sort(byUrgency)
}

export const disputeCounts = (rows: readonly DisputeRow[]): DisputeCounts => ({
  waiting: rows.filter(({ waits }) => waits).length,
  open: rows.filter(({ dispute }) => dispute.status === 'open').length,
  closed: rows.filter(({ dispute }) => dispute.status !== 'open').length,
})

export const filteredDisputes = (rows: readonly DisputeRow[], filter: DisputeFilter): readonly DisputeRow[] =>
  rows.filter(
    ({ waits, dispute }) =>
      filter === 'all' ||
      (filter === 'waiting' ? waits : filter === 'open' ? dispute.status === 'open' : dispute.status !== 'open'),
  )
