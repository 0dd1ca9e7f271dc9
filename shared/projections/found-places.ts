import type { BenchUnit } from '#shared/domain/bench.ts'
import type { Search } from '#shared/domain/find-words.ts'
import { type ClosedStretch, changingHits, closedAt, replacementsOf } from '#shared/domain/replace-words.ts'
import { wordsHash } from '#shared/domain/result.ts'
import type { FoundHit, FoundUnit } from '#shared/protocol/many.ts'

/** So much of the line is shown on either side, in words of the eye: up to a blank. */
const contextLength = 40

/** Where a unit's text has what is looked for and would read differently; undefined where it has it nowhere. */
export function foundIn(
  unit: BenchUnit,
  closed: () => readonly ClosedStretch[],
  search: Search,
  words: string,
): FoundUnit | undefined {
  const { text } = unit
  const hits = changingHits(text, search, words)
  if (hits.length === 0) return undefined
  const stretches = closed()
  const shown = hits.map((hit): FoundHit => {
    const [replacement] = replacementsOf(unit, [hit], words)
    const [from, to] = replacement ? [replacement.at, replacement.at + replacement.remove] : [hit.from, hit.to]
    return {
      at: hit.from,
      left: leftOf(text, from),
      old: text.slice(from, to),
      new: words,
      right: rightOf(text, to),
      closed: closedAt(stretches, hit) ?? null,
    }
  })
  return { unit: unit.id, seen: wordsHash(text), hits: shown }
}

function leftOf(text: string, at: number): string {
  if (at <= contextLength) return text.slice(0, at)
  const blank = text.indexOf(' ', at - contextLength)
  return blank < 0 || blank >= at ? text.slice(0, at) : `… ${text.slice(blank + 1, at)}`
}

function rightOf(text: string, at: number): string {
  if (text.length - at <= contextLength) return text.slice(at)
  const blank = text.lastIndexOf(' ', at + contextLength)
  return blank <= at ? text.slice(at) : `${text.slice(at, blank)} …`
}
