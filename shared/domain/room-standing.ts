import { z } from 'zod'
import { accept, refuse } from '#shared/kernel/outcome.ts'
import { sliceReducer } from '#shared/kernel/slice.ts'
import { tableSetAll, tableValues } from '#shared/kernel/table.ts'
import { commandsOver } from './command.ts'
import type { Rights } from './rights.ts'
import { type RoomSettings, titleSchema } from './settings.ts'
import { openStanding, type Standing } from './standing.ts'

const by = z.string()
const at = z.string()
const rights = z.number().int().positive()

export const standingEvent = z.discriminatedUnion('type', [
  z.strictObject({ type: z.literal('room.renamed'), title: titleSchema, was: z.string() }),
  z.strictObject({ type: z.literal('room.archived'), by, at, rights }),
  z.strictObject({ type: z.literal('room.restored'), by, rights }),
  /** In the room's own journal with `rights`, as its last entry; in the house's journal without, as its record. */
  z.strictObject({
    type: z.literal('room.deleted'),
    room: z.string().optional(),
    title: z.string(),
    by,
    at,
    rights: rights.optional(),
  }),
  /** In the house's journal: somebody made a room. */
  z.strictObject({ type: z.literal('room.made'), room: z.string(), title: z.string(), by }),
])
export type StandingEvent = z.infer<typeof standingEvent>

export const reduceStanding = sliceReducer<Standing, StandingEvent>({
  'room.renamed': (standing) => standing,
  'room.archived': (_, { by, at }) => ({ is: 'archived', by, at }),
  'room.restored': () => openStanding,
  'room.deleted': (standing, { by, at, rights }) => (rights === undefined ? standing : { is: 'deleted', by, at }),
  'room.made': (standing) => standing,
})

const same = <State>(state: State): State => state

type Renamed = Extract<StandingEvent, { type: 'room.renamed' }>

export const reduceTitle = sliceReducer<RoomSettings, Renamed>({
  'room.renamed': (settings, { title }) => ({ ...settings, title }),
})

/** With the room go all sessions and links. */
function withoutAll({ sessions, invites }: Rights, raised: number): Rights {
  const ended = tableValues(sessions).map((session) => [session.id, { ...session, ended: true }] as const)
  const revoked = tableValues(invites).map((invite) => [invite.id, { ...invite, revoked: true }] as const)
  return { raised, sessions: tableSetAll(sessions, ended), invites: tableSetAll(invites, revoked) }
}

/** Edits and commands on their way are decided anew when the room's standing changes. */
export const reduceRaised = sliceReducer<Rights, StandingEvent>({
  'room.renamed': same,
  'room.archived': (held, { rights }) => ({ ...held, raised: rights }),
  'room.restored': (held, { rights }) => ({ ...held, raised: rights }),
  'room.deleted': (held, { rights }) => (rights === undefined ? held : withoutAll(held, rights)),
  'room.made': same,
})

export interface StandingState {
  readonly standing: Standing
  readonly settings: RoomSettings
  readonly rights: Rights
}
const { command } = commandsOver<StandingState, StandingEvent>()

/** `was`: the title that the asker saw; where another stands by now, nothing is renamed and they are shown it. */
export const renameRoom = command({
  name: 'room.rename',
  input: z.strictObject({ title: titleSchema, was: z.string().max(200) }),
  decide({ settings }, { title, was }) {
    if (settings.title !== was)
      return refuse('moved', `Somebody renamed the room meanwhile: it is called “${settings.title}” now`, {
        title: settings.title,
      })
    if (title === was) return refuse('conflict', 'The room is called that already')
    return accept({ events: [{ type: 'room.renamed', title, was }] })
  },
})

export const archiveRoom = command({
  name: 'room.archive',
  input: z.strictObject({}),
  decide({ rights }, _, { person, at }) {
    return accept({ events: [{ type: 'room.archived', by: person, at, rights: rights.raised + 1 }] })
  },
})

export const restoreRoom = command({
  name: 'room.restore',
  input: z.strictObject({}),
  decide({ standing, rights }, _, { person }) {
    if (standing.is !== 'archived') return refuse('conflict', 'This room is not archived')
    return accept({ events: [{ type: 'room.restored', by: person, rights: rights.raised + 1 }] })
  },
})

/** By typing the title that stands, so that nobody deletes another room than the one they see. */
export const deleteRoom = command({
  name: 'room.delete',
  input: z.strictObject({ title: z.string().max(200) }),
  decide({ settings, rights }, { title }, { person, at }) {
    if (title.trim() !== settings.title.trim())
      return refuse('moved', `The room is called “${settings.title}”: type exactly that to delete it`, {
        title: settings.title,
      })
    const number = rights.raised + 1
    return accept({ events: [{ type: 'room.deleted', title: settings.title, by: person, at, rights: number }] })
  },
})
