import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { missingData } from '#shared/compare/testing/reference-data.ts'
import type { Span } from '#shared/figures/span.ts'
import type { SpanMode } from '#shared/figures/span-score.ts'
import { shuffled } from '#shared/figures/testing/any-answers.ts'
import { anySpans } from '#shared/figures/testing/any-spans.ts'
import { spanScore } from '#shared/figures/testing/at-once.ts'
import { referenceValues } from '#shared/figures/testing/reference-values.ts'

const modes: readonly SpanMode[] = ['type', 'partial', 'exact', 'strict']
const span = (start: number, end: number, tag: string): Span => ({ start, end, tag })

/** SemEval 2013 task 9.1 as nervaluate explains it: one row for each way in which an answer can differ. */
const scenarios: Readonly<Record<string, { readonly expected: Span[]; readonly given: Span[] }>> = {
  I: { expected: [span(40, 49, 'DRUG')], given: [span(40, 49, 'DRUG')] },
  II: { expected: [], given: [span(0, 7, 'BRAND')] },
  III: { expected: [span(10, 17, 'BRAND')], given: [] },
  IV: { expected: [span(30, 41, 'DRUG')], given: [span(30, 41, 'BRAND')] },
  V: { expected: [span(23, 31, 'DRUG')], given: [span(20, 31, 'DRUG')] },
  VI: { expected: [span(55, 69, 'GROUP')], given: [span(50, 69, 'DRUG')] },
}
const wordFor = { COR: 'correct', INC: 'incorrect', PAR: 'partial', MIS: 'missed', SPU: 'spurious' } as const
const nothing = { correct: 0, incorrect: 0, partial: 0, missed: 0, spurious: 0 }

const reference = referenceValues()?.span_f1
describe.skipIf(!reference)(reference ? 'FG6 nervaluate' : missingData('reference-values.json'), () => {
  test.each(Object.entries(reference?.per_scenario ?? {}))('scenario %s', (name, row) => {
    for (const [at, mode] of modes.entries()) {
      const item = scenarios[name]
      if (!item) throw new Error(`No scenario ${name}`)
      const word = wordFor[row[at] as keyof typeof wordFor]
      expect([mode, spanScore([item], mode, 1).counts]).toEqual([mode, { ...nothing, [word]: 1 }])
    }
  })

  test.each(modes)('all scenarios as one item, %s', (mode) => {
    const { F1, ...counts } = reference?.recomputed_from_its_own_scenario_rows[mode] ?? {}
    const item = {
      expected: Object.values(scenarios).flatMap(({ expected }) => expected),
      given: Object.values(scenarios).flatMap(({ given }) => given),
    }
    const score = spanScore([item], mode, 1)
    for (const [short, word] of Object.entries(wordFor))
      if (counts[short] !== undefined) expect([word, score.counts[word]]).toEqual([word, counts[short]])
    expect(score.f1).toMatchObject({ value: expect.closeTo(F1 ?? 0, 12), n: 1 })
    expect(score.precision).toMatchObject({ value: expect.closeTo(F1 ?? 0, 12) })
  })
})

