import fc from 'fast-check'
import { expect, test } from 'vitest'
import { type Deal, deal } from './dealing.ts'
import type { Card } from './dealt-hands.ts'

const people = ['asha', 'ravi', 'kavya', 'john']
const cardArbitrary = fc.record({ words: fc.nat(400), not: fc.subarray(people) })
const cards = fc
  .array(cardArbitrary, { maxLength: 60 })
  .map((all) => all.map((card, at): Card => ({ id: `i${at}`, ...card })))
const freeCards = cards.map((all) => all.map((card) => ({ ...card, not: [] })))
const among = fc.shuffledSubarray(people, { minLength: 1 })

const counts = ({ hands }: Deal) => [...hands.values()].map(({ length }) => length)
const wordsOf = (hand: readonly Card[]) => hand.reduce((sum, { words }) => sum + words, 0)
const spread = (numbers: readonly number[]) => Math.max(...numbers) - Math.min(...numbers)

test('W4 without sources of their own, counts differ by at most one and words by less than the longest item', () => {
  fc.assert(
    fc.property(freeCards, among, (all, persons) => {
      const dealt = deal(all, persons)
      expect(spread(counts(dealt))).toBeLessThanOrEqual(1)
      const longest = Math.max(0, ...all.map(({ words }) => words))
      expect(spread([...dealt.hands.values()].map(wordsOf))).toBeLessThanOrEqual(longest)
    }),
  )
})

test('W4 every item goes to one person who may have it, or is left over for the reason that is named', () => {
  fc.assert(
    fc.property(cards, among, fc.option(fc.integer({ min: 1, max: 12 })), (all, persons, each) => {
      const { hands, left } = deal(all, persons, each ?? undefined)
      const given = [...hands.values()].flat()
      const everything = [...given, ...left.ownSource, ...left.over].map(({ id }) => id)
      expect(everything.sort()).toEqual(all.map(({ id }) => id).sort())
      for (const [person, hand] of hands) {
        expect(hand.every(({ not }) => !not.includes(person))).toBe(true)
        if (each !== null) expect(hand.length).toBeLessThanOrEqual(each)
      }
      expect(left.ownSource.every(({ not }) => persons.every((person) => not.includes(person)))).toBe(true)
      if (each === null) expect(left.over).toEqual([])
      // What is over found no room: whoever may have it has as many as they were to get.
      for (const { not } of left.over)
        for (const person of persons.filter((one) => !not.includes(one))) expect(hands.get(person)?.length).toBe(each)
    }),
  )
})

test('W4 counts are as even as sources of their own permit: no chain of gifts makes them more even', () => {
  fc.assert(
    fc.property(cards, among, (all, persons) => {
      const { hands } = deal(all, persons)
      const size = (person: string) => hands.get(person)?.length ?? 0
      for (const start of persons) {
        const reached = new Set([start])
        for (const from of reached)
          for (const { not } of hands.get(from) ?? []) for (const to of persons) if (!not.includes(to)) reached.add(to)
        for (const end of reached) expect(size(start) - size(end)).toBeLessThanOrEqual(1)
      }
    }),
  )
})

test('W4 the same cards are dealt alike, the longest to whoever has least', () => {
  const words = [90, 10, 40, 60, 30, 20, 80]
  const all = words.map((count, at): Card => ({ id: `i${at}`, words: count, not: [] }))
  const dealt = deal(all, ['asha', 'ravi'])
  expect(deal(all, ['asha', 'ravi'])).toEqual(dealt)
  expect([...dealt.hands].map(([person, hand]) => [person, hand.map(({ id }) => id)])).toEqual([
    ['asha', ['i0', 'i1', 'i2', 'i4']],
    ['ravi', ['i3', 'i5', 'i6']],
  ])
})

test('W4 of a share for the day the most urgent items are dealt', () => {
  const all = Array.from({ length: 9 }, (_, at): Card => ({ id: `i${at}`, words: at, not: at === 0 ? ['asha'] : [] }))
  const { hands, left } = deal(all, ['asha', 'ravi'], 2)
  expect(
    [...hands.values()]
      .flat()
      .map(({ id }) => id)
      .sort(),
  ).toEqual(['i0', 'i1', 'i2', 'i3'])
  expect(hands.get('ravi')?.[0]?.id).toBe('i0')
  expect(left.over).toHaveLength(5)
})
