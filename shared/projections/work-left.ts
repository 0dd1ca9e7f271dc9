import type { RoomState } from '#shared/domain/room.ts'
import { unseenDifferences } from '#shared/domain/sign-off.ts'
import { tableGet, tableValues } from '#shared/kernel/table.ts'

/** What is not signed off yet. */
export interface WorkLeft {
  readonly items: number
  readonly signedOff: number
  /** Items that are not signed off, the differences in them that still need a person, and their words. */
  readonly left: number
  readonly differences: number
  readonly words: number
}

/** By batch, of the items that the room has now; in the order in which the batches' items stand. */
export function workLeft(room: RoomState): ReadonlyMap<string, WorkLeft> {
  const byBatch = new Map<string, { -readonly [Name in keyof WorkLeft]: number }>()
  for (const { id, batch, weak, words } of tableValues(room.items)) {
    const known = byBatch.get(batch)
    const sum = known ?? { items: 0, signedOff: 0, left: 0, differences: 0, words: 0 }
    if (!known) byBatch.set(batch, sum)
    sum.items++
    if (tableGet(room.signOffs, id)) {
      sum.signedOff++
      continue
    }
    sum.left++
    sum.differences += unseenDifferences(room, id, weak)
    sum.words += words
  }
  return byBatch
}

export function totalLeft(parts: Iterable<WorkLeft>): WorkLeft {
  const sum = { items: 0, signedOff: 0, left: 0, differences: 0, words: 0 }
  for (const { items, signedOff, left, differences, words } of parts) {
    sum.items += items
    sum.signedOff += signedOff
    sum.left += left
    sum.differences += differences
    sum.words += words
  }
  return sum
}
