import { z } from 'zod'

/** Facts that change no state of the room but must stand in its audit trail. */
export const recordEvent = z.strictObject({
  type: z.literal('export.made'),
  format: z.string(),
  names: z.boolean(),
  items: z.number().int(),
  /** The blob that lists every item's id and the hash of its exported value. */
  manifest: z.string(),
})
