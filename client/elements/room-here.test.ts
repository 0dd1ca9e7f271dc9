import { afterEach, expect, test, vi } from 'vitest'
import { accept } from '#shared/kernel/outcome.ts'
import type { HereRow } from '#shared/protocol/rt-messages.ts'
import { FakeRoom } from '../testing/fake-room.ts'
import { comparisonOf } from '../testing/fixtures.ts'
import { expectAccessible, find, findAll, openPage, pressKey, wordsOf } from '../testing/room-fixture.ts'

let close: () => void = () => undefined
afterEach(() => close())

const row = (tab: string, person: string, more: Partial<HereRow> = {}): HereRow => ({
  ...{ tab, person, seat: 2, name: person, role: 'reviewer' as const, item: null },
  ...more,
})
const me = row('t0', 'me', { name: 'Meena', seat: 1 })
const up = (minutes: number) => new Date(Date.UTC(2026, 10, 23, 10, minutes)).toISOString()

async function openWith(rows: readonly HereRow[], watching = 0) {
  const room = new FakeRoom(comparisonOf('the cat', 'the bat'))
  room.socket.answers = { ...room.socket.answers, hand: () => accept(null) }
  const opened = await openPage(room)
  close = opened.close
  room.socket.see([me, ...rows], watching)
  return { room, ...opened }
}

test('LV1 LV2 LV3 everybody once, hands first, observers as a count', async () => {
  await openWith(
    [
      row('t1', 'asha', { name: 'رشا', item: 'item1', key: 'clips/one', unit: 'u4' }),
      row('t2', 'asha', { name: 'رشا' }),
      row('t3', 'ravi', { name: 'ரவி', hand: up(5) }),
    ],
    2,
  )
  pressKey('Period')
  await vi.waitFor(() =>
    expect(findAll('.name bdi').map(({ textContent }) => textContent)).toEqual(['ரவி', 'Meena', 'رشا']),
  )
  expect(wordsOf('room-here')).toMatch(/3 people · 2 watching/)
  await expectAccessible()
  pressKey('Escape')
  await vi.waitFor(() => expect(findAll('room-here')).toHaveLength(0))
})

test('LV2 the key raises my hand, and the list says how many are before me', async () => {
  const { room } = await openWith([row('t1', 'asha', { hand: up(1) }), row('t2', 'ravi', { hand: up(2) })])
  pressKey('KeyH')
  await vi.waitFor(() => expect(room.socket.requests('hand')).toEqual([{ up: true }]))
  room.socket.see([{ ...me, hand: up(3) }, row('t1', 'asha', { hand: up(1) }), row('t2', 'ravi', { hand: up(2) })])
  pressKey('Period')
  await vi.waitFor(() => expect(wordsOf('room-here')).toMatch(/2 people are before you/))
})

test('LV5 a trainer shows the room something: followed, left by key, offered, ended', async () => {
  const { room, stay } = await openWith([])
  const selvi = row('t1', 'selvi', { name: 'Selvi', role: 'trainer', spotlight: up(1) })
  room.socket.see([me, selvi])
  await vi.waitFor(() =>
    expect(wordsOf('room-coaching-note')).toMatch(/Selvi.*shows the room something Stay where I am/),
  )
  await vi.waitFor(() => expect(room.socket.stood.at(-1)?.follows).toBe('selvi'))
  pressKey('KeyJ')
  await vi.waitFor(() => expect(wordsOf('room-coaching-note')).toMatch(/Go with them/))
  expect(stay.coaching.state.following).toBeNull()
  await expectAccessible()
  find<HTMLElement>('room-coaching-note').shadowRoot?.querySelector('button')?.click()
  await vi.waitFor(() => expect(stay.coaching.state.following).toEqual({ person: 'selvi', why: 'spotlight' }))
  room.socket.see([me])
  await vi.waitFor(() => expect(wordsOf('room-coaching-note')).toBe(''))
  expect(stay.coaching.state.following).toBeNull()
  expect(stay.room.notices.state.map(({ text }) => text).join()).toMatch('no longer shows the room anything')
})

