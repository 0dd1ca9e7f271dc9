import type * as Y from 'yjs'
import type { Comparison, LabelGround, UnitComparison } from '#shared/compare/comparison.ts'
import type { BenchUnit } from '#shared/domain/bench.ts'
import { type LabelRecord, recordLines } from '#shared/labels/label-record.ts'
import { consensusRecord, draftUnits, unitFields } from './draft-doc.ts'
import { recordOfFields } from './label-fields.ts'

/** A label as it stands in a draft; of one that too few sources had and nobody took, what it would say. */
export function labelUnit(doc: Y.Doc, comparison: Comparison, compared: UnitComparison): BenchUnit {
  const fields = unitFields(doc, compared.unit)
  const record = fields && recordOfFields(compared.unit, fields, pointsOf(comparison), compared.label?.columns)
  return record ? benchLabel(compared.unit, record) : unwrittenLabel(compared, false)
}

/** A label that no draft holds, as the sources' consensus has it. */
export function unwrittenLabel(compared: UnitComparison, there: boolean): BenchUnit {
  return {
    ...benchLabel(compared.unit, { ...consensusRecord(compared), there }),
    ...(there ? {} : { unwritten: true }),
  }
}

const isMade = (unit: string): boolean => /^n[1-9][0-9]*$/.test(unit)
const numberOf = (unit: string): number => Number(unit.slice(1))

/** Labels that people made, in the order in which they did; of some units, where these are named. */
export function madeLabels(doc: Y.Doc, comparison: Comparison, units?: Iterable<string>): readonly BenchUnit[] {
  if (!comparison.labels) return []
  const made = [...(units ?? draftUnits(doc).keys())].filter(isMade)
  return made
    .toSorted((a, b) => numberOf(a) - numberOf(b))
    .flatMap((unit) => {
      const fields = unitFields(doc, unit)
      const record = fields && recordOfFields(unit, fields, pointsOf(comparison))
      return record ? [benchLabel(unit, record)] : []
    })
}

/** Fresh units in the places of those that they are of; new ones at the end. */
export function withUnits(units: readonly BenchUnit[], fresh: readonly BenchUnit[]): readonly BenchUnit[] {
  const byId = new Map(fresh.map((unit) => [unit.id, unit]))
  const known = new Set(units.map(({ id }) => id))
  return [...units.map((unit) => byId.get(unit.id) ?? unit), ...fresh.filter(({ id }) => !known.has(id))]
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
function pointsOf({ labels }: Comparison): readonly string[] | undefined {
  if (labels?.subject?.is !== 'text') return undefined
  const known = points.get(labels) ?? Array.from(labels.subject.text)
  points.set(labels, known)
  return known
}
