import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest'
import { decodeDraftEntry } from '#server/sync/draft-entry.ts'
import { streamOf } from '#server/sync/shared-draft.ts'
import { HeldCommits } from '#server/testing/held-commits.ts'
import { RawDraft } from '#server/testing/raw-draft.ts'
import type { Person, RoomHarness } from '#server/testing/room-harness.ts'
import { type StoreGround, twoStores } from '#server/testing/two-stores.ts'
import { resultHash, resultOf } from '#shared/domain/result.ts'
import { closeCodes } from '#shared/protocol/close-codes.ts'
import type { ItemSources } from '#shared/protocol/item-sources.ts'

const patience = { timeout: 15_000 }
const place = { unit: 'u1', from: 1, to: 2 }

/** Selvi trains and Asha reviews at one process, Ravi annotated both items and sits at the other. */
let ground: StoreGround
let here: RoomHarness
let there: RoomHarness
let selvi: Person
let asha: Person
let ravi: Person
let raviId: string
let item: string

async function enter(open: () => Promise<StoreGround>): Promise<void> {
  ground = await open()
  here = ground.here
  there = ground.there
  item = here.item('first')
  selvi = await here.person('trainer', 'Selvi')
  asha = await here.person('reviewer', 'Asha')
  ravi = await here.person('annotator', 'worker-1', there)
  await selvi.joins()
  await asha.joins()
  raviId = (await ravi.joins()).me.person
}

afterEach(async () => {
  vi.restoreAllMocks()
  await ground.close()
})

const gives = (to = raviId, holder: string | null = null, of = item) =>
  selvi.asks('pen.give', { item: of, person: to, holder })
const takes = () => selvi.asks('pen.take', { item, holder: raviId })
const done = { ok: true }

async function opened(person: Person, of = item): Promise<RawDraft> {
  const draft = new RawDraft(person, `/sync/harness/${of}`)
  await draft.opened
  draft.asksForState()
  await vi.waitFor(() => expect(draft.answers).toBeGreaterThan(0), patience)
  return draft
}

const writes = (draft: RawDraft, words: string) =>
  draft.sends(
    'update',
    draft.makes((text) => text.insert(0, words)),
  )

const editsBy = async (person: string, of = item) => {
  const entries = await here.room.actor.store.range(here.roomId, streamOf(of), 0)
  return entries
    .map(({ bytes }) => decodeDraftEntry(bytes))
    .filter((entry) => entry.kind === 'edit' && entry.person === person)
}

const readsItem = async (person: Person) => {
  const address = new URL(`/api/v1/rooms/harness/as/1/items/${item}`, there.serving.url)
  const answer = await fetch(address, { headers: { cookie: person.cookie } })
  return answer.ok ? ((await answer.json()) as ItemSources) : answer.status
}

const signsOff = async () => {
  const listed = here.room.actor.item(item)
  if (!listed) throw new Error('no item')
  const bench = await here.room.actor.bench(listed)
  return asha.asks('item.sign-off', { item, hash: resultHash(resultOf(bench, [])) })
}

