import { z } from 'zod'
import { citedFields } from './cited-sections.ts'
import { placeSchema } from './place.ts'

export const rulingEvent = z.discriminatedUnion('type', [
  z.strictObject({
    type: z.literal('ruling.made'),
    item: z.string(),
    ruling: z.string(),
    disputes: z.array(z.string()),
    place: placeSchema,
    value: z.string(),
    reason: z.string(),
    why: z.string(),
    /** Hash of the words that the trainer saw at the place. */
    basis: z.string(),
    by: z.string(),
    at: z.string(),
    /** Set when a trainer ruled on their own dispute because no other trainer was in the room. */
    alone: z.boolean(),
    /** Of the draft that it was decided on. */
    position: z.number().int().nonnegative(),
    ...citedFields,
    cites: z.array(z.string()).optional(),
  }),
  z.strictObject({
    type: z.literal('ruling.reopened'),
    item: z.string(),
    ruling: z.string(),
    disputes: z.array(z.string()),
    place: placeSchema,
    /** The ruled value, which stands in the draft from now on. */
    value: z.string(),
    /** What stood in the draft under the ruling. */
    before: z.string(),
    reason: z.string(),
    by: z.string(),
    at: z.string(),
    position: z.number().int().nonnegative(),
  }),
])
export type RulingEvent = z.infer<typeof rulingEvent>
