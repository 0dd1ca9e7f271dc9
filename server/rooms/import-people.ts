import { newId } from '#server/auth/tokens.ts'
import type { Store } from '#server/store/store.ts'
import type { ImportedItem, ImportedSource } from '#shared/domain/source.ts'
import type { RoomId } from '#shared/kernel/ids.ts'
import { namedValue, nameField, readNames } from './people-names.ts'

/** A room with the table of names beside it. */
interface NamedRoom {
  readonly store: Store
  readonly id: RoomId
  personNow(person: string): string
}

export interface ImportPeople {
  /** Persons by the names that the file has for them. */
  readonly ids: ReadonlyMap<string, string>
  /** Index fields that name those who are new. */
  readonly fields: Readonly<Record<string, string>>
}

/** Annotators of a file become persons of the room under random ids; those known by the same name stay who they are. */
export async function peopleFor(room: NamedRoom, items: readonly ImportedItem[]): Promise<ImportPeople> {
  const known = await knownAnnotators(room)
  const ids = new Map<string, string>()
  const fields: Record<string, string> = {}
  for (const { annotator } of items.flatMap(({ sources }) => sources)) {
    if (ids.has(annotator)) continue
    const id = known.get(annotator) ?? newId()
    ids.set(annotator, id)
    if (!known.has(annotator)) fields[nameField(id)] = namedValue({ name: annotator, annotator })
  }
  return { ids, fields }
}

/** Those who said something of these; nobody becomes a person for what is not taken. */
export function onlyOf({ ids, fields }: ImportPeople, sources: readonly ImportedSource[]): ImportPeople {
  const said = new Set(sources.map(({ annotator }) => annotator))
  const left = new Map([...ids].filter(([annotator]) => said.has(annotator)))
  const named = new Set([...left.values()].map(nameField))
  return { ids: left, fields: Object.fromEntries(Object.entries(fields).filter(([field]) => named.has(field))) }
}

/** Whether the same names mean the same persons still: another import may have met somebody since. */
export async function areStill(room: NamedRoom, { ids, fields }: ImportPeople): Promise<boolean> {
  const known = await knownAnnotators(room)
  return [...ids].every(([annotator, id]) => known.get(annotator) === (nameField(id) in fields ? undefined : id))
}

/** Also under the name of an entry that is somebody else's by now. */
async function knownAnnotators(room: NamedRoom): Promise<ReadonlyMap<string, string>> {
  const names = await readNames(room.store, room.id)
  return new Map(
    [...names].flatMap(([id, { annotator }]) => (annotator ? [[annotator, room.personNow(id)] as const] : [])),
  )
}
