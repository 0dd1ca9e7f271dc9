import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { TextBreaks } from '#shared/labels/text-breaks.ts'
import { TextPoints } from '#shared/labels/text-points.ts'
import { shownSpan, spanOver } from '../testing/shown-spans.ts'
import { blockAt, piecesOf, type ShownSpan, spansIn } from './laid-spans.ts'
import { lanesOf, mostLanes } from './span-lanes.ts'
import { nextAt, spansAt } from './spans-at.ts'
import { textBlocks } from './text-blocks.ts'

const said = 'Ravi went to New York City\nand stayed 👩‍👧 there'
const shown = (key: string, quote: string, more: Partial<ShownSpan> = {}) => shownSpan(key, spanOver(said, quote), more)
const keys = (spans: readonly ShownSpan[]) => spans.map(({ key }) => key)

describe('SN4 lanes', () => {
  test('SN4: what comes first chooses first, and takes the uppermost lane that is free', () => {
    const stretches = [
      { start: 0, end: 10, room: 0 },
      { start: 2, end: 5, room: 0 },
      { start: 5, end: 7, room: 0 },
      { start: 10, end: 11, room: 6 },
      { start: 12, end: 14, room: 0 },
    ]
    expect(lanesOf(stretches)).toEqual([0, 1, 1, 0, 1])
  })

  test('SN4: in one lane nothing lies over another, as long as there are lanes', () => {
    const stretch = fc.record({ start: fc.nat(200), length: fc.nat(30), room: fc.nat(8) })
    fc.assert(
      fc.property(fc.array(stretch, { maxLength: 60 }), (list) => {
        const stretches = list.map(({ start, length, room }) => ({ start, end: start + length, room }))
        const lanes = lanesOf(stretches)
        const taken = stretches.map(({ start, end, room }) => ({ start, end: Math.max(end, start + room, start + 1) }))
        for (const [at, one] of taken.entries())
          for (const [other, two] of taken.entries()) {
            const over = other < at && lanes[other] === lanes[at] && one.start < two.end && two.start < one.end
            if (over) expect(lanes[at]).toBe(mostLanes - 1)
          }
      }),
    )
  })
})

describe('SN4 blocks', () => {
  test('SN4: blocks hold the whole text once, lines whole where they are not very long', () => {
    const text = fc.array(fc.constantFrom('word ', 'தமிழ் ', '👩‍👧', '\n', 'x'.repeat(900)), { maxLength: 40 })
    fc.assert(
      fc.property(text, (parts) => {
        const points = new TextPoints(parts.join(''))
        const blocks = textBlocks(points)
        expect(blocks.map(({ text }) => text).join('')).toBe(points.text)
        expect(blocks.map(({ at }) => at)).toEqual(blocks.map((_, at) => at))
        for (const { from, start, end, text } of blocks) {
          expect(points.slice(start, end)).toBe(text)
          expect(points.unitAt(start)).toBe(from)
        }
        for (const [at, block] of blocks.entries()) expect(blockAt(blocks, block.start)).toBe(at)
      }),
    )
  })

  test('SN4: a text of many short lines has few blocks, and one long line is cut at a space', () => {
    const lines = textBlocks(new TextPoints('a line\n'.repeat(20_000)))
    expect(lines.length).toBeLessThan(1100)
    expect(lines.every(({ text }) => text.endsWith('\n'))).toBe(true)
    const line = textBlocks(new TextPoints('words '.repeat(20_000)))
    expect(line.length).toBeGreaterThan(10)
    expect(line.every(({ text }) => text.endsWith(' '))).toBe(true)
  })
})

describe('SN4 pieces', () => {
  const breaks = new TextBreaks(said)
  const blocks = textBlocks(breaks.points)

  test('SN4: a span over two blocks has a piece in each; only the first has its beginning', () => {
    const { standing } = spansIn([shown('n1', 'City\nand'), shown('n2', '👩‍👧')], breaks.length)
    const pieces = piecesOf(standing, blocks)
    const drawn = pieces.map((list, at) =>
      list.map(({ shown: { key }, from, to, first, last }) => [
        key,
        Array.from(blocks[at]?.text ?? '')
          .slice(from, to)
          .join(''),
        first,
        last,
      ]),
    )
    expect(drawn).toEqual([
      [['n1', 'City\n', true, false]],
      [
        ['n1', 'and', false, true],
        ['n2', '👩‍👧', true, true],
      ],
    ])
  })

  test('SN4: a block of which nothing changed keeps its pieces', () => {
    const [city, mother] = [shown('n1', 'City'), shown('n2', '👩‍👧')]
    const before = piecesOf([city, mother], blocks)
    const after = piecesOf(
      [
        { ...city, label: { ...city.label } },
        { ...mother, state: 'ruled' },
      ],
      blocks,
      before,
    )
    expect(after[0]).toBe(before[0])
    expect(after[1]).not.toBe(before[1])
  })

  test('SN4: what stands nowhere, or past the end, is not in the text', () => {
    const lost = shownSpan('n1', { ...spanOver(said, 'Ravi'), unanchored: true })
    const beyond = shownSpan('n2', { ...spanOver(said, 'Ravi'), end: 999 })
    const { standing, lost: found } = spansIn([lost, beyond, shown('n3', 'went')], breaks.length)
    expect([keys(standing), keys(found)]).toEqual([['n3'], ['n1', 'n2']])
  })
})

describe('SN5 what is picked', () => {
  const spans = [shown('s0:1', 'York', { layer: 0 }), shown('n1', 'New York City'), shown('n2', 'New York')]
  const at = spanOver(said, 'York').start

  test('SN5: the draft before sources, the shortest first', () => {
    expect(keys(spansAt(spans, at))).toEqual(['n2', 'n1', 's0:1'])
    expect(keys(spansAt(spans, at - 1))).toEqual(['n2', 'n1'])
    expect(spansAt(spans, 0)).toEqual([])
  })

  test('SN5: picking again goes to the next, round and round', () => {
    const hits = spansAt(spans, at)
    const walk = ['', 'n2', 'n1', 's0:1'].map((current) => nextAt(hits, current)?.key)
    expect(walk).toEqual(['n2', 'n1', 's0:1', 'n2'])
    expect(nextAt([], 'n1')).toBeUndefined()
  })
})
