import { allows, type Role } from '#shared/domain/roles.ts'
import type { ItemView } from '#shared/protocol/rt-messages.ts'

/** Why somebody of this role cannot change the item now; null when they can. */
export type ReadOnly = 'signed-off' | 'role' | null

export function readOnlyBecause(view: Pick<ItemView, 'signOff'>, role: Role): ReadOnly {
  if (view.signOff) return 'signed-off'
  return allows('draft.write', role) ? null : 'role'
}
