import { afterAll, beforeAll, expect, test, vi } from 'vitest'
import { type Person, RoomHarness } from '#server/testing/room-harness.ts'
import { resultHash, wordsHash } from '#shared/domain/result.ts'
import { type ObservedItem, patched } from '#shared/projections/observed-item.ts'
import type { ObservedTold } from '#shared/protocol/rt-messages.ts'

let harness: RoomHarness
let asha: Person
let selvi: Person
let client: Person
let item: string
const place = { unit: 'u1', from: 1, to: 2 }
/** Every message that the observer's channel brought, as text. */
const received: string[] = []

beforeAll(async () => {
  harness = await RoomHarness.open()
  item = harness.item('first')
  asha = await harness.person('reviewer', 'Asha Planted')
  selvi = await harness.person('trainer', 'Selvi Planted')
  client = await harness.person('observer', 'Client Planted')
  for (const person of [asha, selvi, client]) await person.joins()
  client.channel.onAny((name, message) => received.push(JSON.stringify([name, message])))
})
afterAll(() => harness.close())

async function observes(): Promise<() => ObservedItem> {
  let now: ObservedItem
  let n: number
  const early: ObservedTold[] = []
  client.channel.on('observed', (told) => early.push(told))
  const answer = await client.channel.emitWithAck('observe', { item })
  received.push(JSON.stringify(answer))
  if (!answer.ok || !answer.value) throw new Error('not observed')
  ;({ item: now, n } = answer.value)
  return () => {
    for (const told of early.splice(0)) {
      expect(told.n).toBe(++n)
      now = patched(now, told.patch)
    }
    return now
  }
}

test('R4 the result, disputes and rulings come live, as exports have them and under pseudonyms', async () => {
  const seen = await observes()
  expect(seen()).toMatchObject({ key: 'first', state: 'open', how: 'consensus', units: [{ text: 'the cat sat down' }] })
  await asha.asks('difference.settle', { item, place, take: 1 })
  await vi.waitFor(() => expect(seen()).toMatchObject({ how: 'taken', units: [{ text: 'the bat sat down' }] }))
  await asha.asks('dispute.open', { item, place, question: 'Bat or cat?' })
  await vi.waitFor(() => expect(seen()).toMatchObject({ state: 'disputed', disputes: [{ stands: 'bat' }] }))
  const [dispute] = seen().disputes
  await asha.asks('position.add', { item, dispute: dispute?.id, value: 'cat', because: 'It purrs' })
  await asha.asks('comment.add', { item, dispute: dispute?.id, text: 'Ask Ravi Planted' })
  const wish = { item, place, value: 'rat', reason: 'wrong word', why: 'It squeaks', basis: wordsHash('bat') }
  expect(await selvi.asks('ruling.make', wish)).toMatchObject({ ok: true })
  await vi.waitFor(() =>
    expect(seen()).toMatchObject({
      state: 'ruled',
      units: [{ text: 'the rat sat down', how: 'ruled', ruled: [{ from: 4, to: 7 }] }],
      rulings: [{ value: 'rat', by: expect.stringMatching(/^Trainer /) }],
      disputes: [{ status: 'ruled', by: expect.stringMatching(/^Reviewer /), positions: [{ value: 'cat' }] }],
    }),
  )
})

test('R2 what is typed under a ruling does not reach an observer', async () => {
  const seen = await observes()
  const draft = asha.opens(item)
  await vi.waitFor(() => expect(draft.text).toBe('the bat sat down'))
  draft.types(5, 'PLANTEDWORDS')
  draft.types(draft.text.length, ' quietly')
  await vi.waitFor(() => expect(seen().units[0]?.text).toBe('the rat sat down quietly'))
})

test('R2 no name, no comment, nobody’s whereabouts in anything that an observer receives', async () => {
  const page = await client.channel.emitWithAck('disputes', { filter: 'all', from: 0, count: 20 })
  received.push(JSON.stringify([page, client.told]))
  expect(page).toMatchObject({ ok: true, value: { rows: [{ ruling: { value: 'rat' }, dispute: { comments: [] } }] } })
  const all = received.join('\n')
  expect(all).toContain('It squeaks')
  expect(all).not.toMatch(/planted/i)
  expect(received.filter((message) => message.startsWith('["here"') && message !== '["here",[]]')).toEqual([])
})