describe('FG6 spans', () => {
  // The table of totals in nervaluate's README: its six scenarios with one more span that is right.
  test.each<[SpanMode, number, number]>([
    ['type', 3, 0.5],
    ['partial', 3, 2 / 3],
    ['exact', 3, 0.5],
    ['strict', 2, 1 / 3],
  ])('the scenarios of SemEval and one more that is right, %s', (mode, correct, f1) => {
    const score = spanScore([...Object.values(scenarios), scenarios.I ?? { expected: [], given: [] }], mode, 1)
    expect(score.counts.correct).toBe(correct)
    expect(score.f1).toMatchObject({ value: expect.closeTo(f1, 12), n: 7 })
  })

  test('by hand: one right, one with another end, one of another tag, one missed, one too many', () => {
    const item = {
      expected: [span(0, 4, 'a'), span(10, 14, 'a'), span(20, 24, 'a'), span(40, 44, 'a')],
      given: [span(0, 4, 'a'), span(11, 14, 'a'), span(20, 24, 'b'), span(30, 34, 'a')],
    }
    const counts = (mode: SpanMode) => spanScore([item], mode, 1).counts
    expect(counts('strict')).toEqual({ correct: 1, incorrect: 2, partial: 0, missed: 1, spurious: 1 })
    expect(counts('exact')).toEqual({ correct: 2, incorrect: 1, partial: 0, missed: 1, spurious: 1 })
    expect(counts('type')).toEqual({ correct: 2, incorrect: 1, partial: 0, missed: 1, spurious: 1 })
    expect(counts('partial')).toEqual({ correct: 2, incorrect: 0, partial: 1, missed: 1, spurious: 1 })
    expect(spanScore([item], 'partial', 1).recall).toMatchObject({ value: 2.5 / 4 })
  })

  test('one that is right goes before one that stands first', () => {
    const item = { expected: [span(4, 8, 'a')], given: [span(0, 5, 'a'), span(4, 8, 'a')] }
    for (const mode of modes) expect(spanScore([item], mode, 1).counts).toEqual({ ...nothing, correct: 1, spurious: 1 })
  })

  // Westphalia in the Treaty of Westphalia in the Treaty of Westphalia negotiations: as nervaluate counts them too.
  test.each<[string, Span[], number, number, number]>([
    ['all', [span(4, 37, 'EVENT'), span(4, 24, 'EVENT'), span(14, 24, 'PLACE')], 3, 0, 0],
    ['from the inside', [span(14, 24, 'PLACE'), span(4, 24, 'EVENT'), span(4, 37, 'EVENT')], 3, 0, 0],
    ['without the outermost', [span(4, 24, 'EVENT'), span(14, 24, 'PLACE')], 2, 0, 1],
    ['one of another tag', [span(4, 37, 'EVENT'), span(4, 24, 'DATE'), span(14, 24, 'PLACE')], 2, 1, 0],
    ['one with another end', [span(4, 37, 'EVENT'), span(4, 30, 'EVENT'), span(14, 24, 'PLACE')], 2, 1, 0],
  ])('spans in spans: %s', (_, given, correct, incorrect, missed) => {
    const expected = [span(4, 37, 'EVENT'), span(4, 24, 'EVENT'), span(14, 24, 'PLACE')]
    expect(spanScore([{ expected, given }], 'strict', 1).counts).toEqual({ ...nothing, correct, incorrect, missed })
  })

  test('spans that only touch do not overlap', () => {
    const item = { expected: [span(0, 4, 'a')], given: [span(4, 8, 'a')] }
    expect(spanScore([item], 'type', 1).counts).toEqual({ ...nothing, missed: 1, spurious: 1 })
  })

  test('what is not defined says why, and is not 0', () => {
    const [a, none] = [[span(0, 4, 'a')], []]
    const onlyExpected = spanScore([{ expected: a, given: none }], 'strict', 1)
    expect(onlyExpected.precision).toEqual({ defined: false, reason: 'nothing-given', n: 1 })
    expect(onlyExpected.recall).toMatchObject({ defined: true, value: 0 })
    expect(onlyExpected.f1).toMatchObject({ defined: true, value: 0 })
    const onlyGiven = spanScore([{ expected: none, given: a }], 'strict', 1)
    expect(onlyGiven.recall).toEqual({ defined: false, reason: 'nothing-expected', n: 1 })
    expect(spanScore([{ expected: none, given: none }], 'strict', 1).f1).toEqual({
      defined: false,
      reason: 'nothing-there',
      n: 0,
    })
  })

  const anyItem = fc.record({ expected: anySpans, given: anySpans })

  test('turned round, precision is recall; F1 and the counts stay', () => {
    fc.assert(
      fc.property(anyItem, fc.constantFrom(...modes), ({ expected, given }, mode) => {
        const one = spanScore([{ expected, given }], mode, 1)
        const turned = spanScore([{ expected: given, given: expected }], mode, 1)
        const { missed, spurious, ...rest } = one.counts
        expect(turned.counts).toEqual({ ...rest, missed: spurious, spurious: missed })
        if (one.precision.defined) expect(turned.recall).toEqual(one.precision)
        expect(turned.f1).toEqual(one.f1)
      }),
    )
  })

  test('neither the order of spans nor the names of tags count', () => {
    const reordered = anyItem.chain((item) =>
      fc.tuple(fc.constant(item), shuffled(item.expected), shuffled(item.given)),
    )
    const renamed = (spans: readonly Span[]) => spans.map((one) => ({ ...one, tag: one.tag === 'person' ? 'z' : 'a' }))
    fc.assert(
      fc.property(reordered, fc.constantFrom(...modes), ([item, expected, given], mode) => {
        const whole = spanScore([item], mode, 1)
        expect(spanScore([{ expected, given }], mode, 1)).toEqual(whole)
        expect(spanScore([{ expected: renamed(expected), given: renamed(given) }], mode, 1)).toEqual(whole)
      }),
    )
  })

  test('all are from 0 to 1, 1 for the same spans, and strict is never above another scheme', () => {
    fc.assert(
      fc.property(anyItem, (item) => {
        const strict = spanScore([item], 'strict', 1).f1
        for (const mode of modes) {
          const { precision, recall, f1 } = spanScore([item], mode, 1)
          for (const figure of [precision, recall, f1]) {
            if (!figure.defined) continue
            expect(figure.value).toBeGreaterThanOrEqual(0)
            expect(figure.value).toBeLessThanOrEqual(1)
          }
          const same = spanScore([{ expected: item.expected, given: item.expected }], mode, 1).f1
          if (same.defined) expect(same.value).toBe(1)
          if (mode !== 'type' && f1.defined && strict.defined) expect(f1.value).toBeGreaterThanOrEqual(strict.value)
        }
      }),
    )
  })
})
