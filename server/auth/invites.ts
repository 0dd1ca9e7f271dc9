import { z } from 'zod'
import { namedValue, nameField, nameOf, readNames } from '#server/rooms/people-names.ts'
import type { OpenRoom } from '#server/rooms/room-registry.ts'
import type { Store } from '#server/store/store.ts'
import { allows, type Role, roles } from '#shared/domain/roles.ts'
import type { RoomId } from '#shared/kernel/ids.ts'
import type { InviteRow } from '#shared/protocol/people-messages.ts'
import type { Caller } from './caller.ts'
import { inviteRows, rowOf } from './rows-over.ts'
import { sessionRow } from './sessions.ts'
import { newId, newToken } from './tokens.ts'

const inviteSchema = z.strictObject({
  id: z.string(),
  role: z.enum(roles),
  name: z.string().optional(),
  /** A person of the room to come back as. */
  person: z.string().optional(),
  /** For observers: whether who comes by it may accept and return items. */
  accepts: z.literal(true).optional(),
  expires: z.string(),
  uses: z.number().int().nonnegative(),
})
export type Invite = z.infer<typeof inviteSchema>

export interface InviteWish {
  readonly role: Role
  readonly name?: string | undefined
  readonly person?: string | undefined
  readonly accepts?: boolean | undefined
  readonly hours: number
  readonly uses: number
}

export class InviteRefused extends Error {}

/** Whoever asks may not make this link. */
export class InviteForbidden extends Error {}

const fieldOf = (secret: string): string => rowOf('invite', secret)

