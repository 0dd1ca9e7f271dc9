import { decodeEntry, encodeEntry } from '#server/audit/entry.ts'
import type { StoredEntry } from '#server/store/store.ts'
import type { EntryHead } from '#shared/audit/stored-entry.ts'
import type { Role } from '#shared/domain/roles.ts'
import { type RoomEvent, roomEvent } from '#shared/domain/room.ts'
import type { RoomId } from '#shared/kernel/ids.ts'

/** Who did it, under which role, in which stay, and by which command. */
export interface Author {
  readonly person: string
  readonly role: Role
  readonly session: string | null
  readonly command: { readonly client: string; readonly n: number } | null
}

/** An entry of a room's journal as the room reads it. */
export interface Recorded {
  readonly seq: number
  /** The start of its head's hash. */
  readonly mark: string
  readonly at: string
  readonly author: Author
  readonly event: RoomEvent
}

/** Where a journal ends: what the next entry is chained to. */
export interface JournalEnd {
  readonly seq: number
  readonly hash: string
  readonly at: string
}

export const emptyJournal: JournalEnd = { seq: 0, hash: '', at: '' }

/** Who may come in, and who may no more, concerns those who run the room. */
const staffOnly: ReadonlySet<RoomEvent['type']> = new Set([
  'invite.made',
  'invite.revoked',
  'role.taken',
  'person.removed',
  'person.merged',
  'person.renamed',
  'passphrase.set',
  'passphrase.removed',
])

/** A note is for its addressee, and for whoever wrote it; talk is for those who work in the room, not for who watches. */
function audienceOf(event: RoomEvent): EntryHead['audience'] {
  if (event.type === 'talk.said') return event.to === undefined ? 'staff' : `person:${event.to}`
  return staffOnly.has(event.type) ? 'staff' : 'all'
}

/** Entries ready to be appended after `end`. Time never goes back in a journal, whatever the clock does. */
export function encodeEvents(
  room: RoomId,
  end: JournalEnd,
  events: readonly RoomEvent[],
  author: Author,
  now: string,
): readonly Uint8Array[] {
  const at = now > end.at ? now : end.at
  let prev = end.hash
  return events.map((event, index) => {
    const { type, ...data } = event
    const item = 'item' in event && event.item !== undefined ? { item: event.item } : {}
    const { bytes, headHash } = encodeEntry({
      head: {
        seq: end.seq + index + 1,
        room,
        at,
        role: author.role,
        type,
        ...item,
        audience: audienceOf(event),
        cmd: author.command,
        prev,
      },
      body: { actor: author.person, session: author.session, data },
    })
    prev = headHash
    return bytes
  })
}

export function decodeEvent({ number, bytes }: StoredEntry): {
  recorded: Recorded
  end: JournalEnd
  /** The hash of the head that it goes on from. */
  prev: string
} {
  const { head, headHash, body } = decodeEntry(bytes)
  if (head.seq !== number || !body)
    throw new Error(`Entry ${number} of ${head.room} is not readable as entry ${head.seq}`)
  const event = roomEvent.parse({ ...body.data, type: head.type })
  const author: Author = { person: body.actor, role: head.role as Role, session: body.session, command: head.cmd }
  return {
    recorded: { seq: head.seq, mark: headHash.slice(0, 16), at: head.at, author, event },
    end: { seq: head.seq, hash: headHash, at: head.at },
    prev: head.prev,
  }
}
