import { z } from 'zod'
import { roles } from './roles.ts'

/** Facts that change no state of the room but must stand in its audit trail. */
export const recordEvent = z.discriminatedUnion('type', [
  /** Stream positions `(from, to]` of an item's draft, computed from the stored entries. */
  z.strictObject({
    type: z.literal('draft.edited'),
    item: z.string(),
    from: z.number().int().nonnegative(),
    to: z.number().int().positive(),
    by: z.array(z.string()),
    /** Per unit that changed: its text afterwards, and the hash of it. */
    units: z.array(z.strictObject({ unit: z.string(), after: z.string(), hash: z.string() })),
  }),
  z.strictObject({
    type: z.literal('export.made'),
    format: z.string(),
    names: z.boolean(),
    items: z.number().int(),
    /** The blob that lists every item's id and the hash of its exported value. */
    manifest: z.string(),
  }),
  z.strictObject({
    type: z.literal('invite.made'),
    invite: z.string(),
    role: z.enum(roles),
    person: z.string().optional(),
  }),
])
export type RecordEvent = z.infer<typeof recordEvent>
