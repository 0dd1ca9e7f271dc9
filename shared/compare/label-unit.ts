import type { AttributeValue, Label, LabelKind } from '#shared/labels/label.ts'
import type { LabelledSource } from './label-nodes.ts'
import type { LabelProfile } from './label-profile.ts'
import type { LabelReading } from './label-readings.ts'

/** Raised whenever the same sources and profile could give another comparison. */
export const labelAlgorithm = 'labels-1'

/** In what sources may differ about one thing. */
export type LabelAspect = 'missing' | 'tag' | 'boundary' | 'attribute' | 'answer'

/** What the sources say of one thing, or answer to one question. */
export interface LabelUnit {
  /** `u1`, `u2`, … in order of their places, as units of a transcript; questions come first. */
  readonly unit: string
  readonly kind: LabelKind
  /** At most one for each source, in their order. */
  readonly members: readonly { readonly source: number; readonly id: string }[]
  /** Sources that do not have it. */
  readonly missing: readonly number[]
  /** Empty where all agree. */
  readonly differs: readonly LabelAspect[]
  /** The least overlap of two members; 1 for answers. */
  readonly overlap: number
  /** What they call it, or answer. */
  readonly tags: readonly LabelReading<readonly string[]>[]
  /** Attributes of which they differ, by name; null where one has none. */
  readonly attributes: Readonly<Record<string, readonly LabelReading<AttributeValue | null>[]>>
  /** Of an answer: to what, and about which unit or label, where not about the item. */
  readonly question?: string
  readonly of?: string
}

/** What comparing the labels of an item gives; stored as that of a transcript is. Sources go by their index. */
export interface LabelComparison {
  readonly algorithm: string
  readonly profile: LabelProfile
  readonly sources: number
  readonly units: readonly LabelUnit[]
}

export interface Member<L extends Label = Label> {
  readonly source: number
  readonly label: L
}

/** Finds the labels of the members of units. */
export function memberFinder(
  sources: readonly LabelledSource[],
): (unit: Pick<LabelUnit, 'members'>) => readonly Member[] {
  const labels = sources.map((source) => new Map(source.labels.map((label) => [label.id, label])))
  return ({ members }) =>
    members.flatMap(({ source, id }) => {
      const label = labels[source]?.get(id)
      return label ? [{ source, label }] : []
    })
}

/** Sources of so many that are no members. */
export const missingOf = (members: readonly { readonly source: number }[], sources: number): readonly number[] =>
  Array.from({ length: sources }, (_, source) => source).filter(
    (source) => !members.some((member) => member.source === source),
  )
