import { z } from 'zod'
import { defaultProfile } from '#shared/compare/comparison.ts'
import { sliceReducer } from '#shared/kernel/slice.ts'

export const reasonCodes = [
  'spelling',
  'number form',
  'omission',
  'insertion',
  'wrong word',
  'speaker',
  'boundary',
  'guideline unclear',
  'other',
] as const

const profileSchema = z.strictObject({
  foldCase: z.boolean(),
  foldPunctuation: z.boolean(),
  foldJoiners: z.boolean(),
  foldDigits: z.boolean(),
  support: z.number().min(0).max(100),
})

const settingsSchema = z.strictObject({
  title: z.string().min(1).max(200),
  profile: profileSchema,
  reasons: z.array(z.string().min(1).max(60)),
  /** Whether sign-off waits until every difference that needs a person was settled. */
  signOffNeedsAll: z.boolean(),
  /** Whether a reviewer may sign off an item that holds a source of their own. */
  ownSourcesMaySignOff: z.boolean(),
})
export type RoomSettings = z.infer<typeof settingsSchema>

export const defaultSettings = (title: string): RoomSettings => ({
  title,
  profile: defaultProfile,
  reasons: [...reasonCodes],
  signOffNeedsAll: false,
  ownSourcesMaySignOff: false,
})

export const settingsEvent = z.strictObject({ type: z.literal('room.created'), settings: settingsSchema })
export type SettingsEvent = z.infer<typeof settingsEvent>

export const reduceSettings = sliceReducer<RoomSettings, SettingsEvent>({
  'room.created': (_, { settings }) => settings,
})
