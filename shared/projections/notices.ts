import type { Dispute } from '#shared/domain/dispute.ts'
import type { GuidelineEvent } from '#shared/domain/guideline.ts'
import { type Action, allows } from '#shared/domain/roles.ts'
import type { RoomEvent, RoomState } from '#shared/domain/room.ts'
import { tableGet, tableValues } from '#shared/kernel/table.ts'

export type NoticeKind =
  | 'mentioned'
  | 'position'
  | 'comment'
  | 'ruled'
  /** A dispute of somebody else's, in which I spoke or on an item that holds my source. */
  | 'dispute-ruled'
  | 'ruling-reopened'
  | 'reopened'
  /** Found wrong in a sample. */
  | 'returned'
  /** By the client, with their comment. */
  | 'client-returned'
  | 'assigned'
  /** They may write an item that they only read until then, or may no more. */
  | 'pen-given'
  | 'pen-taken'
  | 'taken-back'
  /** In the room's talk, or a note: the words stand there, at the same entry. */
  | 'talked-of'
  | 'note'
  /** A version of the guideline holds from now on; what became of one's proposal; somebody proposes. */
  | 'guideline'
  | 'proposal-taken'
  | 'proposal-declined'
  | 'proposed'

/** Something that somebody else did and that concerns one person; ids and words as the journal has them. */
export interface Notice {
  readonly seq: number
  readonly at: string
  readonly by: string
  readonly kind: NoticeKind
  /** Of several the first that the event names; empty where it is about none. */
  readonly item: string
  /** How many items it is about. */
  readonly count: number
  readonly dispute: string | null
  readonly words: string
  /** Persons whom the words name. */
  readonly mentions: readonly string[]
  readonly due: string | null
  /** The version of the guideline that it is about. */
  readonly guideline?: number
}

/** An entry as it was recorded. */
export interface RecordedEvent {
  readonly seq: number
  readonly at: string
  readonly author: { readonly person: string }
  readonly event: RoomEvent
}

type About = Partial<Pick<Notice, 'dispute' | 'words' | 'mentions' | 'due' | 'count' | 'guideline'>> & {
  readonly item: string
}
/** For whom, most telling first: each person gets one notice of an entry. */
type Told = readonly (readonly [person: string | null | undefined, kind: NoticeKind, about: About])[]

const mostWords = 300
const nobody: Told = []

/** Whom an entry concerns, by the journal alone. Nobody is told of what they did themself. */
export function noticesOf(before: RoomState, after: RoomState, recorded: RecordedEvent): ReadonlyMap<string, Notice> {
  const { seq, at, author, event } = recorded
  const notices = new Map<string, Notice>()
  for (const [person, kind, { words = '', ...about }] of toldOf(before, after, event)) {
    if (person === undefined || person === null || person === author.person || notices.has(person)) continue
    const rest = { count: 1, dispute: null, mentions: [], due: null, ...about }
    notices.set(person, { seq, at, by: author.person, kind, ...rest, words: words.slice(0, mostWords) })
  }
  return notices
}

function toldOf(before: RoomState, after: RoomState, event: RoomEvent): Told {
  switch (event.type) {
    case 'dispute.opened':
      return mentioned(event, event.question)
    case 'position.added':
      return [...mentioned(event, event.because), ...answered(after, event, 'position', event.value)]
    case 'comment.added':
      return [...mentioned(event, event.text), ...answered(after, event, 'comment', event.text)]
    case 'ruling.made':
      return ruled(after, event)
    case 'ruling.reopened':
      return disputesOf(after, event).map(({ by, id }) => [
        by,
        'ruling-reopened',
        { item: event.item, dispute: id, words: event.reason },
      ])
    case 'item.reopened':
      return reopened(before, event)
    case 'items.assigned':
      return assigned(before, event)
    case 'guideline.published':
    case 'guideline.proposed':
    case 'guideline.declined':
      return ofGuideline(after, event)
    case 'talk.said':
      return said(event)
    case 'pen.given':
      return [
        [event.person, 'pen-given', { item: event.item }],
        [event.from, 'pen-taken', { item: event.item }],
      ]
    case 'pen.taken':
      return event.with === undefined ? [[event.person, 'pen-taken', { item: event.item }]] : nobody
    default:
      return nobody
  }
}

