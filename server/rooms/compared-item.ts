import { compareItem } from '#shared/compare/compare-item.ts'
import { compareLabelItem, labelItemProfile, labelsOfSources } from '#shared/compare/compare-labels.ts'
import type { Comparison, ComparisonProfile } from '#shared/compare/comparison.ts'
import { disagreement } from '#shared/compare/differences.ts'
import { type Recompared, recompare } from '#shared/compare/recompare.ts'
import { recompareLabels } from '#shared/compare/recompare-labels.ts'
import { consensusText } from '#shared/compare/seed.ts'
import { excerptOf, isLabelled, type ManifestItem } from '#shared/domain/item.ts'
import type { Subject } from '#shared/labels/label.ts'
import { type AnswerWeights, weightsOf } from './batch-weights.ts'
import type { StoredSources } from './item-blobs.ts'

type Kind = Pick<ManifestItem, 'kind'>

/** The room's profile as items of that kind are compared by it. */
export const profileFor = (item: Kind, profile: ComparisonProfile): ComparisonProfile =>
  isLabelled(item) ? labelItemProfile(profile) : profile

export const groundOf = (stored: StoredSources, weights: AnswerWeights) => {
  const each = weightsOf(stored, weights)
  return { ...(stored.subject ? { subject: stored.subject } : {}), ...(each ? { weights: each } : {}) }
}

/** Everything that sources differ in, as nobody has begun a draft. */
export const comparedFreely = (
  item: Kind,
  stored: StoredSources,
  profile: ComparisonProfile,
  weights: AnswerWeights,
): Comparison =>
  isLabelled(item)
    ? compareLabelItem(labelsOfSources(stored.sources), profile, groundOf(stored, weights))
    : compareItem(stored.sources, profile)

/** What there is of a comparison, with the sources that it was made of. */
export interface ComparedBefore extends StoredSources {
  readonly comparison: Comparison
}

/** The same over other sources, or by another profile, for an item whose draft was begun: what was decided keeps its place. */
export function comparedOn(
  item: Kind,
  { comparison, sources }: ComparedBefore,
  stored: StoredSources,
  profile: ComparisonProfile,
  weights: AnswerWeights,
): Recompared {
  const same = sources.map((source) => JSON.stringify(source))
  const was = stored.sources.map((source) => same.indexOf(JSON.stringify(source)))
  const wasAt = (at: number): { readonly was?: number } => {
    const index = was[at] ?? -1
    return index < 0 ? {} : { was: index }
  }
  if (!isLabelled(item)) {
    const now = stored.sources.map(({ segments }, at) => ({ segments, ...wasAt(at) }))
    return recompare(comparison, sources, now, profile)
  }
  const now = labelsOfSources(stored.sources).map((source, at) => ({ ...source, ...wasAt(at) }))
  return recompareLabels(comparison, { sources: now, ...groundOf(stored, weights) }, profile)
}

/** What answers weighed when an item was compared last, by person. */
export const weightsBefore = ({ comparison, sources }: ComparedBefore): AnswerWeights =>
  new Map(
    sources.flatMap(({ person }, at) => {
      const weight = comparison.labels?.weights?.[at]
      return weight === undefined ? [] : [[person, weight] as const]
    }),
  )

/** What the queue tells of an item. */
export function figuresOf(
  comparison: Comparison,
): Pick<ManifestItem, 'differences' | 'weak' | 'disagreement' | 'words'> {
  const { share, differences, weak } = disagreement(comparison)
  const { units, labels } = comparison
  const words = labels ? units.length : units.reduce((sum, { columns }) => sum + columns.length, 0)
  return { differences, weak, disagreement: share, words }
}

/** The words that an item is known by in lists: its consensus, the text that is labelled, or how its file is called. */
export function itemExcerpt({ units, labels }: Comparison, key: string): string {
  return excerptOf(labels ? subjectWords(labels.subject, key) : units.map(consensusText).join(' '))
}

function subjectWords(subject: Subject | undefined, key: string): string {
  if (subject?.is === 'text') return subject.text.replace(/\s+/g, ' ').trim()
  const path = (subject?.address ?? key).split(/[?#]/)[0] ?? ''
  return (
    path
      .split(/[\\/]/)
      .filter((part) => part !== '')
      .at(-1) ?? key
  )
}
