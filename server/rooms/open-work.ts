import type { RoomState } from '#shared/domain/room.ts'
import { tableGet, tableValues } from '#shared/kernel/table.ts'

/** How many items are somebody's to do and not signed off, by person. */
export function openWork(state: RoomState): ReadonlyMap<string, number> {
  const work = new Map<string, number>()
  for (const { id } of tableValues(state.items)) {
    const to = tableGet(state.givings, id)?.to
    if (to && !tableGet(state.signOffs, id)) work.set(to, (work.get(to) ?? 0) + 1)
  }
  return work
}
