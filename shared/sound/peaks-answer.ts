import { z } from 'zod'

/** Why there are no peaks of a file, and never will be. */
export const soundFaultCodes = ['empty', 'not-sound', 'unknown-coding', 'damaged', 'too-long'] as const
export type SoundFaultCode = (typeof soundFaultCodes)[number]

/** What is answered in place of peaks: they come (ask again), or there are none. */
export const peaksAnswerSchema = z.discriminatedUnion('is', [
  z.strictObject({ is: z.literal('computing'), share: z.number().min(0).max(1) }),
  z.strictObject({ is: z.literal('none'), code: z.enum(soundFaultCodes), message: z.string() }),
])
export type PeaksAnswer = z.infer<typeof peaksAnswerSchema>
