import { z } from 'zod'
import { sliceReducer } from '#shared/kernel/slice.ts'
import { profileSchema } from './comparison-profile.ts'
import { itemChangeSchema } from './item-change.ts'
import type { RoomSettings } from './settings.ts'

/** Items that were compared anew by no import; the manifest is the blob that lists what became of them. */
export const comparingEvent = z.discriminatedUnion('type', [
  z.strictObject({
    type: z.literal('profile.changed'),
    profile: profileSchema,
    was: profileSchema,
    manifest: z.string(),
    /** How many items have another comparison by it. */
    count: z.number().int().nonnegative(),
    by: z.string(),
  }),
  /** One that was signed off when the profile changed, with its reopening. */
  z.strictObject({ type: z.literal('item.compared'), item: z.string(), manifest: z.string(), by: z.string() }),
])
export type ComparingEvent = z.infer<typeof comparingEvent>

/** The blob that a comparing event names. */
export const changesSchema = z.strictObject({ changed: z.array(itemChangeSchema) })

export const reduceProfile = sliceReducer<RoomSettings, Extract<ComparingEvent, { type: 'profile.changed' }>>({
  'profile.changed': (settings, { profile }) => ({ ...settings, profile }),
})
