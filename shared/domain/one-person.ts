import { emptyTable, isTable, tableSetAll } from '#shared/kernel/table.ts'
import { type People, personNow } from './person.ts'

type NameNow = (id: string) => string

/**
 * The same value with everybody in it under the id that they have now, in whatever field or key an id stands. Ids are
 * random and fill a text alone, so that no words are taken for one. What holds nobody else keeps its identity.
 */
function renamed<T>(value: T, now: NameNow): T {
  if (typeof value === 'string') return now(value) as T
  if (typeof value !== 'object' || value === null) return value
  if (isTable(value)) return renamedTable(value, now) as T
  if (Array.isArray(value)) {
    const each = value.map((one: unknown) => renamed(one, now))
    return each.some((one, at) => one !== value[at]) ? (each as T) : value
  }
  let changed = false
  const entries = Object.entries(value).map(([key, held]): [string, unknown] => {
    const entry: [string, unknown] = [now(key), renamed(held, now)]
    changed ||= entry[0] !== key || entry[1] !== held
    return entry
  })
  return changed ? (Object.fromEntries(kept(entries, value)) as T) : value
}

/** Where both entries of a person hold something under their id, what the one that stays holds counts. */
function kept(entries: readonly [string, unknown][], before: object): readonly [string, unknown][] {
  const keys = Object.keys(before)
  return entries.filter(([key], at) => keys[at] === key || !Object.hasOwn(before, key))
}

function renamedTable(table: readonly object[], now: NameNow): readonly object[] {
  const buckets = table.map((bucket) => renamed(bucket, now))
  if (buckets.every((bucket, at) => bucket === table[at])) return table
  const moved = table.some((bucket) => Object.keys(bucket).some((key) => now(key) !== key))
  if (!moved) return buckets
  const ids = new Set(table.flatMap((bucket) => Object.keys(bucket)))
  const entries = table.flatMap((bucket) => Object.entries(bucket))
  const fresh = entries.filter(([key]) => now(key) === key || !ids.has(now(key)))
  return tableSetAll(
    emptyTable(),
    fresh.map(([key, held]) => [now(key), renamed(held, now)] as const),
  )
}

/** Everything that somebody did and has under `person` is under `into` from here on. */
export const asOnePerson = <T>(value: T, { person, into }: { readonly person: string; readonly into: string }): T =>
  renamed(value, (id) => (id === person ? into : id))

const anyMerged = new WeakMap<People, boolean>()

/** What comes after a merge may still name the entry that is gone, such as edits that were stored before it. */
export function asPeopleNow<T>(value: T, people: People): T {
  let any = anyMerged.get(people)
  if (any === undefined) {
    any = Object.values(people).some(({ into }) => into !== undefined)
    anyMerged.set(people, any)
  }
  return any ? renamed(value, (id) => personNow(people, id)) : value
}
