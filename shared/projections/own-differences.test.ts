import { describe, expect, test } from 'vitest'
import { compareItem } from '#shared/compare/compare-item.ts'
import { type Comparison, defaultProfile } from '#shared/compare/comparison.ts'
import { benchOfConsensus, benchUnitOfText } from '#shared/drafts/draft-bench.ts'
import { decidedAgainst, draftAgainst, sourcesOfPerson } from './own-differences.ts'

const compared = (...texts: readonly string[]): Comparison =>
  compareItem(
    texts.map((text) => ({ segments: [{ text }] })),
    defaultProfile,
  )
const comparison = compared('the cat sat on a mat', 'The bat sat on a rat', 'the cat sat in a mat')
const bat = new Set([1])
const at = (from: number) => ({ unit: 'u1', from, to: from + 1 })
const settled = (...places: readonly number[]) =>
  Object.fromEntries(places.map((from) => [`u1:${from}-${from + 1}`, { place: at(from) }]))
const short = (list: ReturnType<typeof decidedAgainst>) => list.map(({ said, result }) => `${said} → ${result}`)

const standing = (text: string) => {
  const [unit] = comparison.units
  if (!unit) throw new Error('no unit')
  return { position: 1, comparison, units: [benchUnitOfText(unit, comparison, text)] }
}

describe('PN10 what a trainee said and what was decided', () => {
  test.each([
    ['nothing is decided: nothing differs', {}, [], []],
    ['settled otherwise', settled(1), [], ['bat → cat']],
    ['settled as they said, with another spelling: no difference', settled(0), [], []],
    ['in the order of settling', settled(5, 1), [], ['rat → mat', 'bat → cat']],
    ['ruled otherwise', {}, [{ place: at(1), value: 'gnat' }], ['bat → gnat']],
    ['ruled over what was settled', settled(1), [{ place: at(1), value: 'bat' }], []],
    ['ruled that nothing was said', {}, [{ place: at(1), value: '' }], ['bat → ']],
  ] as const)('%s', (_, places, rulings, expected) => {
    expect(short(decidedAgainst(benchOfConsensus(comparison), bat, { settled: places, rulings }))).toEqual(expected)
  })

  test('who said nothing there has nothing before the arrow', () => {
    const two = compared('well the cat sat', 'well the cat sat', 'the cat sat')
    const list = decidedAgainst(benchOfConsensus(two), new Set([2]), { settled: settled(0), rulings: [] })
    expect(short(list)).toEqual([' → well'])
  })
})

describe('PN10 with the pen: what the draft says now', () => {
  test.each([
    ['as they said', 'the bat sat on a rat', []],
    ['neighbours are one stretch', 'the cat stood on a rat', ['bat sat → cat stood']],
    ['taken out', 'the sat on a rat', ['bat → ']],
  ])('%s', (_, text, expected) => {
    expect(short(draftAgainst(standing(text), bat, { settled: {}, rulings: [] }))).toEqual(expected)
  })

  test('a ruling counts instead of the draft under it', () => {
    const rulings = [{ place: at(1), value: 'gnat' }]
    expect(short(draftAgainst(standing('the hat sat on a rat'), bat, { settled: {}, rulings }))).toEqual(['bat → gnat'])
  })
})

test('somebody may have several sources of an item, or none', () => {
  expect([...sourcesOfPerson(['a', 'b', 'a'], 'a')]).toEqual([0, 2])
  expect(sourcesOfPerson(['a'], 'b').size).toBe(0)
})
