import type * as Y from 'yjs'
import {
  type Aspect,
  attributeOf,
  boxAt,
  emptyLabel,
  polygonAt,
  stretchAt,
  withAttribute,
  withTags,
} from '#shared/labels/aspects.ts'
import { type AttributeValue, isPlaced, type Label, type LabelKind, tagsOf } from '#shared/labels/label.ts'
import type { LabelRecord } from '#shared/labels/label-record.ts'

/**
 * A label in a draft: what the server alone writes (`kind`, `columns`, `there`, `question`, `of`), and a field for each
 * aspect, written whole by whoever may write: `tags` or `values`, `place`, and attributes as `@name`.
 */
export type LabelFields = Readonly<Record<string, unknown>>

const kinds: readonly string[] = ['choice', 'span', 'box', 'polygon', 'interval'] satisfies LabelKind[]
const longestWord = 10_000
const mostNumbers = 40_000

export function fieldsOfRecord({ columns, there, value }: LabelRecord): LabelFields {
  const constants = value.kind === 'choice' ? { question: value.question, of: value.of } : {}
  const own = Object.entries({ kind: value.kind, columns: [...columns], there, ...constants })
  const said = columns.flatMap((aspect) => (aspect === 'label' ? [] : [[fieldOf(aspect), fieldValue(value, aspect)]]))
  return Object.fromEntries([...own, ...said].filter(([, one]) => one !== undefined))
}

/** The fields in which a record differs from what a unit holds; undefined stands for one that goes. */
export function changedFields(before: LabelRecord, after: LabelRecord): LabelFields {
  const [was, now] = [fieldsOfRecord(before), fieldsOfRecord(after)]
  const names = [...new Set([...Object.keys(was), ...Object.keys(now)])]
  const differ = names.filter((name) => JSON.stringify(was[name]) !== JSON.stringify(now[name]))
  return Object.fromEntries(differ.map((name) => [name, now[name]]))
}

const fieldOf = (aspect: Aspect): string => (aspect === 'tag' ? 'tags' : aspect === 'answer' ? 'values' : aspect)

function fieldValue(label: Label, aspect: Aspect): unknown {
  if (aspect === 'tag') return isPlaced(label) ? [...tagsOf(label)] : undefined
  if (aspect === 'answer') return label.kind === 'choice' ? [...label.values] : undefined
  if (aspect === 'place') return placeField(label)
  return label.attributes?.[attributeOf(aspect) ?? '']
}

/** Box: x, y, width, height, and what it is turned by; polygon: a list of x and y by turns for each part; others start and end. */
export function placeField(label: Label): readonly unknown[] | undefined {
  switch (label.kind) {
    case 'choice':
      return undefined
    case 'box':
      return [label.x, label.y, label.width, label.height, ...(label.rotation ? [label.rotation] : [])]
    case 'polygon':
      return [label.points, ...(label.moreParts ?? [])].map((ring) => ring.flat())
    default:
      return [label.start, label.end]
  }
}

/** Whatever a hostile edit may have put there: fields that are none are as if they were not there. */
export function recordOfFields(
  unit: string,
  fields: Y.Map<unknown>,
  text?: readonly string[],
  compared: readonly Aspect[] = [],
): LabelRecord | undefined {
  const kind = fields.get('kind')
  if (!isKind(kind)) return undefined
  const [question, of] = [fields.get('question'), fields.get('of')]
  const frame = { id: unit, kind, ...(isWord(question) ? { question } : {}), ...(isWord(of) ? { of } : {}) }
  let value = emptyLabel(frame)
  for (const [field, said] of fields)
    if (labelFieldRule(fields, field)?.(said)) value = withField(value, field, said, text)
  // The columns of the comparison come first, for its differences are counted in them.
  const listed = new Set([...compared, ...columnsOfFields(fields)])
  return { columns: [...listed], there: fields.get('there') === true, value }
}

function withField(label: Label, field: string, said: unknown, text: readonly string[] | undefined): Label {
  if (field === 'tags') return isPlaced(label) ? withTags(label, said as readonly string[]) : label
  if (field === 'values') return label.kind === 'choice' ? { ...label, values: said as readonly string[] } : label
  if (field === 'place') return placedAt(label, said as readonly unknown[], text) ?? label
  return withAttribute(label, field.slice(1), said as AttributeValue)
}

