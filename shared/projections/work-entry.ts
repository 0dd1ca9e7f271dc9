import { personNow } from '#shared/domain/person.ts'
import type { Role } from '#shared/domain/roles.ts'
import type { RoomEvent, RoomState } from '#shared/domain/room.ts'
import { type SettlingEvent, settledAt } from '#shared/domain/settling.ts'
import { tableGet } from '#shared/kernel/table.ts'
import type { Stretch } from './active-time.ts'
import type { WorkKind } from './work-counts.ts'

/** An entry of a journal, as far as work is told by it. */
export interface JournalEntry {
  /** ISO 8601. */
  readonly at: string
  readonly author: { readonly person: string; readonly role: Role; readonly session: string | null }
  readonly event: RoomEvent
}

/** What one entry of a journal says of work. */
export interface WorkEntry {
  /** Epoch milliseconds. */
  readonly at: number
  /** Empty where the entry is about no item. */
  readonly batch: string
  readonly counted: readonly { readonly person: string; readonly kind: WorkKind }[]
  /** Who was at work, and when. */
  readonly signs: readonly { readonly person: string; readonly stretch: Stretch }[]
}

/**
 * Total; `before` and `after` are the room without and with the event. What the machine did by itself (a summary of
 * typing, a command of the command line) is no sign of anybody's work, nor is what an observer does.
 */
export function workEntry({ at: time, author, event }: JournalEntry, before: RoomState, after: RoomState): WorkEntry {
  const at = Date.parse(time)
  const batch = 'item' in event && event.item !== undefined ? batchOf(event.item, before, after) : ''
  const kinds = kindsOf(event, before, after)
  const now = (id: string) => personNow(after.people, id)
  const person = event.type === 'item.reopened' ? tableGet(before.signOffs, event.item)?.by : author.person
  const typed = event.type === 'draft.edited' ? (event.typed ?? []) : []
  return {
    at,
    batch,
    counted: person ? kinds.map((kind) => ({ person: now(person), kind })) : [],
    signs: [
      ...(author.session === null || author.role === 'observer'
        ? []
        : [{ person: now(author.person), stretch: [at, at] as const }]),
      ...typed.map(({ by, from, to }) => ({ person: now(by), stretch: [Date.parse(from), Date.parse(to)] as const })),
    ],
  }
}

const batchOf = (item: string, before: RoomState, after: RoomState): string =>
  (tableGet(before.items, item) ?? tableGet(after.items, item))?.batch ?? ''

function kindsOf(event: RoomEvent, before: RoomState, after: RoomState): readonly WorkKind[] {
  switch (event.type) {
    case 'item.signed-off':
      return event.bulk === undefined ? ['signedOff'] : ['signedOff', 'atOnce']
    case 'item.reopened':
      return ['returned']
    case 'difference.settled': {
      // Who thinks again about a place that they settled has not settled another one.
      if (isTheirs(event, before)) return []
      return event.take === 'kept' ? ['kept'] : ['taken']
    }
    case 'difference.unsettled':
      return isTheirs(event, after) ? [] : ['undone']
    case 'dispute.opened':
      return ['opened']
    case 'ruling.made':
      return ['ruled']
    case 'position.added':
      return ['positions']
    default:
      return []
  }
}

/** Whether the place of a settling stands as settled by its author. */
function isTheirs({ item, place, by }: SettlingEvent, { settlings, people }: RoomState): boolean {
  const settled = settledAt(settlings, item, place)
  return settled !== undefined && personNow(people, settled.by) === personNow(people, by)
}
