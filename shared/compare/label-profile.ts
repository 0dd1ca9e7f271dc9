import { z } from 'zod'

const share = z.number().min(0).max(1)
const perKind = z.strictObject({ span: share, box: share, polygon: share, interval: share })

/** When labels of different people are the same thing, and when they say the same of it. */
export const labelProfileSchema = z.strictObject({
  /** The overlap (0 to 1) from which on two labels are of the same thing, whatever they call it. */
  match: perKind,
  /** The overlap from which on they have the same boundary. */
  same: perKind,
  /** Percent of the sources that a thing needs to stand in the draft. */
  support: z.number().min(0).max(100),
})
export type LabelProfile = z.infer<typeof labelProfileSchema>

/**
 * Half, as agreement on boxes is commonly counted; words share less, as two people rarely leave out more than one of three.
 * Nobody draws a box as somebody else does: 0.75 is about a tenth off at each side.
 */
export const defaultLabelProfile: LabelProfile = {
  match: { span: 0.3, box: 0.5, polygon: 0.5, interval: 0.3 },
  same: { span: 1, box: 0.75, polygon: 0.75, interval: 0.75 },
  support: 50,
}
