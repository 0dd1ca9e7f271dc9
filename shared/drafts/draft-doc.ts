import * as Y from 'yjs'
import type { Comparison } from '#shared/compare/comparison.ts'
import { consensusText } from '#shared/compare/seed.ts'
import type { Replacement } from '#shared/domain/draft-change.ts'

/**
 * The shape of a draft, spelled nowhere else: a root map `units` from unit id to a map of fields. `text` is a Y.Text,
 * everything else a whole value. Units are never removed and ids never reused.
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

/** Offsets are those of the text before any of the replacements; they must not overlap. */
export function applyReplacements(doc: Y.Doc, replacements: readonly Replacement[]): void {
  doc.transact(() => {
    for (const { unit, at, remove, insert } of replacements.toSorted((a, b) => b.at - a.at)) {
      const text = draftText(doc, unit)
      if (!text) throw new Error(`The draft has no unit ${unit}`)
      if (remove > 0) text.delete(at, remove)
      if (insert !== '') text.insert(at, insert)
    }
  })
}
