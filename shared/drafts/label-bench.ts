import type * as Y from 'yjs'
import type { Comparison, LabelGround, UnitComparison } from '#shared/compare/comparison.ts'
import type { BenchUnit } from '#shared/domain/bench.ts'
import { type LabelRecord, recordLines } from '#shared/labels/label-record.ts'
import { consensusRecord, draftUnits, unitFields } from './draft-doc.ts'
import { recordOfFields } from './label-fields.ts'

/** A label as it stands in a draft; of one that too few sources had and nobody took, what it would say. */
export function labelUnit(
  id: string,
  fields: Y.Map<unknown> | undefined,
  points: readonly string[] | undefined,
  compared?: UnitComparison,
): BenchUnit | undefined {
  const record = fields && recordOfFields(id, fields, points, compared?.label?.columns)
  if (record) return benchLabel(id, record)
  return compared && unwrittenLabel(compared, false)
}

/** A label that no draft holds, as the sources' consensus has it. */
export function unwrittenLabel(compared: UnitComparison, there: boolean): BenchUnit {
  return {
    ...benchLabel(compared.unit, { ...consensusRecord(compared), there }),
    ...(there ? {} : { unwritten: true }),
  }
}

/** Labels that people made, in the order in which they did. */
export function madeLabels(
  doc: Y.Doc,
  comparison: Comparison,
  points: readonly string[] | undefined,
): readonly BenchUnit[] {
  if (!comparison.labels) return []
  const made = [...draftUnits(doc).keys()].filter((unit) => /^n[1-9][0-9]*$/.test(unit))
  return made
    .toSorted((a, b) => Number(a.slice(1)) - Number(b.slice(1)))
    .flatMap((unit) => labelUnit(unit, unitFields(doc, unit), points) ?? [])
}

function benchLabel(id: string, label: LabelRecord): BenchUnit {
  const { text, range } = recordLines(label)
  const { value } = label
  return {
    id,
    ...(value.kind === 'interval' ? { start: value.start, end: value.end } : {}),
    ...{ text, label, stretch: range },
  }
}

const points = new WeakMap<LabelGround, readonly string[]>()

/** The code points of the text that an item's labels stand in. */
export function pointsOf({ labels }: Comparison): readonly string[] | undefined {
  if (labels?.subject?.is !== 'text') return undefined
  const known = points.get(labels) ?? Array.from(labels.subject.text)
  points.set(labels, known)
  return known
}