test('LV4 whoever leaves or stands in the queue is waited for, and nobody follows who follows them', async () => {
  const { room, stay } = await openWith([row('t1', 'asha')])
  stay.coaching.follow('asha')
  await vi.waitFor(() => expect(wordsOf('room-coaching-note')).toMatch(/has no item open now/))
  room.socket.see([me])
  await vi.waitFor(() => expect(wordsOf('room-coaching-note')).toMatch(/is not in the room now/))
  room.socket.see([me, row('t1', 'asha', { follows: 'me' })])
  stay.coaching.stay()
  stay.coaching.follow('asha')
  expect(stay.coaching.state.following).toBeNull()
  expect(stay.room.notices.state.map(({ text }) => text).join()).toMatch('follows you already')
})

test('LV5 whoever stayed where they are is not asked again after a reload, until the next time', async () => {
  const shows = (tab: string, minutes: number) =>
    row(tab, 'selvi', { name: 'Selvi', role: 'trainer', spotlight: up(minutes) })
  const { room, stay, close: leave } = await openWith([])
  room.socket.see([me, shows('t1', 1)])
  await vi.waitFor(() => expect(stay.coaching.state.following?.why).toBe('spotlight'))
  pressKey('KeyJ')
  await vi.waitFor(() => expect(stay.coaching.state.following).toBeNull())
  leave()
  const again = await openWith([shows('t1', 1)])
  await vi.waitFor(() => expect(wordsOf('room-coaching-note')).toMatch(/shows the room something Go with them/))
  expect(again.stay.coaching.state.following).toBeNull()
  pressKey('KeyJ')
  await vi.waitFor(() => expect(again.stay.coaching.state.following?.why).toBe('spotlight'))
  pressKey('KeyJ')
  again.room.socket.see([me])
  again.room.socket.see([me, shows('t2', 2)])
  await vi.waitFor(() => expect(again.stay.coaching.state.following?.why).toBe('spotlight'))
})

test('LV4 LV7 who is followed into an item that one may not open is waited for, and the line says why', async () => {
  const { room, stay } = await openWith([])
  const selvi = row('t1', 'selvi', { name: 'Selvi', role: 'trainer', item: 'item1', spotlight: up(1), unseen: true })
  room.socket.see([me, selvi])
  await vi.waitFor(() =>
    expect(wordsOf('room-coaching-note')).toMatch(/shows the room an item that you see once it is signed off.*Stay/),
  )
  expect(stay.route.item).toBeNull()
  await expectAccessible()
  const { unseen: _, ...seen } = selvi
  room.socket.see([me, seen])
  await vi.waitFor(() => expect(stay.route.item).toBe('item1'))
  const { spotlight: __, ...alone } = selvi
  room.socket.see([me, { ...alone, item: 'item2' }])
  stay.coaching.follow('selvi')
  await vi.waitFor(() =>
    expect(wordsOf('room-coaching-note')).toMatch(/You follow .*in an item that you see once it is signed off/),
  )
  stay.coaching.goTo('selvi')
  expect(stay.route.item).toBe('item1')
})

test('LV1 of two hundred people some are drawn, more by scrolling, and a search finds each', async () => {
  const many = Array.from({ length: 200 }, (_, at) => row(`t${at + 1}`, `p${at}`, { name: `Person ${at + 1000}` }))
  await openWith(many)
  pressKey('Period')
  await vi.waitFor(() => expect(findAll('room-here').length).toBe(1))
  const rows = () => findAll('.name bdi').length
  await vi.waitFor(() => expect(rows()).toBeGreaterThan(10))
  expect(rows()).toBeLessThan(60)
  const list = find('room-here').shadowRoot?.querySelector('ul')
  await vi.waitFor(() => {
    list?.scrollTo({ top: list.scrollHeight })
    expect(rows()).toBe(201)
  }, 15_000)
  const search = find('room-here').shadowRoot?.querySelector('input')
  if (search) search.value = 'person 1199'
  search?.dispatchEvent(new Event('input'))
  await vi.waitFor(() => expect(findAll('.name bdi').map(({ textContent }) => textContent)).toEqual(['Person 1199']))
})
