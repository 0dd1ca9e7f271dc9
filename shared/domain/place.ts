import { z } from 'zod'

/** Of a comparison (`u`), or made by people (`n`). */
const unitPattern = /^[un][1-9][0-9]*$/

/** A range of columns `[from, to)` of a unit's network. Empty where `from` equals `to`. */
export const placeSchema = z
  .strictObject({
    unit: z.string().regex(unitPattern),
    from: z.number().int().nonnegative(),
    to: z.number().int().nonnegative(),
  })
  .refine(({ from, to }) => from <= to, 'a place ends where it begins or later')
export type Place = z.infer<typeof placeSchema>

export const placeKey = ({ unit, from, to }: Place): string => `${unit}:${from}-${to}`

/** The place that a key names. */
export function placeOfKey(key: string): Place | undefined {
  const [, unit, from, to] = /^([un][1-9][0-9]*):(\d+)-(\d+)$/.exec(key) ?? []
  const place = placeSchema.safeParse({ unit, from: Number(from), to: Number(to) })
  return place.success ? place.data : undefined
}

export const samePlace = (a: Place, b: Place): boolean => a.unit === b.unit && a.from === b.from && a.to === b.to

export const placeWithin = (inner: Place, outer: Place): boolean =>
  inner.unit === outer.unit && outer.from <= inner.from && inner.to <= outer.to

export const placesOverlap = (a: Place, b: Place): boolean =>
  a.unit === b.unit && (samePlace(a, b) || (a.from < b.to && b.from < a.to))
