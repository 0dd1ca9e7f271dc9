import fc from 'fast-check'
import { expect, test } from 'vitest'
import type { Span } from './label.ts'
import { joinedSpans, nudgedSpan, type SpanEdge, spanAt, splitSpan, tightestSpan, withSpanEdge } from './span-moves.ts'
import { TextBreaks } from './text-breaks.ts'

const span = (text: TextBreaks, start: number, end: number, more: Partial<Span> = {}): Span => ({
  ...{ id: 'n1', kind: 'span', tag: 'PER', start, end, quote: text.slice(start, end) },
  ...more,
})

const steps: readonly [string, string, SpanEdge, 'grapheme' | 'word', 1 | -1, string][] = [
  ['the [cat] sat', 'further by a letter', 'end', 'grapheme', 1, 'the [cat ]sat'],
  ['the [cat] sat', 'back by a letter', 'end', 'grapheme', -1, 'the [ca]t sat'],
  ['the [cat] sat', 'from a letter before', 'start', 'grapheme', -1, 'the[ cat] sat'],
  ['the [cat] sat', 'further by a word', 'end', 'word', 1, 'the [cat sat]'],
  ['the [cat] sat', 'from a word before', 'start', 'word', -1, '[the cat] sat'],
  ['the [cat sat]', 'back by a word', 'end', 'word', -1, 'the [cat] sat'],
  ['[the cat] sat', 'from a word later', 'start', 'word', 1, 'the [cat] sat'],
  ['the [cat] sat', 'back by a word that would leave nothing', 'end', 'word', -1, 'the [cat] sat'],
  ['the [c]at', 'back by the last letter', 'end', 'grapheme', -1, 'the [c]at'],
  ['[the] cat', 'from before the beginning', 'start', 'grapheme', -1, '[the] cat'],
  ['the [cat]', 'past the end', 'end', 'grapheme', 1, 'the [cat]'],
  ['த[மி]ழ்', 'further by a Tamil letter', 'end', 'grapheme', 1, 'த[மிழ்]'],
  ['न[म]स्ते', 'further by a Hindi letter', 'end', 'grapheme', 1, 'न[मस्ते]'],
  ['മല[യാ]ളം', 'further by a Malayalam letter', 'end', 'grapheme', 1, 'മല[യാളം]'],
  ['a [b]👨‍👩‍👧', 'further by a family', 'end', 'grapheme', 1, 'a [b👨‍👩‍👧]'],
  ['שלום [עו]לם', 'further in Hebrew', 'end', 'word', 1, 'שלום [עולם]'],
]

function parse(drawn: string): { text: TextBreaks; span: Span } {
  const points = Array.from(drawn)
  const [from, to] = [points.indexOf('['), points.indexOf(']')]
  const text = new TextBreaks(points.filter((point) => point !== '[' && point !== ']').join(''))
  return { text, span: span(text, from, to - 1) }
}

const drawn = (text: TextBreaks, { start, end }: Span): string =>
  `${text.slice(0, start)}[${text.slice(start, end)}]${text.slice(end, text.length)}`

test.each(steps)('SN2 %s, %s', (before, _, edge, step, by, after) => {
  const { text, span } = parse(before)
  const moved = nudgedSpan(span, text, edge, step, by)
  expect(drawn(text, moved)).toBe(after)
  expect(moved.quote).toBe(text.slice(moved.start, moved.end))
  if (before === after) expect(moved).toBe(span)
})

test('SN2 wherever its edges are put, a span is whole clusters, not empty, and quotes them', () => {
  const said = fc
    .array(fc.constantFrom('தி', 'क्षि', 'ന്റെ', 'a', ' ', '👨‍👩‍👧', 'e\u0301'), { minLength: 1, maxLength: 20 })
    .map((parts) => new TextBreaks(parts.join('')))
  fc.assert(
    fc.property(said, fc.nat(60), fc.nat(60), fc.constantFrom('start', 'end'), fc.nat(60), (text, a, b, edge, to) => {
      const placed = spanAt(span(text, 0, 0), text, { start: Math.min(a, text.length), end: Math.min(b, text.length) })
      const moved = withSpanEdge(placed, text, edge as SpanEdge, Math.min(to, text.length))
      for (const { start, end, quote } of [placed, moved]) {
        expect(start).toBeLessThan(end)
        expect(text.whole({ start, end })).toEqual({ start, end })
        expect(quote).toBe(text.slice(start, end))
      }
      const other = edge === 'start' ? 'end' : 'start'
      expect(moved[other]).toBe(placed[other])
    }),
  )
})

test('SN3 a span in two leaves out the white space there, and the second has no id yet', () => {
  const { text, span } = parse('in [New York] today')
  const [first, second] = splitSpan({ ...span, attributes: { sure: true }, kept: { from: 'x' } }, text, 7) ?? []
  expect(first).toMatchObject({ id: 'n1', quote: 'New', attributes: { sure: true }, kept: { from: 'x' } })
  expect(second).toEqual({ ...span, id: '', start: 7, end: 11, quote: 'York', attributes: { sure: true } })
})

test.each([3, 11, 0, 99])('SN3 nothing is split at %d, where a part would be empty', (at) => {
  const { text, span } = parse('in [New York] today')
  expect(splitSpan(span, text, at)).toBeUndefined()
})

test('SN3 a cluster is not split', () => {
  const { text, span } = parse('[நி]')
  expect(splitSpan(span, text, 1)).toBeUndefined()
})

test('SN3 spans become one from the first start to the last end, under the first', () => {
  const text = new TextBreaks('in New York today')
  const [a, b] = [span(text, 7, 11), span(text, 3, 6, { id: 'n2', tag: 'LOC' })]
  expect(joinedSpans([a, b], text)).toEqual({ ...a, start: 3, end: 11, quote: 'New York' })
})

test('SN3 the tightest is what all have, else the shortest', () => {
  const text = new TextBreaks('in New York today')
  const [city, wide, other] = [span(text, 3, 11), span(text, 7, 17), span(text, 0, 2)]
  expect(tightestSpan([city, wide], text).quote).toBe('York')
  expect(tightestSpan([city, other], text)).toBe(other)
})

test('SN2 a quote that was found nowhere is anchored where it is put', () => {
  const text = new TextBreaks('the cat')
  const lost = span(text, 0, 3, { unanchored: true, quote: 'dog' })
  expect(spanAt(lost, text, { start: 0, end: 3 })).toEqual(span(text, 0, 3))
})
