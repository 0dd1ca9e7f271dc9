import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest'
import { operatorOf } from '#server/auth/caller.ts'
import { type RedisServer, startRedis } from '#server/store/testing/redis-server.ts'
import { type Person, RoomHarness } from '#server/testing/room-harness.ts'
import { defaultProfile } from '#shared/compare/comparison.ts'
import { resultHash, resultOf, wordsHash } from '#shared/domain/result.ts'
import { tableGet } from '#shared/kernel/table.ts'
import { changeProfile, tryProfile } from './change-profile.ts'
import { importBatch } from './import-batch.ts'
import { jsonBytes } from './item-blobs.ts'
import { readBatch } from './read-batch.ts'
import { changeConditions, prepareChange, stillHolds, storedChanges } from './recompare.ts'
import { RoomJournal } from './room-journal.ts'

const said = (text: string) => [{ text }]
const file = {
  chavadi: 1,
  items: [
    {
      key: 'town',
      language: 'en',
      sources: [
        { annotator: 'worker-1', segments: said('The red bus left the old town at nine') },
        { annotator: 'worker-2', segments: said('the bad bus left the new town at nine.') },
        { annotator: 'worker-3', segments: said('the red bus left the odd Town at nine') },
      ],
    },
  ],
}
const words = { ...defaultProfile, foldCase: false }

let redis: RedisServer | undefined
let here: RoomHarness
let there: RoomHarness
let asha: Person
let selvi: Person
let town = ''

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

const lead = () => operatorOf(here.roomId)
const itemOf = (harness: RoomHarness) => {
  const item = harness.room.actor.item(town)
  if (!item) throw new Error('no item')
  return item
}
const benchOf = (harness: RoomHarness) => harness.room.actor.bench(itemOf(harness))
const takes = async (person: Person, from: number, wanted: string) => {
  const { comparison } = await benchOf(there)
  const difference = comparison.units[0]?.differences.find((one) => one.from === from)
  const take = difference?.readings.findIndex(({ text }) => text === wanted)
  return person.asks('difference.settle', { item: town, place: { unit: 'u1', from, to: difference?.to ?? 0 }, take })
}
const shown = async (harness: RoomHarness) =>
  resultOf(await benchOf(harness), tableGet(harness.room.actor.state.rulings, town) ?? [])[0]?.text

/** As an import does that brings another annotator's work on a known item. */
async function bringsSource(harness: RoomHarness, person: string, text: string) {
  const { actor } = harness.room
  const item = itemOf(harness)
  const { sources } = await actor.blobs.sources(item)
  const stored = { sources: [...sources, { person, segments: said(text) }] }
  const wanted = { item, stored, profile: defaultProfile }
  const [change] = await storedChanges(actor, [await prepareChange(actor, wanted)])
  if (!change) throw new Error('no change')
  const manifest = { batch: `b-${person}`, people: [person], items: [], changed: [change] }
  const [hash = ''] = await actor.store.blobs.put([jsonBytes(manifest)])
  const { role, session } = lead()
  await actor.alone(() =>
    actor.commit({ person: 'operator', role, session, command: null }, async () => {
      if (!(await stillHolds(actor, change))) throw new Error('moved')
      const counts = { items: 0, sources: 1, warnings: 0 }
      const { batch } = manifest
      return {
        events: [{ type: 'batch.imported', batch, name: 'again.json', file: 'x', manifest: hash, ...counts }],
        ...changeConditions(actor, [change]),
      }
    }),
  )
  return change
}

/** What any other process makes of the journal. */
async function replayed() {
  const journal = new RoomJournal(here.roomId, here.serving.rooms.store)
  await journal.catchUp()
  return journal.state
}

