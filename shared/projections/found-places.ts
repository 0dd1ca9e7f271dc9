import type { BenchUnit } from '#shared/domain/bench.ts'
import type { Search } from '#shared/domain/find-words.ts'
import { type ClosedStretch, changingHits, closedAt, replacementsOf } from '#shared/domain/replace-words.ts'
import { wordsHash } from '#shared/domain/result.ts'
import { leftOf, rightOf } from '#shared/projections/line-around.ts'
import type { FoundHit, FoundUnit } from '#shared/protocol/many.ts'

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
