import { afterEach, expect, test, vi } from 'vitest'
import { applyChanges } from '#shared/drafts/draft-doc.ts'
import { refuse } from '#shared/kernel/outcome.ts'
import { FakeRoom } from '../testing/fake-room.ts'
import { comparisonOf } from '../testing/fixtures.ts'
import { expectAccessible, find, findAll, openPage, pressKey, wordsOf } from '../testing/room-fixture.ts'

const texts = ['the cat sat on a mat', 'the bat sat on a rat', 'the cat sat in a mat'] as const
let close = () => {}

afterEach(() => close())

async function bench(room = new FakeRoom(comparisonOf(...texts))) {
  const opened = await openPage(room, 'item1')
  close = opened.close
  const { item } = opened.stay
  if (!item) throw new Error('no item')
  await vi.waitFor(() => expect(findAll('[role="radio"]').length).toBeGreaterThan(1))
  const shows = (words: string) => vi.waitFor(() => expect(wordsOf('.text')).toContain(words))
  return { room, item, ...opened, shows }
}

const readings = () => findAll('[role="radio"]').map((one) => (one.textContent ?? '').replace(/\s+/g, ' ').trim())
const title = () => wordsOf('room-difference-bar')
const line = () => wordsOf('[role="status"]')

test('the current difference is named, its readings are offered, and what stands is checked', async () => {
  await bench()
  expect(find('[role="radiogroup"]').ariaLabel).toBe('Difference 1 of 3, segment 1')
  expect(readings()).toEqual(['1 cat AC 2/3 stands', '2 bat B 1/3'])
  expect(find('[role="radio"][aria-checked="true"]').id).toBe('reading-0')
  expect(find('.mark.current').textContent).toBe('cat')
  await expectAccessible()
})

test('review has the focus on something that is no text', async () => {
  await bench()
  await vi.waitFor(() => expect(findAll('.readings:focus')).toHaveLength(1))
})

test('a digit takes a reading, shows it at once, and goes on', async () => {
  const { room, shows } = await bench()
  pressKey('Digit2', { key: '௨' })
  await shows('the bat')
  await vi.waitFor(() => expect(title()).toContain('Difference 2 of 3'))
  await vi.waitFor(() => expect(room.text).toBe('the bat sat on a mat'))
  expect(room.commands('difference.settle')).toEqual([
    { item: 'item1', place: { unit: 'u1', from: 1, to: 2 }, take: 1 },
  ])
  await vi.waitFor(() => expect(find('.mark.settled').textContent).toBe('bat'))
})

test('a held digit takes nothing', async () => {
  const { room } = await bench()
  pressKey('Digit2', { repeat: true })
  expect(room.commands('difference.settle')).toEqual([])
})

