import type { LabelSet } from '#shared/labels/label.ts'
import { contentKey } from './label-nodes.ts'

/** Whether two sets say the same, in whatever order and under whatever ids. */
export function sameLabelSet(a: LabelSet | undefined, b: LabelSet | undefined): boolean {
  const keys = (set: LabelSet | undefined) => (set?.labels ?? []).map(contentKey).toSorted().join('\n')
  return (a === undefined) === (b === undefined) && keys(a) === keys(b)
}
