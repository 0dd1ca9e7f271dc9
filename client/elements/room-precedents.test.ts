import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { wordsHash } from '#shared/domain/result.ts'
import { refuse } from '#shared/kernel/outcome.ts'
import type { AlikeDispute } from '#shared/protocol/alike-messages.ts'
import type { PrecedentRow } from '#shared/protocol/precedent-messages.ts'
import { FakeRoom } from '../testing/fake-room.ts'
import { comparisonOf } from '../testing/fixtures.ts'
import { expectAccessible, findAll, openPage, pressKey, wordsOf } from '../testing/room-fixture.ts'

const cat = { unit: 'u1', from: 1, to: 2 }
let page: Awaited<ReturnType<typeof openPage>>
let room: FakeRoom
let rows: readonly PrecedentRow[]
let lots: { rulings: { dispute: string; value: string }[]; look?: boolean }[]
let answersLot: (lot: (typeof lots)[number]) => Response
let found: readonly AlikeDispute[]

const row = (id: string, more: Partial<PrecedentRow> = {}): PrecedentRow => ({
  ...{ id, ruling: 'r', item: 'item1', language: 'en', title: `Title ${id}`, rule: `Rule ${id}`, reason: 'other' },
  ...{ good: '', bad: '', tags: ['pets'], value: 'cat', readings: ['cat', 'bat'], by: 'asha', takenBack: null },
  ...{
    at: '2026-01-01T00:00:00.000Z',
    overruled: null,
    number: 1,
    key: 'one.wav',
    byName: 'Asha',
    endedBy: '',
    cited: 0,
  },
  ...more,
})
const alike = (dispute: string): AlikeDispute => ({
  ...{ item: 'item2', key: `calls/${dispute}.wav`, language: 'en', dispute, place: cat, compared: 'c', stands: 'bat' },
  ...{ left: 'the ', right: ' sat', readings: ['Cat,', 'bat'], basis: 'hash', said: 0, own: false },
})

beforeEach(async () => {
  rows = []
  lots = []
  found = [alike('d1'), alike('d2')]
  answersLot = () => {
    const skipped = { item: 'item2', key: 'calls/d1.wav', dispute: 'd1', code: 'moved', message: 'x' }
    return Response.json({ ruled: [], skipped: [skipped] })
  }
  room = new FakeRoom(comparisonOf('the cat sat', 'the bat sat', 'the cat sat'), 'trainer')
  const elsewhere = globalThis.fetch
  vi.stubGlobal('fetch', async (path: string, init: RequestInit = {}) => {
    if (path.endsWith('/precedents')) return Response.json({ precedents: rows })
    if (path.includes('many/alike')) return Response.json({ alike: found, more: false })
    if (!path.endsWith('many/rulings')) return elsewhere(path, init)
    lots.push(JSON.parse(String(init.body)))
    return answersLot(lots.at(-1) as (typeof lots)[number])
  })
})
afterEach(() => {
  page.close()
  sessionStorage.clear()
})

const said = (selector: string, words: string) => vi.waitFor(() => expect(wordsOf(selector)).toContain(words))

test('PR1 where there is no precedent yet the page says where they come from', async () => {
  page = await openPage(room)
  pressKey('KeyO')
  await said('room-precedents', 'No precedent yet. Make one from a ruling')
  await expectAccessible()
})

test('PR3 PR6 the list, what holds no more where it is asked for, and overruling', async () => {
  rows = [
    row('p1'),
    row('p2'),
    row('p3', { overruled: { later: 'p2', why: 'Newer', by: 'asha', at: '2026-01-02T00:00:00.000Z' } }),
  ]
  page = await openPage(room)
  pressKey('KeyO')
  await said('room-precedents', '2 precedents')
  await expectAccessible()
  findAll('room-precedents')[0]?.shadowRoot?.querySelector<HTMLElement>('[type=checkbox]')?.click()
  await said('room-precedents', '3 precedents')
  const buttons = () => [
    ...(findAll('room-precedents')[0]?.shadowRoot?.querySelectorAll<HTMLElement>('li button') ?? []),
  ]
  buttons()
    .find(({ textContent }) => textContent?.includes('Title p1'))
    ?.click()
  await said('room-precedent', 'Rule p1')
  await said('room-overrule-form', 'Overrule it by a later one')
  await expectAccessible()
})

test('PR7 PR9 the form offers what was settled before; those like it are ruled after it, but for what is unticked', async () => {
  rows = [row('p1')]
  page = await openPage(room, 'item1')
  room.decides({ name: 'dispute.open', input: { item: 'item1', place: cat, question: 'Which?' } }, 'asha', 'reviewer')
  pressKey('KeyR')
  await said('room-like-precedents', 'Title p1')
  pressKey('F9')
  await vi.waitFor(() => expect(wordsOf('room-like-precedents')).toContain('Cited'))
  // The server of this page knows no precedents: it is not cited after all.
  pressKey('F8')
  await vi.waitFor(() => expect(wordsOf('room-like-precedents')).not.toContain('Cited'))
  await said('room-alike-disputes', 'Rule this one and the 2 like it')
  pressKey('F4')
  await said('room-ruling-form', 'Rule all 3')
  await expectAccessible()
  const boxes = [...(findAll('room-alike-disputes')[0]?.shadowRoot?.querySelectorAll('input') ?? [])]
  boxes[1]?.click()
  await said('room-ruling-form', 'Rule all 2')
  pressKey('Enter', { ctrlKey: true, key: 'Enter' })
  await said('room-ruled-together', 'Skipped: 1')
  expect(room.commands('ruling.make')).toMatchObject([{ value: 'cat', why: 'Rule p1' }])
  expect(lots.map(({ rulings }) => rulings.map(({ dispute, value }) => [dispute, value]))).toEqual([[['d1', 'Cat,']]])
})

