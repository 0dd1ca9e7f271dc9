import { z } from 'zod'
import { accept, refuse } from '#shared/kernel/outcome.ts'
import { sliceReducer } from '#shared/kernel/slice.ts'
import { type Table, tableGet, tableSet } from '#shared/kernel/table.ts'
import { commandsOver } from './command.ts'
import { type FreezableState, whyFrozen } from './frozen.ts'
import { type Place, placeSchema, samePlace } from './place.ts'

/** A disagreement on one item that is put to the trainer. */
export interface Dispute {
  readonly id: string
  readonly place: Place
  readonly question: string
  readonly by: string
  readonly status: 'open' | 'withdrawn' | 'ruled'
}
export type ItemDisputes = Readonly<Record<string, Dispute>>
export type Disputes = Table<ItemDisputes>

export const disputeEvent = z.discriminatedUnion('type', [
  z.strictObject({
    type: z.literal('dispute.opened'),
    item: z.string(),
    dispute: z.string(),
    place: placeSchema,
    question: z.string(),
    by: z.string(),
  }),
  z.strictObject({ type: z.literal('dispute.withdrawn'), item: z.string(), dispute: z.string() }),
  z.strictObject({ type: z.literal('dispute.closed'), item: z.string(), dispute: z.string(), ruling: z.string() }),
])
export type DisputeEvent = z.infer<typeof disputeEvent>

function withStatus(disputes: Disputes, item: string, id: string, status: Dispute['status']): Disputes {
  const ofItem = tableGet(disputes, item)
  const dispute = ofItem?.[id]
  return dispute ? tableSet(disputes, item, { ...ofItem, [id]: { ...dispute, status } }) : disputes
}

export const reduceDisputes = sliceReducer<Disputes, DisputeEvent>({
  'dispute.opened': (disputes, { item, dispute: id, place, question, by }) =>
    tableSet(disputes, item, { ...tableGet(disputes, item), [id]: { id, place, question, by, status: 'open' } }),
  'dispute.withdrawn': (disputes, { item, dispute }) => withStatus(disputes, item, dispute, 'withdrawn'),
  'dispute.closed': (disputes, { item, dispute }) => withStatus(disputes, item, dispute, 'ruled'),
})

export const openDisputes = (disputes: Disputes, item: string): readonly Dispute[] =>
  Object.values(tableGet(disputes, item) ?? {}).filter(({ status }) => status === 'open')

export interface DisputeState extends FreezableState {
  readonly disputes: Disputes
}
const { command } = commandsOver<DisputeState, DisputeEvent>()

/** At most one dispute is open per place, so that a ruling has exactly one subject there. */
export const openDispute = command({
  name: 'dispute.open',
  input: z.strictObject({ item: z.string(), place: placeSchema, question: z.string().trim().min(1).max(2000) }),
  decide(state, { item, place, question }, ctx) {
    const frozen = whyFrozen(state, item, place)
    if (frozen) return frozen
    if (ctx.role === 'annotator' && !tableGet(state.items, item)?.annotators.includes(ctx.person))
      return refuse('forbidden', 'Annotators open disputes on items that they worked on')
    if (openDisputes(state.disputes, item).some((dispute) => samePlace(dispute.place, place)))
      return refuse('conflict', 'This place already has an open dispute')
    return accept({
      events: [{ type: 'dispute.opened', item, dispute: ctx.newId(), place, question, by: ctx.person }],
    })
  },
})

export const withdrawDispute = command({
  name: 'dispute.withdraw',
  input: z.strictObject({ item: z.string(), dispute: z.string() }),
  decide({ disputes }, { item, dispute: id }, { person }) {
    const dispute = tableGet(disputes, item)?.[id]
    if (dispute?.status !== 'open') return refuse('not-found', 'No such open dispute on this item')
    if (dispute.by !== person) return refuse('forbidden', 'A dispute is withdrawn by who opened it')
    return accept({ events: [{ type: 'dispute.withdrawn', item, dispute: id }] })
  },
})
