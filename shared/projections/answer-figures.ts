import { valuesKey } from '#shared/compare/label-nodes.ts'
import { nominalAlpha, numericAlpha, setAlpha } from '#shared/figures/alpha.ts'
import { cohenKappa } from '#shared/figures/cohen-kappa.ts'
import type { FigureSteps } from '#shared/figures/figure.ts'
import { fleissKappa } from '#shared/figures/fleiss-kappa.ts'
import { percentAgreement } from '#shared/figures/percent-agreement.ts'
import type { AnswerScale, AnswerSheet } from './answer-sheets.ts'
import type { AnswerMeasure, FigureKey, FigureList } from './figure-list.ts'
import { TakenTags } from './taken-tags.ts'

type Values = readonly string[]

/** Answers that are held against each other, with their names, and of which item each row is. */
interface AnswerRows {
  readonly answers: (Values | null)[][]
  readonly names: (string | null)[][]
  readonly of: number[]
}

/** An answer is named once: it is held against several others. */
interface Named {
  readonly values: Values
  readonly name: string
  /** As a matrix names it. */
  readonly words: string
}

const named = (values: Values): Named => ({ values, name: valuesKey(values), words: words(values) })
const noRows = (): AnswerRows => ({ answers: [], names: [], of: [] })

/** The same whatever the item: intervals of the same answers are the same. */
export const figureSeed = 1

/** Everything that is told of the answers of one sheet. */
export function* answerFigures(
  { about, scale, before, after }: AnswerSheet,
  list: FigureList,
): Generator<number, void> {
  const { people } = list.most
  const all = noRows()
  const [pairs, withOthers] = [new RowsByKey(), new RowsByKey()]
  const taken = new TakenTags(people)
  for (const { item, said: given, without } of before) {
    const said = given.map(({ person, values }) => ({ person, ...named(values) }))
    push(all, item, said)
    for (const [at, one] of said.entries()) {
      for (const other of said.slice(at + 1)) {
        const [low, high] = one.person < other.person ? [one, other] : [other, one]
        if (high.person < people) pairs.push([low.person, high.person], item, [low, high])
        for (const { person } of [one, other]) if (person < people) withOthers.push([person], item, [one, other])
        taken.addTwo(low, high)
      }
      for (const person of without) taken.addTwo(one, { person, words: null })
    }
    yield item
  }
  yield* told(list, { about, when: 'before', who: [] }, all, roomMeasures[scale])
  yield* toldEach(list, { about, when: 'before' }, withOthers, ['agreement'])
  yield* toldEach(list, { about, when: 'before' }, pairs, ['agreement', 'cohen'])
  taken.tell(list, { about, when: 'before' })
  if (after.length > 0) yield* settledFigures({ about, scale, after }, list)
}

function* settledFigures(
  { about, scale, after }: Pick<AnswerSheet, 'about' | 'scale' | 'after'>,
  list: FigureList,
): Generator<number, void> {
  const all = noRows()
  const own = new RowsByKey()
  const taken = new TakenTags(list.most.people)
  const isThing = about.is === 'naming'
  for (const { item, person, settled, said } of after) {
    const row = [settled && named(settled), said && named(said)]
    push(all, item, row)
    if (person < list.most.people) own.push([person], item, row)
    if (isThing || (settled && said)) taken.add(person, [settled && words(settled), said && words(said)])
    yield item
  }
  const measures = [...roomMeasures[scale].filter((measure) => measure !== 'fleiss'), 'cohen'] as const
  yield* told(list, { about, when: 'after', who: [] }, all, measures)
  yield* toldEach(list, { about, when: 'after' }, own, measures)
  taken.tell(list, { about, when: 'after' })
}

const roomMeasures: Readonly<Record<AnswerScale, readonly AnswerMeasure[]>> = {
  names: ['agreement', 'alpha-nominal', 'fleiss'],
  sets: ['agreement', 'alpha-masi', 'alpha-jaccard', 'alpha-nominal', 'fleiss'],
  order: ['agreement', 'alpha-ordinal', 'alpha-nominal', 'fleiss'],
  numbers: ['agreement', 'alpha-interval', 'alpha-nominal', 'fleiss'],
  ratio: ['agreement', 'alpha-ratio', 'alpha-interval', 'alpha-nominal', 'fleiss'],
}

function push({ answers, names, of }: AnswerRows, item: number, row: readonly (Named | null)[]): void {
  answers.push(row.map((one) => one?.values ?? null))
  names.push(row.map((one) => one?.name ?? null))
  of.push(item)
}

/** The rows of each person, or of each two. */
class RowsByKey {
  readonly #rows = new Map<string, { readonly who: readonly number[]; readonly rows: AnswerRows }>()

  push(who: readonly number[], item: number, row: readonly (Named | null)[]): void {
    const key = who.join(' ')
    const known = this.#rows.get(key) ?? { who, rows: noRows() }
    this.#rows.set(key, known)
    push(known.rows, item, row)
  }

  all() {
    return [...this.#rows.values()].toSorted(({ who: [a = 0, b = 0] }, { who: [c = 0, d = 0] }) => a - c || b - d)
  }
}

function* toldEach(
  list: FigureList,
  key: Pick<FigureKey, 'about' | 'when'>,
  each: RowsByKey,
  measures: readonly AnswerMeasure[],
): Generator<number, void> {
  for (const { who, rows } of each.all()) yield* told(list, { ...key, who }, rows, measures)
}

function* told(
  list: FigureList,
  key: Omit<FigureKey, 'measure'>,
  rows: AnswerRows,
  measures: readonly AnswerMeasure[],
): Generator<number, void> {
  for (const measure of measures) yield* list.add({ ...key, measure }, stepsOf(measure, rows))
}

function stepsOf(measure: AnswerMeasure, { answers, names, of }: AnswerRows): FigureSteps {
  const numbers = () => answers.map((row) => row.map(numberIn))
  switch (measure) {
    case 'agreement':
      return percentAgreement(names, figureSeed, of)
    case 'alpha-nominal':
      return nominalAlpha(names, figureSeed, of)
    case 'fleiss':
      return fleissKappa(names, figureSeed, of)
    case 'cohen':
      return cohenKappa(
        names.map(([a = null, b = null]) => [a, b]),
        figureSeed,
        { of },
      )
    case 'alpha-masi':
      return setAlpha(answers, 'masi', figureSeed, of)
    case 'alpha-jaccard':
      return setAlpha(answers, 'jaccard', figureSeed, of)
    case 'alpha-ordinal':
      return numericAlpha(numbers(), 'ordinal', figureSeed, of)
    case 'alpha-interval':
      return numericAlpha(numbers(), 'interval', figureSeed, of)
    case 'alpha-ratio':
      return numericAlpha(
        numbers().map((row) => row.map((number) => (number === null || number < 0 ? null : number))),
        'ratio',
        figureSeed,
        of,
      )
  }
}

/** Null for what is no number: whoever wrote that gave no answer on a scale. */
function numberIn(values: Values | null): number | null {
  const [word = '', ...more] = values ?? []
  const number = word.trim() === '' || more.length > 0 ? Number.NaN : Number(word)
  return Number.isFinite(number) ? number : null
}

/** Several as they are read; an answer that is empty is one. */
const words = (values: Values): string => values.toSorted().join(' + ')
