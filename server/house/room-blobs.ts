import { decodeEntry } from '#server/audit/entry.ts'
import type { Store } from '#server/store/store.ts'
import { EntryDamaged } from '#shared/audit/stored-entry.ts'
import type { RoomId } from '#shared/kernel/ids.ts'

const hashes = /\b[0-9a-f]{64}\b/g
const pageLength = 500
const decoder = new TextDecoder()

/** Names of blobs that the room's journal and index hold, and what those name in turn: manifests name sources. */
export async function blobsOf(store: Store, room: RoomId): Promise<ReadonlySet<string>> {
  const found = new Set<string>()
  const waiting = await namedBy(store, room)
  for (let hash = waiting.pop(); hash !== undefined; hash = waiting.pop()) {
    if (found.has(hash) || !(await store.blobs.has(hash))) continue
    found.add(hash)
    if (await mayName(store, hash)) waiting.push(...namedIn(await store.blobs.get(hash)))
  }
  return found
}

async function namedBy(store: Store, room: RoomId): Promise<string[]> {
  const named = new Set([...(await store.fields(room, '')).values()].flatMap((value) => value.match(hashes) ?? []))
  for (let after = 0; ; ) {
    const entries = await store.range(room, 'journal', after, pageLength)
    for (const { bytes } of entries) for (const hash of namedInEntry(bytes)) named.add(hash)
    const last = entries.at(-1)
    if (!last) return [...named]
    after = last.number
  }
}

function namedInEntry(bytes: Uint8Array): readonly string[] {
  try {
    return JSON.stringify(decodeEntry(bytes).body?.data ?? {}).match(hashes) ?? []
  } catch (error) {
    if (error instanceof EntryDamaged) return []
    throw error
  }
}

/** Lists are JSON; whatever else a blob is names nothing, and may be as long as a recording. */
async function mayName(store: Store, hash: string): Promise<boolean> {
  for await (const [first] of store.blobs.read(hash, 0, 1) as AsyncIterable<Uint8Array>)
    return first === openBrace || first === openBracket
  return false
}

function namedIn(bytes: Uint8Array): readonly string[] {
  return [...new Set(decoder.decode(bytes).match(hashes) ?? [])]
}

const openBrace = 0x7b
const openBracket = 0x5b
