import { afterEach, beforeEach, expect, test } from 'vitest'
import { operatorOf } from '#server/auth/caller.ts'
import { invitePerson } from '#server/auth/invites.ts'
import { beginLink } from '#server/house/begin-link.ts'
import { Browser } from '#server/testing/browser.ts'
import { Person, RoomHarness } from '#server/testing/room-harness.ts'
import { pseudonym } from '#shared/domain/person.ts'
import type { Role } from '#shared/domain/roles.ts'
import { asRoomId, type RoomId } from '#shared/kernel/ids.ts'
import { importBatch } from './import-batch.ts'
import { jsonBytes } from './item-blobs.ts'
import { readBatch } from './read-batch.ts'
import type { OpenRoom } from './room-registry.ts'

let harness: RoomHarness
let rooms: readonly OpenRoom[]

const file = {
  chavadi: 1,
  items: [
    {
      key: 'one',
      sources: ['worker-1', 'worker-2'].map((annotator) => ({ annotator, segments: [{ text: 'a dog' }] })),
    },
  ],
}
/** Somebody who is called the same in both rooms. */
const cast: readonly (readonly [Role, string])[] = [
  ...Array.from({ length: 12 }, (_, at) => ['reviewer', `Reviewer called ${at}`] as const),
  ['observer', 'Client'],
]

beforeEach(async () => {
  harness = await RoomHarness.open()
  rooms = await Promise.all(
    ['april', 'may'].map(async (name) => {
      const room = await harness.serving.rooms.create(asRoomId(name) as RoomId, name)
      await importBatch(
        room,
        operatorOf(room.actor.id),
        await readBatch({ fileName: 'f.json', bytes: jsonBytes(file) }),
      )
      return room
    }),
  )
})
afterEach(() => harness.close())

const calledIn = ({ actor }: OpenRoom, person: string): string => {
  const known = actor.state.people[person]
  if (!known) throw new Error(`no ${person}`)
  return pseudonym(known)
}

test('CW9 somebody in two rooms has another id and number in each, drawn anew, whoever looks', async () => {
  const browser = new Browser(harness.serving.url)
  const called: string[][] = []
  const ids: string[][] = []
  for (const [at, room] of rooms.entries()) {
    const link = (role: Role, name: string) =>
      invitePerson(room, operatorOf(room.actor.id), { role, name, hours: 1, uses: 1 })
    const here: string[] = []
    for (const [role, name] of cast) {
      const path = await browser.opens(await link(role, name))
      const number = Number(/\d+$/.exec(path)?.[0])
      const address = { room: room.actor.id, number }
      const person = new Person(harness.serving.url, browser.cookie, room.actor.id, role, address)
      here.push((await person.joins()).me.person)
      person.leave()
    }
    const annotators = Object.values(room.actor.state.people).filter(({ roles }) => roles.includes('annotator'))
    expect(annotators).toHaveLength(2)
    ids[at] = [...here, ...annotators.map(({ id }) => id)]
    called[at] = ids[at].map((person) => calledIn(room, person))
  }
  const [april = [], may = []] = called
  const [aprilIds = [], mayIds = []] = ids
  expect(new Set([...aprilIds, ...mayIds]).size).toBe(2 * (cast.length + 2))
  expect(may).not.toEqual(april)
  // By chance one in nine hundred is the same: of fourteen hardly two are.
  expect(april.filter((one, at) => one === may[at]).length).toBeLessThanOrEqual(1)
  const order = (names: readonly string[]) => names.map((name) => Number(/\d+$/.exec(name)?.[0]))
  for (const names of called) {
    expect(new Set(names).size).toBe(names.length)
    expect(order(names)).not.toEqual(order(names).toSorted((a, b) => a - b))
  }
})

test('CW9 an account of the house is somebody else in each of its rooms', async () => {
  const browser = new Browser(harness.serving.url)
  await browser.opens((await beginLink(harness.serving.rooms, ['harness', 'april', 'may'])) ?? '', { name: 'Asha' })
  const ids: string[] = []
  const houses = Object.keys((await harness.serving.rooms.house()).actor.state.people)
  for (const room of ['june', 'july', 'august']) {
    await browser.asks('/home/rooms', { room, title: room, languages: ['en'] })
    const made = await harness.serving.rooms.open(asRoomId(room) as RoomId)
    ids.push(...Object.keys(made?.actor.state.people ?? {}))
  }
  expect(houses.length).toBeGreaterThan(0)
  expect(ids).toHaveLength(3)
  expect(new Set([...ids, ...houses]).size).toBe(3 + houses.length)
})
