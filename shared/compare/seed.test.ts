import { expect, test } from 'vitest'
import { compareItem } from '#shared/compare/compare-item.ts'
import { defaultProfile } from '#shared/compare/comparison.ts'
import { consensusText, seedLayout } from '#shared/compare/seed.ts'

const unitOf = (...texts: string[]) => {
  const [unit] = compareItem(
    texts.map((text) => ({ segments: [{ text }] })),
    defaultProfile,
  ).units
  return unit ?? { columns: [] }
}

test('each column lies where its word stands, and where nothing is said, behind the word before', () => {
  const unit = unitOf('um the bat uh sat', 'the bat sat', 'the bat sat')
  expect(consensusText(unit)).toBe('the bat sat')
  expect(seedLayout(unit)).toEqual([
    { from: 0, to: 0 },
    { from: 0, to: 3 },
    { from: 4, to: 7 },
    { from: 7, to: 7 },
    { from: 8, to: 11 },
  ])
})

test('the ranges cut the words out of the text', () => {
  const unit = unitOf('அவன், 😀 வந்தான்.')
  const text = consensusText(unit)
  expect(seedLayout(unit).map(({ from, to }) => text.slice(from, to))).toEqual(['அவன்,', '😀', 'வந்தான்.'])
})
