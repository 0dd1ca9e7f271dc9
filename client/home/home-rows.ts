import type { HomeRow } from '#shared/protocol/home-messages.ts'

export interface HomeLists {
  readonly open: readonly HomeRow[]
  readonly archived: readonly HomeRow[]
}

/** What waits for somebody first, then what was worked on last. */
function byUrgency(a: HomeRow, b: HomeRow): number {
  const waits = Number(b.waiting > 0) - Number(a.waiting > 0)
  return waits || (a.at < b.at ? 1 : a.at > b.at ? -1 : 0) || a.number - b.number
}

/** Rows whose title or name has all the words, archived ones apart. */
export function homeLists(rows: readonly HomeRow[], search: string): HomeLists {
  const words = search.toLocaleLowerCase().split(/\s+/).filter(Boolean)
  const found = rows.filter(({ title, room }) => {
    const text = `${title} ${room}`.toLocaleLowerCase()
    return words.every((word) => text.includes(word))
  })
  const sorted = found.toSorted(byUrgency)
  return { open: sorted.filter(({ archived }) => !archived), archived: sorted.filter(({ archived }) => archived) }
}

/** One stay of this browser in one room. */
export const rowKey = ({ room, number }: Pick<HomeRow, 'room' | 'number'>): string => `${room}/${number}`

/** What is the same keeps its identity, so that only what changed is drawn again. */
export function keepingRows<Row>(
  before: readonly Row[],
  now: readonly Row[],
  keyOf: (row: Row) => string,
): readonly Row[] {
  const known = new Map(before.map((row) => [keyOf(row), row]))
  const kept = now.map((row) => {
    const old = known.get(keyOf(row))
    return old !== undefined && JSON.stringify(old) === JSON.stringify(row) ? old : row
  })
  return kept.length === before.length && kept.every((row, at) => row === before[at]) ? before : kept
}
