import { msg, str } from '@lit/localize'
import type { Estimate, Figure, UndefinedReason } from '#shared/figures/figure.ts'
import type { FigureAbout, MatchName, Measure, PlacedKind } from '#shared/projections/figure-list.ts'
import { itemCount } from '../elements/counted.ts'
import { getLocale } from '../i18n/locale.ts'
import { percentWords } from './own-work-words.ts'

/** Shares are told in percent; what is corrected for chance is not a share, as it may be below 0. */
const isShare = (measure: Measure): boolean =>
  !(measure.startsWith('alpha') || measure === 'cohen' || measure === 'fleiss')

export const valueWords = (measure: Measure, value: number): string =>
  isShare(measure)
    ? percentWords(value)
    : new Intl.NumberFormat(getLocale(), { minimumFractionDigits: 2, maximumFractionDigits: 2 }).format(value)

/** What stands in the place of a number, or the number. */
export const figureWords = (measure: Measure, figure: Figure | Estimate | undefined): string => {
  if (!figure) return ''
  return figure.defined ? valueWords(measure, figure.value) : reasonWords(figure.reason)
}

/** "95 of 100 times from 0.61 to 0.80, 120 items"; of one item there is no interval. */
export function certaintyWords(measure: Measure, figure: Figure): string {
  const items = itemCount(figure.n)
  if (!figure.defined || !figure.interval) return items
  const [low, high] = [valueWords(measure, figure.interval.low), valueWords(measure, figure.interval.high)]
  return msg(str`${low} to ${high}, ${items}`)
}

export function reasonWords(reason: UndefinedReason): string {
  switch (reason) {
    case 'nothing-there':
      return msg('not defined: nothing was marked')
    case 'nothing-shared':
      return msg('not defined: no two people did the same')
    case 'one-answer-only':
      return msg('not defined: everybody always gave the same answer')
    case 'uneven-answers':
      return msg('not defined: some items have fewer answers than others')
    case 'overlapping-units':
      return msg('not defined: somebody marked the same stretch twice')
    case 'nothing-expected':
      return msg('not defined: there is nothing to find')
    case 'nothing-given':
      return msg('not defined: nothing was marked here')
    case 'nothing-matched':
      return msg('not defined: nothing overlaps')
    case 'too-varied':
      return msg('not defined: too many different answers')
    case 'no-extent':
      return msg('not defined: shapes without any size')
  }
}

/** What it is called in books, where plain words stand beside it already. */
export function termWords(measure: Measure): string {
  if (measure.startsWith('precision')) return msg('precision')
  if (measure.startsWith('recall')) return msg('recall')
  if (measure.startsWith('f1')) return 'F1'
  return measure === 'cohen' ? msg('Cohen’s kappa') : msg('percent agreement')
}

/** In plain words, and what it is called in books. */
export function measureWords(measure: Measure): string {
  switch (measure) {
    case 'agreement':
      return msg('The same answer (percent agreement)')
    case 'alpha-nominal':
      return msg('The same answer, chance taken out (Krippendorff’s alpha, nominal)')
    case 'alpha-ordinal':
      return msg('Answers near each other count in part (Krippendorff’s alpha, ordinal)')
    case 'alpha-interval':
      return msg('Numbers near each other count in part (Krippendorff’s alpha, interval)')
    case 'alpha-ratio':
      return msg('Numbers in proportion (Krippendorff’s alpha, ratio)')
    case 'alpha-masi':
      return msg('Several answers, those in common count in part (Krippendorff’s alpha, MASI distance)')
    case 'alpha-jaccard':
      return msg('Several answers, by the share in common (Krippendorff’s alpha, Jaccard distance)')
    case 'alpha-unitizing':
      return msg('The same stretches marked, chance taken out (Krippendorff’s alpha of unitizing)')
    case 'fleiss':
      return msg('As many people for each item, chance taken out (Fleiss’ kappa)')
    case 'cohen':
      return msg('Two beside each other, chance taken out (Cohen’s kappa)')
    case 'overlap':
      return msg('How well those found fit (mean IoU)')
    default:
      return scoreWords(measure)
  }
}

type ScoreMeasure = Extract<Measure, `${'precision' | 'recall' | 'f1'}-${MatchName}`>

function scoreWords(measure: ScoreMeasure): string {
  const at = measure.indexOf('-')
  const [part, match] = [measure.slice(0, at), measure.slice(at + 1) as MatchName]
  const how = matchWords(match)
  if (part === 'precision') return msg(str`Of what was marked, how much is right (precision): ${how}`)
  if (part === 'recall') return msg(str`Of what is there, how much was found (recall): ${how}`)
  return msg(str`Right and found together (F1): ${how}`)
}

function matchWords(match: MatchName): string {
  switch (match) {
    case 'strict':
      return msg('the same words and tag (strict)')
    case 'exact':
      return msg('the same words, any tag (exact)')
    case 'partial':
      return msg('overlapping words count half (partial)')
    case 'type':
      return msg('overlapping words of the same tag (type)')
    case 'iou50':
      return msg('the same tag, overlap from a half (IoU 0.5)')
    case 'iou75':
      return msg('the same tag, overlap from three quarters (IoU 0.75)')
    case 'iou50-any':
      return msg('any tag, overlap from a half (IoU 0.5)')
  }
}

export function kindWords(kind: PlacedKind): string {
  switch (kind) {
    case 'span':
      return msg('Spans of text')
    case 'box':
      return msg('Boxes')
    case 'polygon':
      return msg('Polygons')
    case 'interval':
      return msg('Intervals of sound')
  }
}

export function aboutWords(about: FigureAbout): string {
  if (about.is === 'question') return msg(str`Question: ${about.name}`)
  if (about.is === 'attribute') return msg(str`Attribute: ${about.name}`)
  return kindWords(about.kind)
}

/** A tag that is empty says where something is and not what. */
export const tagWords = (tag: string): string => (tag === '' ? msg('(no tag)') : tag)