describe.each(Object.entries(places))('P items that are compared anew, on %s', (_, open) => {
  beforeEach(async () => {
    await open()
    await importBatch(here.room, lead(), await readBatch({ fileName: 'town.json', bytes: jsonBytes(file) }))
    await there.room.actor.alone(() => there.room.actor.catchUp())
    town = here.room.actor.queue.rows({ filter: 'all', search: 'town' }, '')[0]?.id ?? ''
    asha = await here.person('reviewer', 'Asha', there)
    selvi = await here.person('trainer', 'Selvi', there)
    for (const person of [asha, selvi]) await person.joins()
  })

  test('P1 an untouched item is compared freely, and its draft begins with the new consensus', async () => {
    const change = await bringsSource(here, 'worker-4', 'the bad bus left the old town at nine')
    expect(change.units).toBeNull()
    await bringsSource(here, 'worker-5', 'the bad bus left the old town at nine')
    expect(itemOf(here).annotators).toHaveLength(5)
    const draft = asha.opens(town)
    await vi.waitFor(() => expect(draft.text).toBe('the bad bus left the old town at nine'))
    expect((await benchOf(there)).comparison.sources).toBe(5)
  })

  test('P2 P3 a begun item keeps its words; what was settled and ruled stays, what is other is asked again', async () => {
    expect(await takes(asha, 1, 'bad')).toMatchObject({ ok: true })
    const place = { unit: 'u1', from: 5, to: 6 }
    const basis = wordsHash((await benchOf(there)).units[0]?.text.split(' ')[5] ?? '')
    const ruling = { item: town, place, value: 'OLD', reason: 'spelling', why: 'Heard', basis }
    expect(await selvi.asks('ruling.make', ruling)).toMatchObject({ ok: true })
    const before = await shown(there)
    await bringsSource(here, 'worker-4', 'well the very bad bus left the old town at nine')
    await vi.waitFor(() => expect(itemOf(there).annotators).toHaveLength(4))
    expect(await shown(there)).toBe(before)
    expect(await shown(here)).toBe(before)
    const { settlings, rulings } = there.room.actor.state
    expect(tableGet(rulings, town)).toMatchObject([{ place: { from: 7, to: 8 }, value: 'OLD' }])
    expect(Object.keys(tableGet(settlings, town) ?? {})).toEqual(['u1:3-4'])
    expect(await takes(asha, 3, 'red')).toMatchObject({ ok: true })
    expect(await replayed()).toEqual(here.room.actor.state)
  })

  test('P5 somebody begins the item while it is computed: nothing is written over them', async () => {
    const { actor } = here.room
    const prepared = await storedChanges(actor, [await prepareChange(actor, { item: itemOf(here), profile: words })])
    await takes(asha, 1, 'bad')
    await actor.alone(() => actor.catchUp())
    expect(await Promise.all(prepared.map((change) => stillHolds(actor, change)))).toEqual([false])
  })

  test('P6 a profile is tried, then set, while somebody settles; the later of two leads is told', async () => {
    await takes(asha, 1, 'bad')
    const report = await tryProfile(here.room, words)
    expect(report).toMatchObject({ items: 1, gone: 0, added: 2 })
    expect(here.room.actor.state.settings.profile).toEqual(defaultProfile)
    const wish = { profile: words, was: defaultProfile }
    const [settled, first, second] = await Promise.all([
      takes(asha, 5, 'odd'),
      changeProfile(here.room, lead(), wish),
      changeProfile(there.room, lead(), { ...wish, profile: { ...words, foldDigits: false } }),
    ])
    expect(settled).toMatchObject({ ok: true })
    expect([first, second].filter(({ ok }) => ok)).toHaveLength(1)
    expect([first, second].find(({ ok }) => !ok)).toMatchObject({ refusal: { code: 'moved' } })
    await here.room.actor.alone(() => here.room.actor.catchUp())
    expect((await benchOf(here)).comparison.profile.foldCase).toBe(false)
    expect((await benchOf(here)).units[0]?.text).toContain('bad bus left the odd')
    expect(await replayed()).toEqual(here.room.actor.state)
  })

  test('P7 a signed-off item stays as it is, and is compared anew with its reopening', async () => {
    const draft = asha.opens(town)
    await vi.waitFor(() => expect(draft.text).not.toBe(''))
    const before = itemOf(there).comparison
    const { actor } = there.room
    const hash = resultHash(resultOf(await benchOf(there), []))
    expect(await asha.asks('item.sign-off', { item: town, hash })).toMatchObject({ ok: true })
    await here.room.actor.alone(() => here.room.actor.catchUp())
    expect(await changeProfile(here.room, lead(), { profile: words, was: defaultProfile })).toMatchObject({ ok: true })
    await actor.alone(() => actor.catchUp())
    expect(itemOf(there).comparison).toBe(before)
    expect(await selvi.asks('item.reopen', { item: town, reason: 'once more' })).toMatchObject({ ok: true })
    expect(itemOf(there).comparison).not.toBe(before)
    expect((await benchOf(there)).comparison.profile).toEqual(words)
    expect(draft.text).toBe((await benchOf(there)).units[0]?.text)
    expect(await replayed()).toEqual(actor.state)
  })
})
