import type { ListedItem } from '#shared/domain/item.ts'
import { type ItemState, itemState } from '#shared/domain/item-state.ts'
import { byDisagreement } from '#shared/domain/next-item.ts'
import type { RoomState } from '#shared/domain/room.ts'
import { tableGet, tableValues } from '#shared/kernel/table.ts'

/** What the queue shows of an item: kept beside the journal, so that the queue never opens a draft. */
export interface QueueRow {
  readonly id: string
  readonly key: string
  /** Its place in the imported file, from 0. */
  readonly ordinal: number
  readonly language: string
  /** Null where this reader may not see any words. */
  readonly excerpt: string | null
  readonly state: ItemState
  readonly sources: number
  readonly differences: number
  /** Differences that need a person. */
  readonly weak: number
  readonly settled: number
  /** Open ones. */
  readonly disputes: number
  /** Share of columns without unanimity, 0 to 1. */
  readonly disagreement: number
  /** To whom it was given and who has not signed it off yet. */
  readonly given: string | null
}

export interface QueueCounts {
  readonly all: number
  readonly open: number
  readonly disputed: number
  readonly ruled: number
  readonly signedOff: number
  readonly mine: number
}

export type QueueQuery = {
  readonly filter: 'open' | 'disputed' | 'ruled' | 'signed-off' | 'mine' | 'all'
  readonly search: string
}

export function rowOf(room: RoomState, item: ListedItem): QueueRow {
  const state = itemState(room, item.id)
  const disputes = Object.values(tableGet(room.disputes, item.id) ?? {})
  const { id, key, ordinal, language, excerpt, differences, weak, disagreement } = item
  return {
    id,
    key,
    ordinal,
    language,
    excerpt,
    state,
    sources: item.annotators.length,
    differences,
    weak,
    settled: Object.keys(tableGet(room.settlings, id) ?? {}).length,
    disputes: disputes.filter(({ status }) => status === 'open').length,
    disagreement,
    given: state === 'signed-off' ? null : (tableGet(room.givings, id)?.to ?? null),
  }
}

/** The first words of the result as far as the journal tells them; null once they may differ from the consensus. */
export function resultExcerpt(room: RoomState, { id, excerpt }: ListedItem): string | null {
  const signOff = tableGet(room.signOffs, id)
  if (signOff) return signOff.excerpt
  const settled = Object.values(tableGet(room.settlings, id) ?? {})
  const changed = [room.rulings, room.reopenedRulings, room.edited].some((table) => tableGet<unknown>(table, id))
  return changed || settled.some(({ take }) => take !== 'kept') ? null : excerpt
}

/**
 * The rows of one room in the order of the queue: what is open first, most disagreement first. Kept up to date one
 * item at a time, so that ten thousand items are sorted once.
 */
export class Queue {
  #rows: readonly QueueRow[] = []
  readonly #byId = new Map<string, QueueRow>()
  readonly #states: Record<ItemState, number> = { open: 0, disputed: 0, ruled: 0, 'signed-off': 0 }
  readonly #given = new Map<string, number>()

  constructor(room: RoomState) {
    this.relist(room)
  }

  /** After an import: everything is sorted anew. */
  relist(room: RoomState): void {
    for (const row of this.#rows) this.#count(row, -1)
    this.#byId.clear()
    this.#rows = tableValues(room.items)
      .sort(byDisagreement)
      .map((item) => rowOf(room, item))
    for (const row of this.#rows) {
      this.#byId.set(row.id, row)
      this.#count(row, 1)
    }
  }

  /** After an event of one item. */
  update(room: RoomState, itemId: string): QueueRow | undefined {
    const item = tableGet(room.items, itemId)
    const before = this.#byId.get(itemId)
    if (!item || !before) return undefined
    const row = rowOf(room, item)
    this.#byId.set(itemId, row)
    this.#rows = this.#rows.with(this.#rows.indexOf(before), row)
    this.#count(before, -1)
    this.#count(row, 1)
    return row
  }

  row(itemId: string): QueueRow | undefined {
    return this.#byId.get(itemId)
  }

  /** Searched as the reader sees them, so that nobody finds out by searching what they may not read. */
  rows({ filter, search }: QueueQuery, person: string, seen = (row: QueueRow) => row): readonly QueueRow[] {
    const wanted = search.trim().toLocaleLowerCase()
    const found = (row: QueueRow) => {
      const { key, excerpt } = seen(row)
      return `${key}\n${excerpt ?? ''}`.toLocaleLowerCase().includes(wanted)
    }
    return this.#rows.filter(
      (row) =>
        (filter === 'all' || (filter === 'mine' ? row.given === person : row.state === filter)) &&
        (wanted === '' || found(row)),
    )
  }

  counts(person: string): QueueCounts {
    const { open, disputed, ruled, 'signed-off': signedOff } = this.#states
    return { all: this.#rows.length, open, disputed, ruled, signedOff, mine: this.#given.get(person) ?? 0 }
  }

  #count(row: QueueRow, by: 1 | -1): void {
    this.#states[row.state] += by
    if (row.given) this.#given.set(row.given, (this.#given.get(row.given) ?? 0) + by)
  }
}
