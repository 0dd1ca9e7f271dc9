import { afterEach, expect, test, vi } from 'vitest'
import type { HereRow } from '#shared/protocol/rt-messages.ts'
import type { TraineeRow } from '#shared/protocol/trainee-messages.ts'
import { FakeRoom } from '../testing/fake-room.ts'
import { comparisonOf } from '../testing/fixtures.ts'
import { expectAccessible, find, findAll, openPage, pressKey, wordsOf } from '../testing/room-fixture.ts'

let close = () => {}

afterEach(() => close())

const minutesAgo = (minutes: number) => new Date(Date.now() - minutes * 60_000).toISOString()
const names = ['Ravi', 'அருண்', 'मीरा', 'ليلى', 'Joseph', 'Latha', 'Anita', 'Zoya', 'Uma', 'Vani']
const here = (at: number, more: Partial<HereRow> = {}): HereRow => ({
  ...{ tab: `tab-${at}`, person: `p${at}`, seat: at, name: names[at] ?? `Name ${at}`, role: 'annotator' },
  ...{ item: `item${at}`, active: minutesAgo(at) },
  ...more,
})
const rowOf = (at: number, more: Partial<TraineeRow> = {}): TraineeRow => ({
  person: `p${at}`,
  item: {
    ...{
      id: `item${at}`,
      key: `clip-${at}.wav`,
      language: 'en',
      excerpt: 'the cat sat',
      state: 'open',
      own: true,
      pen: null,
    },
    differences: { count: 1, latest: [{ unit: 'u1', said: 'bat', result: 'cat' }] },
  },
  last: null,
  ...more,
})

async function bench(rows: readonly HereRow[], known: readonly TraineeRow[] = rows.map((_, at) => rowOf(at))) {
  const room = new FakeRoom(comparisonOf('the cat sat', 'the bat sat', 'the cat sat'), 'trainer')
  room.trainees = known
  const opened = await openPage(room)
  close = opened.close
  room.socket.see(rows)
  pressKey('KeyZ')
  await vi.waitFor(() => expect(findAll('room-trainees')).toHaveLength(1))
  return { room, ...opened }
}

const button = (words: string) => findAll('button').find((one) => one.textContent?.includes(words)) as HTMLButtonElement
const cards = () => findAll('h3#name').map((card) => card.textContent?.trim())
const card = (at: number) => {
  const element = findAll('room-trainee')[at]
  return (element?.shadowRoot?.textContent ?? '').replace(/\s+/g, ' ').trim()
}

test('PN9 with nobody here it says how somebody comes', async () => {
  const { stay } = await bench([here(1, { role: 'reviewer' })])
  await vi.waitFor(() => expect(wordsOf('room-trainees')).toContain('No annotator is in the room now.'))
  await expectAccessible()
  button('Invite an annotator').click()
  expect(stay.route.section).toBe('people')
})

test('PN9 a card for each: where they are, how long idle, their last take, what was decided otherwise', async () => {
  const last = {
    ...{ seq: 1, at: minutesAgo(3), item: 'item0', did: 'settled' as const, words: 'bat' },
    key: 'clip-0.wav',
    language: 'en',
  }
  await bench(
    [here(0, { unit: 'u2', active: minutesAgo(7) }), here(1, { hand: minutesAgo(2) })],
    [rowOf(0, { last }), rowOf(1)],
  )
  await vi.waitFor(() => expect(cards()).toEqual(['அருண்', 'Ravi']))
  await vi.waitFor(() => expect(card(1)).toContain('bat'))
  expect(card(0)).toContain('Hand up, first in line · 2 minutes ago')
  for (const words of [
    'idle 7 minutes',
    'clip-0.wav',
    'segment 2',
    'Took bat',
    '3 minutes ago',
    '1 place was decided otherwise',
    'bat →is now cat',
  ])
    expect(card(1)).toContain(words)
  await expectAccessible()
})

test('PN9 ten are two pages of eight; a digit goes to whom it stands at, and Z leads back', async () => {
  const { stay } = await bench(Array.from({ length: 10 }, (_, at) => here(at, { active: minutesAgo(20 - at) })))
  await vi.waitFor(() => expect(cards()).toHaveLength(8))
  expect(wordsOf('room-trainees')).toContain('1 to 8 of 10')
  find<HTMLButtonElement>('.pages button:last-child').click()
  await vi.waitFor(() => expect(cards()).toEqual(['Uma', 'Vani']))
  find<HTMLButtonElement>('.pages button').click()
  await vi.waitFor(() => expect(cards()[2]).toBe('मीरा'))
  pressKey('Digit3')
  await vi.waitFor(() => expect(wordsOf('[role="status"]')).toContain('The cards have just moved'))
  await vi.waitFor(() => {
    pressKey('Digit3')
    expect(stay.route.item).toBe('item2')
  })
  await vi.waitFor(() => expect(wordsOf('[role="status"]')).toMatch(/You are where \u2068मीरा\u2069 is · Z leads back/))
  pressKey('KeyZ')
  expect(stay.route.section).toBe('trainees')
})

test('PN9 cards stay where they are while a hand is on them; a raised hand comes first when it leaves', async () => {
  const { room } = await bench([here(0, { active: minutesAgo(9) }), here(1)])
  await vi.waitFor(() => expect(cards()).toEqual(['Ravi', 'அருண்']))
  find('.cards').dispatchEvent(new PointerEvent('pointerenter'))
  room.socket.see([here(0, { active: minutesAgo(0) }), here(1, { hand: minutesAgo(0) }), here(2)])
  await vi.waitFor(() => expect(cards()).toEqual(['Ravi', 'அருண்', 'मीरा']))
  room.socket.see([here(0, { hand: minutesAgo(0) }), here(1, { hand: minutesAgo(1) }), here(2)])
  await vi.waitFor(() => expect(card(0)).toContain('Hand up, number 2 in line'))
  expect(card(1)).toContain('Hand up, first in line')
  room.socket.see([here(0, { active: minutesAgo(0) }), here(1, { hand: minutesAgo(1) }), here(2)])
  find('.cards').dispatchEvent(new PointerEvent('pointerleave'))
  await vi.waitFor(() => expect(cards()).toEqual(['அருண்', 'Ravi', 'मीरा']))
})

test('PN9 it is asked for again when something happened to them, and the pen is given from the card', async () => {
  const { room } = await bench(
    [here(1, { item: 'item1' })],
    [rowOf(1, { item: { ...rowOf(1).item, id: 'item1' } as never })],
  )
  await vi.waitFor(() => expect(room.traineesAsked).toEqual(['p1:item1']))
  room.settle({ unit: 'u1', from: 1, to: 2 }, 1, 'asha')
  await vi.waitFor(() => expect(room.traineesAsked).toHaveLength(2))
  await vi.waitFor(() => expect(button('Give the pen')).toBeDefined())
  button('Give the pen').click()
  await vi.waitFor(() => expect(room.commands('pen.give')).toEqual([{ item: 'item1', person: 'p1', holder: null }]))
})
