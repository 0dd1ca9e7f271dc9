import { operatorOf } from '#server/auth/caller.ts'
import { addPerson, makeInvite } from '#server/auth/invites.ts'
import { readNames } from '#server/rooms/people-names.ts'
import type { OpenRoom } from '#server/rooms/room-registry.ts'
import { cast, type DemoPerson } from './cast.ts'

export interface DemoLink extends DemoPerson {
  readonly invite: string
}

/** A demo room with fresh links to its people. */
export interface DemoVisit {
  readonly room: string
  readonly links: readonly DemoLink[]
  /** For the two who come with `chavadi demo`; empty when nobody asked for them. */
  readonly colleagues: readonly DemoLink[]
  /** Differences that still need a person. */
  readonly waiting: number
}

export const linkHours = 24
/** A visitor may come back by the same link, or try it in another browser. */
const linkUses = 20

/** Fresh links to everybody of the demo, and to those besides. */
export async function visitTo(room: OpenRoom, extra: readonly DemoPerson[]): Promise<DemoVisit> {
  const linkTo = async (person: DemoPerson): Promise<DemoLink> => ({ ...person, invite: await invited(room, person) })
  const links: DemoLink[] = []
  for (const person of cast) links.push(await linkTo(person))
  const colleagues: DemoLink[] = []
  for (const person of extra) colleagues.push(await linkTo(person))
  const open = room.actor.queue.rows({ filter: 'all', search: '' }, '').filter(({ state }) => state !== 'signed-off')
  const waiting = open.reduce((sum, { weak, settled }) => sum + Math.max(0, weak - settled), 0)
  return { room: room.actor.id, links, colleagues, waiting }
}

/** A fresh invite for that person of the room, who is added when they are not there yet. */
export async function invited(room: OpenRoom, { role, name }: DemoPerson): Promise<string> {
  const operator = operatorOf(room.actor.id)
  const person = (await personCalled(room, { role, name })) ?? (await addPerson(room, operator, role, name))
  return makeInvite(room, operator, { role, person, hours: linkHours, uses: linkUses })
}

async function personCalled({ actor }: OpenRoom, { role, name }: DemoPerson): Promise<string | undefined> {
  const { people } = actor.state
  const named = [...(await readNames(actor.store, actor.id))].filter(([, row]) => row.name === name)
  return named.map(([person]) => person).find((person) => people[person]?.roles.includes(role))
}
