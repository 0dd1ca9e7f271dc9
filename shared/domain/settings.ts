import { z } from 'zod'
import { defaultProfile } from '#shared/compare/comparison.ts'
import { accept, refuse } from '#shared/kernel/outcome.ts'
import { sliceReducer } from '#shared/kernel/slice.ts'
import { labelConfigSchema } from '#shared/labels/label-config.ts'
import { commandsOver } from './command.ts'
import { profileSchema } from './comparison-profile.ts'
import { mostSecondsBehind } from './observed-delay.ts'

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

export const secondsBehindSchema = z.number().int().min(0).max(mostSecondsBehind)

export const titleSchema = z.string().trim().min(1).max(200)

const settingsSchema = z.strictObject({
  title: z.string().min(1).max(200),
  profile: profileSchema,
  reasons: z.array(z.string().min(1).max(60)),
  /** Whether sign-off waits until every difference that needs a person was settled. */
  signOffNeedsAll: z.boolean(),
  /** Whether a reviewer may sign off an item that holds a source of their own. */
  ownSourcesMaySignOff: z.boolean(),
  /** Whether items are given and assigned to people whose own source they hold. */
  ownSourcesMayBeGiven: z.boolean().default(false),
  /** Whether observers read what is said in the room from then on. */
  talkShown: z.boolean().default(false),
  /** How many seconds after it happened observers are shown what happens here. */
  observersBehind: secondsBehindSchema.default(0),
  /** What may stand in brackets in a text, such as "inaudible". */
  tags: z.array(z.string().min(1).max(40)).default([]),
  /** BCP 47; those that the room's items are in, for guessing and choosing. */
  languages: z.array(z.string().min(2).max(35)).default([]),
  /** What labels may say; null where nothing was set. */
  labelling: labelConfigSchema.nullable().default(null),
})
export type RoomSettings = z.infer<typeof settingsSchema>

export const defaultSettings = (title: string): RoomSettings => ({
  title,
  profile: defaultProfile,
  reasons: [...reasonCodes],
  signOffNeedsAll: false,
  ownSourcesMaySignOff: false,
  ownSourcesMayBeGiven: false,
  talkShown: false,
  observersBehind: 0,
  tags: [],
  languages: [],
  labelling: null,
})

export const settingsEvent = z.discriminatedUnion('type', [
  z.strictObject({
    type: z.literal('room.created'),
    settings: settingsSchema,
    /** Numbers of pseudonyms are drawn rather than counted. */
    pseudonyms: z.literal('drawn').optional(),
  }),
  z.strictObject({ type: z.literal('reasons.changed'), reasons: settingsSchema.shape.reasons, by: z.string() }),
])
export type SettingsEvent = z.infer<typeof settingsEvent>

export const reduceSettings = sliceReducer<RoomSettings, SettingsEvent>({
  'room.created': (_, { settings }) => settings,
  'reasons.changed': (settings, { reasons }) => ({ ...settings, reasons }),
})

const { command } = commandsOver<{ readonly settings: RoomSettings }, SettingsEvent>()

/** Rulings that were made keep the reason that they were given. */
export const setReasons = command({
  name: 'reasons.set',
  input: z.strictObject({ reasons: z.array(z.string().trim().min(1).max(60)).min(1).max(30) }),
  decide(_, { reasons }, { person }) {
    const [twice] = reasons.filter((reason, at) => reasons.indexOf(reason) !== at)
    if (twice !== undefined) return refuse('bad-input', `"${twice}" is in the list twice`)
    return accept({ events: [{ type: 'reasons.changed', reasons, by: person }] })
  },
})
