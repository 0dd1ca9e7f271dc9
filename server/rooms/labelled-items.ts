import type { ListedItem } from '#shared/domain/item.ts'
import type { Label, LabelSet, Subject } from '#shared/labels/label.ts'

export interface StoredLabels {
  readonly subject?: Subject
  readonly sources: readonly { readonly person: string; readonly labels?: LabelSet }[]
}

export const isLabelled = (item: ListedItem): boolean => (item as { kind?: string }).kind === 'labels'

export const labelsIn = (units: readonly object[]): readonly Label[] =>
  units.flatMap((unit) => ('label' in unit ? [unit.label as Label] : []))
