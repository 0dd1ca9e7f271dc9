import type { Column, Comparison, ComparisonProfile, UnitComparison } from '#shared/compare/comparison.ts'
import { voteColumns } from '#shared/compare/consensus.ts'
import { findDifferences } from '#shared/compare/differences.ts'
import { matchSegments, type Stretch } from '#shared/compare/segments.ts'
import { splitWords } from '#shared/compare/words.ts'
import type { Segment } from '#shared/domain/source.ts'

/** Raised whenever the same sources and profile could give another comparison. */
export const comparisonAlgorithm = 'rover-1'

/** Columns of one unit at most. */
export const longestUnit = 200

const sentenceEnd = /[.?!…।॥][\p{Pe}\p{Pf}"']*$/u

/**
 * Everything the room knows about where sources disagree: pure, and but for the indexes the same for any order of the sources.
 * Always has at least one unit, also when nobody said anything. A stretch longer than 200 columns becomes several units;
 * then only the first has its start and only the last its end, for times inside it are not known.
 */
export function compareItem(
  sources: readonly { readonly segments: readonly Segment[] }[],
  profile: ComparisonProfile,
): Comparison {
  const units = matchSegments(sources.map((source) => source.segments))
    .flatMap((stretch) => unitsOf(stretch, profile))
    .map((unit, index) => ({ unit: `u${index + 1}`, ...unit }))
  return { algorithm: comparisonAlgorithm, profile, sources: sources.length, units }
}

function unitsOf(stretch: Stretch, profile: ComparisonProfile): readonly Omit<UnitComparison, 'unit'>[] {
  const { texts, start, end, speaker } = stretch
  const parts = cutColumns(voteColumns(texts.map((text) => splitWords(text, profile))))
  return parts.map((columns, index) => ({
    ...(start !== undefined && index === 0 ? { start } : {}),
    ...(end !== undefined && index === parts.length - 1 ? { end } : {}),
    ...(speaker !== undefined ? { speaker } : {}),
    columns,
    differences: findDifferences(columns, texts.length),
  }))
}

function cutColumns(columns: readonly Column[]): readonly (readonly Column[])[] {
  const parts: (readonly Column[])[] = []
  let rest = columns
  while (rest.length > longestUnit) {
    const cut = cutOf(rest)
    parts.push(rest.slice(0, cut))
    rest = rest.slice(cut)
  }
  return [...parts, rest]
}

/** After the last unanimous end of a sentence in the second half, else after the last unanimous column there, else at the limit. */
function cutOf(columns: readonly Column[]): number {
  const half = longestUnit / 2
  const agreed = (index: number): boolean => columns[index]?.arcs.length === 1
  const candidates = Array.from({ length: half }, (_, offset) => longestUnit - 1 - offset).filter(agreed)
  const sentence = candidates.find((index) => sentenceEnd.test(columns[index]?.arcs[0]?.text ?? ''))
  return (sentence ?? candidates[0] ?? longestUnit - 1) + 1
}
