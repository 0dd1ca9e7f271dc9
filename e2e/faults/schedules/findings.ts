import type { ResultUnit } from '#shared/domain/result.ts'
import type { RoomEvent } from '#shared/domain/room.ts'
import type { CommandId } from './history.ts'

export interface JournalLine {
  readonly seq: number
  readonly at: string
  readonly by: string
  readonly command: CommandId | null
  readonly event: RoomEvent
}

/** One entry of a draft's stream and which of the words that people typed it brought or took away. */
export interface DraftLine {
  readonly position: number
  readonly kind: 'seed' | 'edit' | 'command' | 'closed' | 'opened'
  readonly person: string
  readonly born: readonly string[]
  readonly gone: readonly string[]
  /** Whether something in it builds on what is not in the stream. */
  readonly pending: boolean
}

export type Texts = Readonly<Record<string, string>>

/** What one item came to, by the store alone. */
export interface ItemFound {
  readonly item: string
  readonly head: number
  readonly lines: readonly DraftLine[]
  readonly texts: Texts
  /** The item's part of the journal's state, and what observers see, as canonical JSON. */
  readonly view: string
  readonly observed: string
  /** For each sign-off: what the stream's entries before the `closed` one give under the rulings of that moment. */
  readonly signed: readonly { readonly seq: number; readonly units: readonly ResultUnit[] }[]
}

/** What somebody, or a process, holds at the end. Any of the values may be left out where they have no such thing. */
export interface Holding {
  readonly holder: string
  readonly item: string
  readonly texts?: Texts
  readonly view?: string
  readonly observed?: string
}

/** Everything as it stands once all faults are mended and all have come to rest. */
export interface Findings {
  /** Persons of the cast, by name. */
  readonly persons: Readonly<Record<string, string>>
  readonly head: number
  readonly journal: readonly JournalLine[]
  readonly items: readonly ItemFound[]
  readonly holdings: readonly Holding[]
  /** What somebody was told over `/sync` and the stream does not have. */
  readonly strays: readonly string[]
  readonly trail: { readonly ok: boolean; readonly entries: number; readonly faults: readonly string[] }
  /** Whoever did not come to rest in time, and what they still waited for. */
  readonly restless: readonly string[]
}