test('while nobody answers the words are shown as pending and count as unsaved', async () => {
  const { room, item, stay, shows } = await bench()
  room.socket.lose()
  pressKey('Digit2')
  await shows('the bat')
  expect(find('.mark.pending').textContent).toBe('bat')
  expect(item.state.unsaved).toBe(1)
  await vi.waitFor(() => expect(wordsOf('[data-state]')).toMatch(/^On this device only \(1, since/))
  room.socket.connect()
  await vi.waitFor(() => expect(item.state.unsaved).toBe(0))
  await vi.waitFor(() => expect(stay.room.state.save).toEqual({ is: 'saved' }))
})

test('a refusal takes the words away and stays until it is read', async () => {
  const { room, shows } = await bench()
  room.refusal = refuse('frozen', 'A trainer has ruled here')
  pressKey('Digit2')
  await vi.waitFor(() => expect(line()).toBe('Not taken: A trainer has ruled here'))
  await shows('the cat')
})

test('undo takes back my last settling and goes there', async () => {
  const { room, item } = await bench()
  pressKey('Digit2')
  await vi.waitFor(() => expect(item.state.unsaved).toBe(0))
  pressKey('KeyU')
  await vi.waitFor(() => expect(line()).toBe('Undone at difference 1: “cat” stands again'))
  expect(room.text).toBe('the cat sat on a mat')
  expect(title()).toContain('Difference 1 of 3')
  pressKey('KeyU')
  await vi.waitFor(() => expect(line()).toContain('nothing here that could be undone'))
})

test('a difference that another settled in the last second asks once more', async () => {
  const { room, item, shows } = await bench()
  const place = { unit: 'u1', from: 1, to: 2 }
  room.settle(place, 1, 'asha')
  await shows('the bat')
  pressKey('Digit1')
  await vi.waitFor(() => expect(line()).toBe('Asha just took “bat” here · press again to change it'))
  expect(room.commands('difference.settle')).toEqual([])
  pressKey('Digit1')
  await vi.waitFor(() => expect(item.state.unsaved).toBe(0))
  expect(room.text).toBe('the cat sat on a mat')
})

test('who loses a reading is told, and how to change it', async () => {
  const { room, item } = await bench()
  pressKey('Digit2')
  await vi.waitFor(() => expect(item.state.unsaved).toBe(0))
  room.settle({ unit: 'u1', from: 1, to: 2 }, 0, 'asha')
  await vi.waitFor(() => expect(line()).toBe('Asha took “cat” · press 2 to change'))
})

test('the sources are shown for the difference, then for the segment, then not at all', async () => {
  await bench()
  pressKey('KeyS')
  await vi.waitFor(() => expect(findAll('td.current').map((cell) => cell.textContent)).toEqual(['cat', 'bat', 'cat']))
  expect(findAll('td')).toHaveLength(15)
  pressKey('KeyS')
  await vi.waitFor(() => expect(findAll('td')).toHaveLength(18))
  await expectAccessible()
  pressKey('KeyS')
  await vi.waitFor(() => expect(findAll('td')).toHaveLength(0))
})

test('typing goes into the draft, and Escape leads back to review', async () => {
  const { room, item } = await bench()
  pressKey('KeyE')
  await vi.waitFor(() => expect(findAll('.cm-content:focus')).toHaveLength(1))
  expect(wordsOf('.mode')).toBe('Typing')
  document.execCommand('insertText', false, 'fish')
  await vi.waitFor(() => expect(room.text).toBe('the catfish sat on a mat'))
  await expectAccessible()
  pressKey('KeyZ', { ctrlKey: true, key: 'z' })
  await vi.waitFor(() => expect(room.text).toBe('the cat sat on a mat'))
  pressKey('Escape')
  await vi.waitFor(() => expect(item.state.typing).toBeNull())
  await vi.waitFor(() => expect(findAll('.readings:focus')).toHaveLength(1))
})

test('E6 undo takes back what I typed, not what another typed since', async () => {
  const { room } = await bench()
  pressKey('KeyE')
  await vi.waitFor(() => expect(findAll('.cm-content:focus')).toHaveLength(1))
  document.execCommand('insertText', false, 'fish')
  await vi.waitFor(() => expect(room.text).toBe('the catfish sat on a mat'))
  applyChanges(room.drafts.doc, [{ do: 'replace', unit: 'u1', at: 0, remove: 0, insert: 'well ' }])
  await vi.waitFor(() => expect(wordsOf('.cm-content')).toBe('well the catfish sat on a mat'))
  pressKey('KeyZ', { ctrlKey: true, key: 'z' })
  await vi.waitFor(() => expect(room.text).toBe('well the cat sat on a mat'))
  pressKey('Escape')
})

test('what the server does not take stays readable', async () => {
  const { room } = await bench()
  pressKey('KeyE')
  await vi.waitFor(() => expect(findAll('.cm-content:focus')).toHaveLength(1))
  room.drafts.refusal = 'the item was signed off'
  document.execCommand('insertText', false, 'fish')
  await vi.waitFor(() => expect(wordsOf('room-kept-words')).toContain('Not accepted: the item was signed off'))
  expect(wordsOf('ins')).toBe('catfish')
  await vi.waitFor(() => expect(wordsOf('.text')).toContain('the cat sat'))
  expect(wordsOf('.text')).not.toContain('fish')
})

test('sign-off sends the hash of what is shown and goes to the next item', async () => {
  const { room, stay } = await bench()
  pressKey('KeyN')
  await vi.waitFor(() => expect(stay.route.item).toBe('item2'))
  expect(room.view.signOff?.by).toBe('me')
})

test('a text that moved is not signed: the person is asked to look', async () => {
  const { room, stay } = await bench()
  const units = [{ id: 'u1', text: 'the rat sat on a mat' }]
  room.refusal = refuse('moved', 'moved', { units })
  pressKey('KeyN')
  await vi.waitFor(() => expect(line()).toBe('Segment 1 changed while you signed. Look, and sign again.'))
  expect(stay.route.item).toBe('item1')
})

test('a lead reads: nothing can be taken or typed', async () => {
  const { room } = await bench(new FakeRoom(comparisonOf(...texts), 'lead'))
  pressKey('Digit2')
  pressKey('KeyE')
  await vi.waitFor(() => expect(line()).toBe('You can read this draft, not change it'))
  expect(room.commands('difference.settle')).toEqual([])
  expect(findAll('button').some(({ textContent }) => textContent?.includes('Sign off'))).toBe(false)
})
