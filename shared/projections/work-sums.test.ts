import fc from 'fast-check'
import { expect, test } from 'vitest'
import type { OwnDifference } from './own-difference.ts'
import type { SourceWork } from './own-work.ts'
import { addSums, classOf, countedSwaps, noSums, sumsOf, type WorkSums } from './work-sums.ts'

const difference = (
  how: OwnDifference['how'],
  kind: OwnDifference['kind'] = 'words',
  reason = 'spelling',
): OwnDifference => ({
  place: { unit: 'u1', from: 0, to: 1 },
  ...{ said: 'a', stands: 'b', kind, how, by: null, swaps: [{ said: 'a', stands: 'b' }] },
  ruling:
    how === 'ruled'
      ? { id: 'r', place: { unit: 'u1', from: 0, to: 1 }, value: 'b', reason, why: 'so', by: 'tara', at: '' }
      : null,
})

test.each([
  [difference('ruled'), 'ruled:spelling'],
  [difference('ruled', 'form', 'settled'), 'ruled:settled'],
  [difference('settled'), 'settled'],
  [difference('settled', 'form'), 'form'],
  [difference('agreed', 'form'), 'form'],
  [difference('edited'), 'edited'],
])('MW2 %# counts under its reason, else its form, else what changed it', (one, name) => {
  expect(classOf(one)).toBe(name)
})

const hows = ['ruled', 'settled', 'edited', 'agreed'] as const
const works = fc.array(
  fc
    .record({
      person: fc.constantFrom('anu', 'bala', 'chitra', 'devi'),
      stand: fc.nat(40),
      changed: fc.nat(9),
      missed: fc.nat(9),
      differences: fc.array(
        fc
          .tuple(
            fc.constantFrom(...hows),
            fc.constantFrom('words' as const, 'form' as const),
            fc.constantFrom('spelling', 'omission'),
          )
          .map(([how, kind, reason]) => difference(how, kind, reason)),
        { maxLength: 6 },
      ),
    })
    .map(({ person, stand, changed, ...rest }) => ({
      person,
      work: { ...rest, stand, words: stand + changed } as SourceWork,
    })),
  { maxLength: 30 },
)

function summed(all: Iterable<WorkSums>): WorkSums {
  const sums = noSums()
  for (const one of all) addSums(sums, one)
  return sums
}

test('MW2 the sums of all persons together are those of everything, whoever did what', () =>
  fc.assert(
    fc.property(works, (all) => {
      const persons = [...new Set(all.map(({ person }) => person))]
      const each = persons.map((one) =>
        summed(all.filter(({ person }) => person === one).map(({ work }) => sumsOf(work))),
      )
      const total = summed(all.map(({ work }) => sumsOf(work)))
      expect(summed(each)).toEqual(total)
      expect(Object.values(total.classes).reduce((sum, count) => sum + count, 0)).toBe(
        all.reduce((sum, { work }) => sum + work.differences.length, 0),
      )
    }),
  ))

test('MW5 which word became which: the most frequent first, equally frequent ones by their letters', () => {
  const swaps = [
    [
      { said: 'bat', stands: 'cat' },
      { said: '', stands: 'a' },
    ],
    [
      { said: 'நாளை', stands: 'நாளைக்கு' },
      { said: 'bat', stands: 'cat' },
    ],
  ].map((each) => ({ swaps: each }))
  expect(countedSwaps(swaps)).toEqual([
    { said: 'bat', stands: 'cat', count: 2 },
    { said: '', stands: 'a', count: 1 },
    { said: 'நாளை', stands: 'நாளைக்கு', count: 1 },
  ])
})
