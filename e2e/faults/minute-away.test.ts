import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { LessonRoom } from '../lesson-room.ts'
import { eventually, phone, type Visitor } from '../people.ts'

const halfMinute = 30_000
const mostWords = 60

describe('three people type for a minute, one of them without a line and with a reload in between', () => {
  let room: LessonRoom
  let asha: Visitor
  let selvi: Visitor
  let ravi: Visitor

  beforeAll(async () => {
    room = await LessonRoom.open()
    asha = await room.comes('reviewer', 'Asha')
    selvi = await room.comes('trainer', 'Selvi')
    ravi = await room.comesOverTheLine('reviewer', 'Ravi', phone)
    const item = await asha.moves('Shift+KeyN')
    await Promise.all([ravi.goesTo(item), selvi.goesTo(item)])
    await ravi.page.evaluate(async () => void (await navigator.serviceWorker.ready))
  })
  afterAll(async () => {
    await room.close()
  })

  const text = async (visitor: Visitor) => (await visitor.draft()).join('|')
  /** Each word once, whoever typed it. */
  const typed: string[] = []

  /** Into a segment of their own, at its end, for half a minute; nobody types faster than people do. */
  async function types(visitor: Visitor, name: string, segment: number): Promise<void> {
    const row = visitor.page.locator('room-segment').nth(segment)
    await row.locator('.text').dblclick()
    await row.locator('.cm-focused').waitFor()
    await visitor.presses('End')
    const end = Date.now() + halfMinute
    for (let count = 0; count < mostWords && Date.now() < end; count++) {
      const word = ` ${name}${typed.length}`
      typed.push(word)
      await visitor.page.keyboard.type(word, { delay: 40 })
      await visitor.page.waitForTimeout(200)
    }
    await visitor.presses('Escape')
  }

  test('V1 what she typed without a line is on the device and on her screen, before and after the reload', async () => {
    await ravi.saved()
    room.line.cut()
    await Promise.all([types(asha, 'asha', 0), types(selvi, 'selvi', 1), types(ravi, 'ravi', 0)])
    expect(await ravi.saveState()).toBe('on-device')
    await ravi.page.reload()
    const own = typed.filter((word) => word.includes('ravi'))
    await eventually(async () => expect(await text(ravi)).toContain(own.join('')))
    await Promise.all([types(asha, 'asha', 1), types(selvi, 'selvi', 0), types(ravi, 'ravi', 1)])
    await eventually(async () => expect(await ravi.saveState()).toBe('on-device'))
    expect(typed.filter((word) => word.includes('ravi')).length).toBeGreaterThan(20)
    expect(await text(asha)).not.toContain('ravi')
  })

  test('V3 when the line is back each word of the three is there once, on all screens and in the export', async () => {
    room.line.drop()
    room.line.mend()
    await ravi.saved()
    const shown = await eventually(async () => {
      const [first, ...others] = await Promise.all([asha, selvi, ravi].map(text))
      for (const other of others) expect(other).toBe(first)
      return first ?? ''
    })
    for (const visitor of [asha, selvi]) await visitor.saved()
    const file = await room.exported()
    const times = (words: string, word: string) => words.split(/[\s|",]+/).filter((one) => one === word.trim()).length
    for (const word of typed) expect([word, times(shown, word), times(file, word)]).toEqual([word, 1, 1])
    expect(await ravi.page.locator('room-kept-words').count()).toBe(0)
    for (const visitor of [asha, selvi, ravi]) expect(visitor.faults).toEqual([])
  })
})
