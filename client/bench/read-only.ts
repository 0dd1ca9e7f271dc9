import { allows, type Role } from '#shared/domain/roles.ts'
import type { Standing } from '#shared/domain/standing.ts'
import type { ItemView } from '#shared/protocol/rt-messages.ts'

/** Why somebody cannot change the item now; null when they can. */
export type ReadOnly = 'archived' | 'signed-off' | 'no-pen' | 'role' | null

export function readOnlyBecause(
  view: Pick<ItemView, 'signOff' | 'pen'>,
  { person, role }: { readonly person: string; readonly role: Role },
  standing?: Standing,
): ReadOnly {
  if (standing && standing.is !== 'open') return 'archived'
  if (view.signOff) return 'signed-off'
  if (allows('draft.write', role)) return null
  if (!allows('pen.hold', role)) return 'role'
  return view.pen?.person === person ? null : 'no-pen'
}
