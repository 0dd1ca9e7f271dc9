import { z } from 'zod'
import { sliceReducer } from '#shared/kernel/slice.ts'
import { emptyTable, type Table, tableGet, tableSet, tableSetAll, tableValues } from '#shared/kernel/table.ts'
import { type Role, roles } from './roles.ts'

/** One person's stay in the room under one role, across reconnects. */
export interface Session {
  readonly id: string
  readonly person: string
  readonly role: Role
  readonly ended: boolean
  /** The link that opened it lets an observer accept and return items. */
  readonly accepts?: true
}

/** A link into the room. How often it may still be used stands beside the journal. */
export interface RoomInvite {
  readonly id: string
  readonly role: Role
  /** Null where it is for whoever comes. */
  readonly person: string | null
  readonly revoked: boolean
}

export interface Rights {
  /** Raised by every event that takes a right away; the same number is a condition of every commit of the room. */
  readonly raised: number
  readonly sessions: Table<Session>
  readonly invites: Table<RoomInvite>
}

export const noRights: Rights = { raised: 0, sessions: emptyTable(), invites: emptyTable() }

const personId = z.string().min(1).max(40)
/** What `raised` is from here on. Entries from before it was counted have none. */
const raised = z.number().int().positive()

export const rightsEvent = z.discriminatedUnion('type', [
  z.strictObject({
    type: z.literal('invite.made'),
    invite: z.string(),
    role: z.enum(roles),
    person: z.string().optional(),
    /** An observer who comes by it may accept and return items. */
    accepts: z.literal(true).optional(),
  }),
  z.strictObject({
    type: z.literal('invite.revoked'),
    invite: z.string(),
    role: z.enum(roles),
    person: z.string().optional(),
    rights: raised,
  }),
  z.strictObject({
    type: z.literal('session.opened'),
    person: personId,
    role: z.enum(roles),
    session: z.string(),
    accepts: z.literal(true).optional(),
  }),
  /** Somebody left the room on a device for good, or a lead ended it. */
  z.strictObject({
    type: z.literal('session.ended'),
    person: personId,
    session: z.string(),
    rights: raised.optional(),
  }),
  z.strictObject({ type: z.literal('role.taken'), person: personId, role: z.enum(roles), rights: raised }),
  z.strictObject({ type: z.literal('person.removed'), person: personId, rights: raised }),
  /** Two entries were one person all along; from here on `person` is only another name of `into`. */
  z.strictObject({ type: z.literal('person.merged'), person: personId, into: personId, rights: raised }),
])
export type RightsEvent = z.infer<typeof rightsEvent>

/** Ends sessions and revokes invites of the person, of one role or of all. */
function without({ sessions, invites }: Rights, number: number, person: string, role?: Role): Rights {
  const concerns = (one: Session | RoomInvite) => one.person === person && (role === undefined || one.role === role)
  const over = tableValues(sessions).filter((session) => !session.ended && concerns(session))
  const revoked = tableValues(invites).filter((invite) => !invite.revoked && concerns(invite))
  return {
    raised: number,
    sessions: tableSetAll(
      sessions,
      over.map((session) => [session.id, { ...session, ended: true }]),
    ),
    invites: tableSetAll(
      invites,
      revoked.map((invite) => [invite.id, { ...invite, revoked: true }]),
    ),
  }
}

/** A pen that somebody had is another's, or nobody's. */
interface PenMoved {
  readonly type: 'pen.given' | 'pen.taken'
  readonly rights?: number | undefined
}

/** With its items go the rights to their drafts. */
interface TakenBack {
  readonly type: 'batch.taken-back'
  readonly rights: number
}

const raisedBy = (rights: Rights, { rights: number }: PenMoved): Rights =>
  number === undefined ? rights : { ...rights, raised: number }

export const reduceRights = sliceReducer<Rights, RightsEvent | TakenBack | PenMoved>({
  'invite.made': (rights, { invite: id, role, person = null }) => ({
    ...rights,
    invites: tableSet(rights.invites, id, { id, role, person, revoked: false }),
  }),
  'invite.revoked': (rights, { invite: id, rights: number }) => {
    const invite = tableGet(rights.invites, id)
    const invites = invite ? tableSet(rights.invites, id, { ...invite, revoked: true }) : rights.invites
    return { ...rights, raised: number, invites }
  },
  'session.opened': (rights, { session: id, person, role, accepts }) => ({
    ...rights,
    sessions: tableSet(rights.sessions, id, { id, person, role, ended: false, ...(accepts ? { accepts } : {}) }),
  }),
  'session.ended': (rights, { session: id, rights: number = rights.raised }) => {
    const session = tableGet(rights.sessions, id)
    const sessions = session ? tableSet(rights.sessions, id, { ...session, ended: true }) : rights.sessions
    return { ...rights, raised: number, sessions }
  },
  'role.taken': (rights, { person, role, rights: number }) => without(rights, number, person, role),
  'person.removed': (rights, { person, rights: number }) => without(rights, number, person),
  'batch.taken-back': (rights, { rights: number }) => ({ ...rights, raised: number }),
  'pen.given': raisedBy,
  'pen.taken': raisedBy,
  'person.merged': (rights, { person, into, rights: number }) => {
    const theirs = tableValues(rights.invites).filter((invite) => invite.person === person)
    const invites = tableSetAll(
      rights.invites,
      theirs.map((invite) => [invite.id, { ...invite, person: into }]),
    )
    return without({ ...rights, invites }, number, person)
  },
})

/** Whether a session goes on, as far as this state tells; null is the machine's own hand. */
export const goesOn = ({ rights }: { readonly rights: Rights }, session: string | null): boolean =>
  session === null || tableGet(rights.sessions, session)?.ended !== true