const mayRead = ({ people }: RoomState, action: Action) =>
  Object.values(people).filter(({ roles }) => roles.some((role) => allows(action, role)))

/** Everybody is told of a version, whose proposals it takes first; who publishes, of proposals. */
function ofGuideline(after: RoomState, event: GuidelineEvent): Told {
  const { proposals } = after.guidelines
  if (event.type === 'guideline.proposed')
    return mayRead(after, 'guideline.publish').map(({ id }) => [id, 'proposed', { item: '', words: event.text }])
  if (event.type === 'guideline.declined') {
    const by = proposals.find(({ id }) => id === event.proposal)?.by
    return [[by, 'proposal-declined', { item: '', words: event.reason }]]
  }
  const about = { item: '', words: event.summary, guideline: event.version }
  const taken = proposals.filter(({ id }) => event.takes.includes(id))
  return [
    ...taken.map(({ by }) => [by, 'proposal-taken', about] as const),
    ...mayRead(after, 'guidelines.read').map(({ id }) => [id, 'guideline', about] as const),
  ]
}

function said({ item = '', to, mentions = [], text: words }: Extract<RoomEvent, { type: 'talk.said' }>): Told {
  if (to !== undefined) return [[to, 'note', { item, words }]]
  return mentions.map((person) => [person, 'talked-of', { item, words, mentions }])
}

type OfDispute = Extract<RoomEvent, { type: 'dispute.opened' | 'position.added' | 'comment.added' }>
type Ruled = Extract<RoomEvent, { type: 'ruling.made' | 'ruling.reopened' }>

const mentioned = ({ item, dispute, mentions = [] }: OfDispute, words: string): Told =>
  mentions.map((person) => [person, 'mentioned', { item, dispute, words, mentions }])

function answered({ disputes }: RoomState, event: OfDispute, kind: NoticeKind, words: string): Told {
  const { item, dispute, mentions = [] } = event
  return [[tableGet(disputes, item)?.[dispute]?.by, kind, { item, dispute, words, mentions }]]
}

const disputesOf = ({ disputes }: RoomState, { item, disputes: ids }: Ruled): readonly Dispute[] =>
  ids.flatMap((id) => tableGet(disputes, item)?.[id] ?? [])

function ruled(after: RoomState, event: Extract<RoomEvent, { type: 'ruling.made' }>): Told {
  const { item, value: words } = event
  const subjects = disputesOf(after, event)
  const sources = tableGet(after.items, item)?.annotators ?? []
  const own: Told = subjects.map(({ by, id }) => [by, 'ruled', { item, dispute: id, words }])
  const others: Told = subjects.flatMap(({ id, positions, comments }) =>
    [...positions.map(({ by }) => by), ...comments.map(({ by }) => by), ...sources].map(
      (person) => [person, 'dispute-ruled', { item, dispute: id, words }] as const,
    ),
  )
  return [...own, ...others]
}

type Reopened = Extract<RoomEvent, { type: 'item.reopened' }>

function reopened(before: RoomState, { item, reason, acceptance }: Reopened): Told {
  const sampled = tableValues(before.samples).some(({ returning }) => returning.includes(item))
  const kind = acceptance === undefined ? (sampled ? 'returned' : 'reopened') : 'client-returned'
  const whose = [
    tableGet(before.signOffs, item)?.by,
    tableGet(before.assignments, item)?.to,
    tableGet(before.givings, item)?.to,
  ]
  return whose.map((person) => [person, kind, { item, words: reason }])
}

function assigned(before: RoomState, { items, to, due }: Extract<RoomEvent, { type: 'items.assigned' }>): Told {
  const lost = new Map<string, string[]>()
  const gained: string[] = []
  for (const item of items) {
    const from = tableGet(before.assignments, item)?.to
    if (from !== to) gained.push(item)
    if (from === undefined || from === to || tableGet(before.signOffs, item)) continue
    const theirs = lost.get(from) ?? []
    theirs.push(item)
    lost.set(from, theirs)
  }
  const [first] = gained
  const losers = [...lost].map(
    ([person, [item = '', ...more]]) => [person, 'taken-back', { item, count: more.length + 1 }] as const,
  )
  if (to === null || first === undefined) return losers
  return [[to, 'assigned', { item: first, count: gained.length, due }], ...losers]
}
