import type { Comparison, UnitComparison } from '#shared/compare/comparison.ts'
import { matchSegments } from '#shared/compare/segments.ts'
import { splitWords, type Word } from '#shared/compare/words.ts'
import type { Segment } from '#shared/domain/source.ts'

export interface ComparedSource {
  readonly segments: readonly Segment[]
}

/** Per unit what each source says in it: from the comparison where it says so, else found again as `compareItem` cut it. */
export function unitTexts(comparison: Comparison, sources: readonly ComparedSource[]): readonly (readonly string[])[] {
  const { units } = comparison
  if (units.some(({ said }) => said)) return units.map(({ said }) => said ?? sources.map(() => ''))
  const texts: (readonly string[])[] = []
  for (const stretch of matchSegments(sources.map(({ segments }) => segments))) {
    const words = stretch.texts.map((text) => splitWords(text, comparison.profile))
    const parts = partsOf(words, units.slice(texts.length))
    texts.push(
      ...(parts.length > 1 ? parts.map((cut, at) => cutTexts(stretch.texts, words, parts, cut, at)) : [stretch.texts]),
    )
  }
  return texts
}

/** For each unit of a stretch how many words of each source come before it. */
function partsOf(
  words: readonly (readonly Word[])[],
  units: readonly UnitComparison[],
): readonly (readonly number[])[] {
  const parts: (readonly number[])[] = []
  let before: readonly number[] = words.map(() => 0)
  do {
    const unit = units[parts.length]
    parts.push(before)
    before = before.map((count, source) => count + (unit ? columnsOfSource(unit, source).length : 0))
  } while (parts.length < units.length && before.some((count, source) => count < (words[source]?.length ?? 0)))
  return parts
}

function cutTexts(
  texts: readonly string[],
  words: readonly (readonly Word[])[],
  parts: readonly (readonly number[])[],
  cut: readonly number[],
  at: number,
): readonly string[] {
  return texts.map((text, source) => {
    const of = words[source] ?? []
    const end = parts[at + 1]?.[source] ?? of.length
    const [first, last] = [of[cut[source] ?? 0], of[end - 1]]
    return first && last && first.from < last.to ? text.slice(first.from, last.to) : ''
  })
}

/** The columns in which a source has a word, in order: as many as it has words in the unit. */
export const columnsOfSource = ({ columns }: Pick<UnitComparison, 'columns'>, source: number): readonly number[] =>
  columns.flatMap(({ arcs }, column) =>
    arcs.some(({ key, sources }) => key !== '' && sources.includes(source)) ? [column] : [],
  )
