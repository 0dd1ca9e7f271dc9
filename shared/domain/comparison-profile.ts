import { z } from 'zod'
import { labelProfileSchema } from '#shared/compare/label-profile.ts'

/** The switches of the comparison key and the support that a consensus needs, percent; and when labels are the same. */
export const profileSchema = z.strictObject({
  foldCase: z.boolean(),
  foldPunctuation: z.boolean(),
  foldJoiners: z.boolean(),
  foldDigits: z.boolean(),
  support: z.number().min(0).max(100),
  labels: labelProfileSchema.optional(),
})
