import { z } from 'zod'
import type { Store } from '#server/store/store.ts'
import type { RoomId } from '#shared/kernel/ids.ts'

const pointerSchema = z.strictObject({ position: z.number().int(), closed: z.boolean(), blob: z.string() })

/** Entries after which opening a draft from its history would cost more than making a snapshot. */
export const snapshotEvery = 200

const fieldOf = (item: string): string => `snapshot:${item}`

export interface Snapshot {
  readonly update: Uint8Array
  readonly position: number
  readonly closed: boolean
}

export async function readSnapshot(store: Store, room: RoomId, item: string): Promise<Snapshot | undefined> {
  const stored = await store.field(room, fieldOf(item))
  if (stored === undefined) return undefined
  const { blob, position, closed } = pointerSchema.parse(JSON.parse(stored))
  return { update: await store.blobs.get(blob), position, closed }
}

/** The draft as it stands, as a blob; the pointer moves on from the old one, and whoever is later throws theirs away. */
export async function writeSnapshot(store: Store, room: RoomId, item: string, snapshot: Snapshot): Promise<void> {
  const { update, position, closed } = snapshot
  const before = await store.field(room, fieldOf(item))
  if (before !== undefined && pointerSchema.parse(JSON.parse(before)).position >= position) return
  const [blob] = await store.blobs.put([update])
  if (blob === undefined) return
  await store.commit({
    id: crypto.randomUUID(),
    room,
    when: [{ field: fieldOf(item), value: before }],
    append: [],
    put: { [fieldOf(item)]: JSON.stringify({ position, closed, blob }) },
  })
}
