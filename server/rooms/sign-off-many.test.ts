import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest'
import { operatorOf } from '#server/auth/caller.ts'
import type { Person } from '#server/testing/room-harness.ts'
import { type StoreGround, twoStores } from '#server/testing/two-stores.ts'
import { drawItems } from '#shared/domain/sampling.ts'
import { tableGet } from '#shared/kernel/table.ts'
import type { SigningLot, SigningPreview } from '#shared/protocol/many.ts'
import { importBatch } from './import-batch.ts'
import { jsonBytes } from './item-blobs.ts'
import { readBatch } from './read-batch.ts'

const source = (annotator: string, text: string) => ({ annotator, segments: [{ text }] })
const alike = (key: string, from = 1) => ({
  key,
  language: 'en',
  sources: [1, 2, 3].map((at) => source(`worker-${at + from}`, `all say ${key}`)),
})
/** One of seven differs: 86 % stand behind the consensus. */
const sure = (key: string) => ({
  key,
  language: 'en',
  sources: [1, 2, 3, 4, 5, 6, 7].map((at) => source(`other-${at}`, at === 7 ? `most sang ${key}` : `most say ${key}`)),
})

describe.each(Object.keys(twoStores))('on %s', (store) => {
  let ground: StoreGround
  let asha: Person
  let commands = 0
  const bulkId = () => `bulk${String(++commands).padStart(16, '0')}`

  beforeAll(async () => {
    ground = await (twoStores[store]?.() as Promise<StoreGround>)
    const { here } = ground
    const items = [...Array.from({ length: 30 }, (_, at) => alike(`alike-${at}`, 9)), sure('sure-1'), sure('sure-2')]
    const read = await readBatch({ fileName: 'many.json', bytes: jsonBytes({ chavadi: 1, items }) })
    await importBatch(here.room, operatorOf(here.roomId), read)
    asha = await here.person('reviewer', 'Asha', ground.there)
    await asha.joins()
  }, 60_000)
  afterAll(() => ground.close())

  const ask = async <T>(person: Person, path: string, body: object): Promise<T> => {
    const response = await fetch(new URL(`/api/v1/rooms/harness/as/1/many/${path}`, ground.there.serving.url), {
      method: 'POST',
      headers: { cookie: person.cookie, 'Content-Type': 'application/json' },
      body: JSON.stringify(body),
    })
    if (!response.ok) throw new Error(`${response.status} ${await response.text()}`)
    return (await response.json()) as T
  }
  const preview = (person: Person, selection: string, batch: string | null = null) =>
    ask<SigningPreview>(person, 'signing-preview', { selection, batch })
  const lot = (person: Person, list: string, bulk: string, from: number) =>
    ask<SigningLot>(person, 'sign-offs', { list, bulk, from })
  async function all(person: Person, list: string, bulk = bulkId()) {
    const lots: SigningLot[] = []
    for (let from: number | null = 0; from !== null; from = lots.at(-1)?.next ?? null)
      lots.push(await lot(person, list, bulk, from))
    return {
      signed: lots.reduce((sum, { signed }) => sum + signed, 0),
      skipped: lots.flatMap(({ skipped }) => skipped),
    }
  }
  const itemOf = (key: string) =>
    ground.here.room.actor.queue.rows({ filter: 'all', search: key }, '').find((row) => row.key === key)?.id ?? ''
  const events = (type: string) =>
    (ground.here.room.actor.since(0) ?? []).map(({ event }) => event).filter((event) => event.type === type)

  test('M1 without a difference: what disagrees or is disputed is left out, and counted by reason', async () => {
    const seen = await preview(asha, 'no-difference')
    // Both items of the sample file differ, as do the two that are almost sure.
    expect([seen.count, seen.left]).toEqual([30, { differs: 4 }])
    expect(seen.words).toBe(90)
    const place = { unit: 'u1', from: 2, to: 3 }
    expect(await asha.asks('dispute.open', { item: itemOf('alike-3'), place, question: 'Is it?' })).toMatchObject({
      ok: true,
    })
    expect(
      await asha.asks('difference.settle', { item: itemOf('first'), place: { unit: 'u1', from: 1, to: 2 }, take: 0 }),
    ).toMatchObject({ ok: true })
    const again = await preview(asha, 'no-difference')
    expect([again.count, again.left]).toEqual([30, { differs: 3, disputed: 1 }])
    expect(again.drawn.every(({ item }) => item !== itemOf('alike-3'))).toBe(true)
  })

  test('M1 above the room’s support, of one batch', async () => {
    const { there } = ground
    await vi.waitFor(() => expect(Object.keys(there.room.actor.state.people).length).toBeGreaterThan(0))
    const batch = there.room.actor.item(itemOf('sure-1'))?.batch ?? ''
    expect((await preview(asha, 'above-support', batch)).count).toBe(31)
    expect((await preview(asha, 'above-support')).count).toBe(32)
  })

  test('M2 twenty are drawn by the seed that is kept, in full, with what differs marked', async () => {
    const seen = await preview(asha, 'above-support')
    expect(seen.drawn).toHaveLength(20)
    const bytes = await ground.here.room.actor.store.blobs.get(seen.list)
    const list = JSON.parse(new TextDecoder().decode(bytes)) as { seed: string; items: [string, string][] }
    expect(list.items).toHaveLength(seen.count)
    const ids = list.items.map(([id]) => id)
    expect(seen.drawn.map(({ item }) => item)).toEqual(drawItems(ids, seen.seed, 20))
    for (const { key, units } of seen.drawn)
      if (key.startsWith('sure')) {
        const [unit] = units
        expect(unit?.text).toBe(`most say ${key}`)
        expect(unit?.marks.map(({ from, to, is }) => [unit.text.slice(from, to), is])).toEqual([['say', 'sure']])
      }
  })

  test('M3 one sign-off for each, as of one bulk; what moved since is skipped by name, and a repeat does nothing', async () => {
    const seen = await preview(asha, 'no-difference')
    const moved = itemOf('alike-5')
    const draft = asha.opens(moved)
    await vi.waitFor(() => expect(draft.text).toContain('alike-5'))
    draft.types(0, 'so ')
    await vi.waitFor(async () => {
      const item = ground.there.room.actor.item(moved)
      expect(item && (await ground.there.room.actor.bench(item)).units[0]?.text).toMatch(/^so /)
    })
    const bulk = bulkId()
    expect(await lot(asha, seen.list, bulk, 0)).toMatchObject({ of: 30 })
    const { signed, skipped } = await all(asha, seen.list, bulk)
    expect([signed, skipped.map(({ key, code }) => [key, code])]).toEqual([29, [['alike-5', 'moved']]])
    await ground.here.room.actor.alone(() => ground.here.room.actor.catchUp())
    const signedOff = events('item.signed-off')
    expect(signedOff.map((event) => 'bulk' in event && event.bulk)).toEqual(Array(29).fill(bulk))
    expect(events('bulk.begun')).toMatchObject([{ bulk, selection: 'no-difference', count: 30, list: seen.list }])
    expect(tableGet(ground.here.room.actor.state.signOffs, moved)).toBeUndefined()
  })

  test('S3 items with a source of the signer are left out', async () => {
    const theirs = await ground.here.person('annotator', 'worker-1')
    const { me } = await theirs.joins()
    const reviewer = await ground.here.returns(me.person, 'reviewer')
    const seen = await preview(reviewer, 'no-difference')
    // The other item of theirs is signed off by now.
    expect(seen.left['own-source']).toBe(1)
  })

  test('a list that was never made is refused', async () => {
    await expect(lot(asha, 'f'.repeat(64), bulkId(), 0)).rejects.toThrow(/404/)
  })
})
