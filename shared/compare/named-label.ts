import { comparedUnit } from '#shared/domain/bench.ts'
import type { Aspect } from '#shared/labels/aspects.ts'
import type { LabelKind } from '#shared/labels/label.ts'
import type { LabelRecord } from '#shared/labels/label-record.ts'
import type { Comparison } from './comparison.ts'

/** What a label is called by: of one that people made, where no draft is at hand, nothing. */
export interface NamedLabel {
  readonly kind?: LabelKind
  readonly question?: string
  readonly columns?: readonly Aspect[]
}

export const namedRecord = ({ columns, value }: LabelRecord): NamedLabel => ({
  ...{ kind: value.kind, columns },
  ...(value.kind === 'choice' ? { question: value.question } : {}),
})

/** Undefined of a transcript. */
export function namedLabel(comparison: Comparison, unit: string): NamedLabel | undefined {
  if (!comparison.labels) return undefined
  const label = comparedUnit(comparison, unit)?.label
  if (!label) return {}
  const { kind, columns, question } = label
  return { kind, columns, ...(question === undefined ? {} : { question }) }
}
