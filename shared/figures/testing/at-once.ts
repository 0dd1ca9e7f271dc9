import * as alpha from '#shared/figures/alpha.ts'
import * as kappa from '#shared/figures/cohen-kappa.ts'
import * as figure from '#shared/figures/figure.ts'
import * as fleiss from '#shared/figures/fleiss-kappa.ts'
import * as gwet from '#shared/figures/gwet-ac.ts'
import * as percent from '#shared/figures/percent-agreement.ts'
import { type Score, scoreOf } from '#shared/figures/score.ts'
import { matchShapes, meanOverlap, type ShapeItem, type ShapeRule } from '#shared/figures/shape-score.ts'
import {
  countSpans,
  creditOf,
  matchSpans,
  type SpanCounts,
  type SpanItem,
  type SpanMode,
} from '#shared/figures/span-score.ts'
import * as unitizing from '#shared/figures/unitizing-alpha.ts'
import { atOnce } from '#shared/kernel/at-once.ts'

const whole =
  <Asked extends readonly unknown[], Told>(steps: (...asked: Asked) => Generator<number, Told>) =>
  (...asked: Asked): Told =>
    atOnce(steps(...asked))

export const nominalAlpha = whole(alpha.nominalAlpha)
export const numericAlpha = whole(alpha.numericAlpha)
export const setAlpha = whole(alpha.setAlpha)
export const fleissKappa = whole(fleiss.fleissKappa)
export const gwetAc = whole(gwet.gwetAc)
export const percentAgreement = whole(percent.percentAgreement)
export const unitizingAlpha = whole(unitizing.unitizingAlpha)

export const cohenKappa = <Value extends string | number>(
  ...asked: Parameters<typeof kappa.cohenKappa<Value>>
): ReturnType<typeof nominalAlpha> => atOnce(kappa.cohenKappa<Value>(...asked))

export const figureOf = <Row, Parts>(...asked: Parameters<typeof figure.figureOf<Row, Parts>>): figure.Figure<Parts> =>
  atOnce(figure.figureOf<Row, Parts>(...asked))

/** Precision, recall and F1 of spans, with what they are told from. */
export function spanScore(
  items: readonly SpanItem[],
  mode: SpanMode,
  seed: number,
  of?: readonly number[],
): Score & { readonly counts: SpanCounts } {
  const counts = items.map((item) => countSpans(item, mode, matchSpans(item, mode)))
  const none = { correct: 0, incorrect: 0, partial: 0, missed: 0, spurious: 0 }
  const sum = counts.reduce(
    (all, one) => ({
      correct: all.correct + one.correct,
      incorrect: all.incorrect + one.incorrect,
      partial: all.partial + one.partial,
      missed: all.missed + one.missed,
      spurious: all.spurious + one.spurious,
    }),
    none,
  )
  return { ...atOnce(scoreOf(counts.map(creditOf), seed, of)), counts: sum }
}

/** Precision, recall and F1 of shapes, with how well those that were found fit. */
export function shapeScore(
  items: readonly ShapeItem[],
  rule: ShapeRule,
  seed: number,
): Score & { readonly meanOverlap: figure.Figure } {
  const found = items.map((item) => matchShapes(item, rule))
  const credits = items.map(({ expected, given }, at) => ({
    earned: found[at]?.length ?? 0,
    expected: expected.length,
    given: given.length,
  }))
  return { ...atOnce(scoreOf(credits, seed)), meanOverlap: atOnce(meanOverlap(found, seed)) }
}
