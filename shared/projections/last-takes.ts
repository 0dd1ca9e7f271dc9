import type { RoomEvent } from '#shared/domain/room.ts'
import type { RecordedEvent } from './notices.ts'

/** What somebody changed last in an item, by settling or by typing. */
export interface LastTake {
  readonly seq: number
  /** ISO 8601. */
  readonly at: string
  readonly item: string
  readonly did: 'settled' | 'undid' | 'typed'
  /** What stands there by it; of typing, the segment's text. */
  readonly words: string
}

/** Whom an entry tells something of: of typing, everybody who typed, until when each did. */
export function takesOf({ seq, at, event }: Pick<RecordedEvent, 'seq' | 'at' | 'event'>): readonly TakeOf[] {
  switch (event.type) {
    case 'difference.settled':
    case 'difference.unsettled': {
      const did = event.type === 'difference.settled' ? 'settled' : 'undid'
      return [[event.by, { seq, at, item: event.item, did, words: event.after }]]
    }
    case 'draft.edited':
      return typedBy(event).map(([person, until]) => [
        person,
        { seq, at: until ?? at, item: event.item, did: 'typed', words: event.units.at(-1)?.after ?? '' },
      ])
    default:
      return []
  }
}
type TakeOf = readonly [person: string, take: LastTake]

function typedBy({ by, typed = [] }: Extract<RoomEvent, { type: 'draft.edited' }>) {
  const until = new Map(typed.map(({ by: person, to }) => [person, to]))
  return by.map((person) => [person, until.get(person)] as const)
}
