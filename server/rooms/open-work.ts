import type { RoomState } from '#shared/domain/room.ts'
import { tableGet, tableValues } from '#shared/kernel/table.ts'

/** How many items are assigned or given to somebody and not signed off, by person. */
export function openWork(state: RoomState): ReadonlyMap<string, number> {
  const work = new Map<string, number>()
  for (const { id } of tableValues(state.items)) {
    if (tableGet(state.signOffs, id)) continue
    const theirs = new Set([tableGet(state.givings, id)?.to, tableGet(state.assignments, id)?.to])
    for (const to of theirs) if (to) work.set(to, (work.get(to) ?? 0) + 1)
  }
  return work
}
