import { z } from 'zod'
import { namedValue, nameField, readNames } from '#server/rooms/people-names.ts'
import type { OpenRoom } from '#server/rooms/room-registry.ts'
import type { Store } from '#server/store/store.ts'
import { type Role, roles } from '#shared/domain/roles.ts'
import type { RoomId } from '#shared/kernel/ids.ts'
import type { Caller } from './caller.ts'
import { sessionRow } from './sessions.ts'
import { hashOf, newId, newToken } from './tokens.ts'

const inviteSchema = z.strictObject({
  id: z.string(),
  role: z.enum(roles),
  name: z.string().optional(),
  /** A person of the room to come back as. */
  person: z.string().optional(),
  expires: z.string(),
  uses: z.number().int().nonnegative(),
})
type Invite = z.infer<typeof inviteSchema>

export interface InviteWish {
  readonly role: Role
  readonly name?: string | undefined
  readonly person?: string | undefined
  readonly hours: number
  readonly uses: number
}

export class InviteRefused extends Error {}

const fieldOf = (secret: string): string => `invite:${hashOf(secret)}`

/** Shown once, as `<room>.<secret>`; only the secret's hash is stored. */
export async function makeInvite({ actor }: OpenRoom, by: Caller, wish: InviteWish): Promise<string> {
  const secret = newToken()
  const invite: Invite = {
    id: newId(),
    role: wish.role,
    ...(wish.name === undefined ? {} : { name: wish.name }),
    ...(wish.person === undefined ? {} : { person: wish.person }),
    expires: new Date(Date.now() + wish.hours * 3_600_000).toISOString(),
    uses: wish.uses,
  }
  if (wish.person !== undefined && !actor.state.people[wish.person])
    throw new InviteRefused(`No person ${wish.person} in room ${actor.id}`)
  const event = {
    type: 'invite.made',
    invite: invite.id,
    role: wish.role,
    ...(wish.person === undefined ? {} : { person: wish.person }),
  } as const
  await actor.alone(() =>
    actor.commit({ person: by.person, role: by.role, session: by.session, command: null }, () => ({
      events: [event],
      put: { [fieldOf(secret)]: JSON.stringify(invite) },
    })),
  )
  return `${actor.id}.${secret}`
}

/** A new person of the room under a name, who has not come yet. */
export async function addPerson({ actor }: OpenRoom, by: Caller, role: Role, name: string): Promise<string> {
  const person = newId()
  await actor.alone(() =>
    actor.commit({ person: by.person, role: by.role, session: by.session, command: null }, () => ({
      events: [{ type: 'person.added', person, role }],
      put: { [nameField(person)]: namedValue({ name }) },
    })),
  )
  return person
}

export interface PersonWish extends InviteWish {
  /** Somebody whose work was imported, by the name in the file. */
  readonly annotator?: string | undefined
}

/** An invite for somebody known, for an imported annotator, for a new person of that name, or for whoever comes. */
export async function invitePerson(room: OpenRoom, by: Caller, { annotator, ...wish }: PersonWish): Promise<string> {
  const known = wish.person ?? (annotator === undefined ? undefined : await annotatorNamed(room, annotator))
  const person = known ?? (wish.name ? await addPerson(room, by, wish.role, wish.name) : undefined)
  return makeInvite(room, by, { ...wish, person })
}

/** The person that an imported annotator became. */
async function annotatorNamed({ actor }: OpenRoom, annotator: string): Promise<string> {
  const names = await readNames(actor.store, actor.id)
  const [person] = [...names].find(([, named]) => named.annotator === annotator) ?? []
  if (!person) throw new InviteRefused(`No imported annotator of ${actor.id} is called "${annotator}"`)
  return person
}

/** What an invite offers, without using it. */
export async function readInvite(
  store: Store,
  room: RoomId,
  secret: string,
): Promise<{ stored: string; invite: Invite }> {
  const stored = await store.field(room, fieldOf(secret))
  if (stored === undefined) throw new InviteRefused('This link is not known here. Ask for a new one.')
  const invite = inviteSchema.parse(JSON.parse(stored))
  if (invite.uses < 1) throw new InviteRefused('This link has been used. Ask for a new one.')
  if (invite.expires < new Date().toISOString()) throw new InviteRefused('This link has expired. Ask for a new one.')
  return { stored, invite }
}

/**
 * Uses an invite once: the person, the session and the event `session.opened` come in one commit with the count.
 * Answers the session's cookie value.
 */
export async function useInvite({ actor }: OpenRoom, secret: string, wishedName: string | undefined) {
  const token = newToken()
  const session = newId()
  const { invite: first } = await readInvite(actor.store, actor.id, secret)
  const person = first.person ?? newId()
  const known = (await readNames(actor.store, actor.id)).get(person)?.name
  const name = known ?? first.name ?? wishedName?.trim().slice(0, 80) ?? `New ${first.role}`
  const author = { person, role: first.role, session, command: null }
  await actor.alone(() =>
    actor.commit(author, async () => {
      const { stored, invite } = await readInvite(actor.store, actor.id, secret)
      return {
        events: [{ type: 'session.opened', person, role: invite.role, session }],
        when: [{ field: fieldOf(secret), value: stored }],
        put: {
          [fieldOf(secret)]: JSON.stringify({ ...invite, uses: invite.uses - 1 }),
          ...sessionRow(token, { id: session, person, role: invite.role }),
          ...(known === undefined ? { [nameField(person)]: namedValue({ name }) } : {}),
        },
      }
    }),
  )
  return { cookie: `${actor.id}.${token}`, name, role: first.role }
}
