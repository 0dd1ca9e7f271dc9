import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { openSigningKey } from '#server/audit/signing-key.ts'
import { trailLines } from '#server/audit/trail.ts'
import { verifyTrail } from '#server/audit/verify.ts'
import { operatorOf } from '#server/auth/caller.ts'
import { exportedText } from '#server/demo/testing/exported-text.ts'
import { auditBytes } from '#server/rooms/audit-room.ts'
import type { OpenRoom } from '#server/rooms/room-registry.ts'
import type { Serving } from '#server/serve.ts'
import { temporaryDirectory } from '#server/store/testing/temporary-directory.ts'
import { cast } from './cast.ts'
import { demoItems } from './demo-items.ts'
import type { DemoVisit } from './demo-people.ts'
import { DemoRefused } from './demo-rooms.ts'
import { demoServer, killedServer, roomOf } from './testing/demo-server.ts'

let directory: Awaited<ReturnType<typeof temporaryDirectory>>
beforeAll(async () => {
  directory = await temporaryDirectory()
})
afterAll(() => directory.remove())

const rowsOf = ({ actor }: OpenRoom) => actor.queue.rows({ filter: 'all', search: '' }, '')
const typesOf = ({ actor }: OpenRoom) => (actor.since(0) ?? []).map(({ event }) => event.type)
const times = (list: readonly string[], one: string) => list.filter((other) => other === one).length

/** What the first days leave behind. */
function expectWhole(room: OpenRoom): void {
  const states = rowsOf(room).map(({ state }) => state)
  expect(states).toHaveLength(12)
  expect([times(states, 'signed-off'), times(states, 'disputed'), times(states, 'ruled')]).toEqual([3, 2, 1])
  const types = typesOf(room)
  expect(times(types, 'batch.imported')).toBe(1)
  expect([times(types, 'item.signed-off'), times(types, 'item.reopened'), times(types, 'ruling.made')]).toEqual([
    4, 1, 1,
  ])
  expect([times(types, 'dispute.opened'), times(types, 'position.added')]).toEqual([3, 6])
  expect([times(types, 'vote.cast'), times(types, 'comment.added')]).toEqual([2, 1])
  const waiting = rowsOf(room).filter(({ state, settled, weak }) => state === 'open' && settled < weak)
  expect(waiting.length).toBeGreaterThanOrEqual(5)
  expect(waiting.filter(({ settled }) => settled > 0).length).toBeGreaterThanOrEqual(2)
}

