import { randomUUID } from 'node:crypto'
import { asRoomId, type RoomId } from '#shared/kernel/ids.ts'
import type { Commit, CommitOutcome, Store, StoredEntry } from '../store.ts'

/** A room that no other test has. */
export const newRoom = (name = 'room'): RoomId => roomCalled(`${name}-${randomUUID().slice(0, 8)}`)

export function roomCalled(text: string): RoomId {
  const room = asRoomId(text)
  if (!room) throw new Error(`"${text}" is not a room id`)
  return room
}

export const bytes = (text: string): Uint8Array => new TextEncoder().encode(text)
export const words = (entries: readonly StoredEntry[]): readonly string[] =>
  entries.map(({ bytes: stored }) => new TextDecoder().decode(stored))
export const numbers = (entries: readonly StoredEntry[]): readonly number[] => entries.map(({ number }) => number)

/** A commit with a new id; whatever a test does not say is empty. */
export const commitOf = (room: RoomId, said: Partial<Omit<Commit, 'room'>>): Commit => ({
  id: randomUUID(),
  room,
  when: [],
  append: [],
  ...said,
})

/** Appends these words to a stream on its present head, and answers the new head. */
export async function appendWords(
  store: Store,
  room: RoomId,
  stream: string,
  ...added: readonly string[]
): Promise<number> {
  const head = await store.head(room, stream)
  const append = [{ stream, entries: added.map(bytes) }]
  const outcome = await store.commit(commitOf(room, { when: [{ stream, head }], append }))
  return accepted(outcome)[stream] ?? 0
}

export function accepted(outcome: CommitOutcome): Readonly<Record<string, number>> {
  if (!outcome.ok) throw new Error(`The commit was refused: ${JSON.stringify(outcome)}`)
  return outcome.heads
}

export function refused(outcome: CommitOutcome): Extract<CommitOutcome, { ok: false }> {
  if (outcome.ok) throw new Error(`The commit was accepted: ${JSON.stringify(outcome)}`)
  return outcome
}

/** The next entries of a tail. */
export async function take(tail: AsyncIterator<StoredEntry>, count: number): Promise<readonly StoredEntry[]> {
  const taken: StoredEntry[] = []
  while (taken.length < count) {
    const next = await tail.next()
    if (next.done) throw new Error(`The tail ended after ${taken.length} entries`)
    taken.push(next.value)
  }
  return taken
}
