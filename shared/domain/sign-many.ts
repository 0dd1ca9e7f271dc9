import { z } from 'zod'
import type { Comparison } from '#shared/compare/comparison.ts'
import { needsPerson } from '#shared/compare/differences.ts'
import { tableGet } from '#shared/kernel/table.ts'
import type { Assignments } from './assignment.ts'
import { blockersOf } from './blockers.ts'
import { openDisputes } from './dispute.ts'
import type { ListedItem } from './item.ts'
import { placeKey, placesOverlap } from './place.ts'
import type { Role } from './roles.ts'
import type { SignOffState } from './sign-off.ts'

/** Where nothing disagrees that nobody decided; or where what disagrees has the room's support behind its consensus. */
export const manySelections = ['no-difference', 'above-support'] as const
export type ManySelection = (typeof manySelections)[number]

/** That somebody began to sign many items off at once: what was selected, and what was drawn to be looked at first. */
export const manyEvent = z.strictObject({
  type: z.literal('bulk.begun'),
  bulk: z.string(),
  selection: z.enum(manySelections),
  /** Null: of all batches. */
  batch: z.string().nullable(),
  /** With it and the list anybody can draw the same items to look at. */
  seed: z.string(),
  count: z.number().int().nonnegative(),
  /** The blob that lists each item with the hash of the result that was seen. */
  list: z.string(),
  by: z.string(),
  at: z.string(),
})

/** Why an item is left out of signing many. */
export const leftOutReasons = ['signed-off', 'own-source', 'assigned', 'disputed', 'differs', 'blocked'] as const
export type LeftOut = (typeof leftOutReasons)[number]

export interface ManyState extends SignOffState {
  readonly assignments: Assignments
}

export interface Signer {
  readonly person: string
  readonly role: Role
}

/** By the journal alone; undefined: its draft and comparison must be looked at. */
export function leftOutUnread(state: ManyState, item: ListedItem, { person, role }: Signer): LeftOut | undefined {
  if (tableGet(state.signOffs, item.id)) return 'signed-off'
  if (role === 'reviewer' && !state.settings.ownSourcesMaySignOff && item.annotators.includes(person))
    return 'own-source'
  const assignee = tableGet(state.assignments, item.id)?.to ?? person
  if (assignee !== person) return 'assigned'
  return openDisputes(state.disputes, item.id).length > 0 ? 'disputed' : undefined
}

/** What the comparison says against it. Settled and ruled places do not disagree any more. */
export function leftOutRead(
  state: ManyState,
  { id }: ListedItem,
  comparison: Comparison,
  selection: ManySelection,
): LeftOut | undefined {
  const settled = tableGet(state.settlings, id) ?? {}
  const ruled = tableGet(state.rulings, id) ?? []
  const differs = comparison.units.some(({ unit, differences }) =>
    differences.some((difference) => {
      const place = { unit, from: difference.from, to: difference.to }
      if (settled[placeKey(place)] || ruled.some((ruling) => placesOverlap(ruling.place, place))) return false
      return selection === 'no-difference' || needsPerson(difference, comparison.profile)
    }),
  )
  if (differs) return 'differs'
  return blockersOf(state, id, { comparison, units: [] }).length > 0 ? 'blocked' : undefined
}
