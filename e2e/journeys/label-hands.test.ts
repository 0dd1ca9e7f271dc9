import { mkdir } from 'node:fs/promises'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import * as Y from 'yjs'
import { stockProvider } from '#server/testing/stock-provider.ts'
import type { Hand } from '../hand.ts'
import { eventually, type Visitor } from '../people.ts'
import {
  about,
  all,
  clicks,
  corner,
  current,
  drags,
  goesTo,
  gone,
  label,
  labels,
  quietly,
  readings,
  StreetRoom,
  whole,
} from '../street-room.ts'

const shots = join(import.meta.dirname, '..', 'shots')
let room: StreetRoom
let hand: Hand
let asha: Visitor
let ravi: Visitor
let item: string
const both = () => [asha, ravi]
const keys = async (who: Visitor) => (await labels(who)).map(({ key }) => key)
const isNew = (who: Visitor, known: readonly string[]) =>
  eventually(async () => {
    const found = (await keys(who)).find((key) => !known.includes(key))
    if (found === undefined) throw new Error('nothing new')
    return found
  })

beforeAll(async () => {
  await mkdir(shots, { recursive: true })
  room = await StreetRoom.open()
  hand = await room.hand()
  item = (await hand.items()).get('market-morning.png') ?? ''
  asha = await room.comes('reviewer', 'Asha', item)
  ravi = await room.comes('reviewer', 'Ravi', item)
})
afterAll(async () => {
  hand.leaves()
  await room.close()
})

test('LU19 a reading by its digit, the average and the tightest by their keys; everybody sees the label move; U takes each back', async () => {
  await goesTo(asha, 'Box 8, boundary')
  expect(await about(asha)).toBe('Difference 3 of 8: Box 8, boundary')
  const middle = (await label(asha, 'u8')).label
  await asha.presses('Digit1')
  await all(both(), 'u8', { x: 268.5, y: 468, width: 89.5, height: 124.5 })
  await goesTo(asha, 'Box 8, boundary')
  await asha.presses('Alt+KeyT')
  await eventually(async () => expect((await label(ravi, 'u8')).label.width).toBeLessThan(51))
  const tightest = (await label(ravi, 'u8')).label
  await goesTo(asha, 'Box 8, boundary')
  await asha.presses('Alt+KeyA')
  await all(both(), 'u8', { x: middle.x, y: middle.y, width: middle.width, height: middle.height })
  expect(tightest).not.toEqual(middle)
  await eventually(async () => expect((await label(ravi, 'u8')).state).toBe('settled'))
  await asha.presses('KeyU')
  await all(both(), 'u8', { x: tightest.x, width: tightest.width })
  await asha.presses('KeyU')
  await all(both(), 'u8', { x: 268.5, width: 89.5 })
  await asha.presses('KeyU')
  await all(both(), 'u8', { x: middle.x, width: middle.width })
  await eventually(async () => expect((await label(ravi, 'u8')).state).toBe('open'))
})

test('LU20 a tag by its key, nudges of 1 and 10 pixels by arrows; U takes back one after the other', async () => {
  const at = await whole(asha)
  await clicks(asha, at(540, 530))
  await eventually(async () => expect(await current(asha)).toBe('u11'))
  const [x, y] = await corner(asha, 'u11')
  await asha.presses('ArrowRight', 'Shift+ArrowDown')
  await all(both(), 'u11', { x: x + 1, y: y + 10 })
  await asha.presses('KeyB')
  await all(both(), 'u11', { tag: 'bus' })
  await eventually(async () => expect((await readings(asha)).join()).toMatch(/at 512, 505.*stands/s))
  await asha.presses('KeyU')
  await all(both(), 'u11', { tag: 'auto', y: y + 10 })
  await asha.presses('KeyU')
  await all(both(), 'u11', { x: x + 1, y })
  await asha.presses('KeyU')
  await all(both(), 'u11', { x, y })
  await quietly(asha, /Undone: a label is where it was/)
})

