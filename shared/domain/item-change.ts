import { z } from 'zod'
import { runAfter } from '#shared/compare/column-growth.ts'
import { profileSchema } from './comparison-profile.ts'
import { listedItemSchema } from './item.ts'
import type { Place } from './place.ts'

const column = z.number().int().nonnegative()
const grown = z.array(z.tuple([column, z.number().int().positive()])).readonly()

/** How the places of one unit find themselves in its new network, and which differences it has. */
const unitChangeSchema = z.strictObject({
  unit: z.string(),
  inserted: grown,
  widened: grown,
  differences: z.array(z.strictObject({ from: column, to: column, readings: z.array(z.string()) })).readonly(),
})

/** An item that was compared anew. */
export const itemChangeSchema = z.strictObject({
  before: listedItemSchema,
  after: listedItemSchema,
  /** Under which it was. */
  profile: profileSchema,
  /** Units whose places move or whose differences are others; null where the draft was not begun: nothing stands there. */
  units: z.array(unitChangeSchema).readonly().nullable(),
})
export type ItemChange = z.infer<typeof itemChangeSchema>
export type UnitCarry = z.infer<typeof unitChangeSchema>

/** Never stored: follows an event whose manifest lists items that were compared anew, when a journal is read. */
export interface ItemsCompared {
  readonly type: 'items.compared'
  readonly changed: readonly ItemChange[]
}

const carryOf = ({ units }: Pick<ItemChange, 'units'>, unit: string): UnitCarry | undefined =>
  units?.find((change) => change.unit === unit)

/** Where a place of the network before is in the one after. */
export function placeAfter(change: Pick<ItemChange, 'units'>, place: Place): Place {
  const carry = carryOf(change, place.unit)
  return carry ? { unit: place.unit, ...runAfter(place, carry) } : place
}

/** The texts of the readings that are there now; undefined where no difference is. */
export function readingsAfter(change: Pick<ItemChange, 'units'>, { unit, from, to }: Place) {
  const carry = carryOf(change, unit)
  return carry?.differences.find((difference) => difference.from === from && difference.to === to)?.readings
}

export const isUnitAsItWas = (change: Pick<ItemChange, 'units'>, unit: string): boolean => !carryOf(change, unit)
