import { afterAll, beforeAll, expect, test } from 'vitest'
import { all, current, gone, LabelRoom, label, labels, newOf, quietly, signsOff, stage } from '../label-room.ts'
import { looksRight } from '../look.ts'
import { eventually, type Visitor } from '../people.ts'

let room: LabelRoom
let asha: Visitor
let ravi: Visitor
let selvi: Visitor
const everybody = () => [asha, ravi, selvi]

interface Heard {
  readonly playing: boolean
  readonly at: number
}
const heard = (who: Visitor): Promise<Heard> =>
  stage(who).evaluate((element) => {
    const { sound } = element as unknown as { sound: { at: number; state: { playing: boolean } } }
    return { playing: sound.state.playing, at: sound.at }
  })
const plays = (who: Visitor, playing: boolean) =>
  eventually(async () => expect((await heard(who)).playing).toBe(playing))

/** Where on the screen a moment of the waveform is. */
async function moment(who: Visitor, seconds: number): Promise<readonly [number, number]> {
  const box = await stage(who).locator('canvas').first().boundingBox()
  if (!box) throw new Error('no waveform')
  return [box.x + (seconds / 42.016) * box.width, box.y + 60]
}

/** Takes hold at a moment and moves to another. */
async function drags(who: Visitor, from: number, to: number): Promise<void> {
  await who.page.mouse.move(...(await moment(who, from)))
  await who.page.mouse.down()
  await who.page.mouse.move(...(await moment(who, to)), { steps: 6 })
}

async function picks(who: Visitor, key: string): Promise<void> {
  await stage(who).locator('canvas').first().focus()
  await who.presses('Home')
  await eventually(async () => {
    if ((await current(who)) === key) return
    await who.presses('ArrowDown')
    throw new Error(`at ${await current(who)}`)
  })
}

beforeAll(async () => {
  room = await LabelRoom.open('sounds')
  asha = await room.comes('reviewer', 'Asha', 'bus-stand.ogg')
  ravi = await room.comes('reviewer', 'Ravi', 'bus-stand.ogg')
  selvi = await room.comes('trainer', 'Selvi', 'bus-stand.ogg')
})
afterAll(() => room.close())

test('LU35 Space and Alt+K play and pause from anywhere on the page; a button keeps its Space', async () => {
  for (const key of ['Space', 'Alt+KeyK']) {
    const { at } = await heard(asha)
    await asha.presses(key)
    await plays(asha, true)
    await eventually(async () => expect((await heard(asha)).at).toBeGreaterThan(at))
    await asha.presses(key)
    await plays(asha, false)
  }
  const layers = asha.page.getByRole('button', { name: 'Layers' })
  await layers.focus()
  await asha.presses('Space')
  expect((await heard(asha)).playing).toBe(false)
  expect(await layers.getAttribute('aria-expanded')).toBe('true')
  await asha.presses('Space')
})

test('LU36 an edge is dragged: others see it move, the draft changes once on release; keys nudge it; U takes each back', async () => {
  await picks(asha, 'u4')
  await drags(asha, 15.24, 16)
  await eventually(async () => expect((await label(ravi, 'u4'))?.held?.name).toBe('Asha'))
  await eventually(async () => expect((await label(ravi, 'u4'))?.label.end).toBeGreaterThan(15.5))
  await asha.page.mouse.up()
  await eventually(async () => expect((await label(ravi, 'u4'))?.held).toBeNull())
  const placed = (await label(ravi, 'u4'))?.label.end ?? 0
  expect(placed).toBeGreaterThan(15.5)
  await stage(asha).locator('canvas').first().focus()
  await asha.presses('ArrowLeft')
  await eventually(async () => expect((await label(selvi, 'u4'))?.label.end).toBeCloseTo(placed - 0.01, 3))
  await asha.presses('KeyU')
  await eventually(async () => expect((await label(selvi, 'u4'))?.label.end).toBeCloseTo(placed, 3))
  await asha.presses('KeyU')
  await all(everybody(), 'u4', { start: 7.96, end: 15.24 })
})

test('LU37 an interval is drawn, split where it is heard, made whole again; each is taken back', async () => {
  const before = await labels(asha)
  await asha.presses('F2')
  await eventually(async () =>
    expect(await stage(asha).evaluate((element) => (element as unknown as { tool: string }).tool)).toBe('interval'),
  )
  await drags(asha, 38.5, 40.5)
  await asha.page.mouse.up()
  const made = await newOf(asha, before)
  await eventually(async () => expect(await current(asha)).toBe(made))
  await asha.presses('KeyE')
  await all(everybody(), made, { tag: 'dog' })
  await stage(asha).evaluate((element) =>
    (element as unknown as { sound: { seek(at: number): void } }).sound.seek(39.5),
  )
  await eventually(async () => expect((await heard(asha)).at).toBeCloseTo(39.5, 1))
  const known = await labels(asha)
  await asha.presses('Alt+KeyS')
  const rest = await newOf(asha, known)
  await all(everybody(), rest, { start: 39.5, tag: 'dog' })
  await all(everybody(), made, { end: 39.5 })
  await asha.presses('Alt+KeyM')
  await quietly(asha, 'Pick the label that becomes part of this one')
  await stage(asha).locator('canvas').first().focus()
  await asha.presses('ArrowDown')
  await gone(everybody(), rest)
  await asha.presses('KeyU')
  await all(everybody(), rest, { start: 39.5 })
  await asha.presses('KeyU')
  await gone(everybody(), rest)
  await looksRight(asha, 'label-sounds')
})

test('LU34 what was drawn and settled is in the export', async () => {
  await signsOff(asha)
  const studio = JSON.stringify(JSON.parse(await room.exported('label-studio')))
  expect(studio).toContain('"labels":["dog"]')
  for (const who of everybody()) expect(who.faults).toEqual([])
})
