import canonicalize from 'canonicalize'
import { z } from 'zod'
import { accept, type Refused, refuse } from '#shared/kernel/outcome.ts'
import { sliceReducer } from '#shared/kernel/slice.ts'
import { type LabelConfig, labelConfigSchema } from '#shared/labels/label-config.ts'
import { namesIn, withMore } from '#shared/labels/merged-config.ts'
import { isColour } from '#shared/labels/tag-colours.ts'
import { commandsOver } from './command.ts'
import { wordsHash } from './result.ts'
import type { SettingsSetBy, SettingsState } from './set-settings.ts'
import type { RoomSettings } from './settings.ts'

/** What labels of a room may say. Null: it has none. */
export type Labelling = LabelConfig | null

export const labellingEvent = z.strictObject({
  type: z.literal('labelling.changed'),
  labelling: labelConfigSchema.nullable(),
  was: labelConfigSchema.nullable(),
  by: z.string(),
  at: z.string(),
  /** The import that brought it; left out where a lead set it. */
  batch: z.string().optional(),
})
export type LabellingEvent = z.infer<typeof labellingEvent>

export const reduceLabelling = sliceReducer<RoomSettings, LabellingEvent>({
  'labelling.changed': (settings, { labelling }) => ({ ...settings, labelling }),
})

export const reduceLabelledBy = sliceReducer<SettingsSetBy, LabellingEvent>({
  'labelling.changed': (setBy, { by }) => ({ ...setBy, labelling: by }),
})

/** What a lead saw who changes it: hex SHA-256 over the canonical JSON. */
export const labellingHash = (labelling: Labelling): string => wordsHash(canonicalize(labelling) ?? '')

/** A command is a message, which may hold 256 kB; the event holds what was before too. */
const mostLetters = 120_000

const { command } = commandsOver<SettingsState, LabellingEvent>()

/** The whole list, written on the basis of the one that the asker saw. Labels that were made keep their tags. */
export const setLabelling = command({
  name: 'labelling.set',
  input: z.strictObject({ labelling: labelConfigSchema.nullable(), basis: z.string().max(64) }),
  decide({ settings, setBy }, { labelling, basis }, { person: by, at }) {
    const was = settings.labelling
    if (basis !== labellingHash(was))
      return refuse('moved', 'Somebody else has changed the labels meanwhile. Look at what is set now, then decide', {
        now: was,
        by: setBy.labelling ?? null,
      })
    const refused = labelling && whyNotLabelling(labelling)
    if (refused) return refused
    if (labellingHash(labelling) === labellingHash(was)) return refuse('conflict', 'This is set already')
    return accept({ events: [{ type: 'labelling.changed', labelling, was, by, at }] })
  },
})

function whyNotLabelling(labelling: LabelConfig): Refused | undefined {
  if (JSON.stringify(labelling).length > mostLetters)
    return refuse('bad-input', 'This is too much: shorten the descriptions, or take out tags that are not used')
  const { tags, questions = [] } = labelling
  const odd = tags.find(({ colour }) => colour !== undefined && !isColour(colour))
  if (odd) return refuse('bad-input', `"${odd.colour}" is no colour (tag "${odd.name}")`)
  const choice = questions.find(({ type, values = [] }) => /^choices?$/.test(type) && values.length === 0)
  if (choice) return refuse('bad-input', `"${choice.name}" has nothing to choose from`)
  const keys = [
    ...tags.flatMap(({ shortcut }) => shortcut ?? []),
    ...questions.flatMap(({ shortcuts = {} }) => Object.values(shortcuts)),
  ]
  const twice = keys.find((key, at) => keys.indexOf(key) !== at)
  return twice === undefined ? undefined : refuse('bad-input', `The key "${twice}" is given twice`)
}

/** Of what a file brings, what the room does not have: nothing that is there is changed by it. */
export interface LabellingMet {
  readonly labelling: Labelling
  /** Names of tags, questions and attributes that came to it. */
  readonly added: readonly string[]
}

/** The first configuration becomes the room's; of a later one tags, questions and attributes that are new are added. */
export function labellingWith(now: Labelling, brought: LabelConfig | undefined): LabellingMet {
  if (!brought || namesIn(brought).length === 0) return { labelling: now, added: [] }
  return now === null ? { labelling: brought, added: namesIn(brought) } : withMore(now, brought)
}

/** The settings as whoever watches gets them. */
export const watchedSettings = (settings: RoomSettings): RoomSettings =>
  settings.labelling === null ? settings : { ...settings, labelling: watchedLabelling(settings.labelling) }

/** For whoever watches: what tags are called and how they are coloured, and nothing of how they are given. */
export function watchedLabelling(labelling: Labelling): Labelling {
  return (
    labelling && {
      tags: labelling.tags.map(({ name, colour }) => ({ name, ...(colour === undefined ? {} : { colour }) })),
    }
  )
}
