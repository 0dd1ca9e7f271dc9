import { afterEach, expect, test, vi } from 'vitest'
import { FakeRoom } from '../testing/fake-room.ts'
import { comparisonOf } from '../testing/fixtures.ts'
import { expectAccessible, find, findAll, openPage, pressKey, wordsOf } from '../testing/room-fixture.ts'
import { row, told } from '../testing/told.ts'

let close = () => {}

afterEach(() => close())

async function queue(room = new FakeRoom(comparisonOf('a b', 'a c'))) {
  const opened = await openPage(room)
  close = opened.close
  await vi.waitFor(() => expect(findAll('[role="option"] .excerpt, .nothing').length).toBeGreaterThan(0))
  return { room, ...opened }
}

const options = () => findAll('[role="option"]')
const loaded = () => findAll('[role="option"] .excerpt').map(({ textContent }) => textContent)

function manyItems(count: number): FakeRoom {
  const room = new FakeRoom(comparisonOf('a b', 'a c'))
  room.rows = Array.from({ length: count }, (_, at) => row(at))
  return room
}

test('rows say what is in them and where they stand', async () => {
  await queue()
  expect(wordsOf('[role="option"]')).toContain('words of clip 1')
  expect(wordsOf('.progress')).toContain('1 of 3 signed off')
  await expectAccessible()
})

test('ten thousand items: only what is in sight is on the page, and only that and what comes next is asked for', async () => {
  const { room } = await queue(manyItems(10_000))
  expect(options().length).toBeLessThan(60)
  expect(room.socket.requests('queue').map(({ from }) => from)).toEqual([0, 40])
  find('.scroller').focus()
  pressKey('End')
  await vi.waitFor(() => expect(loaded()).toContain('words of clip 9999'))
  expect(options().length).toBeLessThan(60)
  expect(find('[role="option"].active').ariaPosInSet).toBe('10000')
  pressKey('Home')
  await vi.waitFor(() => expect(loaded()).toContain('words of clip 0'))
})

test('arrows walk and Enter opens', async () => {
  const { stay } = await queue()
  find('.scroller').focus()
  pressKey('ArrowDown')
  await vi.waitFor(() => expect(find('.row.active').id).toBe('row-1'))
  pressKey('Enter')
  await vi.waitFor(() => expect(stay.route.item).toBe('item2'))
})

test('a filter and a search are asked of the server', async () => {
  const { room } = await queue()
  const mine = findAll('.filters button').find(({ textContent }) => textContent?.includes('Mine'))
  mine?.dispatchEvent(new MouseEvent('click'))
  const input = find<HTMLInputElement>('input[type="search"]')
  input.value = 'clip'
  input.dispatchEvent(new InputEvent('input'))
  await vi.waitFor(() => expect(room.socket.requests('queue').at(-1)).toMatchObject({ filter: 'mine', search: 'clip' }))
})

test('a row that changes keeps its place, and the new order is offered', async () => {
  const { room, stay } = await queue()
  const changed = row(2, { excerpt: 'other words', settled: 3 })
  room.socket.tell(told(11, { row: changed, counts: { ...counted(stay), open: 1, ruled: 1 } }))
  await vi.waitFor(() => expect(loaded()[1]).toBe('other words'))
  await vi.waitFor(() => expect(wordsOf('.search')).toContain('Refresh order'))
})

test('who works on an item stands at its row', async () => {
  const { room } = await queue()
  room.socket.see([{ tab: 't1', person: 'asha', seat: 2, name: 'Asha Devi', role: 'reviewer', item: 'item2' }])
  await vi.waitFor(() => expect(findAll('#row-1 room-person')).toHaveLength(1))
  expect(find('#row-1 .here').querySelector('room-person')?.name).toBe('Asha Devi')
})

test('an empty room says so', async () => {
  const room = manyItems(0)
  await queue(room)
  expect(wordsOf('.nothing')).toContain('Nothing is in this room yet')
  await expectAccessible()
})

test('the keys are shown and can be changed', async () => {
  const { page } = await queue()
  page.perform('help')
  await vi.waitFor(() => expect(findAll('tbody')).toHaveLength(2))
  await expectAccessible()
  const edit = findAll('td button').find(({ textContent }) => textContent?.includes('Type in this segment'))
  edit?.dispatchEvent(new MouseEvent('click'))
  await vi.waitFor(() => expect(edit?.textContent).toContain('Press a key'))
  edit?.dispatchEvent(new KeyboardEvent('keydown', { code: 'KeyQ', bubbles: true, composed: true }))
  await vi.waitFor(() => expect(edit?.querySelector('kbd')?.textContent).toBe('Q'))
  localStorage.clear()
})

function counted(stay: Awaited<ReturnType<typeof queue>>['stay']) {
  const { counts } = stay.room.state
  if (!counts) throw new Error('no counts')
  return counts
}
