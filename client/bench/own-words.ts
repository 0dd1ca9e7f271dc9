import type { Comparison } from '#shared/compare/comparison.ts'
import { comparedUnit, placeOfStretch } from '#shared/domain/bench.ts'
import type { Place } from '#shared/domain/place.ts'
import type { Ruling } from '#shared/domain/ruling.ts'
import { benchUnitOfText } from '#shared/drafts/draft-bench.ts'
import { changedWords } from './changed-words.ts'

/** What one person made of a unit: its text before their edits, null where that is not known, and after them. */
export interface OwnUnit {
  readonly unit: string
  readonly before: string | null
  readonly text: string
}

export interface OwnWords {
  readonly place: Place
  readonly words: string
}

/** Where somebody's own words stand, with the differences that they touch; the whole unit where it has none. */
export function placeOfOwn(comparison: Comparison, { unit, before, text }: OwnUnit): OwnWords | null {
  const compared = comparedUnit(comparison, unit)
  if (!compared) return null
  const columns = compared.columns.length
  const whole = { place: { unit, from: 0, to: columns }, words: text.trim() }
  if (before === null || before === text || compared.differences.length === 0) return whole
  const { at, before: gone, after } = changedWords(before, text)
  const where = after.trim() === '' ? { text: before, to: at + gone.length } : { text, to: at + after.length }
  const found = placeOfStretch(benchUnitOfText(compared, comparison, where.text), columns, { from: at, to: where.to })
  const touched = compared.differences.filter(({ from, to }) => from < found.to && found.from < to)
  const from = Math.min(found.from, ...touched.map((one) => one.from))
  const to = Math.max(found.to, ...touched.map((one) => one.to))
  if (from >= to) return whole
  const stretch = benchUnitOfText(compared, comparison, text).stretch(from, to)
  // What was typed beside the place belongs to what its writer wants to stand there.
  const [first, last] = after.trim() === '' ? [stretch.from, stretch.to] : [at, at + after.length]
  const words = text.slice(Math.min(stretch.from, first), Math.max(stretch.to, last)).trim()
  return { place: { unit, from, to }, words }
}

/** Which of the rulings cover words that somebody put at their places, and what those words are. */
export function ruledOver(
  comparison: Comparison,
  own: readonly OwnUnit[],
  rulings: readonly Ruling[],
): readonly (OwnWords & { readonly ruling: Ruling })[] {
  return own.flatMap(({ unit, before, text }) => {
    const compared = comparedUnit(comparison, unit)
    if (!compared || text === '') return []
    return rulings
      .filter(({ place }) => place.unit === unit)
      .flatMap((ruling) => {
        const at = (words: string) => {
          const { from, to } = benchUnitOfText(compared, comparison, words).stretch(ruling.place.from, ruling.place.to)
          return words.slice(from, to)
        }
        const words = at(text)
        const untouched = before !== null && at(before) === words
        return untouched || words === ruling.value ? [] : [{ ruling, place: ruling.place, words }]
      })
  })
}
