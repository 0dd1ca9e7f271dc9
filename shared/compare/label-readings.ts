import type { AttributeValue, Label } from '#shared/labels/label.ts'
import { valuesKey } from './label-nodes.ts'

/** One of the things that sources say, and who says it. */
export interface LabelReading<T> {
  readonly value: T
  readonly sources: readonly number[]
}

/** What is said, by support, then by what it is: equal values, lists in any order, are one reading. */
export function readingsOf<T>(
  said: readonly { readonly source: number; readonly value: T }[],
): readonly LabelReading<T>[] {
  const readings = new Map<string, { readonly value: T; readonly sources: number[] }>()
  for (const { source, value } of said) {
    const key = valueKey(value)
    const known = readings.get(key)
    if (known) known.sources.push(source)
    else readings.set(key, { value: JSON.parse(key), sources: [source] })
  }
  return [...readings]
    .toSorted(([a, one], [b, other]) => other.sources.length - one.sources.length || (a < b ? -1 : 1))
    .map(([, { value, sources }]) => ({ value, sources: sources.toSorted((a, b) => a - b) }))
}

/** JSON: of a list without its order. */
export const valueKey = (value: unknown): string => (Array.isArray(value) ? valuesKey(value) : JSON.stringify(value))

/** Of the attributes of which not all say the same, what is said; null for nothing. */
export function attributeReadings(
  members: readonly { readonly source: number; readonly label: Label }[],
): Readonly<Record<string, readonly LabelReading<AttributeValue | null>[]>> {
  const names = new Set(members.flatMap(({ label }) => Object.keys(label.attributes ?? {})))
  const readings = [...names].toSorted().map((name) => {
    const values = members.map(({ source, label }) => ({ source, value: label.attributes?.[name] ?? null }))
    return [name, readingsOf(values)] as const
  })
  return Object.fromEntries(readings.filter(([, { length }]) => length > 1))
}
