import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { operatorOf } from '#server/auth/caller.ts'
import { type RedisServer, startRedis } from '#server/store/testing/redis-server.ts'
import { HeldCommits } from '#server/testing/held-commits.ts'
import { type Person, RoomHarness } from '#server/testing/room-harness.ts'
import { csv } from '#shared/formats/csv.ts'
import { tableGet, tableValues } from '#shared/kernel/table.ts'
import { closeCodes } from '#shared/protocol/close-codes.ts'
import { exportRoom } from './export-room.ts'
import { importBatch } from './import-batch.ts'
import { readBatch } from './read-batch.ts'
import { RoomJournal } from './room-journal.ts'
import type { OpenRoom } from './room-registry.ts'
import { takeBackBatch } from './take-back-batch.ts'

let redis: RedisServer | undefined
const places = {
  'one process on the embedded store': async () => [await RoomHarness.open()],
  'two processes on one Redis': async () => {
    redis = await startRedis()
    const here = await RoomHarness.open({ redisUrl: redis.url })
    return [here, await RoomHarness.open({ redisUrl: redis.url, dataDirectory: here.dataDirectory })]
  },
}

describe.each(Object.entries(places))('taking a batch back in %s', (_, open) => {
  let harnesses: readonly RoomHarness[]
  /** People work here. */
  let here: RoomHarness
  /** The batch is taken back there. */
  let there: RoomHarness
  let reviewer: Person
  let imports = 0
  const by = () => operatorOf(here.roomId)

  beforeAll(async () => {
    harnesses = await open()
    const [first] = harnesses
    if (!first) throw new Error('no server')
    here = first
    there = harnesses[1] ?? first
    reviewer = await here.person('reviewer', 'Asha')
    await reviewer.joins()
  }, 60_000)
  afterAll(async () => {
    for (const harness of harnesses.toReversed()) await harness.close()
    await redis?.stop()
    redis = undefined
  })

  const rows = (name: string) =>
    `item,text,annotator\n${[0, 1, 2].map((at) => `${name}-${at},the cat sat,p\n${name}-${at},the bat sat,q\n`).join('')}`
  const file = async (name: string) =>
    readBatch({ fileName: `${name}.csv`, bytes: new TextEncoder().encode(rows(name)) })
  const knows = async ({ room }: RoomHarness) => {
    await room.actor.alone(() => room.actor.catchUp())
    return room
  }
  const itemsOf = ({ actor }: OpenRoom, batch: string) =>
    tableValues(actor.state.items).filter((item) => item.batch === batch)
  /** A batch of its own for each test, known everywhere. */
  const brought = async () => {
    const name = `batch${++imports}`
    const { batch } = await importBatch(here.room, by(), await file(name))
    await knows(there)
    const items = itemsOf(here.room, batch).sort((a, b) => a.ordinal - b.ordinal)
    return { name, batch, items, first: items[0]?.id ?? '' }
  }
  const takeBack = (batch: string) => takeBackBatch(there.room, by(), batch)
  const place = { unit: 'u1', from: 1, to: 2 }

  test('B2 the items leave the queue and the state, at every process and after a restart; the same file may come again', async () => {
    const { name, batch, items } = await brought()
    const before = here.room.actor.queue.counts('').all
    await reviewer.asks('item.next', {})
    expect(await takeBack(batch)).toMatchObject({ ok: true, value: { items: 3 } })
    for (const harness of harnesses) {
      const { actor } = await knows(harness)
      expect(itemsOf(harness.room, batch)).toEqual([])
      expect(items.map(({ id }) => actor.queue.row(id))).toEqual([undefined, undefined, undefined])
      expect(actor.queue.counts('').all).toBe(before - 3)
      expect(tableValues(actor.state.batches).find(({ id }) => id === batch)?.takenBack).not.toBeNull()
    }
    const again = new RoomJournal(here.roomId, here.room.actor.store)
    await again.catchUp()
    expect(again.state).toEqual(here.room.actor.state)
    expect(await takeBack(batch)).toMatchObject({ ok: false, refusal: { code: 'conflict' } })
    expect(await importBatch(here.room, by(), await file(name))).toMatchObject({ items: 3, skipped: 0 })
  })

  test.each([
    ['opened', async (item: string) => draftOf(item)],
    ['settled', async (item: string) => done('difference.settle', { item, place, take: 1 })],
    ['disputed', async (item: string) => done('dispute.open', { item, place, question: 'Which?' })],
    ['exported', async () => exports()],
  ] as const)('B2 what was %s stays: refused, with what was done and to which', async (kind, work) => {
    const { batch, first } = await brought()
    await work(first)
    const head = await here.journalHead
    const refused = await takeBack(batch)
    expect(refused).toMatchObject({ ok: false, refusal: { code: 'blocked' } })
    const { work: found } = (refused.ok ? {} : refused.refusal.details) as { work: readonly { kind: string }[] }
    expect(found.map((one) => one.kind)).toContain(kind)
    expect(await here.journalHead).toBe(head)
    expect(itemsOf(here.room, batch)).toHaveLength(3)
  })

  test('TK9 what was said about an item hinders nobody who takes its import back; it stays, about an item that is gone', async () => {
    const { batch, first } = await brought()
    await done('talk.say', { text: 'Is this the right tape?', item: first, unit: 'u1', place })
    expect(await takeBack(batch)).toMatchObject({ ok: true, value: { items: 3 } })
    await knows(here)
    const page = await reviewer.channel.emitWithAck('talk', { filter: 'all', count: 10 })
    expect(page).toMatchObject({
      ok: true,
      value: { rows: [{ text: 'Is this the right tape?', item: first, key: '' }] },
    })
  })

  test('B2 giving and assigning is no work, and goes with the items', async () => {
    const { batch, items, first } = await brought()
    const trainer = await here.person('trainer', 'Meera')
    await trainer.joins()
    const { person } = (await reviewer.joins()).me
    const ids = items.map(({ id }) => id)
    expect(await trainer.asks('items.assign', { items: ids, to: person })).toMatchObject({ ok: true })
    expect(await takeBack(batch)).toMatchObject({ ok: true })
    const { assignments, givings } = (await knows(here)).actor.state
    expect([assignments, givings].map((table) => JSON.stringify(table).includes(first))).toEqual([false, false])
  })

  test('B3 taken back while somebody opens an item: the draft is never begun, and whoever comes is told', async () => {
    const { batch, first } = await brought()
    const held = new HeldCommits(here.room.actor.store, ({ append }) => append[0]?.stream === `draft:${first}`)
    const draft = reviewer.opens(first)
    await expect.poll(() => held.waiting.length).toBe(1)
    expect(await takeBack(batch)).toMatchObject({ ok: true })
    held.release()
    await expect.poll(() => draft.closedWith).toContain(closeCodes.notFound)
    expect(await here.room.actor.store.head(here.roomId, `draft:${first}`)).toBe(0)
    expect(await reviewer.asks('difference.settle', { item: first, place, take: 1 })).toMatchObject({
      ...{ ok: false, refusal: { code: 'not-found' } },
    })
  })

  test('B3 opened while the batch is taken back: the draft is begun, and nothing is taken back', async () => {
    const { batch, first } = await brought()
    const held = new HeldCommits(there.room.actor.store, ({ put }) => Boolean(put && 'rights' in put))
    const taking = takeBack(batch)
    await expect.poll(() => held.waiting.length).toBe(1)
    await draftOf(first)
    held.release()
    expect(await taking).toMatchObject({ ok: false, refusal: { code: 'blocked' } })
    expect(itemsOf(await knows(here), batch)).toHaveLength(3)
  })

  test('B3 a command that would begin the draft at that moment is refused, and nothing of it is written', async () => {
    const { batch, first } = await brought()
    const held = new HeldCommits(here.room.actor.store, ({ append }) => append[0]?.stream === `draft:${first}`)
    const settling = reviewer.asks('difference.settle', { item: first, place, take: 1 })
    await expect.poll(() => held.waiting.length).toBe(1)
    // In one process the room's turn is taken: the taking back comes after the command, and finds the draft begun.
    const taking = takeBack(batch)
    if (here !== there) await taking
    held.release()
    const [settled, taken] = await Promise.all([settling, taking])
    expect([settled.ok, taken.ok]).toEqual(here === there ? [true, false] : [false, true])
    const head = await here.room.actor.store.head(here.roomId, `draft:${first}`)
    expect(head > 0).toBe(here === there)
  })

  test('B3 who only reads an item is let go by name when it is taken back', async () => {
    const lead = await here.person('lead', 'Kamala')
    const { batch, first } = await brought()
    const draft = lead.opens(first)
    await expect.poll(async () => (await here.room.actor.drafts.openIn(here.room.actor)).length).toBeGreaterThan(0)
    await expect.poll(() => draft.provider.wsconnected).toBe(true)
    expect(await takeBack(batch)).toMatchObject({ ok: true })
    await expect.poll(() => draft.closedWith).toContain(closeCodes.notFound)
  })

  /** Another annotator for the first item of a batch. */
  const extended = async (name: string) => {
    const bytes = new TextEncoder().encode(`item,text,annotator\n${name}-0,the rat sat,r\n`)
    const report = await importBatch(here.room, by(), await readBatch({ fileName: 'more.csv', bytes }))
    expect(report).toMatchObject({ items: 0, extended: 1 })
    await knows(there)
    return report.batch
  }
  /** All that the room knows of an item. */
  const allOf = ({ actor }: OpenRoom, item: string) => {
    const { items, settlings, settledBefore, disputes, rulings } = actor.state
    return [items, settlings, settledBefore, disputes, rulings].map((table) => tableGet<unknown>(table, item))
  }

  test.each([
    ['whose draft nobody has begun', async () => undefined],
    [
      'that people work on',
      async (item: string) => {
        await done('difference.settle', { item, place, take: 1 })
        await done('dispute.open', { item, place, question: 'Which?' })
        const draft = reviewer.opens(item)
        await expect.poll(() => draft.text).toBe('the cat sat')
        draft.types(0, 'now ')
        await expect.poll(async () => here.room.actor.store.head(here.roomId, `draft:${item}`)).toBeGreaterThan(2)
      },
    ],
  ] as const)('B2 an item of another batch %s gets back what it was, wherever the journal is read', async (_, work) => {
    const { name, first } = await brought()
    await work(first)
    const before = allOf(here.room, first)
    const more = await extended(name)
    expect(allOf(here.room, first)).not.toEqual(before)
    expect(await takeBack(more)).toMatchObject({ ok: true, value: { items: 0, extended: 1 } })
    await knows(here)
    expect(allOf(here.room, first)).toEqual(before)
    const again = new RoomJournal(here.roomId, here.room.actor.store)
    await again.catchUp()
    expect(again.state).toEqual(here.room.actor.state)
    await done('difference.settle', { item: first, place, take: 'kept' })
    expect(await extended(name)).not.toBe(more)
  })

  test.each([
    ['settled', async (item: string) => done('difference.settle', { item, place, take: 1 })],
    ['opened', async (item: string) => void (await draftAt(item))],
    ['other', async (_: string, name: string) => void (await extended2(name))],
  ] as const)('B2 what it extended and was %s since stays as it is', async (kind, work) => {
    const { name, first } = await brought()
    const more = await extended(name)
    await work(first, name)
    const refused = await takeBack(more)
    expect(refused).toMatchObject({ ok: false, refusal: { code: 'blocked', details: { work: [{ kind, items: 1 }] } } })
  })

  test('B2 what was typed since, and is in no summary yet, is work too', async () => {
    const { name, first } = await brought()
    const draft = await draftAt(first)
    const more = await extended(name)
    const { store } = here.room.actor
    const head = await store.head(here.roomId, `draft:${first}`)
    draft.types(0, 'now ')
    await expect.poll(() => store.head(here.roomId, `draft:${first}`)).toBeGreaterThan(head)
    expect(await takeBack(more)).toMatchObject({
      refusal: { code: 'blocked', details: { work: [{ kind: 'typed', items: 1 }] } },
    })
  })

  async function draftAt(item: string) {
    const draft = reviewer.opens(item)
    await expect.poll(() => draft.text).not.toBe('')
    return draft
  }
  async function extended2(name: string): Promise<void> {
    const bytes = new TextEncoder().encode(`item,text,annotator\n${name}-0,the hat sat,s\n`)
    await importBatch(here.room, by(), await readBatch({ fileName: 'still-more.csv', bytes }))
    await knows(there)
  }
  async function draftOf(item: string): Promise<void> {
    const draft = reviewer.opens(item)
    await expect.poll(() => draft.text).toBe('the bat sat')
  }
  async function done(name: string, input: object): Promise<void> {
    expect(await reviewer.asks(name, input)).toMatchObject({ ok: true })
  }
  async function exports(): Promise<void> {
    await exportRoom(here.room, by(), { format: csv, names: false, per: 'item', verbatim: false, signedOff: false })
  }
})
