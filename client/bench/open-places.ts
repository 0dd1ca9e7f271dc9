import type { Dispute } from '#shared/domain/dispute.ts'
import type { DisputedPlace } from '#shared/projections/shown-unit.ts'

/** Where the open disputes of an item are. */
export const openPlaces = (disputes: Readonly<Record<string, Dispute>>): readonly DisputedPlace[] =>
  Object.values(disputes).filter(({ status }) => status === 'open')
