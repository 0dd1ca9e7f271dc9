import { z } from 'zod'
import { accept, type Refused, refuse } from '#shared/kernel/outcome.ts'
import { sliceReducer } from '#shared/kernel/slice.ts'
import { type Context, commandsOver } from './command.ts'
import { type RoomSettings, secondsBehindSchema } from './settings.ts'

/** What a lead sets with one command; reasons, title and profile have their own. */
const chosenFields = {
  signOffNeedsAll: z.boolean(),
  ownSourcesMaySignOff: z.boolean(),
  ownSourcesMayBeGiven: z.boolean(),
  talkShown: z.boolean(),
  observersBehind: secondsBehindSchema,
  tags: z.array(z.string().trim().min(1).max(40)).max(100),
  languages: z.array(z.string().trim().min(2).max(35)).max(50),
}
const chosenSchema = z.strictObject(chosenFields).partial()
type Chosen = z.infer<typeof chosenSchema>
export type ChosenField = keyof typeof chosenFields

export const settingsChangedEvent = z.strictObject({
  type: z.literal('settings.changed'),
  settings: chosenSchema,
  was: chosenSchema,
  by: z.string(),
  at: z.string(),
})
export type SettingsChangedEvent = z.infer<typeof settingsChangedEvent>

export const reduceChosen = sliceReducer<RoomSettings, SettingsChangedEvent>({
  'settings.changed': (settings, { settings: chosen }) => ({ ...settings, ...definedOnly(chosen) }),
})

/** Who set each of them last, for whoever is too late. */
export type SettingsSetBy = Readonly<Partial<Record<ChosenField | 'labelling', string>>>

export const reduceSetBy = sliceReducer<SettingsSetBy, SettingsChangedEvent>({
  'settings.changed': (setBy, { settings, by }) => ({
    ...setBy,
    ...Object.fromEntries(Object.keys(settings).map((field) => [field, by])),
  }),
})

const definedOnly = (chosen: Chosen): Partial<RoomSettings> =>
  Object.fromEntries(Object.entries(chosen).filter(([, value]) => value !== undefined))

const same = (a: unknown, b: unknown): boolean => JSON.stringify(a) === JSON.stringify(b)

export interface SettingsState {
  readonly settings: RoomSettings
  readonly setBy: SettingsSetBy
}
const { command } = commandsOver<SettingsState, SettingsChangedEvent>()

/** Names what changes, and what it was on the asker's screen. */
export const setSettings = command({
  name: 'settings.set',
  input: z.strictObject({ settings: chosenSchema, was: chosenSchema }),
  decide(state, { settings, was }, ctx) {
    const fields = (Object.keys(settings) as ChosenField[]).filter((field) => settings[field] !== undefined)
    const refused = whyMoved(state, fields, was) ?? whyNotSet(settings)
    if (refused) return refused
    const changed = fields.filter((field) => !same(settings[field], state.settings[field]))
    if (changed.length === 0) return refuse('conflict', 'This is set already')
    return accept({ events: [changedEvent(state.settings, settings, changed, ctx)] })
  },
})

function changedEvent(
  now: RoomSettings,
  settings: Chosen,
  fields: readonly ChosenField[],
  { person: by, at }: Context,
): SettingsChangedEvent {
  const only = (from: Chosen) => Object.fromEntries(fields.map((field) => [field, from[field]]))
  return { type: 'settings.changed', settings: only(settings), was: only(now), by, at }
}

function whyMoved({ settings, setBy }: SettingsState, fields: readonly ChosenField[], was: Chosen) {
  const [moved] = fields.filter((field) => was[field] === undefined || !same(was[field], settings[field]))
  return moved === undefined
    ? undefined
    : refuse('moved', 'Somebody else has changed this meanwhile. Look at what is set now, and change it again', {
        field: moved,
        now: settings[moved],
        by: setBy[moved] ?? null,
      })
}

function whyNotSet({ tags = [], languages = [] }: Chosen): Refused | undefined {
  const [twice] = [tags, languages.map((tag) => tag.toLowerCase())].flatMap((list) =>
    list.filter((entry, at) => list.indexOf(entry) !== at),
  )
  if (twice !== undefined) return refuse('bad-input', `"${twice}" is in the list twice`)
  const bracketed = tags.find((tag) => /[[\](){}<>]/.test(tag))
  if (bracketed !== undefined) return refuse('bad-input', `Write "${bracketed}" without brackets; texts have them`)
  const unknown = languages.find((tag) => !isLanguageTag(tag))
  return unknown === undefined
    ? undefined
    : refuse('bad-input', `"${unknown}" is no language tag; write one such as ta, hi, ml or en-IN`)
}

/** The shape of a BCP 47 tag: a language, then perhaps script, region and variants. */
export const isLanguageTag = (tag: string): boolean => /^[a-z]{2,3}(-[a-z0-9]{2,8})*$/i.test(tag)
