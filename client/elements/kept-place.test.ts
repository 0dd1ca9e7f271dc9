import * as fc from 'fast-check'
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { page as frame } from 'vitest/browser'
import { draftText } from '#shared/drafts/draft-doc.ts'
import { FakeRoom } from '../testing/fake-room.ts'
import { comparisonOf } from '../testing/fixtures.ts'
import { find, findAll, openPage, pressKey } from '../testing/room-fixture.ts'
import type { RoomSegment } from './room-segment.ts'

const words = 'the cat sat on a mat and looked at the river for a long time before it went home to eat and to sleep'
const line = (at: number, animal: string) => `${words.replace('cat', animal)} ${'again '.repeat(at % 9)}${at}`
const textOf = (segments: number, animal: string) =>
  Array.from({ length: segments }, (_, at) => line(at, animal)).join('\n')
let close = () => {}

beforeEach(() => frame.viewport(900, 700))
afterEach(() => close())

async function bench(segments: number, at: number) {
  const room = new FakeRoom(comparisonOf(textOf(segments, 'cat'), textOf(segments, 'bat'), textOf(segments, 'hat')))
  const opened = await openPage(room, 'item1')
  close = opened.close
  const { item } = opened.stay
  if (!item) throw new Error('no item')
  const stop = item.state.stops.find(({ segment }) => segment === at)
  if (!stop) throw new Error('no difference there')
  item.goTo(stop)
  await vi.waitFor(() => {
    const row = (find('.mark.current').getRootNode() as ShadowRoot).host as RoomSegment
    expect(row.row?.segment).toBe(at)
  }, 5000)
  const list = find<HTMLElement>('.segments')
  /** Until nothing moves any more. Answers how far it was from where it began in any frame. */
  const rest = async (y: () => number, start = y(), alike = 4): Promise<number> => {
    let most = 0
    for (let same = 0, before = Number.NaN; same < alike; ) {
      await painted()
      const now = y()
      most = Math.max(most, Math.abs(now - start))
      same = now === before ? same + 1 : 0
      before = now
    }
    return most
  }
  const others = (segment: number, change: { at: number; remove: number; words: string }) => {
    const text = draftText(room.drafts.doc, `u${segment}`)
    if (!text) return
    const from = Math.min(change.at, text.length)
    text.delete(from, Math.min(change.remove, text.length - from))
    text.insert(from, change.words)
  }
  // The list looks twice whether it is laid out, a tenth of a second each, before it brings a difference into sight.
  await rest(yOfMark, yOfMark(), 20)
  await document.fonts.ready
  await rest(yOfMark, yOfMark(), 20)
  return { room, item, list, others, rest, ...opened }
}

/** After what a frame shows is on screen. */
const painted = () =>
  new Promise<void>((resolve) =>
    requestAnimationFrame(() => {
      const { port1, port2 } = new MessageChannel()
      port1.onmessage = () => resolve()
      port2.postMessage(null)
    }),
  )

const yOfMark = () => findAll('.mark.current')[0]?.getBoundingClientRect().top ?? Number.NaN
const yOfCaret = () => getCaret().top

function getCaret(): DOMRect {
  const root = find('.cm-content').getRootNode() as ShadowRoot & { getSelection?(): Selection | null }
  const selection = root.getSelection?.() ?? document.getSelection()
  if (!selection || selection.rangeCount === 0) throw new Error('no caret')
  const range = selection.getRangeAt(0)
  const [box] = range.getClientRects()
  return box ?? range.getBoundingClientRect()
}

const change = fc.record({
  /** Rows away from the person's own. */
  away: fc.integer({ min: -12, max: 12 }).filter((away) => away !== 0),
  at: fc.nat(120),
  remove: fc.constantFrom(0, 10, 90),
  words: fc.constantFrom('', 'a word ', 'many more words than before '.repeat(6)),
})

test.each([
  ['a virtual list', 300, 150],
  ['a plain list', 30, 15],
])(
  'K7 the difference looked at stays where it is on screen while others write around it: %s',
  async (_, segments, at) => {
    const { others, rest } = await bench(segments, at)
    const stays = fc.asyncProperty(fc.array(change, { minLength: 1, maxLength: 6 }), async (changes) => {
      await painted()
      const start = yOfMark()
      for (const one of changes) {
        others(at + one.away, one)
        await painted()
        expect(Math.abs(yOfMark() - start)).toBeLessThanOrEqual(1)
      }
      expect(await rest(yOfMark, start)).toBeLessThanOrEqual(1)
    })
    await fc.assert(stays, { numRuns: 12 })
  },
  60_000,
)

test.each([
  ['a virtual list', 300, 150],
  ['a plain list', 30, 15],
])(
  'K7 the line typed in stays where it is while others write in it and around it: %s',
  async (_, segments, at) => {
    const { others, rest, item } = await bench(segments, at)
    item.type({ unit: `u${at}`, caret: 70 })
    await vi.waitFor(() => expect(findAll('.cm-content:focus')).toHaveLength(1), 5000)
    await rest(yOfCaret)
    const own = fc.record({
      away: fc.constant(0),
      at: fc.nat(60),
      remove: fc.constantFrom(0, 3),
      words: change.map(({ words }) => words),
    })
    const stays = fc.asyncProperty(fc.array(fc.oneof(change, own), { minLength: 1, maxLength: 6 }), async (changes) => {
      await painted()
      const start = yOfCaret()
      for (const one of changes) {
        others(at + one.away, one)
        await painted()
        // The editor measures in a frame of its own, which a busy machine may paint before.
        await painted()
        expect(Math.abs(yOfCaret() - start)).toBeLessThanOrEqual(1)
      }
      expect(await rest(yOfCaret, start)).toBeLessThanOrEqual(1)
    })
    await fc.assert(stays, { numRuns: 12 })
    pressKey('Escape')
  },
  60_000,
)

test('what the person does themselves moves the list as they wish', async () => {
  const { list, rest, item, others } = await bench(300, 150)
  list.scrollTop += 400
  await rest(() => list.scrollTop)
  const first = findAll('room-segment').find(
    (row) => row.getBoundingClientRect().bottom > list.getBoundingClientRect().top + 1,
  ) as RoomSegment
  const top = () => first.getBoundingClientRect().top
  const before = top()
  others(150, { at: 0, remove: 0, words: 'many more words than before '.repeat(8) })
  await rest(top)
  expect(Math.abs(top() - before)).toBeLessThanOrEqual(1)
  item.walk('nextAny')
  await vi.waitFor(() => expect(find('.mark.current').getBoundingClientRect().top).toBeGreaterThan(0))
})
