import { annotatorWeights } from '#shared/compare/annotator-weights.ts'
import { labelsOfSources } from '#shared/compare/compare-labels.ts'
import type { StoredSources } from './item-blobs.ts'

/** What each person's answers weigh, by how far they agree with the others over a whole batch. */
export type AnswerWeights = ReadonlyMap<string, number>

export const batchWeights = (items: readonly Pick<StoredSources, 'sources'>[]): AnswerWeights =>
  annotatorWeights(
    items.map(({ sources }) => {
      const labels = labelsOfSources(sources)
      return { sources: sources.map(({ person }, at) => ({ annotator: person, labels: labels[at]?.labels ?? [] })) }
    }),
  )

/** By source; undefined where nobody's answers weigh more than another's. */
export function weightsOf(
  { sources }: Pick<StoredSources, 'sources'>,
  weights: AnswerWeights,
): readonly number[] | undefined {
  const each = sources.map(({ person }) => weights.get(person) ?? unknownWeight)
  return each.every((weight) => weight === each[0]) ? undefined : each
}

/** Of whom nobody else answered anything. */
const unknownWeight = 0.5
