import { tableGet } from '#shared/kernel/table.ts'
import { openDisputes } from './dispute.ts'
import type { RoomState } from './room.ts'

export const itemStates = ['open', 'disputed', 'ruled', 'signed-off'] as const
export type ItemState = (typeof itemStates)[number]

/** Where an item stands, from the journal alone. */
export function itemState(room: Pick<RoomState, 'signOffs' | 'disputes' | 'rulings'>, item: string): ItemState {
  if (tableGet(room.signOffs, item)) return 'signed-off'
  if (openDisputes(room.disputes, item).length > 0) return 'disputed'
  return (tableGet(room.rulings, item)?.length ?? 0) > 0 ? 'ruled' : 'open'
}
