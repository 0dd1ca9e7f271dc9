import { afterEach, expect, test, vi } from 'vitest'
import { FakeRoom } from '../testing/fake-room.ts'
import { comparisonOf } from '../testing/fixtures.ts'
import { expectAccessible, find, findAll, openPage, pressKey, wordsOf } from '../testing/room-fixture.ts'

const texts = ['the cat sat on a mat', 'the bat sat on a rat', 'the cat sat in a mat'] as const
let close = () => {}

afterEach(() => close())

async function bench() {
  const room = new FakeRoom(comparisonOf(...texts), 'reviewer', texts)
  const opened = await openPage(room, 'item1')
  close = opened.close
  const { item } = opened.stay
  if (!item) throw new Error('no item')
  await vi.waitFor(() => expect(findAll('[role="radio"]').length).toBeGreaterThan(1))
  return { room, item, ...opened }
}

test('P8 another comparison is there without a reload; what was settled and is other now is asked again, by name', async () => {
  const { room, item } = await bench()
  room.settle({ unit: 'u1', from: 1, to: 2 }, 1, 'asha')
  await vi.waitFor(() => expect(findAll('.mark.settled')).toHaveLength(1))
  room.compareAnew('the very cat sat on a mat')
  await vi.waitFor(() => expect(item.state.sources?.sources).toHaveLength(4))
  expect(room.text).toBe('the bat sat on a mat')
  const bat = item.state.stops.find(({ asked }) => asked.length > 0)
  expect(bat).toMatchObject({ settled: null, place: { from: 2, to: 3 }, asked: [{ after: 'bat', by: 'asha' }] })
  if (bat) item.goTo(bat)
  await vi.waitFor(() => expect(wordsOf('room-place-notes')).toContain('Asked again'))
  expect(wordsOf('room-place-notes')).toContain('took “bat” before')
  expect(find('.mark.current').textContent).toBe('bat')
  await expectAccessible()
  pressKey('Digit2')
  await vi.waitFor(() => expect(room.commands('difference.settle')).toMatchObject([{ place: { from: 2, to: 3 } }]))
})

test('P8 whoever types goes on: caret, words and undo stay', async () => {
  const { room, item } = await bench()
  pressKey('KeyE')
  await vi.waitFor(() => expect(findAll('.cm-content:focus')).toHaveLength(1))
  document.execCommand('insertText', false, 'fish')
  await vi.waitFor(() => expect(room.text).toBe('the catfish sat on a mat'))
  room.compareAnew('well the cat sat on a mat')
  await vi.waitFor(() => expect(item.state.sources?.sources).toHaveLength(4))
  expect(findAll('.cm-content:focus')).toHaveLength(1)
  document.execCommand('insertText', false, 'es')
  await vi.waitFor(() => expect(room.text).toBe('the catfishes sat on a mat'))
  pressKey('KeyZ', { ctrlKey: true, key: 'z' })
  await vi.waitFor(() => expect(room.text).toBe('the cat sat on a mat'))
  pressKey('Escape')
  await vi.waitFor(() => expect(item.state.typing).toBeNull())
  expect(item.state.stops.map(({ place }) => place.from)).toContain(2)
})
