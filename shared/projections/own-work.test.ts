import { describe, expect, test } from 'vitest'
import { compareItem } from '#shared/compare/compare-item.ts'
import { defaultProfile } from '#shared/compare/comparison.ts'
import { type Place, placeKey } from '#shared/domain/place.ts'
import type { Ruling } from '#shared/domain/ruling.ts'
import type { Settled } from '#shared/domain/settling.ts'
import type { Segment } from '#shared/domain/source.ts'
import { benchUnitOfText } from '#shared/drafts/draft-bench.ts'
import type { OwnDifference } from './own-difference.ts'
import { type SourceWork, workOnItem } from './own-work.ts'

const at = (place: string): Place => {
  const [unit = '', from = '', to = ''] = place.split(/[:-]/)
  return { unit, from: Number(from), to: Number(to) }
}
const ruling = (place: string, value: string, reason: string): Ruling => {
  const said = { value, reason, why: `because of ${reason}`, by: 'tara', at: '2026-11-23T10:00:00.000Z' }
  return { id: `r-${place}`, place: at(place), ...said }
}
const settled = (place: string, after: string): Settled => {
  const decided = { by: 'asha', take: 'kept' as const, before: after, after, previous: null }
  return { place: at(place), ...decided }
}

interface Item {
  readonly sources: readonly (string | readonly Segment[])[]
  /** Per unit: the draft as it stands. */
  readonly draft: readonly string[]
  readonly rulings?: readonly Ruling[]
  readonly settled?: readonly Settled[]
}

function workOn(item: Item, decidedOnly = false): readonly SourceWork[] {
  const sources = item.sources.map((said) => ({ segments: typeof said === 'string' ? [{ text: said }] : said }))
  const comparison = compareItem(sources, defaultProfile)
  const units = comparison.units.map((unit, index) => benchUnitOfText(unit, comparison, item.draft[index] ?? ''))
  return workOnItem({
    bench: { position: 1, comparison, units },
    sources,
    rulings: item.rulings ?? [],
    settlings: Object.fromEntries((item.settled ?? []).map((one) => [placeKey(one.place), one])),
    decidedOnly,
  })
}

const said = ({ place, said: own, stands, kind, how, ruling: by }: OwnDifference): string =>
  `${placeKey(place)} ${own || '∅'} → ${stands || '∅'}, ${how}${by ? ` (${by.reason})` : ''}${kind === 'form' ? ', form' : ''}`
const told = ({ words, stand, missed, differences }: SourceWork) => [
  `${stand} of ${words}, missed ${missed}`,
  ...differences.map(said),
]

const cats: Item = {
  sources: ['The cat sat on the mat.', 'the bat sat on mat', 'the cat sat on the mat'],
  draft: ['the cat sat on the mat'],
  rulings: [ruling('u1:4-5', 'a', 'wrong word')],
  settled: [settled('u1:1-2', 'cat')],
}
const tamil: Item = {
  sources: ['நான் நாளை சென்னை போவேன்', 'நான் நாளை சென்னைக்கு போவேன்', 'நான் நாளைக்கு சென்னைக்கு போவேன்'],
  draft: ['நான் நாளைக்கு சென்னைக்கு போவேன்'],
  settled: [settled('u1:1-2', 'நாளைக்கு')],
}
const rupees: Item = {
  sources: ['we paid twenty five rupees', 'we paid 25 rupees today', 'we payed 25 rupees today'],
  draft: ['we paid 25 rupees tomorrow'],
  rulings: [ruling('u1:1-2', 'paid', 'spelling'), ruling('u1:2-4', '25', 'number form')],
}
const market: Item = {
  sources: ['go to the big market now', 'go to the market now', 'go to the market now'],
  draft: ['please go to the market right now'],
}
const forms: Item = {
  sources: ['chennai is big', 'Chennai is big!', 'chennai is big'],
  draft: ['chennai is big'],
  rulings: [ruling('u1:0-1', 'Chennai', 'spelling')],
}
const timed = (first: string, second: string): readonly Segment[] => [
  { start: 0, end: 2, text: first },
  { start: 2, end: 4, text: second },
]
const two: Item = {
  sources: [timed('one two three', 'red blue'), timed('one too tree', 'red blew'), timed('one two tree', 'read blue')],
  draft: ['one two tree', 'rot blue'],
  rulings: [ruling('u1:1-3', 'two three', 'wrong word')],
  settled: [settled('u2:0-1', 'red')],
}
const silent: Item = { sources: ['', 'ok', 'ok'], draft: ['ok'] }

