import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest'
import { operatorOf } from '#server/auth/caller.ts'
import type { Person } from '#server/testing/room-harness.ts'
import { type StoreGround, twoStores } from '#server/testing/two-stores.ts'
import { draftText } from '#shared/drafts/draft-doc.ts'
import type { FindWish, Found, ReplaceLot, ReplacingRow, UndoLot } from '#shared/protocol/many.ts'
import { importBatch } from './import-batch.ts'
import { jsonBytes } from './item-blobs.ts'
import { readBatch } from './read-batch.ts'

const item = (key: string, text: string) => ({
  key,
  language: 'en',
  sources: [1, 2, 3].map((at) => ({ annotator: `other-${at}`, segments: [{ text }] })),
})
const wish: FindWish = { find: 'colour', with: 'hue', matchCase: false, wholeWord: true, batch: null }

describe.each(Object.keys(twoStores))('on %s', (store) => {
  let ground: StoreGround
  let asha: Person
  let ravi: Person
  let number = 0
  const replacingId = () => `replacing${String(++number).padStart(16, '0')}`

  beforeAll(async () => {
    ground = await (twoStores[store]?.() as Promise<StoreGround>)
    const { here } = ground
    const items = [
      ...Array.from({ length: 12 }, (_, at) => item(`plain-${at}`, `the colour of ${at} is a Colour`)),
      item('typed', 'one colour and two colours'),
      item('disputed', 'a colour here'),
      item('other', 'a colour there'),
    ]
    const read = await readBatch({ fileName: 'colours.json', bytes: jsonBytes({ chavadi: 1, items }) })
    await importBatch(here.room, operatorOf(here.roomId), read)
    asha = await here.person('reviewer', 'Asha', ground.there)
    ravi = await here.person('reviewer', 'Ravi')
    await asha.joins()
    await ravi.joins()
  }, 60_000)
  afterAll(() => ground.close())

  const ask = async <T>(person: Person, path: string, body?: object): Promise<T> => {
    const response = await fetch(new URL(`/api/v1/rooms/harness/as/1/many/${path}`, ground.there.serving.url), {
      method: body ? 'POST' : 'GET',
      headers: { cookie: person.cookie, 'Content-Type': 'application/json' },
      ...(body ? { body: JSON.stringify(body) } : {}),
    })
    if (!response.ok) throw new Error(`${response.status} ${await response.text()}`)
    return (await response.json()) as T
  }
  const idOf = (key: string) =>
    ground.here.room.actor.queue.rows({ filter: 'all', search: key }, '').find((row) => row.key === key)?.id ?? ''
  const textOf = async (key: string) => {
    const listed = ground.here.room.actor.item(idOf(key))
    if (!listed) throw new Error(`no ${key}`)
    return (await ground.here.room.actor.bench(listed)).units.map(({ text }) => text).join('\n')
  }
  function wanted(found: Found, keys: readonly string[]) {
    return found.items
      .filter(({ key }) => keys.includes(key))
      .map(({ item: id, units }) => ({
        item: id,
        units: units.map(({ unit, seen, hits }) => ({ unit, seen, at: hits.map(({ at }) => at) })),
      }))
  }
  const { batch: _, ...search } = wish

  test('M5 every place of the open items, as it reads and as it would; what is closed is named', async () => {
    const place = { unit: 'u1', from: 1, to: 2 }
    await asha.asks('dispute.open', { item: idOf('disputed'), place, question: 'Is it?' })
    const found = await ask<Found>(asha, 'finds', wish)
    expect([found.places, found.closed, found.more]).toEqual([26, 1, false])
    const plain = found.items.find(({ key }) => key === 'plain-3')
    expect(plain?.units[0]?.hits).toEqual([
      { at: 4, left: 'the ', old: 'colour', new: 'hue', right: ' of 3 is a Colour', closed: null },
      { at: 21, left: 'the colour of 3 is a ', old: 'Colour', new: 'hue', right: '', closed: null },
    ])
    expect(found.items.find(({ key }) => key === 'disputed')?.units[0]?.hits[0]?.closed).toBe('disputed')
    expect(found.items.find(({ key }) => key === 'typed')?.units[0]?.hits).toHaveLength(1)
  })

  test('M6 the drafts read so, also those that nobody had opened; what moved since is named; a repeat does nothing', async () => {
    const typed = ravi.opens(idOf('typed'))
    await vi.waitFor(() => expect(typed.text).toContain('one colour'))
    const found = await ask<Found>(asha, 'finds', wish)
    typed.types(0, 'so ')
    await vi.waitFor(async () => expect(await textOf('typed')).toMatch(/^so /))
    const replacing = replacingId()
    const lot = { ...search, replacing, items: wanted(found, ['plain-0', 'plain-1', 'typed']) }
    const done = await ask<ReplaceLot>(asha, 'replacements', lot)
    expect(done).toMatchObject({ replaced: 2, places: 4, skipped: [{ key: 'typed', code: 'moved' }] })
    await vi.waitFor(async () => expect(await textOf('plain-1')).toBe('the hue of 1 is a hue'))
    expect(await ask<ReplaceLot>(asha, 'replacements', lot)).toMatchObject({ replaced: 2 })
    expect(await textOf('plain-0')).toBe('the hue of 0 is a hue')
    const [row] = await ask<ReplacingRow[]>(asha, 'replacements')
    expect(row).toMatchObject({ replacing, find: 'colour', with: 'hue', items: 2, places: 4, undone: 0, mine: true })
    expect((await ask<ReplacingRow[]>(ravi, 'replacements'))[0]).toMatchObject({ name: 'Asha', mine: false })
    // Nothing of it can be found again.
    expect((await ask<Found>(asha, 'finds', wish)).items.map(({ key }) => key)).not.toContain('plain-0')
  })

  test('M6 who types in the text meanwhile keeps every character', async () => {
    const draft = ravi.opens(idOf('plain-5'))
    await vi.waitFor(() => expect(draft.text).toContain('of 5'))
    const found = await ask<Found>(asha, 'finds', wish)
    const items = wanted(found, ['plain-5', 'plain-6', 'plain-7'])
    const replacing = replacingId()
    const end = draftText(draft.doc, 'u1')
    const typing = [...' and more'].map(async (letter) => end?.insert(end.length, letter))
    const [done] = await Promise.all([
      ask<ReplaceLot>(asha, 'replacements', { ...search, replacing, items }),
      ...typing,
    ])
    await vi.waitFor(async () => expect(await textOf('plain-5')).toBe(draft.text))
    const moved = done.skipped.some(({ key }) => key === 'plain-5')
    expect(draft.text).toBe(moved ? 'the colour of 5 is a Colour and more' : 'the hue of 5 is a hue and more')
    expect(done.replaced).toBe(moved ? 2 : 3)
  })

  test('M7 undone as a whole by its author, but for what others wrote since', async () => {
    const found = await ask<Found>(asha, 'finds', wish)
    const replacing = replacingId()
    const keys = ['plain-8', 'plain-9', 'plain-10']
    await ask<ReplaceLot>(asha, 'replacements', { ...search, replacing, items: wanted(found, keys) })
    const draft = ravi.opens(idOf('plain-9'))
    await vi.waitFor(() => expect(draft.text).toBe('the hue of 9 is a hue'))
    const text = draftText(draft.doc, 'u1')
    text?.insert(7, 's')
    text?.insert(0, 'yes ')
    await vi.waitFor(async () => expect(await textOf('plain-9')).toBe('yes the hues of 9 is a hue'))
    const undo = (person: Person) => ask<UndoLot>(person, `replacements/${replacing}/undo`, { from: 0 })
    expect(await undo(ravi)).toMatchObject({ undone: 0, skipped: [{ code: 'forbidden' }, {}, {}] })
    expect(await undo(asha)).toMatchObject({ undone: 3, left: 1, skipped: [], next: null, of: 3 })
    await vi.waitFor(async () => expect(await textOf('plain-10')).toBe('the colour of 10 is a Colour'))
    expect(await textOf('plain-8')).toBe('the colour of 8 is a Colour')
    expect(await textOf('plain-9')).toBe('yes the hues of 9 is a Colour')
    await vi.waitFor(() => expect(draft.text).toBe('yes the hues of 9 is a Colour'))
    expect((await ask<ReplacingRow[]>(asha, 'replacements'))[0]).toMatchObject({ items: 3, undone: 3 })
    await expect(ask(asha, 'replacements/nothinglikeit000/undo', { from: 0 })).rejects.toThrow(/404/)
  })
})
