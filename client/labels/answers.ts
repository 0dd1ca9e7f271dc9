import type { AttributeValue, PlacedLabel } from '#shared/labels/label.ts'
import { type Attribute, type LabelConfig, misfit, type Question } from '#shared/labels/label-config.ts'
import type { LabelState } from './shown-label.ts'

/** What some of the sources gave. */
export interface Given<T> {
  /** Null where they gave none. */
  readonly value: T | null
  readonly count: number
  /** Empty where their names are not told. */
  readonly who: readonly string[]
}
export type GivenValue = Given<AttributeValue>

/** A question about the item, or about one of its units or labels. */
export interface AskedQuestion {
  readonly question: Question
  readonly of?: string
  /** What it is about, in words; empty for the item. */
  readonly about: string
  /** The answer that stands; empty for none. */
  readonly values: readonly string[]
  readonly given: readonly Given<readonly string[]>[]
  readonly state: LabelState
  readonly locked: boolean
}

/** A label whose tag and attributes are looked at. */
export interface PickedLabel {
  readonly key: string
  readonly label: PlacedLabel
  /** What a reader hears. */
  readonly name: string
  readonly locked: boolean
  /** It is not in the draft. */
  readonly absent?: boolean
  readonly tags: readonly Given<readonly string[]>[]
  /** Of attributes of which sources gave something, by name. */
  readonly attributes: Readonly<Record<string, readonly GivenValue[]>>
}

const listOf = (value: AttributeValue | null): readonly string[] =>
  value === null ? [] : (Array.isArray(value) ? value : [value]).map(String)

/** Whether two values say the same; of several answers in any order. */
export function sameValue(a: AttributeValue | null, b: AttributeValue | null): boolean {
  const [one, other] = [listOf(a).toSorted(), listOf(b).toSorted()]
  return one.length === other.length && one.every((value, at) => value === other[at])
}

/** Whether sources said different things, or some said nothing. */
export const differ = (given: readonly GivenValue[]): boolean =>
  given.some(({ value }) => !sameValue(value, given[0]?.value ?? null))

/** What may be chosen: what the configuration says, then what stands or was given beside that. */
export function choicesOf(
  { values = [] }: Pick<Attribute, 'values'>,
  value: AttributeValue | null,
  given: readonly GivenValue[],
): readonly string[] {
  return [...new Set([...values, ...listOf(value), ...given.flatMap((one) => listOf(one.value))])]
}

/** Marks of a rating, from 1. */
export function marksOf({ least = 1, most = 5 }: Pick<Attribute, 'least' | 'most'>): readonly number[] {
  const first = Math.max(1, Math.round(least))
  return Array.from({ length: Math.min(mostMarks, Math.max(0, Math.round(most) - first + 1)) }, (_, at) => first + at)
}
const mostMarks = 100

/** With one answer more, or without it; in the order in which they may be chosen. */
export function toggled(value: AttributeValue | null, choice: string, choices: readonly string[]): readonly string[] {
  const now = listOf(value)
  const next = now.includes(choice) ? now.filter((one) => one !== choice) : [...now, choice]
  return next.toSorted((a, b) => choices.indexOf(a) - choices.indexOf(b))
}

export const isChosen = (value: AttributeValue | null, choice: string): boolean => listOf(value).includes(choice)

/** What somebody typed, as the attribute takes it: `null` for nothing, undefined for what does not fit. */
export function typedValue(attribute: Omit<Attribute, 'name'>, typed: string): AttributeValue | null | undefined {
  const words = typed.trim()
  if (words === '') return attribute.required ? undefined : null
  const value = attribute.type === 'number' || attribute.type === 'rating' ? Number(words.replace(',', '.')) : words
  return misfit(attribute, value) === undefined ? value : undefined
}

/** A question's answers, as one value of its type. */
export function answerOf({ type }: Pick<Attribute, 'type'>, values: readonly string[]): AttributeValue | null {
  const [first] = values
  if (first === undefined) return null
  if (type === 'choices' || values.length > 1) return values
  if (type === 'boolean' && (first === 'true' || first === 'false')) return first === 'true'
  const number = Number(first)
  return (type === 'number' || type === 'rating') && Number.isFinite(number) ? number : first
}

/** A value as the answers of a question are kept. */
export const answersOf = (value: AttributeValue | null): readonly string[] => listOf(value)

/** Whether somebody has to look: nothing stands that was decided, or that all gave. */
export const needsPerson = ({ state, locked }: AskedQuestion): boolean =>
  !locked && (state === 'open' || state === 'missing')

/** Attributes of a label with a tag: those of the configuration, and what it has beside them. */
export function attributesOf({ label, attributes }: PickedLabel, config: LabelConfig): readonly KnownAttribute[] {
  const own = config.tags.filter(({ name }) => name === label.tag || label.moreTags?.includes(name))
  const known = [...(config.attributes ?? []), ...own.flatMap((tag) => tag.attributes ?? [])]
  const byName = new Map(known.map((attribute) => [attribute.name, { ...attribute, known: true }]))
  const there = [...Object.keys(label.attributes ?? {}), ...Object.keys(attributes)]
  for (const name of there) if (!byName.has(name)) byName.set(name, { name, type: 'text', known: false })
  return [...byName.values()]
}

export interface KnownAttribute extends Attribute {
  /** It stands in the configuration. */
  readonly known: boolean
}