describe.each(Object.entries(twoStores))('the pen on %s', (_, open) => {
  beforeEach(() => enter(open), 60_000)

  test('PN2 without the pen an annotator is refused by name; with it their connection writes at once', async () => {
    const before = await opened(ravi)
    before.sends('update', new Uint8Array([0, 0]))
    asha.opens(item)
    await vi.waitFor(() => expect(before.text).toBe('the cat sat down'), patience)
    expect(await gives()).toMatchObject(done)
    writes(before, 'so ')
    await vi.waitFor(() => expect(before.acknowledged.at(-1)?.n).toBe(2), patience)
    expect(before.closedWith).toBeNull()
    const other = await opened(ravi, here.item('second'))
    asha.opens(here.item('second'))
    await vi.waitFor(() => expect(other.text).not.toBe(''), patience)
    writes(other, 'so ')
    await vi.waitFor(() => expect(other.closedWith).toBe(closeCodes.refused), patience)
    expect(other.refused).toEqual(['no-pen'])
    expect([(await editsBy(raviId)).length, (await editsBy(raviId, here.item('second'))).length]).toEqual([1, 0])
  })

  test('PN2 a draft that nobody has begun begins for whoever has it open when the pen comes', async () => {
    const draft = await opened(ravi)
    expect([draft.text, await here.room.actor.store.head(here.roomId, streamOf(item))]).toEqual(['', 0])
    expect(await gives()).toMatchObject(done)
    await vi.waitFor(() => expect(draft.text).toBe('the cat sat down'), patience)
  })

  test('PN3 what was acknowledged stays, what is on its way when the pen is taken is refused', async () => {
    expect(await gives()).toMatchObject(done)
    const draft = await opened(ravi)
    await vi.waitFor(() => expect(draft.text).not.toBe(''), patience)
    writes(draft, 'first ')
    await vi.waitFor(() => expect(draft.acknowledged.at(-1)?.n).toBe(1), patience)
    const stream = streamOf(item)
    const held = new HeldCommits(there.room.actor.store, ({ append }) => append.some((one) => one.stream === stream))
    writes(draft, 'second ')
    await vi.waitFor(() => expect(held.waiting).toHaveLength(1), patience)
    expect(await takes()).toMatchObject(done)
    held.release()
    await vi.waitFor(() => expect(draft.closedWith).toBe(closeCodes.refused), patience)
    expect([draft.refused, draft.acknowledged.at(-1)?.n]).toEqual([['no-pen'], 1])
    expect(await editsBy(raviId)).toHaveLength(1)
    const reader = await opened(asha)
    expect(reader.text).toBe('first the cat sat down')
    const again = await opened(ravi)
    expect([again.text, again.closedWith]).toEqual(['first the cat sat down', null])
  })

  test('PN3 in two tabs the same holds for both, and a page that comes back with words is asked for them', async () => {
    await gives()
    const [one, two] = [await opened(ravi), await opened(ravi)]
    await vi.waitFor(() => expect([one.text, two.text]).not.toContain(''), patience)
    expect(await takes()).toMatchObject(done)
    writes(one, 'late ')
    await vi.waitFor(() => expect(one.refused).toEqual(['no-pen']), patience)
    expect(two.closedWith).toBeNull()
    const back = await opened(ravi)
    await vi.waitFor(() => expect(back.asked).toBeGreaterThan(0), patience)
    expect(await editsBy(raviId)).toHaveLength(0)
  })

  test('PN6 it ends with the sign-off, and does not come back by reopening', async () => {
    await gives()
    const draft = await opened(ravi)
    await vi.waitFor(() => expect(draft.text).not.toBe(''), patience)
    expect(await signsOff()).toMatchObject(done)
    expect(await selvi.asks('item.reopen', { item, reason: 'again' })).toMatchObject(done)
    writes(draft, 'late ')
    await vi.waitFor(() => expect(draft.refused).toEqual(['no-pen']), patience)
    expect(await editsBy(raviId)).toHaveLength(0)
  })

  test('PN4 with the pen an annotator settles, and reads what there is to settle; without it neither', async () => {
    const settles = () => ravi.asks('difference.settle', { item, place, take: 1 })
    const differences = async () => {
      const read = await readsItem(ravi)
      return typeof read === 'number' ? read : read.comparison.units[0]?.differences.length
    }
    expect([await settles(), await differences()]).toMatchObject([{ refusal: { code: 'forbidden' } }, 0])
    await gives()
    expect([await settles(), await differences()]).toMatchObject([done, 1])
    await takes()
    expect([await settles(), await differences()]).toMatchObject([{ refusal: { code: 'forbidden' } }, 0])
  })

  test('PN7 an annotator without a source there sees the item as long as they have its pen, and hears of both', async () => {
    const joseph = await here.person('annotator', 'Joseph', there)
    const id = (await joseph.joins()).me.person
    expect(await readsItem(joseph)).toBe(403)
    expect(await gives(id)).toMatchObject(done)
    const draft = await opened(joseph)
    await vi.waitFor(() => expect(draft.text).toBe('the cat sat down'), patience)
    expect(await selvi.asks('pen.take', { item, holder: id })).toMatchObject(done)
    await vi.waitFor(() => expect(draft.closedWith).toBe(closeCodes.refused), patience)
    const again = new RawDraft(joseph, `/sync/harness/${item}`)
    await vi.waitFor(() => expect(again.closedWith).toBe(closeCodes.forbidden), patience)
    expect(await readsItem(joseph)).toBe(403)
    const heard = (who: Person) => who.told.flatMap(({ event }) => event?.type ?? [])
    await vi.waitFor(() => expect(heard(joseph)).toEqual(['pen.given', 'pen.taken']), patience)
  })

  test('PN8 who is not here finds a notice; observers hear nothing of it', async () => {
    const observer = await here.person('observer', 'Client', there)
    await observer.joins()
    ravi.leave()
    await gives()
    await ravi.joins()
    const page = await ravi.channel.emitWithAck('notices', { count: 10 })
    expect(page).toMatchObject({ value: { unread: 1, rows: [{ kind: 'pen-given', name: 'Selvi', item }] } })
    const { seq } = here.room.actor
    await vi.waitFor(() => expect(observer.told.at(-1)?.seq).toBe(seq), patience)
    expect(observer.told.map(({ event, by, name }) => [event, by, name])).not.toContainEqual(
      expect.arrayContaining([expect.objectContaining({ type: 'pen.given' })]),
    )
    expect(JSON.stringify(observer.told)).not.toContain(raviId)
  })
})
