import { expect, test } from 'vitest'
import { tableGet } from '#shared/kernel/table.ts'
import type { Media } from './media.ts'
import { emptyRoom, type RoomState, reduceRoom } from './room.ts'
import { smallRoom } from './testing/small-room.ts'

const media = (letter: string): Media => ({ hash: letter.repeat(64), type: 'image/png', bytes: 9, width: 4, height: 3 })
const given = (room: RoomState, item: string, letter: string) =>
  reduceRoom(room, { type: 'media.listed', media: [{ item, media: media(letter) }] })
const cats = (room: RoomState) => tableGet(room.items, 'item-cats')

test('MD2 an item that has none gets it; one that has keeps its own, and nobody else gets any', () => {
  const room = given(smallRoom(), 'item-cats', 'a')
  expect(cats(room)?.media).toEqual(media('a'))
  expect(cats(given(room, 'item-cats', 'b'))?.media).toEqual(media('a'))
  expect(tableGet(room.items, 'item-dogs')?.media).toBeUndefined()
  expect(given(emptyRoom, 'item-cats', 'a').items).toEqual(emptyRoom.items)
})

test('MD2 it stays when the item is compared anew, also by what was computed before it came', () => {
  const before = smallRoom()
  const item = cats(before)
  if (!item) throw new Error('no cats')
  const { batch: _, ...listed } = item
  const room = reduceRoom(given(before, 'item-cats', 'a'), {
    type: 'items.compared',
    changed: [{ before: listed, after: { ...listed, words: 7 }, profile: before.settings.profile, units: null }],
  })
  expect(cats(room)).toMatchObject({ words: 7, media: media('a'), batch: 'batch' })
})

test('MD2 it stays when an import that brought the item more annotators is taken back', () => {
  const before = smallRoom()
  const item = cats(before)
  if (!item) throw new Error('no cats')
  const { batch: _, ...listed } = item
  const after = { ...listed, annotators: [...listed.annotators, 'person-d'] }
  const changed = [{ before: listed, after, profile: before.settings.profile, units: null }]
  const manifest = { batch: 'later', people: [], items: [], changed }
  const extended = reduceRoom(reduceRoom(before, { type: 'batch.listed', manifest }), {
    type: 'items.compared',
    changed,
  })
  expect(cats(extended)?.annotators).toHaveLength(4)
  const back = reduceRoom(given(extended, 'item-cats', 'a'), { type: 'batch.unlisted', manifest })
  expect(cats(back)).toEqual({ ...item, media: media('a') })
})
