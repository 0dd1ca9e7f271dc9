import type { ListedItem } from '#shared/domain/item.ts'
import { type ItemState, itemState } from '#shared/domain/item-state.ts'
import { itemsOf } from '#shared/domain/items-of.ts'
import { byDisagreement } from '#shared/domain/next-item.ts'
import type { RoomEvent, RoomState } from '#shared/domain/room.ts'
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
  /** When the client accepted it as it stands, ISO 8601. */
  readonly accepted: string | null
  /** Whose work it is to be, until it is signed off. */
  readonly assigned: string | null
  /** `YYYY-MM-DD`, the end of that day; only where it is assigned. */
  readonly due: string | null
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
  /** Only items that came by this import. */
  readonly batch?: string | undefined
}

export function rowOf(room: RoomState, item: ListedItem): QueueRow {
  const state = itemState(room, item.id)
  const disputes = Object.values(tableGet(room.disputes, item.id) ?? {})
  const { id, key, ordinal, language, excerpt, differences, weak, disagreement } = item
  const assignment = state === 'signed-off' ? null : tableGet(room.assignments, id)
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
    accepted: tableGet(room.signOffs, id)?.accepted?.at ?? null,
    assigned: assignment?.to ?? null,
    due: assignment?.due ?? null,
  }
}

/** The first words of the result as far as the journal tells them; null once they may differ from the consensus. */
export function resultExcerpt(room: RoomState, { id, excerpt }: ListedItem): string | null {
  const signOff = tableGet(room.signOffs, id)
  if (signOff) return signOff.excerpt
  const settled = [...Object.values(tableGet(room.settlings, id) ?? {}), ...(tableGet(room.settledBefore, id) ?? [])]
  const changed = [room.rulings, room.reopenedRulings, room.edited].some((table) => tableGet<unknown>(table, id))
  return changed || settled.some(({ take }) => take !== 'kept') ? null : excerpt
}

/** The client's word on a batch names no items. */
export const isOfBatch = (event: RoomEvent): boolean =>
  (event.type === 'items.accepted' || event.type === 'items.returned') && event.batch !== null

/** The list is another one, or many rows are. */
const relists: ReadonlySet<RoomEvent['type']> = new Set([
  'batch.imported',
  'batch.taken-back',
  'person.merged',
  'profile.changed',
])

/**
 * The rows of one room in the order of the queue: what is open first, most disagreement first. Kept up to date one
 * item at a time, so that ten thousand items are sorted once.
 */
export class Queue {
  #rows: readonly QueueRow[] = []
  readonly #byId = new Map<string, QueueRow>()
  /** By which import each item came: that never changes. */
  readonly #batches = new Map<string, string>()
  readonly #states: Record<ItemState, number> = { open: 0, disputed: 0, ruled: 0, 'signed-off': 0 }
  /** What is with each person: given or assigned to them. */
  readonly #with = new Map<string, number>()

  constructor(room: RoomState) {
    this.relist(room)
  }

  /** After an import: everything is sorted anew. */
  relist(room: RoomState): void {
    for (const row of this.#rows) this.#count(row, -1)
    this.#byId.clear()
    this.#batches.clear()
    const items = tableValues(room.items).sort(byDisagreement)
    for (const { id, batch } of items) this.#batches.set(id, batch)
    this.#rows = items.map((item) => rowOf(room, item))
    for (const row of this.#rows) {
      this.#byId.set(row.id, row)
      this.#count(row, 1)
    }
  }

  /** After an event. */
  follow(room: RoomState, event: RoomEvent): void {
    if (relists.has(event.type) || isOfBatch(event)) this.relist(room)
    else if (event.type === 'role.taken' || event.type === 'person.removed')
      this.#update(room, this.#idsWith(event.person))
    else this.#update(room, itemsOf(event))
  }

  #update(room: RoomState, items: readonly string[]): void {
    const changed = new Map<string, QueueRow>()
    for (const id of items) {
      const [item, before] = [tableGet(room.items, id), this.#byId.get(id)]
      if (!item || !before) continue
      const row = rowOf(room, item)
      changed.set(id, row)
      this.#byId.set(id, row)
      this.#count(before, -1)
      this.#count(row, 1)
    }
    if (changed.size > 0) this.#rows = this.#rows.map((row) => changed.get(row.id) ?? row)
  }

  row(itemId: string): QueueRow | undefined {
    return this.#byId.get(itemId)
  }

  /** Searched as the reader sees them, so that nobody finds out by searching what they may not read. */
  rows({ filter, search, batch }: QueueQuery, person: string, seen = (row: QueueRow) => row): readonly QueueRow[] {
    const wanted = search.trim().toLocaleLowerCase()
    const found = (row: QueueRow) => {
      const { key, excerpt } = seen(row)
      return `${key}\n${excerpt ?? ''}`.toLocaleLowerCase().includes(wanted)
    }
    const rows = this.#rows.filter(
      (row) =>
        (batch === undefined || this.#batches.get(row.id) === batch) &&
        (filter === 'all' || (filter === 'mine' ? isWith(row, person) : row.state === filter)) &&
        (wanted === '' || found(row)),
    )
    return filter === 'mine' ? rows.sort((a, b) => dueFor(a, person).localeCompare(dueFor(b, person))) : rows
  }

  counts(person: string): QueueCounts {
    const { open, disputed, ruled, 'signed-off': signedOff } = this.#states
    return { all: this.#rows.length, open, disputed, ruled, signedOff, mine: this.#with.get(person) ?? 0 }
  }

  #count(row: QueueRow, by: 1 | -1): void {
    this.#states[row.state] += by
    for (const person of new Set([row.given, row.assigned]))
      if (person !== null) this.#with.set(person, (this.#with.get(person) ?? 0) + by)
  }

  #idsWith(person: string): readonly string[] {
    return this.#rows.filter((row) => isWith(row, person)).map(({ id }) => id)
  }
}

/** One's own by their date, then those without one, then what is only given. */
const dueFor = ({ assigned, due }: QueueRow, person: string): string =>
  assigned === person ? (due ?? '9999-99-98') : '9999-99-99'

const isWith = ({ given, assigned }: QueueRow, person: string): boolean => given === person || assigned === person
