import { afterAll, beforeAll, expect, test } from 'vitest'
import { LessonRoom } from '../lesson-room.ts'
import { eventually, type Visitor } from '../people.ts'

/** `OFFLINE_EDITS=20000` plays a whole hour. */
const edits = Number(process.env.OFFLINE_EDITS ?? 1500)

let room: LessonRoom
let asha: Visitor
let ravi: Visitor

beforeAll(async () => {
  room = await LessonRoom.open()
  asha = await room.comes('reviewer', 'Asha')
  ravi = await room.comesOverTheLine('reviewer', 'Ravi')
  const item = await asha.moves('Shift+KeyN')
  await ravi.goesTo(item)
})
afterAll(async () => {
  await room.close()
})

/** Keys into the focused editor, as fast as the page takes them; every fifth goes back and types in the middle. */
const typesMuch = (visitor: Visitor, count: number) =>
  visitor.page.evaluate(async (keys) => {
    for (let n = 0; n < keys; n++) {
      // The editor reads what was typed between two tasks: a key each.
      if (n % 100 === 0) await new Promise((resolve) => setTimeout(resolve, 0))
      else for (let turn = 0; turn < 4; turn++) await null
      if (n % 6 === 5) getSelection()?.modify('move', 'backward', 'word')
      document.execCommand(n % 12 === 11 ? 'delete' : 'insertText', false, 'abcdefgh '[n % 9])
    }
  }, count)

/** The numbers that the save state goes through. */
const watchCount = (visitor: Visitor) =>
  visitor.page.evaluate(() => {
    const counts: number[] = []
    Object.assign(window, { counts })
    const look = () => {
      const shown = document.querySelector('room-page')?.shadowRoot ?? document
      const text = deepText(shown)
      const count = Number(/Saving \(([0-9]+)\)/.exec(text)?.[1] ?? Number.NaN)
      if (!Number.isNaN(count) && count !== counts.at(-1)) counts.push(count)
      requestAnimationFrame(look)
    }
    function deepText(root: ParentNode): string {
      for (const one of root.querySelectorAll('*')) {
        if (one.localName === 'room-save-state') return one.shadowRoot?.textContent ?? ''
        const inside = one.shadowRoot ? deepText(one.shadowRoot) : ''
        if (inside !== '') return inside
      }
      return ''
    }
    look()
  })

test('E20 a returning offline hour is saved piece by piece, while everybody else goes on typing', async () => {
  await ravi.edits()
  await ravi.presses('End')
  await ravi.saved()
  room.line.cut()
  await typesMuch(ravi, edits)
  await eventually(async () => expect(await ravi.saveState()).toBe('on-device'))
  await asha.edits()
  await asha.presses('Home')
  await watchCount(ravi)
  room.line.drop()
  room.line.mend()
  let meanwhile = 0
  for (; (await ravi.saveState()) !== 'saved' && meanwhile < 5000; meanwhile++) {
    await asha.types('y')
    await asha.saved()
  }
  expect(meanwhile).toBeGreaterThan(1)
  const counts = await ravi.page.evaluate(() => (window as unknown as { counts: number[] }).counts)
  console.log(meanwhile, counts)
  expect(counts[0]).toBeGreaterThan(edits / 3)
  expect(counts.toSorted((a, b) => b - a)).toEqual(counts)
  if (edits > 10_000) expect(counts.length).toBeGreaterThan(3)
  const words = async (visitor: Visitor) => (await visitor.draft()).join('|')
  await eventually(async () => expect(await words(asha)).toBe(await words(ravi)))
  expect([...asha.faults, ...ravi.faults]).toEqual([])
}, 600_000)
