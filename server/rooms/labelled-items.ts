import type { Label } from '#shared/labels/label.ts'

export const labelsIn = (units: readonly object[]): readonly Label[] =>
  units.flatMap((unit) => ('label' in unit ? [unit.label as Label] : []))
