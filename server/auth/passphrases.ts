import type { RateLimits } from '#server/limits/rate-limits.ts'
import { accountOf } from '#server/limits/spending.ts'
import { type Named, nameOf, readNames } from '#server/rooms/people-names.ts'
import type { OpenRoom } from '#server/rooms/room-registry.ts'
import { type People, pseudonym } from '#shared/domain/person.ts'
import type { Role } from '#shared/domain/roles.ts'
import type { Caller } from './caller.ts'
import { hashOfPassphrase, isPassphrase } from './passphrase-hash.ts'
import { passphraseRows } from './rows-over.ts'
import { sessionRow } from './sessions.ts'
import { hashOf, newId, newToken } from './tokens.ts'

export const passphraseField = (person: string): string => passphraseRows + person

/** In code points. */
export const leastPassphrase = 8

/** Name or passphrase is wrong; which of them is said to nobody. */
export class PassphraseWrong extends Error {}

/** Too many wrong ones for this person; `wait` is in milliseconds. */
export class PassphraseWait extends Error {
  readonly wait: number
  constructor(wait: number) {
    super()
    this.wait = wait
  }
}

/** It was changed or removed in another window meanwhile. */
export class PassphraseMoved extends Error {}

/** Whoever has a passphrase here, by id. */
export async function peopleWithPassphrase({ actor }: OpenRoom): Promise<ReadonlySet<string>> {
  const fields = await actor.store.fields(actor.id, passphraseRows)
  return new Set([...fields.keys()].map((field) => field.slice(passphraseRows.length)))
}

const authorOf = ({ person, role, session }: Caller) => ({ person, role, session, command: null })

/** Sets, changes or removes (null) one's own. Where there is one the old one is asked for, at most so often. */
export async function setPassphrase(
  room: OpenRoom,
  limits: RateLimits,
  caller: Caller,
  { passphrase, old }: { readonly passphrase: string | null; readonly old?: string | undefined },
): Promise<void> {
  const { actor } = room
  const field = passphraseField(caller.person)
  const before = await actor.store.field(actor.id, field)
  if (before !== undefined) await checked(limits, accountOf(caller), old ?? '', before)
  if (before === undefined && passphrase === null) return
  const stored = passphrase === null ? null : await hashOfPassphrase(passphrase)
  const type = passphrase === null ? 'passphrase.removed' : 'passphrase.set'
  await actor.alone(() =>
    actor.commit(authorOf(caller), async () => {
      if ((await actor.store.field(actor.id, field)) !== before) throw new PassphraseMoved()
      return {
        events: [{ type, person: caller.person }],
        when: [{ field, value: before }],
        put: { [field]: stored },
      }
    }),
  )
}

/** For somebody who forgot theirs. False where there is none. */
export async function removePassphrase({ actor }: OpenRoom, by: Caller, person: string): Promise<boolean> {
  const field = passphraseField(person)
  const before = await actor.store.field(actor.id, field)
  if (before === undefined) return false
  await actor.alone(() =>
    actor.commit(authorOf(by), () => ({ events: [{ type: 'passphrase.removed', person }], put: { [field]: null } })),
  )
  return true
}

async function checked(limits: RateLimits, account: string, given: string, stored: string | undefined): Promise<void> {
  const wait = await limits.spend('passphrases', account)
  if (wait > 0) throw new PassphraseWait(wait)
  if (!(await isPassphrase(given, stored))) throw new PassphraseWrong()
  await limits.forget('passphrases', account)
}

export interface Known {
  readonly person: string
  readonly roles: readonly Role[]
  readonly stored: string
}

/**
 * Who comes with that name and passphrase. Nobody can tell from the answer, or from how long it takes, whether the room
 * or the name exists. Only tries for this name are counted, wherever they come from.
 */
export async function personBy(
  room: OpenRoom | undefined,
  limits: RateLimits,
  { room: called, name, passphrase }: { readonly room: string; readonly name: string; readonly passphrase: string },
): Promise<Known> {
  const person = room && (await personCalled(room, name))
  const account = person && room ? accountOf({ room: room.actor.id, person }) : strangersAccount(called, name)
  const stored = person && room && (await room.actor.store.field(room.actor.id, passphraseField(person)))
  await checked(limits, account, passphrase, stored)
  const roles = (person && room?.actor.state.people[person]?.roles) || []
  if (!person || !stored || roles.length === 0) throw new PassphraseWrong()
  return { person, roles, stored }
}

const strangersAccount = (room: string, name: string): string => `?${hashOf(`${room}\n${folded(name)}`).slice(0, 24)}`

/** As people write their names by hand. */
const folded = (name: string): string => name.normalize('NFC').trim().replace(/\s+/g, ' ').toLocaleLowerCase()

/** By pseudonym, which is nobody else's; or by a name that only one of those with a passphrase has. */
async function personCalled({ actor }: OpenRoom, name: string): Promise<string | undefined> {
  const { people } = actor.state
  const [names, fields] = await Promise.all([
    readNames(actor.store, actor.id),
    actor.store.fields(actor.id, passphraseRows),
  ])
  const called = idsCalled(folded(name), people, names)
  const able = called.filter((id) => fields.has(passphraseField(id)))
  const [only] = able.length > 0 ? able : called
  return (able.length || called.length) === 1 ? only : undefined
}

function idsCalled(wanted: string, people: People, names: ReadonlyMap<string, Named>): readonly string[] {
  const present = Object.values(people).filter(({ roles }) => roles.length > 0)
  const bySeat = present.filter((person) => folded(pseudonym(person)) === wanted)
  const found = bySeat.length > 0 ? bySeat : present.filter(({ id }) => folded(nameOf(id, people, names)) === wanted)
  return found.map(({ id }) => id)
}

/** A session of somebody who proved by their passphrase who they are; answers the cookie's value. */
export async function openByPassphrase({ actor }: OpenRoom, { person, stored }: Known, role: Role): Promise<string> {
  const token = newToken()
  const session = newId()
  const field = passphraseField(person)
  await actor.alone(() =>
    actor.commit({ person, role, session, command: null }, async () => {
      const held = actor.state.people[person]?.roles ?? []
      if (!held.includes(role) || (await actor.store.field(actor.id, field)) !== stored) throw new PassphraseWrong()
      return {
        events: [{ type: 'session.opened', person, role, session }],
        when: [{ field, value: stored }],
        put: sessionRow(token, { id: session, person, role }),
      }
    }),
  )
  return `${actor.id}.${token}`
}
