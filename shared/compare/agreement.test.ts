import { describe, expect, test } from 'vitest'
import { agreementOf, itemAgreement } from '#shared/compare/agreement.ts'
import { compareItem } from '#shared/compare/compare-item.ts'
import { defaultProfile } from '#shared/compare/comparison.ts'

const said = (texts: readonly string[]) => texts.map((text) => ({ segments: [{ text }] }))

function agreement(texts: readonly string[], settled: string) {
  const counting = itemAgreement(compareItem(said(texts), defaultProfile), [{ id: 'u1', text: settled }])
  for (;;) {
    const next = counting.next()
    if (next.done) return next.value
  }
}

describe('CW5 counted by hand', () => {
  const rows: readonly [string, readonly string[], string, readonly [number, number], readonly [number, number]][] = [
    // 4 columns, 3 pairs each; at the second word one pair of three agrees.
    [
      'one of three dissents',
      ['the cat sat down', 'the bat sat down', 'the cat sat down'],
      'the cat sat down',
      [10, 12],
      [11, 12],
    ],
    // The ruling is nobody's word: each source misses it.
    [
      'a ruling that nobody said',
      ['the cat sat down', 'the bat sat down', 'the cat sat down'],
      'the rat sat down',
      [10, 12],
      [9, 12],
    ],
    ['all the same', ['a dog ran', 'a dog ran'], 'a dog ran', [3, 3], [6, 6]],
    // One says a word more: three places agree, one does not; the settled text has it not.
    ['a word more', ['a dog ran off', 'a dog ran'], 'a dog ran', [3, 4], [6, 7]],
    ['case, punctuation and digits are folded', ['Room 12.', 'room १२'], 'room 12', [2, 2], [4, 4]],
    ['one source has nobody to agree with', ['a dog ran'], 'a dog sat', [0, 0], [2, 3]],
    ['a source that says nothing', ['a dog', ''], 'a dog', [0, 2], [2, 4]],
    ['Tamil', ['அம்மா வீட்டிற்கு வந்தாள்', 'அம்மா வீட்டுக்கு வந்தாள்'], 'அம்மா வீட்டிற்கு வந்தாள்', [2, 3], [5, 6]],
  ]
  test.each(rows)('%s', (_, texts, settled, [same, places], [sameAfter, placesAfter]) => {
    expect(agreement(texts, settled)).toEqual({
      before: { same, places },
      after: { same: sameAfter, places: placesAfter },
    })
  })
})

describe('CW6 the share of a room', () => {
  test('is undefined where nothing was compared', () => {
    expect(agreementOf([])).toBeNull()
    expect(agreementOf([{ same: 0, places: 0 }])).toBeNull()
  })

  test('is over all places of all items that have any, and without an interval where one item tells it', () => {
    expect(agreementOf([{ same: 3, places: 4 }])).toEqual({ share: 0.75, items: 1, interval: null })
    const three = agreementOf([
      { same: 10, places: 10 },
      { same: 0, places: 10 },
      { same: 0, places: 0 },
    ])
    expect(three).toMatchObject({ share: 0.5, items: 2, interval: { low: 0, high: 1 } })
  })

  test('has an interval that holds it, narrower with more items, the same for the same counts', () => {
    const items = (count: number) => Array.from({ length: count }, (_, at) => ({ same: 6 + (at % 5), places: 10 }))
    const [few, many] = [agreementOf(items(10)), agreementOf(items(200))]
    for (const one of [few, many]) {
      expect(one?.share).toBe(0.8)
      expect(one?.interval?.low).toBeLessThan(0.8)
      expect(one?.interval?.high).toBeGreaterThan(0.8)
    }
    const width = (one: typeof few) => (one?.interval?.high ?? 0) - (one?.interval?.low ?? 0)
    expect(width(many)).toBeLessThan(width(few) / 3)
    expect(agreementOf(items(10))).toEqual(few)
  })

  test('an item in which all agree has an interval of no width', () => {
    const sure = Array.from({ length: 8 }, () => ({ same: 5, places: 5 }))
    expect(agreementOf(sure)).toEqual({ share: 1, items: 8, interval: { low: 1, high: 1 } })
  })
})