/** Shown once, as `<room>.<secret>`; only the secret's hash is stored. */
export async function makeInvite({ actor }: OpenRoom, by: Caller, wish: InviteWish): Promise<string> {
  const secret = newToken()
  const invite: Invite = {
    id: newId(),
    role: wish.role,
    ...(wish.name === undefined ? {} : { name: wish.name }),
    ...(wish.person === undefined ? {} : { person: wish.person }),
    ...(wish.accepts ? { accepts: true } : {}),
    expires: new Date(Date.now() + wish.hours * 3_600_000).toISOString(),
    uses: wish.uses,
  }
  if (wish.accepts && wish.role !== 'observer')
    throw new InviteRefused('Only a link for an observer can let its holder accept items')
  if (wish.person !== undefined && !actor.state.people[wish.person])
    throw new InviteRefused(`No person ${wish.person} in room ${actor.id}`)
  const event = {
    type: 'invite.made',
    invite: invite.id,
    role: wish.role,
    ...(wish.person === undefined ? {} : { person: wish.person }),
    ...(wish.accepts ? { accepts: true as const } : {}),
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
  const known =
    wish.person !== undefined
      ? await personKnownAs(room, wish.person)
      : annotator !== undefined
        ? await annotatorNamed(room, annotator)
        : undefined
  if (!mayInvite(room, by, wish.role, known))
    throw new InviteForbidden('A trainer makes links for annotators; ask a lead for this one')
  const person = known ?? (wish.name ? await addPerson(room, by, wish.role, wish.name) : undefined)
  return makeInvite(room, by, { ...wish, person })
}

/** Who may invite annotators only makes no link by which somebody becomes more, or somebody who is more. */
function mayInvite({ actor }: OpenRoom, by: Caller, role: Role, person: string | undefined): boolean {
  if (allows('person.invite', by.role)) return true
  const held = person === undefined ? [] : (actor.state.people[person]?.roles ?? [])
  return allows('annotator.invite', by.role) && [role, ...held].every((one) => one === 'annotator')
}

/** Somebody by id, or by a name that nobody else of the room has. */
async function personKnownAs({ actor }: OpenRoom, called: string): Promise<string> {
  if (actor.state.people[called]) return actor.personNow(called)
  const { people } = actor.state
  const found = [...(await readNames(actor.store, actor.id))].filter(
    ([id, { name }]) => name === called && people[id]?.into === undefined,
  )
  const [first] = found
  if (first && found.length === 1) return first[0]
  const ids = found.map(([id]) => id).join(', ')
  throw new InviteRefused(
    first
      ? `Several people of ${actor.id} are called "${called}": say which by id, one of ${ids}`
      : `No person "${called}" in room ${actor.id}`,
  )
}

/** The person that an imported annotator became. */
async function annotatorNamed({ actor }: OpenRoom, annotator: string): Promise<string> {
  const names = await readNames(actor.store, actor.id)
  const [person] = [...names].find(([, named]) => named.annotator === annotator) ?? []
  if (!person) throw new InviteRefused(`No imported annotator of ${actor.id} is called "${annotator}"`)
  return actor.personNow(person)
}

/** What an invite says, whether it may still be used or not. */
export async function storedInvite(
  store: Store,
  room: RoomId,
  secret: string,
): Promise<{ stored: string; invite: Invite }> {
  const stored = await store.field(room, fieldOf(secret))
  if (stored === undefined) throw new InviteRefused('This link is not known here. Ask for a new one.')
  return { stored, invite: inviteSchema.parse(JSON.parse(stored)) }
}

/** Links that still open the room, the last to expire first. */
export async function openInvites({ actor }: OpenRoom): Promise<readonly InviteRow[]> {
  const { store, id: room, state } = actor
  const [stored, names] = await Promise.all([store.fields(room, inviteRows), readNames(store, room)])
  const now = new Date().toISOString()
  return [...stored.values()]
    .map((row) => inviteSchema.parse(JSON.parse(row)))
    .filter(({ uses, expires }) => uses > 0 && expires > now)
    .map(({ id, role, person, name = null, uses, expires }) => ({
      id,
      role,
      name: person === undefined ? name : nameOf(person, state.people, names),
      uses,
      expires,
    }))
    .sort((a, b) => b.expires.localeCompare(a.expires))
}

/** @throws InviteRefused for one that has been used or has expired, with a sentence that says what to do. */
export function checkUsable({ uses, expires }: Invite): void {
  if (uses < 1) throw new InviteRefused('This link has been used. Ask for a new one.')
  if (expires < new Date().toISOString()) throw new InviteRefused('This link has expired. Ask for a new one.')
}

/**
 * Uses an invite once: the person, the session and the event `session.opened` come in one commit with the count.
 * Answers the session's cookie value.
 */
export async function useInvite({ actor }: OpenRoom, secret: string, wishedName: string | undefined) {
  const token = newToken()
  const session = newId()
  const { invite: first } = await storedInvite(actor.store, actor.id, secret)
  checkUsable(first)
  const person = first.person === undefined ? newId() : actor.personNow(first.person)
  const known = (await readNames(actor.store, actor.id)).get(person)?.name
  const name = known ?? first.name ?? (wishedName?.trim().slice(0, 80) || `New ${first.role}`)
  const author = { person, role: first.role, session, command: null }
  await actor.alone(() =>
    actor.commit(author, async () => {
      const { stored, invite } = await storedInvite(actor.store, actor.id, secret)
      checkUsable(invite)
      if (actor.personNow(person) !== person)
        throw new InviteRefused('Whose link this is has just been changed. Open it again.')
      return {
        events: [
          { type: 'session.opened', person, role: invite.role, session, ...(invite.accepts ? { accepts: true } : {}) },
        ],
        when: [{ field: fieldOf(secret), value: stored }],
        put: {
          [fieldOf(secret)]: JSON.stringify({ ...invite, uses: invite.uses - 1 }),
          ...sessionRow(token, { id: session, person, role: invite.role, invite: invite.id }),
          ...(known === undefined ? { [nameField(person)]: namedValue({ name }) } : {}),
        },
      }
    }),
  )
  return { cookie: `${actor.id}.${token}`, name, role: first.role }
}
