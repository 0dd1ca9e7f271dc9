import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { page as frame } from 'vitest/browser'
import type { ObservedItem, ObservedUnit } from '#shared/projections/observed-item.ts'
import { dispute, matter, ObservedRoom, observed, ruling } from '../testing/observed.ts'
import { expectAccessible, find, findAll, pressKey, wordsOf } from '../testing/room-fixture.ts'
import type { RoomLabelImage } from './room-label-image.ts'
import type { RoomLabelText } from './room-label-text.ts'
import type { RoomLabelTimeline } from './room-label-timeline.ts'

let close = () => {}
afterEach(() => close())
beforeEach(() => frame.viewport(1366, 768))

const columns = ['label', 'tag', 'place'] as const
const box = (unit: string, tag: string, more: Partial<ObservedUnit> = {}): ObservedUnit => ({
  ...{ unit, text: `box\n${tag}\n10 20 100 50`, how: 'consensus', ruled: [], disputed: [], columns },
  label: { id: unit, kind: 'box', tag, x: 10, y: 20, width: 100, height: 50 },
  ...more,
})
const answer: ObservedUnit = {
  ...{ unit: 'u1', text: 'choice\ngood', how: 'taken', ruled: [], disputed: [], columns: ['label', 'answer'] },
  label: { id: 'u1', kind: 'choice', question: 'Weather', values: ['good', 'dry'] },
}
const place = (unit: string, from: number) => ({ unit, from, to: from + 1 })

async function watching(item: Partial<ObservedItem>): Promise<ObservedRoom> {
  const room = new ObservedRoom()
  room.item = observed({ kind: 'labels', ...item })
  close = await room.open('item1')
  return room
}

const street = (): Partial<ObservedItem> => ({
  key: 'street.png',
  subject: { is: 'image', width: 640, height: 400 },
  units: [
    answer,
    box('u2', 'Car', { ruled: [{ from: 4, to: 7, key: 'u2:1-2' }] }),
    box('n1', 'Van', { disputed: [{ dispute: 'd2', from: 8, to: 20 }] }),
  ],
  rulings: [ruling('r1', { key: 'u2:1-2', unit: 'u2', place: place('u2', 1), value: 'Car' })],
  disputes: [
    dispute('d2', { unit: 'n1', place: place('n1', 2), stands: '10 20 100 50' }),
    dispute('d3', { unit: 'u9', place: place('u9', 0), stands: '', question: 'Is there a cow?' }),
  ],
})

const image = () => find<RoomLabelImage>('room-label-image')
const shown = () => image().labels.map(({ key, state, locked }) => [key, state, locked])
const title = () => wordsOf('h3')

test('LE3 an observer sees the picture with its labels and the answers, and nothing to change them with', async () => {
  await watching(street())
  await vi.waitFor(() => expect(image().readOnly).toBe(true))
  expect(image().src).toBe('')
  expect(shown()).toEqual([
    ['u2', 'ruled', true],
    ['n1', 'disputed', false],
  ])
  expect(image().labels.every(({ held }) => held === null)).toBe(true)
  expect(wordsOf('dl.answers')).toBe('Weather good, dry')
  expect(findAll('textarea, room-label-questions, room-label-attributes, room-shape-actions button')).toEqual([])
  await expectAccessible()
})

test('LE3 its picture comes by the observer’s own way, and what changes shows at once', async () => {
  const media = { type: 'image/png', bytes: 10, width: 640, height: 400 } as NonNullable<ObservedItem['media']>
  const room = await watching({ ...street(), media })
  await vi.waitFor(() => expect(image().src).toBe('/api/v1/rooms/demo/as/1/items/item1/media'))
  room.patch({ units: [box('u5', 'Bus')], order: ['u1', 'u5', 'n1'] })
  await vi.waitFor(() => expect(shown().map(([key]) => key)).toEqual(['u5', 'n1']))
})

test('LE1 LE3 the keys go through what is ruled and disputed, also of labels that are not there', async () => {
  await watching(street())
  await vi.waitFor(() => expect(title()).toBe('Ruled Ruled · place 1 of 3, Box 2, tag'))
  expect(wordsOf('.ruling')).toContain('Car wrong word')
  expect(image().current).toBe('u2')
  pressKey('BracketRight')
  await vi.waitFor(() => expect(title()).toBe('Disputed Disputed · place 2 of 3, New box 1, boundary'))
  expect(wordsOf('room-observed-place')).toContain('at 10, 20, 100 × 50')
  expect(image().current).toBe('n1')
  pressKey('BracketRight')
  await vi.waitFor(() => expect(title()).toBe('Disputed Disputed · place 3 of 3, Label 9, whether it is there'))
  expect(wordsOf('room-observed-place')).toContain('Now stands: not there')
})

test('LE3 words with spans, and sound with intervals', async () => {
  const span = { id: 'u2', kind: 'span', tag: 'PLACE', start: 3, end: 10, quote: 'Madurai' } as const
  const of = { how: 'consensus', ruled: [], disputed: [], columns } as const
  const room = await watching({
    subject: { is: 'text', text: 'To Madurai' },
    units: [{ ...of, unit: 'u2', text: 'span\nPLACE\n3-10 Madurai', label: span }],
  })
  await vi.waitFor(() => expect(find<RoomLabelText>('room-label-text').labels).toMatchObject([{ label: span }]))
  expect(find<RoomLabelText>('room-label-text').readOnly).toBe(true)
  await expectAccessible()
  const interval = { id: 'u2', kind: 'interval', tag: 'Horn', start: 1, end: 2.5 } as const
  room.patch({
    subject: { is: 'audio', seconds: 30 },
    units: [{ ...of, unit: 'u2', text: 'interval\nHorn\n1-2.5', label: interval }],
  })
  await vi.waitFor(() =>
    expect(find<RoomLabelTimeline>('room-label-timeline').labels).toMatchObject([{ label: interval }]),
  )
  expect(find<RoomLabelTimeline>('room-label-timeline').readOnly).toBe(true)
})

test('LE3 an item without a label says so', async () => {
  await watching({ subject: { is: 'image', width: 640, height: 400 }, units: [] })
  await vi.waitFor(() => expect(wordsOf('.empty')).toBe('Nothing is labelled in this item so far.'))
})

test('LE2 the list of disputes and rulings tells what of which label each is about', async () => {
  const room = new ObservedRoom()
  const made = ruling('r1', {
    key: 'u2:0-3',
    unit: 'u2',
    place: { unit: 'u2', from: 0, to: 3 },
    value: 'box\nCar\n1 2 3 4',
  })
  room.item = observed({ kind: 'labels', ...street() })
  room.matters = [
    matter('d2', { dispute: dispute('d2', { unit: 'n1', place: place('n1', 2), stands: '1 2 30 40' }) }),
    matter('r1', { state: 'ruled', dispute: null, ruling: made }),
  ]
  close = await room.open('item1')
  pressKey('KeyT')
  await vi.waitFor(() => expect(findAll('button.row')).toHaveLength(2))
  expect(wordsOf('room-observed-matters')).toContain('at 1, 2, 30 × 40')
  expect(wordsOf('room-observed-matters')).toContain('New label 1, boundary')
  expect(wordsOf('room-observed-matters')).toContain('Car, at 1, 2, 3 × 4')
})
