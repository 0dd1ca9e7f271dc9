import { type Label, type PlacedLabel, tagsOf } from '#shared/labels/label.ts'

/** What one source says of an item, as labels are compared. */
export interface LabelledSource {
  readonly labels: readonly Label[]
}

/** A label among those of all sources, numbered so that the order of the sources does not matter. */
export interface LabelNode<L extends Label = Label> {
  readonly label: L
  readonly source: number
  /** Of the source, among all. */
  readonly sourceRank: number
  /** Of the label, among all: by what it says, whoever said it. */
  readonly rank: number
}

/** Everything that two labels may differ in but their ids and what is only kept: equal for equal labels. */
export function contentKey(label: Label): string {
  const attributes = Object.entries(label.attributes ?? {}).toSorted(([a], [b]) => (a < b ? -1 : 1))
  switch (label.kind) {
    case 'choice':
      return JSON.stringify([label.kind, label.question, valuesKey(label.values), label.of, attributes])
    case 'span':
    case 'interval':
      return JSON.stringify([label.kind, label.start, label.end, tagsOf(label), attributes])
    case 'box': {
      const { x, y, width, height, rotation = 0 } = label
      return JSON.stringify([label.kind, x, y, width, height, rotation, tagsOf(label), attributes])
    }
    case 'polygon':
      return JSON.stringify([label.kind, label.points, label.moreParts, tagsOf(label), attributes])
  }
}

/** Answers in any order are the same. */
export const valuesKey = (values: readonly string[]): string => JSON.stringify([...new Set(values)].toSorted())

/** All labels of all sources, by rank. */
export function rankedNodes(sources: readonly LabelledSource[]): readonly LabelNode[] {
  const keyed = sources.map(({ labels }, source) => {
    const own = labels.map((label) => ({ label, source, key: `${contentKey(label)} ${label.id}` })).toSorted(byKey)
    return { source, own, key: own.map(({ key }) => key).join('\n') }
  })
  const ranks = new Map(keyed.toSorted(byKey).map(({ source }, rank) => [source, rank]))
  const rankOf = (source: number): number => ranks.get(source) ?? 0
  return keyed
    .flatMap(({ own }) => own)
    .toSorted((a, b) => byKey(a, b) || rankOf(a.source) - rankOf(b.source))
    .map(({ label, source }, rank) => ({ label, source, sourceRank: rankOf(source), rank }))
}

const byKey = (a: { readonly key: string }, b: { readonly key: string }): number =>
  a.key < b.key ? -1 : a.key > b.key ? 1 : 0

export const isPlacedNode = (node: LabelNode): node is LabelNode<PlacedLabel> => node.label.kind !== 'choice'
