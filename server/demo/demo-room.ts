import { operatorOf } from '#server/auth/caller.ts'
import { addPerson, makeInvite } from '#server/auth/invites.ts'
import { inviteLink } from '#server/cli/invite-command.ts'
import { importBatch, readBatch } from '#server/rooms/import-batch.ts'
import { jsonBytes } from '#server/rooms/item-blobs.ts'
import { readNames } from '#server/rooms/people-names.ts'
import type { OpenRoom, RoomRegistry } from '#server/rooms/room-registry.ts'
import type { Role } from '#shared/domain/roles.ts'
import { asRoomId } from '#shared/kernel/ids.ts'
import items from './demo-items.json' with { type: 'json' }

interface DemoPerson {
  readonly role: Role
  readonly name: string
}

/** Six invented people: opening one's link is all it takes to be that person. */
const cast: readonly DemoPerson[] = [
  { role: 'lead', name: 'Kamala' },
  { role: 'trainer', name: 'Selvi' },
  { role: 'reviewer', name: 'Asha' },
  { role: 'reviewer', name: 'Ravi' },
  { role: 'annotator', name: 'Joseph' },
  { role: 'observer', name: 'Client' },
]

const linkHours = 24
/** A visitor may come back by the same link, or try it in another browser. */
const linkUses = 20

/** Lines that print a fresh link for each of the demo's people; makes the room where there is no room at all. */
export async function demoLinks(rooms: RoomRegistry, url: string): Promise<readonly string[]> {
  const id = asRoomId('demo')
  const known = await rooms.store.rooms()
  if (!id || (known.length > 0 && !known.includes(id))) return []
  const room = known.includes(id) ? await rooms.open(id) : await makeDemo(rooms)
  if (!room) return []
  const lines = [`The demo room, one link for each person (for ${linkHours} hours):`]
  for (const { role, name } of cast) {
    const person = await personCalled(room, { role, name })
    if (!person) continue
    const invite = await makeInvite(room, operatorOf(id), { role, person, hours: linkHours, uses: linkUses })
    lines.push(`  ${role.padEnd(9)} ${name.padEnd(7)} ${inviteLink(url, invite)}`)
  }
  return lines
}

async function makeDemo(rooms: RoomRegistry): Promise<OpenRoom | undefined> {
  const id = asRoomId('demo')
  if (!id) return undefined
  const room = await rooms.create(id, 'Demo')
  await importBatch(room, operatorOf(id), await readBatch({ fileName: 'demo-items.json', bytes: jsonBytes(items) }))
  for (const { role, name } of cast)
    if (!(await personCalled(room, { role, name }))) await addPerson(room, operatorOf(id), role, name)
  return room
}

async function personCalled({ actor }: OpenRoom, { role, name }: DemoPerson): Promise<string | undefined> {
  const { people } = actor.state
  const named = [...(await readNames(actor.store, actor.id))].filter(([, row]) => row.name === name)
  return named.map(([person]) => person).find((person) => people[person]?.roles.includes(role))
}
