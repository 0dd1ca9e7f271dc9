import { allows, type Role } from '#shared/domain/roles.ts'
import type { Standing } from '#shared/domain/standing.ts'
import type { ItemView } from '#shared/protocol/rt-messages.ts'

/** Why somebody of this role cannot change the item now; null when they can. */
export type ReadOnly = 'archived' | 'signed-off' | 'role' | null

export function readOnlyBecause(view: Pick<ItemView, 'signOff'>, role: Role, standing?: Standing): ReadOnly {
  if (standing && standing.is !== 'open') return 'archived'
  if (view.signOff) return 'signed-off'
  return allows('draft.write', role) ? null : 'role'
}
