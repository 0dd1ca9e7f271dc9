import type { Role } from '#shared/domain/roles.ts'
import { emptyRoom, type RoomEvent, type RoomState, reduceRoom, roomEvent } from '#shared/domain/room.ts'
import { type WorkEntry, workEntry } from '../work-entry.ts'

const roles: Readonly<Record<string, Role>> = {
  lakshmi: 'lead',
  operator: 'lead',
  server: 'lead',
  tara: 'trainer',
  omar: 'observer',
}

const listed = (id: string, ordinal: number) => ({
  ...{ id, key: id, language: 'en', ordinal, annotators: [], sources: '', comparison: '' },
  ...{ differences: 8, weak: 3, disagreement: 0.5, words: 10, excerpt: '' },
})

export const manifestOf = (batch: string, letter: string, count: number) => ({
  batch,
  people: [],
  items: Array.from({ length: count }, (_, at) => listed(`${letter}${at + 1}`, at)),
})

/** 21 items of the batch `morning`, 10 of `evening`. */
export function twoBatches(): RoomState {
  return [manifestOf('morning', 'm', 21), manifestOf('evening', 'e', 10)].reduce(
    (room, each) => reduceRoom(room, { type: 'batch.listed', manifest: each }),
    emptyRoom,
  )
}

/** A table of entries (`three-days.ts`) as the room reads it, and the room after each of them. */
export function toldJournal(table: string, room = twoBatches()): { entries: readonly WorkEntry[]; room: RoomState } {
  let state = room
  const entries = table
    .trim()
    .split('\n')
    .map((line) => {
      const [day = '', time = '', whose = '', verb = '', ...rest] = line.split(' ')
      const [person = '', session = ''] = whose.split('/')
      const at = `2026-${day}T${time}.000Z`
      const event = roomEvent.parse(eventOf({ at, person, session, verb, rest }))
      const before = state
      state = reduceRoom(state, event)
      const author = { person, role: roles[person] ?? ('reviewer' as const), session: session || null }
      return workEntry({ at, author, event }, before, state)
    })
  return { entries, room: state }
}

interface Line {
  readonly at: string
  readonly person: string
  readonly session: string
  readonly verb: string
  readonly rest: readonly string[]
}

function eventOf({ at, person: by, session, verb, rest }: Line): RoomEvent {
  const [item = '', number = '1'] = rest
  const place = { unit: 'u1', from: Number(number), to: Number(number) + 1 }
  const settling = { item, place, by, before: 'a', after: 'b', position: 1 }
  const dispute = `${item}-${number}`
  switch (verb) {
    case 'comes':
      return { type: 'session.opened', person: by, role: roles[by] ?? 'reviewer', session: session || 'none' }
    case 'takes':
      return { type: 'difference.settled', take: 1, ...settling }
    case 'keeps':
      return { type: 'difference.settled', take: 'kept', ...settling }
    case 'undoes':
      return { type: 'difference.unsettled', ...settling }
    case 'signs':
      return { type: 'item.signed-off', item, by, at, hash: '', position: 1, units: [], unseen: 0 }
    case 'bulk':
      return { type: 'item.signed-off', item, by, at, hash: '', position: 1, units: [], unseen: 0, bulk: 'many' }
    case 'reopens':
      return { type: 'item.reopened', item, by, reason: 'look again', position: 1 }
    case 'disputes':
      return { type: 'dispute.opened', item, dispute, place, question: '', stands: '', by, at }
    case 'holds':
      return { type: 'position.added', item, dispute, position: `${by}-${at}`, value: 'a', because: '', by, at }
    case 'rules': {
      const ruled = {
        item,
        ruling: `${dispute}-${at}`,
        disputes: [dispute],
        place,
        value: 'a',
        reason: 'other',
        why: '',
      }
      return { type: 'ruling.made', ...ruled, basis: '', by, at, alone: false, position: 1 }
    }
    case 'typed':
      return { type: 'draft.edited', item, from: 0, to: 1, by: [], units: [], ...typed(rest.slice(1).join(' ')) }
    default:
      throw new Error(`nobody knows what it is that ${by} ${verb}`)
  }
}

/** "asha 05:00:00 05:03:00, ravi 05:02:00 05:02:30", all of 17 November; empty in entries that do not tell. */
function typed(words: string) {
  if (words === '') return {}
  const stretches = words.split(', ').map((one) => {
    const [by = '', from = '', to = ''] = one.split(' ')
    return { by, from: `2026-11-17T${from}.000Z`, to: `2026-11-17T${to}.000Z` }
  })
  return { typed: stretches }
}
