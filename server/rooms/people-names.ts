import { z } from 'zod'
import type { Store } from '#server/store/store.ts'
import { type People, personNow, pseudonym } from '#shared/domain/person.ts'
import type { RoomId } from '#shared/kernel/ids.ts'

const namedSchema = z.strictObject({
  name: z.string(),
  /** As an imported file calls them. */
  annotator: z.string().optional(),
})
export type Named = z.infer<typeof namedSchema>

const prefix = 'person:'

export const nameField = (person: string): string => prefix + person

export const namedValue = (named: Named): string => JSON.stringify(named)

/** The erasable table of names beside a room's journal. */
export async function readNames(store: Store, room: RoomId): Promise<ReadonlyMap<string, Named>> {
  const fields = await store.fields(room, prefix)
  return new Map(
    [...fields].map(([field, value]) => [field.slice(prefix.length), namedSchema.parse(JSON.parse(value))]),
  )
}

/** Of one person alone. */
export async function readName(store: Store, room: RoomId, person: string): Promise<string | undefined> {
  const stored = await store.field(room, nameField(person))
  return stored === undefined ? undefined : namedSchema.parse(JSON.parse(stored)).name
}

/** The name where it is known and may be told, else the pseudonym. */
export function nameOf(
  person: string,
  people: People,
  names: ReadonlyMap<string, { readonly name: string }> | undefined,
): string {
  return ownNameOf(personNow(people, person), people, names)
}

/** As they were called before two entries became one. */
export function ownNameOf(
  person: string,
  people: People,
  names: ReadonlyMap<string, { readonly name: string }> | undefined,
): string {
  const known = people[person]
  return names?.get(person)?.name ?? (known ? pseudonym(known) : person)
}
