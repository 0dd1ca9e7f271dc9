import { defaultProfile } from '#shared/compare/comparison.ts'
import { errorCounts, errorRate } from '#shared/compare/word-error-rate.ts'
import { splitWords } from '#shared/compare/words.ts'
import { benchUnit } from '#shared/domain/bench.ts'
import { afterReplacement, replaceAt } from '#shared/domain/draft-change.ts'
import { demoItems } from './demo-items.ts'
import type { GuestItem, GuestStop } from './guest-item.ts'

/** Punctuation and case count here: of two readings that say the same the better written one is taken. */
const exact = { ...defaultProfile, foldCase: false, foldPunctuation: false }
const wordsOf = (text: string) => splitWords(text, exact).map(({ key }) => key)

/** The reading that brings a segment closest to what was said; the consensus where that is not known. */
export function carefulTake(item: GuestItem, { place, difference }: GuestStop): number {
  const consensus = difference.readings.findIndex((reading) => reading.consensus)
  const { bench } = item
  const unit = benchUnit(bench, place.unit)
  const said = demoItems.find(({ key }) => key === item.key)?.said[bench.units.findIndex(({ id }) => id === place.unit)]
  if (!unit || said === undefined) return consensus
  const reference = wordsOf(said)
  const errors = difference.readings.map(({ text }) => {
    const change = replaceAt(unit, place, text)
    return errorRate(errorCounts(reference, wordsOf(change ? afterReplacement(unit.text, change) : unit.text)))
  })
  const least = Math.min(...errors)
  return errors[consensus] === least ? consensus : errors.indexOf(least)
}