describe('the demo room', () => {
  let serving: Serving
  let first: DemoVisit | undefined
  let again: DemoVisit | undefined
  beforeAll(async () => {
    serving = await demoServer(directory.path)
    first = await serving.demo.atStart()
  })
  afterAll(() => serving.close())

  test('stands as five people left it, with a link for each of six', async () => {
    expectWhole(await roomOf(serving))
    expect(first?.links.map(({ role, name }) => ({ role, name }))).toEqual(cast)
  })

  test('every event was somebody’s command, over a session of theirs', async () => {
    const room = await roomOf(serving)
    const ways = ['room.created', 'person.added', 'invite.made', 'session.opened', 'batch.imported', 'draft.edited']
    const decided = (room.actor.since(0) ?? []).filter(({ event }) => !ways.includes(event.type))
    expect(decided.length).toBeGreaterThan(40)
    for (const { author, event } of decided) {
      expect(author.command, event.type).not.toBeNull()
      expect(author.session, event.type).not.toBeNull()
    }
    const people = new Set(decided.map(({ author }) => author.person))
    expect(people.size).toBe(5)
    const [imported] = (room.actor.since(0) ?? []).filter(({ event }) => event.type === 'batch.imported')
    expect(imported?.author).toMatchObject({ role: 'lead', session: expect.any(String) })
  })

  test('what was typed is there, and was typed by people', async () => {
    const room = await roomOf(serving)
    expect(await exportedText(room, 'harvest-talk-01')).toContain('So, the groundnuts')
    const edited = (room.actor.since(0) ?? []).flatMap(({ event }) => (event.type === 'draft.edited' ? [event.by] : []))
    expect(edited.flat().length).toBeGreaterThan(0)
  })

  test('signed-off items say what was said', async () => {
    const room = await roomOf(serving)
    for (const key of ['weather-01', 'bus-stand-02'])
      expect(await exportedText(room, key)).toBe(demoItems.find((item) => item.key === key)?.said.join(' '))
  })

  test('A2 its audit trail verifies', async () => {
    const room = await roomOf(serving)
    const key = await openSigningKey({ dataDirectory: directory.path })
    const lines: string[] = []
    for await (const line of trailLines(room.actor.id, auditBytes(room, operatorOf(room.actor.id)), key))
      lines.push(line)
    const verdict = verifyTrail(Buffer.from(lines.join('')), key.publicKey)
    expect(verdict).toMatchObject({ ok: true, origin: 'proved' })
  })

  test('a second start keeps everything and prints other links to the same people', async () => {
    const before = await roomOf(serving)
    const ids = rowsOf(before).map(({ id }) => id)
    const count = typesOf(before).length
    await serving.close()
    serving = await demoServer(directory.path)
    again = await serving.demo.atStart()
    const room = await roomOf(serving)
    expectWhole(room)
    expect(rowsOf(room).map(({ id }) => id)).toEqual(ids)
    const added = typesOf(room).slice(count)
    expect(added).toEqual(Array(6).fill('invite.made'))
    expect(again?.links.map(({ name }) => name)).toEqual(first?.links.map(({ name }) => name))
    expect(again?.links.map(({ invite }) => invite)).not.toEqual(first?.links.map(({ invite }) => invite))
    const invited = (room.actor.since(0) ?? []).flatMap(({ event }) =>
      event.type === 'invite.made' && event.person ? [event.person] : [],
    )
    expect(new Set(invited).size).toBe(6)
  })

  test('a fresh one is another room; from then on it is the one that starts print', async () => {
    const fresh = await serving.demo.visit({ fresh: true })
    expect(fresh.room).toBe('demo-2')
    expect(fresh.colleagues.map(({ name }) => name)).toEqual(['Nila', 'Imran'])
    expectWhole(await roomOf(serving, 'demo-2'))
    expect((await serving.demo.atStart())?.room).toBe('demo-2')
  })
})

test('killed at random moments while it is made, the next start makes it whole', async () => {
  const place = await temporaryDirectory()
  const moments = Array.from({ length: 4 }, () => Math.round(Math.random() * 600))
  for (const moment of moments) await killedServer(place.path, moment)
  const serving = await demoServer(place.path)
  const visit = await serving.demo.atStart()
  expect(visit?.links, moments.join()).toHaveLength(6)
  expectWhole(await roomOf(serving))
  await serving.close()
  await place.remove()
}, 60_000)

test('none beside other rooms unless somebody asks for a fresh one', async () => {
  const place = await temporaryDirectory()
  const serving = await demoServer(place.path)
  await serving.rooms.create('crowd' as never, 'Crowd')
  expect(await serving.demo.atStart()).toBeUndefined()
  await expect(serving.demo.visit()).rejects.toThrow('--fresh')
  expect((await serving.demo.visit({ fresh: true })).room).toBe('demo')
  await serving.close()
  await place.remove()
})

test('never where PUBLIC_URL is set: a sentence says what to do', async () => {
  const place = await temporaryDirectory()
  const serving = await demoServer(place.path, { publicUrl: new URL('https://review.example') })
  expect(await serving.demo.atStart()).toBeUndefined()
  await expect(serving.demo.visit({ fresh: true })).rejects.toThrow(DemoRefused)
  await expect(serving.demo.visit()).rejects.toThrow(/PUBLIC_URL.*--data/)
  expect(await serving.rooms.store.rooms()).toEqual([])
  await serving.close()
  await place.remove()
})
