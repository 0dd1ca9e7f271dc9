import { z } from 'zod'

const person = z.string().min(1).max(40)

/** Facts that change no state of the room but must stand in its audit trail. */
export const recordEvent = z.discriminatedUnion('type', [
  /** Names stand beside the journal: it tells that one was corrected, not how. */
  z.strictObject({ type: z.literal('person.renamed'), person }),
  /** A passphrase of theirs is stored beside the journal from here on, or another one than before. */
  z.strictObject({ type: z.literal('passphrase.set'), person }),
  z.strictObject({ type: z.literal('passphrase.removed'), person }),
])
