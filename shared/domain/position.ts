import { z } from 'zod'
import { accept, type Outcome, refuse } from '#shared/kernel/outcome.ts'
import { sliceReducer } from '#shared/kernel/slice.ts'
import { mapRecord, mapTable, tableGet } from '#shared/kernel/table.ts'
import { type Context, commandsOver } from './command.ts'
import { changedDispute, type Dispute, type DisputeState, type Disputes, whyNotParty } from './dispute.ts'
import { mentions, whyNotMention } from './mentions.ts'
import type { RightsEvent } from './rights.ts'

const inDispute = { item: z.string(), dispute: z.string() }

/** What people say in a dispute until it is ruled on. */
export const positionEvent = z.discriminatedUnion('type', [
  z.strictObject({
    type: z.literal('position.added'),
    ...inDispute,
    position: z.string(),
    value: z.string(),
    because: z.string(),
    mentions,
    by: z.string(),
    at: z.string(),
  }),
  /** Each person has one vote in a dispute; null takes it back. */
  z.strictObject({ type: z.literal('vote.cast'), ...inDispute, position: z.string().nullable(), by: z.string() }),
  z.strictObject({
    type: z.literal('comment.added'),
    ...inDispute,
    comment: z.string(),
    text: z.string(),
    mentions,
    by: z.string(),
    at: z.string(),
  }),
])
export type PositionEvent = z.infer<typeof positionEvent>

/** Old entries, and texts that name nobody, have none. */
export const named = ({ mentions: persons }: { readonly mentions?: readonly string[] | undefined }) =>
  persons && persons.length > 0 ? { mentions: [...persons] } : {}

/** Of somebody who voted under two entries the vote of the one that stays counts. */
function withOneVote(dispute: Dispute, { person, into }: { person: string; into: string }): Dispute {
  const voters = dispute.positions.flatMap(({ votes }) => votes)
  if (!voters.includes(person) || !voters.includes(into)) return dispute
  const positions = dispute.positions.map((position) => ({
    ...position,
    votes: position.votes.filter((voter) => voter !== person),
  }))
  return { ...dispute, positions }
}

type Merged = Extract<RightsEvent, { type: 'person.merged' }>

export const reducePositions = sliceReducer<Disputes, PositionEvent | Merged>({
  'position.added': (disputes, event) =>
    changedDispute(disputes, event, ({ positions }) => {
      const { position: id, value, because, by, at } = event
      return { positions: [...positions, { id, value, because, ...named(event), by, at, votes: [] }] }
    }),
  'vote.cast': (disputes, event) =>
    changedDispute(disputes, event, ({ positions }) => ({
      positions: positions.map((position) => {
        const others = position.votes.filter((person) => person !== event.by)
        return { ...position, votes: position.id === event.position ? [...others, event.by] : others }
      }),
    })),
  'comment.added': (disputes, event) =>
    changedDispute(disputes, event, ({ comments }) => {
      const { comment: id, text, by, at } = event
      return { comments: [...comments, { id, text, ...named(event), by, at }] }
    }),
  'person.merged': (disputes, event) =>
    mapTable(disputes, (ofItem) => mapRecord(ofItem, (dispute) => withOneVote(dispute, event))),
})

/** The dispute, if this person may speak in it now. */
function spokenIn(state: DisputeState, { item, dispute, mentions: persons }: Subject, ctx: Context): Outcome<Dispute> {
  const found = tableGet(state.disputes, item)?.[dispute]
  if (!found) return refuse('not-found', 'No such dispute on this item')
  const refused = whyNotParty(state, item, ctx) ?? whyNotMention(state, item, persons)
  if (refused) return refused
  return tableGet(state.signOffs, item)
    ? refuse('frozen', 'This item is signed off; a trainer can reopen it')
    : accept(found)
}
interface Subject {
  readonly item: string
  readonly dispute: string
  readonly mentions?: readonly string[] | undefined
}

const closed = (status: 'ruled' | 'withdrawn') =>
  refuse('conflict', status === 'ruled' ? 'A trainer has ruled on this dispute' : 'This dispute was withdrawn')

const { command } = commandsOver<DisputeState, PositionEvent>()

/** What stands somewhere, or should: words, or what a label says (an outline may have very many points). */
export const valueField = z.string().max(100_000)

/** What somebody says should stand there, and why. */
export const positionFields = { value: valueField, because: z.string().trim().max(2000), mentions }

/** Of words one space between them, as readings have them; what a label says is no words. */
export const saidValue = ({ items }: Pick<DisputeState, 'items'>, item: string, value: string): string =>
  tableGet(items, item)?.kind === 'labels' ? value : value.trim().replace(/\s+/g, ' ')

/** The same words twice are one position: vote for it. */
export const addPosition = command({
  name: 'position.add',
  input: z.strictObject({ ...inDispute, ...positionFields }),
  decide(state, input, ctx) {
    const found = spokenIn(state, input, ctx)
    if (!found.ok) return found
    const { status, positions } = found.value
    if (status !== 'open') return closed(status)
    const value = saidValue(state, input.item, input.value)
    const same = positions.find((position) => position.value === value)
    if (same) return refuse('conflict', 'Somebody holds this position already; vote for it', { position: same.id })
    const { item, dispute, because } = input
    const { person: by, at } = ctx
    return accept({
      events: [
        { type: 'position.added', item, dispute, position: ctx.newId(), value, because, ...named(input), by, at },
      ],
    })
  },
})

export const castVote = command({
  name: 'vote.cast',
  input: z.strictObject({ ...inDispute, position: z.string().nullable() }),
  decide(state, { item, dispute, position }, ctx) {
    const found = spokenIn(state, { item, dispute }, ctx)
    if (!found.ok) return found
    const { status, positions } = found.value
    if (status !== 'open') return closed(status)
    if (position !== null && !positions.some(({ id }) => id === position))
      return refuse('not-found', 'No such position in this dispute')
    return accept({ events: [{ type: 'vote.cast', item, dispute, position, by: ctx.person }] })
  },
})

export const addComment = command({
  name: 'comment.add',
  input: z.strictObject({ ...inDispute, text: z.string().trim().min(1).max(2000), mentions }),
  decide(state, input, ctx) {
    const { item, dispute, text } = input
    const found = spokenIn(state, input, ctx)
    if (!found.ok) return found
    if (found.value.status === 'withdrawn') return closed('withdrawn')
    const { person: by, at } = ctx
    return accept({
      events: [{ type: 'comment.added', item, dispute, comment: ctx.newId(), text, ...named(input), by, at }],
    })
  },
})