/** The label where such a field says; undefined where it says nothing that could be. */
export function placedAt(label: Label, said: readonly unknown[], text?: readonly string[]): Label | undefined {
  switch (label.kind) {
    case 'choice':
      return undefined
    case 'box':
      return boxAt(label, said)
    case 'polygon':
      return said.every(Array.isArray) ? polygonAt(label, (said as readonly unknown[][]).map(pairs)) : undefined
    case 'span': {
      const [start, end] = said as readonly number[]
      return stretchAt(label, said, text ? text.slice(start, end).join('') : undefined)
    }
    case 'interval':
      return stretchAt(label, said)
  }
}

const pairs = (numbers: readonly unknown[]): readonly (readonly unknown[])[] =>
  Array.from({ length: Math.ceil(numbers.length / 2) }, (_, at) => numbers.slice(2 * at, 2 * at + 2))

const isKind = (value: unknown): value is LabelKind => typeof value === 'string' && kinds.includes(value)

/** What the server gave the label a column for. */
function columnsOfFields(fields: Y.Map<unknown>): readonly Aspect[] {
  const columns = fields.get('columns')
  return isWords(columns) ? (columns as readonly Aspect[]) : []
}

/** The rule of a field that people may write; undefined where they may write none, such as an attribute without a column. */
export function labelFieldRule(fields: Y.Map<unknown>, field: string): ((value: unknown) => boolean) | undefined {
  const kind = labelKindOf(fields)
  if (!kind || !isLabelField(kind, field)) return undefined
  const known = field[0] !== '@' || columnsOfFields(fields).includes(field as Aspect)
  return known ? (value) => isFittingField(kind, field, value) : undefined
}

/** Whether a unit of a draft is a label, and of which kind. */
export function labelKindOf(fields: Y.Map<unknown> | undefined): LabelKind | undefined {
  const kind = fields?.get('kind')
  return isKind(kind) ? kind : undefined
}

/** Fields of a label that people write; those of the server are none of theirs. */
const isLabelField = (kind: LabelKind, field: string): boolean =>
  (field.length > 1 && field.length <= 1000 && field[0] === '@') ||
  (kind === 'choice' ? field === 'values' : field === 'tags' || field === 'place')

/** Fields of a label that only the server writes. */
const serverFields: Readonly<Record<string, (value: unknown) => boolean>> = {
  kind: (value) => isKind(value),
  columns: (value) => isWords(value),
  there: (value) => typeof value === 'boolean',
  question: (value) => isWord(value),
  of: (value) => isWord(value),
}
export const isServerField = (field: string): boolean => Object.hasOwn(serverFields, field)
export const isServerValue = (field: string, value: unknown): boolean => serverFields[field]?.(value) ?? false

/** Whether some field of some label may hold that. */
export const isLabelValue = (value: unknown): boolean =>
  isFittingField('box', '@any', value) || kinds.some((kind) => isFittingField(kind as LabelKind, 'place', value))

/** Whether that is what the field of a label of this kind may hold. */
function isFittingField(kind: LabelKind, field: string, value: unknown): boolean {
  if (!isLabelField(kind, field)) return false
  if (field === 'tags' || field === 'values') return isWords(value)
  if (field === 'place') return isPlaceOf(kind, value)
  return isWord(value) || typeof value === 'boolean' || isNumber(value) || isWords(value)
}

function isPlaceOf(kind: LabelKind, value: unknown): boolean {
  if (!Array.isArray(value)) return false
  const rings: readonly unknown[] = kind === 'polygon' ? value : [value]
  let numbers = 0
  for (const ring of rings) {
    if (!Array.isArray(ring) || !ring.every(isNumber)) return false
    numbers += ring.length
  }
  return numbers <= mostNumbers && placedAt(emptyLabel({ id: '', kind }), value) !== undefined
}

const isNumber = (value: unknown): boolean => typeof value === 'number' && Number.isFinite(value)
const isWord = (value: unknown): value is string => typeof value === 'string' && value.length <= longestWord
const isWords = (value: unknown): boolean => Array.isArray(value) && value.length <= 200 && value.every(isWord)
