import type { AgreementCounts, ItemAgreement } from '#shared/compare/agreement.ts'
import { valuesKey } from '#shared/compare/label-nodes.ts'
import { type Estimate, undefinedFor } from '#shared/figures/figure.ts'
import { type Credit, plus } from '#shared/figures/score.ts'
import { type AnswerSheet, answerSheets, type Comparing } from './answer-sheets.ts'
import { type HeldKind, type HeldPair, heldLabels, mainMatch } from './held-labels.ts'
import type { LabelledItem } from './labelled-item.ts'

/** Of one item, before review and after it; null where nothing is settled. Intervals are not told of one item. */
export interface ItemFigures {
  readonly id: string
  /** Of all pairs of answers to its questions the share that are the same. */
  readonly answers: { readonly before: Estimate; readonly after: Estimate | null }
  /** F1 of where its labels are and what they are called, over all kinds. */
  readonly places: { readonly before: Estimate; readonly after: Estimate | null }
}

interface Counts {
  same: number
  of: number
}

export function* itemFigures(
  items: readonly LabelledItem[],
  sheets: readonly AnswerSheet[],
  held: readonly HeldKind[],
): Generator<number, readonly ItemFigures[]> {
  const counts = yield* answerCounts(items.length, sheets)
  const credits = { before: creditsOf(items.length, held, 'before'), after: creditsOf(items.length, held, 'after') }
  return items.map(({ id, settled }, at) => ({
    id,
    answers: { before: shareOf(counts.before[at]), after: settled && shareOf(counts.after[at]) },
    places: { before: f1Of(credits.before[at]), after: settled && f1Of(credits.after[at]) },
  }))
}

/** Of each item the pairs of answers to its questions, and in how many of them both are the same. */
function* answerCounts(items: number, sheets: readonly AnswerSheet[]) {
  const none = (): readonly Counts[] => Array.from({ length: items }, noCounts)
  const counts = { before: none(), after: none() }
  for (const { before, after } of sheets.filter(({ about }) => about.is === 'question')) {
    for (const { item, said } of before) countSame(counts.before[item], said)
    for (const { item, settled, said } of after) if (settled && said) count(counts.after[item], settled, said)
    yield before.length
  }
  return counts
}

/**
 * What one item tells of agreement, where labels are held against each other: of all labels of two sources, or of one and
 * the result, those that the other has too, under the same name in the same place; and so of their answers to one question.
 */
export function* labelAgreement(item: LabelledItem, comparing: Comparing): Generator<number, ItemAgreement> {
  const people = new Map(item.sources.map(({ person }, at) => [person, at]))
  const sheets = yield* answerSheets([item], people, comparing)
  const held = yield* heldLabels([item], people)
  const answers = yield* answerCounts(1, sheets)
  const countsOf = (when: 'before' | 'after'): AgreementCounts => {
    const { same, of } = answers[when][0] ?? noCounts()
    const { earned, expected, given } = creditsOf(1, held, when)[0] ?? { earned: 0, expected: 0, given: 0 }
    return { same: 2 * (same + earned), places: 2 * of + expected + given }
  }
  return { before: countsOf('before'), after: countsOf('after') }
}

const noCounts = (): Counts => ({ same: 0, of: 0 })

type Values = readonly string[]

function countSame(counts: Counts | undefined, said: readonly { readonly values: Values }[]): void {
  for (const [at, one] of said.entries())
    for (const other of said.slice(at + 1)) count(counts, one.values, other.values)
}

function count(counts: Counts | undefined, one: Values, other: Values): void {
  if (!counts) return
  counts.of++
  if (valuesKey(one) === valuesKey(other)) counts.same++
}

const shareOf = ({ same, of }: Counts = noCounts()): Estimate =>
  of === 0 ? undefinedFor('nothing-shared', 0) : { defined: true, value: same / of, n: 1 }

function creditsOf(items: number, held: readonly HeldKind[], when: 'before' | 'after'): readonly Credit[] {
  const credits = Array.from({ length: items }, (): Credit => ({ earned: 0, expected: 0, given: 0 }))
  for (const { kind, ...pairs } of held)
    for (const pair of pairs[when]) {
      const sum = credits[pair.item]
      if (sum) credits[pair.item] = plus(sum, mainCredit(pair, kind))
    }
  return credits
}

const mainCredit = ({ credits }: HeldPair, kind: HeldKind['kind']): Credit =>
  credits.get(mainMatch(kind)) ?? { earned: 0, expected: 0, given: 0 }

function f1Of({ earned, expected, given }: Credit = { earned: 0, expected: 0, given: 0 }): Estimate {
  if (expected + given === 0) return undefinedFor('nothing-there', 0)
  return { defined: true, value: (2 * earned) / (expected + given), n: 1 }
}
