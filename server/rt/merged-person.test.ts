import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest'
import * as Y from 'yjs'
import { operatorOf } from '#server/auth/caller.ts'
import { invitePerson, useInvite } from '#server/auth/invites.ts'
import { auditPage } from '#server/rooms/audit-page.ts'
import { importBatch } from '#server/rooms/import-batch.ts'
import { jsonBytes } from '#server/rooms/item-blobs.ts'
import { itemSources } from '#server/rooms/item-sources.ts'
import { mergePreview } from '#server/rooms/merge-preview.ts'
import { peopleList } from '#server/rooms/people-list.ts'
import { readBatch } from '#server/rooms/read-batch.ts'
import { type RedisServer, startRedis } from '#server/store/testing/redis-server.ts'
import { RawDraft } from '#server/testing/raw-draft.ts'
import { type Person, RoomHarness } from '#server/testing/room-harness.ts'
import { formerOf } from '#shared/domain/person.ts'
import { auditQuery } from '#shared/protocol/audit-messages.ts'
import { rtDenials } from '#shared/protocol/rt-denials.ts'

const patience = { timeout: 15_000 }
let redis: RedisServer | undefined
let here: RoomHarness
let there: RoomHarness
let kamala: Person
let ravi: Person
let second: Person
let raviId: string
let secondId: string

const places = {
  'one process on the embedded store': async () => {
    here = await RoomHarness.open()
    there = here
  },
  'two processes on one Redis': async () => {
    redis = await startRedis()
    here = await RoomHarness.open({ redisUrl: redis.url })
    there = await RoomHarness.open({ redisUrl: redis.url, dataDirectory: here.dataDirectory })
  },
} as const

afterEach(async () => {
  if (there !== here) await there.close()
  await here.close()
  await redis?.stop()
  redis = undefined
})

const people = () => here.room.actor.state.people
const operator = () => operatorOf(here.roomId)
const workerId = async (name: string) =>
  (await peopleList(here.room, operator())).find((row) => row.name === name)?.id ?? 'nobody'
const gone = (person: Person) => vi.waitFor(() => expect(person.channel.connected).toBe(false), patience)
const denial = (person: Person, claims: string) =>
  new Promise((resolve) => {
    const channel = person.connects()
    channel.disconnect()
    channel.auth = { person: claims }
    channel.on('connect_error', ({ message }) => resolve(message))
    channel.on('connect', () => resolve('welcome'))
    channel.connect()
  })

