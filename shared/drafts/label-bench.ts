import type * as Y from 'yjs'
import type { Comparison, LabelGround, UnitComparison } from '#shared/compare/comparison.ts'
import type { BenchUnit } from '#shared/domain/bench.ts'
import { type LabelRecord, recordLines, withLines } from '#shared/labels/label-record.ts'
import { consensusRecord, draftText, draftUnits, unitFields } from './draft-doc.ts'
import { changedFields, fieldsOfRecord, isServerField, type LabelFields, recordOfFields } from './label-fields.ts'

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

/** What a unit says, of whichever kind it is: its text, or the lines of its label. Empty where there is none. */
export function wordsOfUnit(doc: Y.Doc, unit: string): string {
  const fields = unitFields(doc, unit)
  const record = fields && recordOfFields(unit, fields)
  return record ? recordLines(record).text : (draftText(doc, unit)?.toString() ?? '')
}

/**
 * The fields that somebody wrote who made a label's lines `text` out of `before`, as far as the label still says there
 * what it said before; `left`: how many others have changed since. Undefined where these are no lines of it.
 */
export function putBackFields(
  label: LabelRecord,
  before: string,
  text: string,
): { readonly fields: LabelFields; readonly left: number } | undefined {
  const all = label.columns.length
  const [was, wanted] = [withLines(label, 0, all, before), withLines(label, 0, all, text)]
  if (!was || !wanted) return undefined
  const now = fieldsOfRecord(label)
  const written = Object.entries(changedFields(was, wanted)).filter(([name]) => !isServerField(name))
  const old = fieldsOfRecord(was)
  const fitting = written.filter(([name]) => JSON.stringify(now[name]) === JSON.stringify(old[name]))
  return { fields: Object.fromEntries(fitting), left: written.length - fitting.length }
}
