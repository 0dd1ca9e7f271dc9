import { z } from 'zod'

/** The switches of the comparison key and the support that a consensus needs, percent. */
export const profileSchema = z.strictObject({
  foldCase: z.boolean(),
  foldPunctuation: z.boolean(),
  foldJoiners: z.boolean(),
  foldDigits: z.boolean(),
  support: z.number().min(0).max(100),
})