/** Ravi came by two links, and is `worker-1` of the file. */
describe.each(Object.entries(places))('O1 on %s', (_, open) => {
  beforeEach(async () => {
    await open()
    kamala = await here.person('lead', 'Kamala')
    ravi = await here.person('reviewer', 'Ravi', there)
    second = await here.person('reviewer', 'Ravi on the phone', there)
    await kamala.joins()
    raviId = (await ravi.joins()).me.person
    secondId = (await second.joins()).me.person
    await vi.waitFor(() => expect(here.room.here.all().length).toBe(3), patience)
  })
  const away = async (person: Person) => {
    person.channel.disconnect()
    await vi.waitFor(() => expect(here.room.here.all().length).toBe(2), patience)
  }
  const merges = async (person: string, into = raviId) => {
    expect(await kamala.asks('person.merge', { person, into })).toMatchObject({ ok: true })
    await vi.waitFor(() => expect(formerOf(there.room.actor.state.people, into)).toContain(person), patience)
  }

  test('who is in the room under both at once is not merged; sessions of the other entry end with a sentence', async () => {
    expect(await kamala.asks('person.merge', { person: secondId, into: raviId })).toMatchObject({
      ok: false,
      refusal: { code: 'conflict', message: expect.stringContaining('Both are in the room') },
    })
    await away(ravi)
    await merges(secondId)
    await gone(second)
    expect(await denial(second, secondId)).toBe(rtDenials.merged)
    expect(await denial(second, 'somebody-else')).toBe(rtDenials.unauthenticated)
    expect((await ravi.joins()).me).toMatchObject({ person: raviId, name: 'Ravi', formerly: [secondId] })
  })

  test('two leads in both directions at once: one of them is done, and told apart', async () => {
    await away(second)
    const lead = await here.person('lead', 'Meera', there)
    await lead.joins()
    const worker = await workerId('worker-1')
    const both = await Promise.all([
      kamala.asks('person.merge', { person: worker, into: raviId }),
      lead.asks('person.merge', { person: raviId, into: worker }),
    ])
    expect(both.map(({ ok }) => ok).sort()).toEqual([false, true])
    expect(both.find(({ ok }) => !ok)).toMatchObject({ refusal: { code: 'conflict' } })
  })

  test('own sources and mine: read by name, shut out of signing, and an annotator’s link leads to the one that stays', async () => {
    await away(second)
    const worker = await workerId('worker-1')
    const link = await invitePerson(here.room, operator(), { role: 'annotator', person: worker, hours: 1, uses: 1 })
    const preview = await mergePreview(here.room, worker, raviId)
    expect(preview).toMatchObject({ gone: { name: 'worker-1', sources: 2 }, stays: { sources: 0 }, both: { count: 0 } })
    await merges(worker)
    const sources = await itemSources(here.room, operator(), here.item('first'))
    expect(sources.ok && sources.value.sources[0]).toMatchObject({ person: raviId, name: 'Ravi' })
    expect(await ravi.asks('item.next', {})).toMatchObject({ ok: false, refusal: { code: 'nothing-left' } })
    expect(await useInvite(here.room, link.split('.')[1] ?? '', undefined)).toMatchObject({ name: 'Ravi' })
    expect((await peopleList(here.room, operator())).map(({ name }) => name)).not.toContain('worker-1')
    expect(await mergePreview(here.room, worker, raviId)).toBeUndefined()
  })

  test('importing again under the annotator’s old name, and links by that name, reach the person', async () => {
    await away(second)
    const worker = await workerId('worker-1')
    await merges(worker)
    const items = [{ key: 'third', sources: [{ annotator: 'worker-1', segments: [{ text: 'so' }] }] }]
    await importBatch(
      there.room,
      operator(),
      await readBatch({ fileName: 'later.json', bytes: jsonBytes({ chavadi: 1, items }) }),
    )
    const row = there.room.actor.queue.rows({ filter: 'all', search: 'third' }, '')[0]
    expect(there.room.actor.item(row?.id ?? '')?.annotators).toEqual([raviId])
    const link = await invitePerson(here.room, operator(), {
      role: 'annotator',
      annotator: 'worker-1',
      hours: 1,
      uses: 1,
    })
    expect(await useInvite(here.room, link.split('.')[1] ?? '', undefined)).toMatchObject({ name: 'Ravi' })
  })

  test('a command that was done under the other entry is not done again by the one that stays', async () => {
    const envelope = {
      id: { client: 'a page of long ago', n: 1 },
      name: 'difference.settle',
      input: { item: here.item('first'), place: { unit: 'u1', from: 1, to: 2 }, take: 1 },
    }
    const first = await second.channel.emitWithAck('command', envelope)
    await away(ravi)
    await merges(secondId)
    await ravi.joins()
    expect(await ravi.channel.emitWithAck('command', envelope)).toEqual(first)
    expect(
      await ravi.asks('difference.unsettle', { item: here.item('first'), place: envelope.input.place }),
    ).toMatchObject({ ok: true })
  })

  test('edits that were kept under the other entry are taken, under the client id that it had', async () => {
    const doc = new Y.Doc()
    const draft = new RawDraft(second, `/sync/harness/${here.item('first')}`, doc)
    await draft.opened
    draft.asksForState()
    await vi.waitFor(() => expect(draft.text).not.toBe(''), patience)
    draft.sends(
      'update',
      draft.makes((text) => text.insert(0, 'mine ')),
    )
    await vi.waitFor(() => expect(draft.acknowledged.at(-1)?.n).toBe(1), patience)
    const kept = draft.makes((text) => text.insert(0, 'and kept, '))
    draft.socket.close()
    await away(ravi)
    await merges(secondId)
    const back = new RawDraft(ravi, `/sync/harness/${here.item('first')}`, new Y.Doc())
    await back.opened
    back.asksForState()
    await vi.waitFor(() => expect(back.text).not.toBe(''), patience)
    back.sends('update', kept)
    await vi.waitFor(() => expect(back.acknowledged.at(-1)?.n).toBe(1), patience)
    expect([back.refused, back.closedWith]).toEqual([[], null])
  })

  test('the trail says who it was then and who it is now, and finds both under either', async () => {
    await second.asks('item.next', {})
    await away(ravi)
    await merges(secondId)
    const page = await auditPage(here.room, operator(), auditQuery.parse({ person: raviId }))
    expect(page.names).toMatchObject({ [secondId]: 'Ravi on the phone', [raviId]: 'Ravi' })
    expect(page.merged).toEqual({ [secondId]: raviId })
    expect(page.entries.some(({ by, type }) => by === secondId && type === 'item.given')).toBe(true)
    const then = await auditPage(here.room, operator(), auditQuery.parse({ person: secondId }))
    expect(then.entries.map(({ seq }) => seq)).toEqual(page.entries.map(({ seq }) => seq))
  })

  test('what was given is theirs, and a corrected name is told to everybody at once, and stands in no entry', async () => {
    await second.asks('item.next', {})
    await away(ravi)
    await merges(secondId)
    expect(here.room.actor.queue.counts(raviId).mine).toBe(1)
    expect((await ravi.joins()).counts.mine).toBe(1)
    const named: unknown[] = []
    ravi.channel.on('named', (names) => named.push(names))
    const response = await fetch(new URL(`/api/v1/rooms/harness/as/1/people/${raviId}/name`, here.serving.url), {
      method: 'POST',
      headers: { 'Content-Type': 'application/json', cookie: kamala.cookie },
      body: JSON.stringify({ name: '  Ravi Kumar ' }),
    })
    expect(response.status).toBe(204)
    await vi.waitFor(() => expect(named).toContainEqual({ [raviId]: 'Ravi Kumar' }), patience)
    const stored = await here.room.actor.store.range(here.roomId, 'journal', 0)
    expect(stored.map(({ bytes }) => new TextDecoder().decode(bytes)).join('')).not.toContain('Kumar')
    expect(people()[raviId]?.roles).toEqual(['reviewer'])
  })
})
