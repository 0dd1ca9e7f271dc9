import * as Y from 'yjs'
import { draftUnits, textField, unitFields } from './draft-doc.ts'
import { isLabelValue, isServerField, isServerValue, labelFieldRule, labelKindOf } from './label-fields.ts'

const longestName = 1000

const isSeconds = (value: unknown): boolean => typeof value === 'number' && Number.isFinite(value) && value >= 0
const isName = (value: unknown): boolean => typeof value === 'string' && value.length <= longestName

type Holds = (value: unknown) => boolean

/** The fields of a unit of words beside its text, and what each may hold. */
const draftFields: ReadonlyMap<string, Holds> = new Map([
  ['start', isSeconds],
  ['end', isSeconds],
  ['speaker', isName],
])

/** UTF-16 units that people may make the text of one unit grow to. Units are cut at 200 words on import. */
export const longestUnitText = 100_000

/** What people may write in: the characters of a unit's text, or one of its fields. */
export interface DraftPlace {
  readonly unit: string
  readonly field: string
  readonly isText: boolean
  /** Whether a field may hold that. */
  readonly mayHold: Holds
}

/** The place that a list of Yjs items is: the children of a type, or with a key the values set there one after the other. */
export function draftPlaceOf(doc: Y.Doc, type: Y.AbstractType<unknown>, key: string | null): DraftPlace | undefined {
  if (key !== null) {
    const unit = unitOf(doc, type)
    const mayHold = type instanceof Y.Map ? ruleOf(type, key) : undefined
    return unit === undefined || !mayHold ? undefined : { unit, field: key, isText: false, mayHold }
  }
  const holder = type._item
  if (!(type instanceof Y.Text) || holder?.parentSub !== textField) return undefined
  const unit = unitOf(doc, holder.parent)
  return unit === undefined ? undefined : { unit, field: textField, isText: true, mayHold: () => false }
}

function ruleOf(fields: Y.Map<unknown>, field: string): Holds | undefined {
  return labelKindOf(fields) ? labelFieldRule(fields, field) : draftFields.get(field)
}

/** Of what is deleted nobody knows the field: whether any may hold that. */
export const isSomeValue: Holds = (value) =>
  [...draftFields.values()].some((mayHold) => mayHold(value)) || isLabelValue(value)

function unitOf(doc: Y.Doc, type: unknown): string | undefined {
  // Asked for first: it makes a map of the root, which Yjs knows by name only until then.
  const units = draftUnits(doc)
  return type instanceof Y.Map && type._item?.parent === units ? (type._item.parentSub ?? undefined) : undefined
}

/** How many places of a document hold what no draft is made of. Readers pass over them. */
export function oddPlaces(doc: Y.Doc): number {
  let odd = doc.share.size - 1
  for (const unit of draftUnits(doc).keys()) {
    const fields = unitFields(doc, unit)
    if (!fields) odd++
    else for (const [field, value] of fields) if (!isFitting(fields, field, value)) odd++
  }
  return odd
}

function isFitting(fields: Y.Map<unknown>, field: string, value: unknown): boolean {
  if (labelKindOf(fields) && isServerField(field)) return isServerValue(field, value)
  if (labelKindOf(fields) || field !== textField) return ruleOf(fields, field)?.(value) ?? false
  if (!(value instanceof Y.Text)) return false
  for (let item = value._start; item; item = item.right)
    if (!item.deleted && !(item.content instanceof Y.ContentString)) return false
  return true
}
