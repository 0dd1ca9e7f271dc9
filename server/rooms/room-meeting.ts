import { createHash } from 'node:crypto'
import { setImmediate } from 'node:timers/promises'
import { isLabelled, type ListedItem } from '#shared/domain/item.ts'
import { knownSubject, meet, sameSubject } from '#shared/domain/meeting.ts'
import { asPeopleNow } from '#shared/domain/one-person.ts'
import type { People } from '#shared/domain/person.ts'
import { bearsLabels, type ImportedItem, type ImportedSource } from '#shared/domain/source.ts'
import type { ImportNote, ReadResult } from '#shared/formats/format.ts'
import { tableGet, tableValues } from '#shared/kernel/table.ts'
import type { Following } from './in-steps.ts'
import { jsonBytes, type StoredSources, sourcesOf, storedSource } from './item-blobs.ts'
import type { RoomActor } from './room-actor.ts'

/** An item of a file, with its place in the room: after what is there, in the file's order. */
export interface PlacedItem {
  readonly item: ImportedItem
  readonly ordinal: number
}

/** An item of the room that gets more annotators. */
export interface Extension {
  readonly item: ListedItem
  /** All that it has then; those that it had come first, as they were. */
  readonly stored: StoredSources
  readonly added: readonly ImportedSource[]
}

/** What of a file is new to a room. */
export interface RoomMeeting {
  readonly fresh: readonly PlacedItem[]
  readonly extended: readonly Extension[]
  readonly skipped: number
  readonly refused: number
  readonly left: number
  /** What is not taken, and why; then what is odd about the file. */
  readonly notes: readonly ImportNote[]
}

/** Into a new room everything is new. */
export const allNew = ({ items, warnings }: ReadResult): RoomMeeting => ({
  ...{ fresh: items.map((item, ordinal) => ({ item, ordinal })), extended: [], notes: warnings },
  ...{ skipped: 0, refused: 0, left: 0 },
})

interface MeetingWish extends Following {
  /** Whether signed-off items get new annotators too. */
  readonly signedOff: boolean
}

const sliceMilliseconds = 10

/**
 * Holds a file against a room, item by item. Nothing of a known item is compared: what is the same throughout is told by
 * the hash of its sources, of others the stored sources are read. `people`: persons by the annotators' names.
 */
export async function meetRoom(
  { state, blobs }: RoomActor,
  read: ReadResult,
  people: ReadonlyMap<string, string>,
  { signedOff, signal }: MeetingWish,
): Promise<RoomMeeting> {
  const items = tableValues(state.items)
  const here = new Map(items.map((item) => [item.key, item]))
  const first = items.reduce((next, { ordinal }) => Math.max(next, ordinal + 1), 0)
  const taking = new Taking(read)
  let until = performance.now() + sliceMilliseconds
  for (const item of read.items) {
    if (performance.now() > until) {
      await setImmediate()
      signal?.throwIfAborted()
      until = performance.now() + sliceMilliseconds
    }
    const known = here.get(item.key)
    if (!known) taking.fresh.push({ item, ordinal: first + taking.fresh.length })
    else if (known.sources === sourcesHash(item, people)) taking.skipped++
    else
      taking.known(known, await blobs.sources(known), item, people, {
        people: state.people,
        closed: !signedOff && Boolean(tableGet(state.signOffs, known.id)),
      })
  }
  return taking.result(read.warnings.filter((note) => note.item === undefined || !here.has(note.item)))
}

/** The name that the sources of an item have, where they are these in this order. */
const sourcesHash = (item: ImportedItem, people: ReadonlyMap<string, string>): string =>
  createHash('sha256')
    .update(jsonBytes(sourcesOf(item, (annotator) => people.get(annotator) ?? '')))
    .digest('hex')

const unlike = 'is about another text or picture than the item here; it was not taken'

class Taking {
  readonly fresh: PlacedItem[] = []
  skipped = 0
  readonly #read: ReadResult
  readonly #extended: Extension[] = []
  readonly #refused: (readonly [ImportedItem, ImportedSource])[] = []
  readonly #unlike: (readonly [ImportedItem, ImportedSource])[] = []
  readonly #left: (readonly [ImportedItem, ImportedSource])[] = []

  constructor(read: ReadResult) {
    this.#read = read
  }

  known(
    item: ListedItem,
    stored: StoredSources,
    brought: ImportedItem,
    people: ReadonlyMap<string, string>,
    { closed, people: everybody }: { readonly closed: boolean; readonly people: People },
  ): void {
    const now = asPeopleNow(stored, everybody)
    const { added, refused } = meet(brought.sources, (annotator) =>
      now.sources.find(({ person }) => person === people.get(annotator)),
    )
    this.#refused.push(...refused.map((source) => [brought, source] as const))
    const [first] = added
    if (!first) this.skipped += refused.length === 0 ? 1 : 0
    else if (isLabelled(item) !== bearsLabels(brought) || !sameSubject(stored.subject, brought.subject))
      this.#unlike.push(...added.map((source) => [brought, source] as const))
    else if (closed) this.#left.push([brought, first])
    else {
      const sources = [...stored.sources, ...added.map((one) => storedSource(one, people.get(one.annotator) ?? ''))]
      const subject = knownSubject(stored.subject, brought.subject)
      this.#extended.push({ item, stored: { sources, ...(subject ? { subject } : {}) }, added })
    }
  }

  result(warnings: readonly ImportNote[]): RoomMeeting {
    const notes = [
      ...this.#notes('another-text', this.#refused, ({ labels }) =>
        labels
          ? 'has other labels here; those in the file were not taken'
          : 'has another text here; the one in the file was not taken',
      ),
      ...this.#notes('another-subject', this.#unlike, () => unlike),
      ...this.#notes('signed-off', this.#left, () => 'is not added: the item is signed off'),
      ...warnings,
    ]
    const { fresh, skipped } = this
    return {
      ...{ fresh, skipped, extended: this.#extended, notes },
      ...{ refused: this.#refused.length + this.#unlike.length, left: this.#left.length },
    }
  }

  #notes(
    kind: string,
    which: readonly (readonly [ImportedItem, ImportedSource])[],
    what: (source: ImportedSource) => string,
  ): readonly ImportNote[] {
    const lines = this.#read.linesOf(which.map(([, source]) => source))
    return which.map(([{ key }, source], at) => {
      const line = lines[at]
      const message = `"${source.annotator}" of item "${key}" ${what(source)}`
      return line === undefined ? { kind, message } : { kind, message, line }
    })
  }
}
