import * as Y from 'yjs'
import type { Comparison, UnitComparison } from '#shared/compare/comparison.ts'
import { consensusText } from '#shared/compare/seed.ts'
import type { LabelChange, Replacement } from '#shared/domain/draft-change.ts'
import { type LabelRecord, recordOfTexts } from '#shared/labels/label-record.ts'
import { changedFields, fieldsOfRecord, type LabelFields } from './label-fields.ts'

/**
 * The shape of a draft, spelled nowhere else: a root map `units` from unit id to a map of fields. `text` is a Y.Text,
 * everything else a whole value; labels have no text. Units are never removed and ids never reused.
 */
const unitsRoot = 'units'
export const textField = 'text'

export type DraftUnitMap = Y.Map<unknown>

export const draftUnits = (doc: Y.Doc): Y.Map<DraftUnitMap> => doc.getMap(unitsRoot)

/** The fields of a unit; none where something else stands in its place. */
export function unitFields(doc: Y.Doc, unit: string): DraftUnitMap | undefined {
  const fields: unknown = draftUnits(doc).get(unit)
  return fields instanceof Y.Map ? fields : undefined
}

export function draftText(doc: Y.Doc, unit: string): Y.Text | undefined {
  const text = unitFields(doc, unit)?.get(textField)
  return text instanceof Y.Text ? text : undefined
}

/**
 * Writes the consensus into an empty document, once: the first entry of its stream. Each text goes in as one insertion
 * straight after its Y.Text, so that `seedOf` finds the seed's characters again.
 */
export function seedDraft(doc: Y.Doc, comparison: Comparison): void {
  const units = draftUnits(doc)
  doc.transact(() => {
    for (const unit of comparison.units) {
      const fields: DraftUnitMap = new Y.Map()
      if (unit.label) {
        const record = consensusRecord(unit)
        if (!record.there) continue
        units.set(unit.unit, fields)
        write(fields, fieldsOfRecord(record))
        continue
      }
      units.set(unit.unit, fields)
      const text = new Y.Text()
      fields.set(textField, text)
      text.insert(0, consensusText(unit))
      for (const field of ['start', 'end', 'speaker'] as const)
        if (unit[field] !== undefined) fields.set(field, unit[field])
    }
  })
}

/** The client id and first clock of a unit's seeded characters. */
export function seedOf(text: Y.Text): { readonly client: number; readonly clock: number } | undefined {
  const holder = text._item
  return holder ? { client: holder.id.client, clock: holder.id.clock + 1 } : undefined
}

/** Offsets are those of the text before any of the changes; they must not overlap. */
export function applyChanges(doc: Y.Doc, changes: readonly (Replacement | LabelChange)[]): void {
  const replacements = changes.filter((change): change is Replacement => change.do === 'replace')
  doc.transact(() => {
    for (const change of changes) if (change.do === 'label') applyLabel(doc, change)
    for (const { unit, at, remove, insert } of replacements.sort((a, b) => b.at - a.at)) {
      const text = draftText(doc, unit)
      if (!text) throw new Error(`The draft has no unit ${unit}`)
      if (remove > 0) text.delete(at, remove)
      if (insert !== '') text.insert(at, insert)
    }
  })
}

function applyLabel(doc: Y.Doc, { unit, before, after }: LabelChange): void {
  const known = unitFields(doc, unit)
  if (known) write(known, before ? changedFields(before, after) : fieldsOfRecord(after))
  else {
    const fields: DraftUnitMap = new Y.Map()
    draftUnits(doc).set(unit, fields)
    write(fields, fieldsOfRecord(after))
  }
}

function write(fields: DraftUnitMap, values: LabelFields): void {
  for (const [name, value] of Object.entries(values)) {
    if (value === undefined) fields.delete(name)
    else fields.set(name, value)
  }
}

/** What a unit of a label set says by its consensus. */
export function consensusRecord({ unit, columns, label }: UnitComparison): LabelRecord {
  if (!label) throw new Error(`${unit} is no label`)
  const { kind, question, of } = label
  const frame = { id: unit, kind, ...(question === undefined ? {} : { question }), ...(of === undefined ? {} : { of }) }
  const texts = columns.map(({ arcs, consensus }) => arcs[consensus]?.text ?? '')
  return recordOfTexts(frame, label.columns, texts)
}