test('PR10 who reads a dispute in the panel is shown what was settled before, but for what it cites', async () => {
  rows = [row('p1'), row('p2')]
  page = await openPage(room, 'item1')
  room.decides({ name: 'dispute.open', input: { item: 'item1', place: cat, question: 'Which?' } }, 'asha', 'reviewer')
  pressKey('KeyT')
  await said('room-dispute', 'Which?')
  await said('room-like-precedents', 'Title p2')
  expect(wordsOf('room-like-precedents')).toContain('Title p1')
  const like = findAll('room-disputes')[0]?.shadowRoot?.querySelector('room-like-precedents')
  expect(like?.shadowRoot?.querySelectorAll('button')).toHaveLength(0)
  await expectAccessible()
})

/** Opens the form of a ruling like `p1`, and rules on all that are alike. */
async function rulesAll(): Promise<void> {
  rows = [row('p1')]
  page = await openPage(room, 'item1')
  room.decides({ name: 'dispute.open', input: { item: 'item1', place: cat, question: 'Which?' } }, 'asha', 'reviewer')
  pressKey('KeyR')
  await said('room-like-precedents', 'Title p1')
  pressKey('F9')
  await vi.waitFor(() => expect(wordsOf('room-like-precedents')).toContain('Cited'))
  pressKey('F8')
  await vi.waitFor(() => expect(wordsOf('room-like-precedents')).not.toContain('Cited'))
  await said('room-alike-disputes', 'Rule this one and the')
  pressKey('F4')
  await said('room-ruling-form', `Rule all ${found.length + 1}`)
}

test('PR13 the line is lost in the middle, and one stops: which are ruled and which not is told once it is back', async () => {
  found = Array.from({ length: 24 }, (_, at) => alike(`d${at}`))
  let line = true
  answersLot = ({ rulings, look }) => {
    if (!line) return Response.error()
    const disputes = rulings.map(({ dispute }) => dispute)
    if (look) return Response.json({ ruled: disputes.slice(0, 4), skipped: [] })
    line = false
    return Response.json({ ruled: disputes, skipped: [] })
  }
  await rulesAll()
  pressKey('Enter', { ctrlKey: true, key: 'Enter' })
  await said('room-ruled-together', 'The server is out of reach. It goes on')
  expect(wordsOf('room-ruled-together')).toContain('10 of 24 done, 10 ruled')
  const button = (word: string) =>
    [...(findAll('room-ruled-together')[0]?.shadowRoot?.querySelectorAll('button') ?? [])].find((one) =>
      one.textContent?.includes(word),
    )
  button('Stop here')?.click()
  await said('room-ruled-together', 'As soon as it answers you see which')
  line = true
  await said('room-ruled-together', 'Ruled too: 14 disputes.')
  expect(wordsOf('room-ruled-together')).toContain('Not ruled: 10 disputes.')
  const left = [...(findAll('room-ruled-together')[0]?.shadowRoot?.querySelectorAll('details[open] li') ?? [])]
  expect(left.map(({ textContent }) => textContent?.trim())).toEqual(
    found.slice(14).map(({ dispute }) => `${dispute}.wav`),
  )
  expect(lots.at(-1)?.look).toBe(true)
  expect(lots.flatMap(({ rulings }) => rulings.map(({ dispute }) => dispute))).not.toContain('d20')
  await expectAccessible()
})

test('PR12 somebody else was first: told who and why, what was written is kept, and those like it are ruled', async () => {
  const ruling = { by: 'asha', value: 'bat', reason: 'other', why: 'It flies' }
  answersLot = () =>
    Response.json({
      ruled: ['d2'],
      skipped: [{ item: 'item2', key: 'calls/d1.wav', dispute: 'd1', code: 'frozen', message: 'x', ruling }],
    })
  await rulesAll()
  room.refusal = refuse('frozen', 'A trainer has ruled here; the place is read-only', { ruled: true })
  pressKey('Enter', { ctrlKey: true, key: 'Enter' })
  await said('room-ruled-together', 'Ruled too: 1 dispute.')
  expect(wordsOf('room-skipped')).toContain('Asha ruled “bat” here before you (other): It flies')
  room.decides(
    {
      name: 'ruling.make',
      input: { item: 'item1', place: cat, value: 'bat', reason: 'other', why: 'It flies', basis: wordsHash('cat') },
    },
    'asha',
    'trainer',
  )
  await said('room-overtaken', 'Asha ruled “bat” here before you (other): It flies')
  expect(findAll('room-ruling-form')[0]?.shadowRoot?.querySelector<HTMLInputElement>('[name=why]')?.value).toBe(
    'Rule p1',
  )
  await expectAccessible()
})
