const bucketCount = 256

/**
 * An immutable record by id that stays cheap with ten thousand entries: setting one copies a bucket, not the table.
 * Values that are not set keep their identity.
 */
export type Table<T> = readonly Readonly<Record<string, T>>[]

/** Told by its shape: nothing else in a room has as many parts, each a record. */
export const isTable = (value: unknown): value is Table<unknown> =>
  Array.isArray(value) &&
  value.length === bucketCount &&
  value.every((bucket) => typeof bucket === 'object' && bucket !== null && !Array.isArray(bucket))

const emptyBuckets: Table<never> = Array.from({ length: bucketCount }, () => ({}))

export const emptyTable = <T>(): Table<T> => emptyBuckets

function bucketOf(id: string): number {
  let hash = 0
  for (let at = 0; at < id.length; at++) hash = (hash * 31 + id.charCodeAt(at)) | 0
  return (hash >>> 0) % bucketCount
}

export const tableGet = <T>(table: Table<T>, id: string): T | undefined => table[bucketOf(id)]?.[id]

export function tableSet<T>(table: Table<T>, id: string, value: T): Table<T> {
  const at = bucketOf(id)
  return table.with(at, { ...table[at], [id]: value })
}

/** Many at once, copying each bucket once. */
export function tableSetAll<T>(table: Table<T>, entries: Iterable<readonly [string, T]>): Table<T> {
  const buckets = table.map((bucket) => ({ ...bucket }))
  for (const [id, value] of entries) {
    const bucket = buckets[bucketOf(id)]
    if (bucket) bucket[id] = value
  }
  return buckets
}

/** Without these entries, copying each bucket once. */
export function tableRemoveAll<T>(table: Table<T>, ids: Iterable<string>): Table<T> {
  const buckets = table.map((bucket) => ({ ...bucket }))
  for (const id of ids) delete buckets[bucketOf(id)]?.[id]
  return buckets
}

export const tableValues = <T>(table: Table<T>): T[] => table.flatMap((bucket) => Object.values(bucket))

/** Keeps the identity of what `change` leaves as it is. */
export function mapRecord<T>(
  record: Readonly<Record<string, T>>,
  change: (value: T) => T,
): Readonly<Record<string, T>> {
  const entries = Object.entries(record).map(([id, value]) => [id, change(value)] as const)
  return entries.some(([id, value]) => value !== record[id]) ? Object.fromEntries(entries) : record
}

export const mapTable = <T>(table: Table<T>, change: (value: T) => T): Table<T> =>
  table.map((bucket) => mapRecord(bucket, change))