describe('MW1 each source against the result, by the words of the network', () => {
  test.each<readonly [string, Item, readonly (readonly string[])[]]>([
    [
      'a ruling, a settling, and words in another form',
      cats,
      [
        [
          '5 of 6, missed 0',
          'u1:0-1 The → the, agreed, form',
          'u1:4-5 the → a, ruled (wrong word)',
          'u1:5-6 mat. → mat, agreed, form',
        ],
        ['4 of 5, missed 1', 'u1:1-2 bat → cat, settled', 'u1:4-5 ∅ → a, ruled (wrong word)'],
        ['5 of 6, missed 0', 'u1:4-5 the → a, ruled (wrong word)'],
      ],
    ],
    [
      'Tamil',
      tamil,
      [
        ['2 of 4, missed 0', 'u1:1-2 நாளை → நாளைக்கு, settled', 'u1:2-3 சென்னை → சென்னைக்கு, agreed'],
        ['3 of 4, missed 0', 'u1:1-2 நாளை → நாளைக்கு, settled'],
        ['4 of 4, missed 0'],
      ],
    ],
    [
      'two reasons, and a word that somebody typed',
      rupees,
      [
        ['3 of 5, missed 1', 'u1:2-4 twenty five → 25, ruled (number form)', 'u1:5-6 ∅ → tomorrow, edited'],
        ['4 of 5, missed 0', 'u1:5-6 today → tomorrow, edited'],
        ['3 of 5, missed 0', 'u1:1-2 payed → paid, ruled (spelling)', 'u1:5-6 today → tomorrow, edited'],
      ],
    ],
    [
      'words that were left out and put in',
      market,
      [
        ['5 of 6, missed 2', 'u1:0-0 ∅ → please, edited', 'u1:3-4 big → ∅, agreed', 'u1:5-5 ∅ → right, edited'],
        ['5 of 5, missed 2', 'u1:0-0 ∅ → please, edited', 'u1:5-5 ∅ → right, edited'],
        ['5 of 5, missed 2', 'u1:0-0 ∅ → please, edited', 'u1:5-5 ∅ → right, edited'],
      ],
    ],
    [
      'case and punctuation only: under a ruling, and by what most said',
      forms,
      [
        ['3 of 3, missed 0', 'u1:0-1 chennai → Chennai, ruled (spelling), form'],
        ['3 of 3, missed 0', 'u1:2-3 big! → big, agreed, form'],
        ['3 of 3, missed 0', 'u1:0-1 chennai → Chennai, ruled (spelling), form'],
      ],
    ],
    [
      'one ruling over two differences, and a settled word that was edited since',
      two,
      [
        ['4 of 5, missed 0', 'u2:0-1 red → rot, edited'],
        [
          '1 of 5, missed 0',
          'u1:1-3 too tree → two three, ruled (wrong word)',
          'u2:0-1 red → rot, edited',
          'u2:1-2 blew → blue, agreed',
        ],
        ['3 of 5, missed 0', 'u1:1-3 two tree → two three, ruled (wrong word)', 'u2:0-1 read → rot, edited'],
      ],
    ],
    [
      'somebody who said nothing',
      silent,
      [['0 of 0, missed 1', 'u1:0-1 ∅ → ok, agreed'], ['1 of 1, missed 0'], ['1 of 1, missed 0']],
    ],
  ])('%s', (_, item, expected) => expect(workOn(item).map(told)).toEqual(expected))

  test('who decided stands with it, and which word became which, by the keys', () => {
    const [, worker] = workOn(two)
    expect(worker?.differences[0]).toMatchObject({ by: 'tara', ruling: { why: 'because of wrong word' } })
    expect(worker?.differences[0]?.swaps).toEqual([
      { said: 'too', stands: 'two' },
      { said: 'tree', stands: 'three' },
    ])
    expect(workOn(cats)[1]?.differences[0]).toMatchObject({ by: 'asha', ruling: null })
    expect(workOn(cats)[0]?.differences[0]?.swaps).toEqual([])
  })
})

test('MW3 of an item that is not signed off only places count that are settled or ruled', () => {
  expect(workOn(rupees, true).map(told)).toEqual([
    ['1 of 3, missed 0', 'u1:2-4 twenty five → 25, ruled (number form)'],
    ['2 of 2, missed 0'],
    ['1 of 2, missed 0', 'u1:1-2 payed → paid, ruled (spelling)'],
  ])
  expect(workOn(market, true).map(told)).toEqual([['0 of 0, missed 0'], ['0 of 0, missed 0'], ['0 of 0, missed 0']])
})