test('R4 others have the draft, not the observer’s view; items that are not there are not found', async () => {
  expect(await asha.channel.emitWithAck('observe', { item })).toMatchObject({ refusal: { code: 'forbidden' } })
  expect(await client.channel.emitWithAck('observe', { item: 'nosuch' })).toMatchObject({
    refusal: { code: 'not-found' },
  })
  expect(await client.channel.emitWithAck('observe', { item: null })).toMatchObject({ ok: true, value: null })
})

test('R5 the queue shows an observer the words of the result, and is searched by no others', async () => {
  const asked = async (search: string) => {
    const page = await client.channel.emitWithAck('queue', { filter: 'all', search, from: 0, count: 10 })
    return page.ok ? page.value.rows.map(({ key, excerpt }) => ({ key, excerpt })) : []
  }
  expect(await asked('')).toEqual(
    expect.arrayContaining([
      { key: 'first', excerpt: null },
      { key: 'second', excerpt: 'a dog ran' },
    ]),
  )
  expect(await asked('cat')).toEqual([])
  expect(await asked('dog')).toHaveLength(1)
  expect(client.told.filter(({ row }) => row?.key === 'first' && row.excerpt !== null)).toEqual([])
})

test('R4 disputes and rulings of the room, also a ruling that answers no dispute', async () => {
  const second = harness.item('second')
  const wish = { item: second, place, value: 'hog', reason: 'other', why: 'It grunts', basis: wordsHash('dog') }
  expect(await selvi.asks('ruling.make', wish)).toMatchObject({ ok: true })
  const asked = (filter: 'all' | 'open' | 'ruled') =>
    client.channel.emitWithAck('matters', { filter, from: 0, count: 10 })
  const page = await asked('all')
  received.push(JSON.stringify(page))
  expect(page).toMatchObject({
    value: {
      total: 2,
      counts: { all: 2, open: 0, ruled: 2 },
      rows: [
        {
          item: second,
          state: 'ruled',
          dispute: null,
          ruling: { value: 'hog', by: expect.stringMatching(/^Trainer /) },
        },
        { item, state: 'ruled', dispute: { question: 'Bat or cat?' }, ruling: { value: 'rat' } },
      ],
    },
  })
  expect(await asked('open')).toMatchObject({ value: { total: 0 } })
  expect(await asha.channel.emitWithAck('matters', { filter: 'all', from: 0, count: 10 })).toMatchObject({ ok: false })
})

test('R2 no id of a person but the reader’s own', async () => {
  const { people } = harness.room.actor.state
  const joined = await client.channel.emitWithAck('join', { protocol: 1 })
  const own = joined.ok ? joined.value.me.person : ''
  const others = Object.keys(people).filter((id) => id !== own)
  const all = [...received, JSON.stringify([joined, client.told])].join('\n')
  expect(others.length).toBeGreaterThanOrEqual(5)
  expect(others.filter((id) => all.includes(id))).toEqual([])
})

test('U5 a ruling that is reopened stands in the draft, for everybody', async () => {
  const seen = await observes()
  const view = await selvi.channel.emitWithAck('item', { item })
  const ruling = view.ok ? view.value.rulings[0]?.id : undefined
  expect(await selvi.asks('ruling.reopen', { item, ruling, reason: 'Heard it again' })).toMatchObject({ ok: true })
  await vi.waitFor(() => expect(seen()).toMatchObject({ state: 'disputed', rulings: [] }))
  const draft = asha.opens(item)
  await vi.waitFor(() => expect(draft.text).toBe('the rat sat down quietly'))
})

test('R4 a sign-off is seen with its pseudonym, and gone when a trainer reopens', async () => {
  const seen = await observes()
  const second = await asha.asks('dispute.withdraw', { item, dispute: seen().disputes[0]?.id })
  expect(second).toMatchObject({ ok: true })
  const hash = resultHash([{ id: 'u1', text: 'the rat sat down quietly' }])
  expect(await asha.asks('item.sign-off', { item, hash })).toMatchObject({ ok: true })
  await vi.waitFor(() =>
    expect(seen()).toMatchObject({ state: 'signed-off', signedOffBy: expect.stringMatching(/^Reviewer /) }),
  )
  await vi.waitFor(() => expect(client.told.at(-1)?.row?.excerpt).toBe('the rat sat down quietly'))
  await selvi.asks('item.reopen', { item, reason: 'Once more' })
  await vi.waitFor(() => expect(seen()).toMatchObject({ state: 'open', signedOffBy: null, signedOffAt: null }))
})
