import { z } from 'zod'
import { accept, refuse } from '#shared/kernel/outcome.ts'
import { tableGet, tableValues } from '#shared/kernel/table.ts'
import { commandsOver } from './command.ts'
import { type PenEvent, type Pens, pensOfPersonEnd } from './pen.ts'
import type { People, Person } from './person.ts'
import type { Rights, RightsEvent } from './rights.ts'
import { allows, roles } from './roles.ts'

export interface RightsState {
  readonly rights: Rights
  readonly people: People
}
const { command } = commandsOver<RightsState, RightsEvent>()
const { command: commandOverPens } = commandsOver<RightsState & { readonly pens: Pens }, RightsEvent | PenEvent>()

const person = z.string().max(40)
const notHere = () => refuse('not-found', 'There is no such person in this room')

/** Somebody who has a role here now. */
const present = (people: People, id: string): Person | undefined =>
  Object.hasOwn(people, id) && people[id]?.roles.length !== 0 ? people[id] : undefined

export const revokeInvite = command({
  name: 'invite.revoke',
  input: z.strictObject({ invite: z.string().max(40) }),
  decide({ rights }, { invite }) {
    const known = tableGet(rights.invites, invite)
    if (!known || known.revoked) return refuse('not-found', 'There is no such link, or it was taken back already')
    const { role, person: whose } = known
    const about = { invite, role, ...(whose === null ? {} : { person: whose }) }
    return accept({ events: [{ type: 'invite.revoked', ...about, rights: rights.raised + 1 }] })
  },
})

/** One session of a person, or all that run. */
export const endSessions = command({
  name: 'session.end',
  input: z.strictObject({ person, session: z.string().max(40).optional() }),
  decide({ rights }, { person: id, session }) {
    const running = tableValues(rights.sessions).filter((one) => one.person === id && !one.ended)
    const over = running.filter((one) => session === undefined || one.id === session)
    if (over.length === 0) return refuse('not-found', 'No session of this person runs')
    const number = rights.raised + 1
    return accept({
      events: over.map((one) => ({ type: 'session.ended', person: id, session: one.id, rights: number })),
    })
  },
})

/** With the role go its sessions, links and pens; the last one is taken by removing the person. */
export const takeRole = commandOverPens({
  name: 'role.take',
  input: z.strictObject({ person, role: z.enum(roles) }),
  decide({ rights, people, pens }, { person: id, role }, ctx) {
    const held = present(people, id)?.roles
    if (!held) return notHere()
    if (!held.includes(role)) return refuse('not-found', `This person is no ${role} here`)
    if (id === ctx.person) return refuse('conflict', 'Another lead takes a role from you')
    if (held.length === 1) return refuse('conflict', `${role} is their only role here: remove them from the room`)
    const number = rights.raised + 1
    const ending = { by: ctx.person, at: ctx.at, rights: number, with: 'role' } as const
    const ended = allows('pen.hold', role) ? pensOfPersonEnd({ pens }, id, ending) : []
    return accept({ events: [...ended, { type: 'role.taken', person: id, role, rights: number }] })
  },
})

/** What they did stays, under their pseudonym; their sessions, links and pens go. */
export const removePerson = commandOverPens({
  name: 'person.remove',
  input: z.strictObject({ person }),
  decide({ rights, people, pens }, { person: id }, ctx) {
    if (!present(people, id)) return notHere()
    if (id === ctx.person) return refuse('conflict', 'Another lead removes you; you can leave the room yourself')
    const number = rights.raised + 1
    const ended = pensOfPersonEnd({ pens }, id, { by: ctx.person, at: ctx.at, rights: number, with: 'removal' })
    return accept({ events: [...ended, { type: 'person.removed', person: id, rights: number }] })
  },
})
