import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { tombstoneField } from '#server/rooms/room-actor.ts'
import type { OpenRoom } from '#server/rooms/room-registry.ts'
import type { Serving } from '#server/serve.ts'
import { temporaryDirectory } from '#server/store/testing/temporary-directory.ts'
import type { RoomId } from '#shared/kernel/ids.ts'
import { tableValues } from '#shared/kernel/table.ts'
import { cast } from './cast.ts'
import type { DemoVisit } from './demo-people.ts'
import { labelDemos } from './label-demos.ts'
import { demoServer, killedServer, roomOf } from './testing/demo-server.ts'

const rowsOf = ({ actor }: OpenRoom) => actor.queue.rows({ filter: 'all', search: '' }, '')
const itemsOf = ({ actor }: OpenRoom) => tableValues(actor.state.items)
const typesOf = ({ actor }: OpenRoom) => (actor.since(0) ?? []).map(({ event }) => event.type)
const times = (list: readonly string[], one: string) => list.filter((other) => other === one).length

async function visits(serving: Serving): Promise<readonly DemoVisit[]> {
  const told: DemoVisit[] = []
  await serving.demo.atStart()
  await serving.demo.besideAtStart((visit) => told.push(visit))
  return told
}

const left = {
  'demo-streets': { batches: 2, items: 11, media: 11, signedOff: 3, disputed: 2, ruled: 1 },
  'demo-texts': { batches: 1, items: 16, media: 0, signedOff: 2, disputed: 1, ruled: 1 },
} as const

async function expectWhole(serving: Serving, id: keyof typeof left): Promise<void> {
  const room = await roomOf(serving, id)
  const states = rowsOf(room).map(({ state }) => state)
  expect({
    batches: times(typesOf(room), 'batch.imported'),
    items: states.length,
    media: itemsOf(room).filter(({ media }) => media).length,
    signedOff: times(states, 'signed-off'),
    disputed: times(states, 'disputed'),
    ruled: times(states, 'ruled'),
  }).toEqual(left[id])
}

let directory: Awaited<ReturnType<typeof temporaryDirectory>>
beforeAll(async () => {
  directory = await temporaryDirectory()
})
afterAll(() => directory.remove())

describe('the demo rooms of label sets', () => {
  let serving: Serving
  let first: readonly DemoVisit[]
  beforeAll(async () => {
    serving = await demoServer(directory.path)
    first = await visits(serving)
  }, 60_000)
  afterAll(() => serving.close())

  test('DL4 stand beside the demo room as five people left them, with links for each of six', async () => {
    expect(first.map(({ room }) => room)).toEqual(['demo-streets', 'demo-texts'])
    for (const { links } of first) expect(links.map(({ role, name }) => ({ role, name }))).toEqual(cast)
    await expectWhole(serving, 'demo-streets')
    await expectWhole(serving, 'demo-texts')
  })

  test('DL4 hold labels alone, with the list of tags and questions that came with them', async () => {
    const streets = await roomOf(serving, 'demo-streets')
    expect(new Set(itemsOf(streets).map(({ kind }) => kind))).toEqual(new Set(['labels']))
    expect(streets.actor.state.settings.labelling?.tags.map(({ name }) => name)).toEqual([
      ...['auto', 'bus', 'car', 'bicycle', 'rider', 'person', 'cow', 'sign'],
      ...['tree', 'temple car', 'speech', 'music', 'traffic', 'horn', 'dog', 'silence'],
    ])
    const texts = await roomOf(serving, 'demo-texts')
    const { tags = [], questions = [] } = texts.actor.state.settings.labelling ?? {}
    expect(tags.map(({ name }) => name)).toEqual(['person', 'place', 'organisation', 'date', 'product'])
    expect(questions.map(({ name }) => name)).toEqual(['sentiment', 'topics', 'urgency'])
  })

  test('DL4 leave differences to settle in most items', async () => {
    for (const { room, waiting } of first) {
      expect(waiting).toBeGreaterThan(30)
      const open = rowsOf(await roomOf(serving, room)).filter(({ settled, weak }) => settled < weak)
      expect(open.length).toBeGreaterThan(4)
    }
  })

  test('DL4 a second start keeps everything and prints other links to the same people', async () => {
    const before = typesOf(await roomOf(serving, 'demo-streets')).length
    await serving.close()
    serving = await demoServer(directory.path)
    const again = await visits(serving)
    await expectWhole(serving, 'demo-streets')
    expect(typesOf(await roomOf(serving, 'demo-streets')).slice(before)).toEqual(Array(6).fill('invite.made'))
    const invites = (all: readonly DemoVisit[]) => all.flatMap(({ links }) => links.map(({ invite }) => invite))
    expect(new Set([...invites(first), ...invites(again)]).size).toBe(24)
  })

  test('DL4 one that somebody deleted is not made again', async () => {
    const put = { [tombstoneField]: '{}' }
    const room = 'demo-texts' as RoomId
    await serving.rooms.store.commit({ id: crypto.randomUUID(), room, when: [], append: [], put })
    expect((await visits(serving)).map(({ room }) => room)).toEqual(['demo-streets'])
  })
})

test('DL4 killed at random moments while they are made, the next start makes them whole', async () => {
  const place = await temporaryDirectory()
  const first = await demoServer(place.path)
  await first.demo.atStart()
  await first.close()
  const moments = Array.from({ length: 3 }, () => Math.round(Math.random() * 1500))
  for (const moment of moments) await killedServer(place.path, moment)
  const serving = await demoServer(place.path)
  expect(await visits(serving), moments.join()).toHaveLength(labelDemos.length)
  await expectWhole(serving, 'demo-streets')
  await expectWhole(serving, 'demo-texts')
  await serving.close()
  await place.remove()
}, 120_000)

test('DL4 none stands beside other rooms, or in the place of somebody’s own', async () => {
  const place = await temporaryDirectory()
  const serving = await demoServer(place.path)
  await serving.rooms.create('crowd' as RoomId, 'Crowd')
  expect(await visits(serving)).toEqual([])
  await serving.close()
  await place.remove()
})