test('LU21 while one drags a box others see it move, held by them; the draft changes once, when it is let go', async () => {
  const doc = new Y.Doc()
  const provider = stockProvider(room.server.url, `street/${item}`, doc, hand.cookie)
  await new Promise((resolve) => provider.once('sync', resolve))
  let changes = 0
  doc.on('update', () => changes++)
  const at = await whole(asha)
  const [x, y] = await corner(asha, 'u11')
  await clicks(asha, at(x + 30, y + 35))
  await eventually(async () => expect(await current(asha)).toBe('u11'))
  await drags(asha, at(x + 30, y + 35), at(x + 80, y + 65))
  await eventually(async () => {
    const seen = await label(ravi, 'u11')
    expect(seen.held?.name).toBe('Asha')
    expect([seen.label.x, seen.label.y].map(Math.round)).not.toEqual([x, y].map(Math.round))
  })
  await ravi.looksLike(join(shots, 'label-held-1366.png'))
  expect(changes).toBe(0)
  await asha.page.mouse.up()
  await eventually(async () => expect((await label(ravi, 'u11')).held).toBeNull())
  await asha.saved()
  const [right, down] = await corner(asha, 'u11')
  expect(right).toBeGreaterThan(x + 40)
  await all(both(), 'u11', { x: right, y: down })
  await eventually(() => expect(changes).toBe(1))
  await asha.presses('KeyU')
  await all(both(), 'u11', { x, y })
  expect(changes).toBe(2)
  provider.destroy()
})

test('LU16 two people change different attributes of one label at once: both win', async () => {
  for (const who of both()) {
    const at = await whole(who)
    await clicks(who, at(1200, 580))
    await eventually(async () => expect(await current(who)).toBe('u14'))
  }
  await Promise.all([
    asha.page.getByRole('radiogroup', { name: 'occluded' }).getByText('partly').click(),
    ravi.page.getByRole('radiogroup', { name: 'side' }).getByText('front').click(),
  ])
  await all(both(), 'u14', { attributes: { occluded: ['partly'], side: ['front'] } })
  await asha.presses('KeyU')
  await all(both(), 'u14', { attributes: { occluded: ['no'], side: ['front'] } })
})

test('LU22 a box is drawn by E and the mouse, split, merged and deleted by keys and by buttons; U takes back each', async () => {
  const before = await keys(asha)
  const button = (name: RegExp) => asha.page.locator('room-label-layers').getByRole('button', { name })
  const at = await whole(asha)
  await asha.presses('Escape')
  await eventually(async () => expect(await current(asha)).toBeNull())
  await asha.presses('KeyE')
  await eventually(async () => expect(await button(/^Box/).getAttribute('aria-pressed')).toBe('true'))
  await drags(asha, at(900, 660), at(980, 740))
  await asha.page.mouse.up()
  await eventually(async () => expect(await current(asha)).toBe('n1'))
  await all(both(), 'n1', { kind: 'box', tag: '' })
  await asha.presses('KeyG')
  await all(both(), 'n1', { tag: 'cow' })
  const { width } = (await label(asha, 'n1')).label
  await asha.presses('Alt+KeyS')
  const half = await isNew(ravi, [...before, 'n1'])
  await eventually(async () => expect((await label(ravi, 'n1')).label).not.toMatchObject({ width }))
  await asha.presses('KeyU')
  await gone(both(), half)
  await all(both(), 'n1', { width })
  await button(/^Split/).click()
  const again = await isNew(ravi, [...before, 'n1'])
  await asha.presses('Alt+KeyM')
  await quietly(asha, /Pick the label that becomes part/)
  const other = (await label(asha, again)).label
  const now = await whole(asha)
  await clicks(asha, now(other.x + other.width / 2, other.y + other.height / 2))
  await gone(both(), again)
  await all(both(), 'n1', { width })
  await asha.presses('KeyU')
  await eventually(async () => expect(await keys(ravi)).toContain(again))
  await asha.presses('KeyU')
  await gone(both(), again)
  await eventually(async () => expect(await current(asha)).toBe('n1'))
  await asha.presses('Delete')
  await gone(both(), 'n1')
  await asha.presses('KeyU')
  await all(both(), 'n1', { tag: 'cow', width })
  await eventually(async () => expect(await current(asha)).toBe('n1'))
  await button(/^Delete/).click()
  await gone(both(), 'n1')
  await asha.presses('KeyU')
  await all(both(), 'n1', { tag: 'cow' })
  await asha.presses('KeyU', 'KeyU')
  await gone(both(), 'n1')
  expect(await keys(ravi)).toEqual(before)
  expect([...asha.faults, ...ravi.faults]).toEqual([])
})
