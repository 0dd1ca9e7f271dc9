import { z } from 'zod'
import { accept, type Refused, refuse } from '#shared/kernel/outcome.ts'
import { sliceReducer } from '#shared/kernel/slice.ts'
import { type Table, tableGet, tableSet } from '#shared/kernel/table.ts'
import { type Context, commandsOver } from './command.ts'
import type { FreezableState } from './frozen.ts'
import { mentions } from './mentions.ts'
import type { People } from './person.ts'
import { type Place, placeSchema } from './place.ts'
import { citing } from './precedent.ts'

/** What somebody says should stand at the disputed place, and why. Votes are persons; they decide nothing. */
export interface Position {
  readonly id: string
  readonly by: string
  readonly at: string
  readonly value: string
  readonly because: string
  /** See `mentions.ts`; in `because`. */
  readonly mentions?: readonly string[]
  readonly votes: readonly string[]
}

export interface Comment {
  readonly id: string
  readonly by: string
  readonly at: string
  readonly text: string
  readonly mentions?: readonly string[]
}

/** A disagreement on one item that is put to the trainer. */
export interface Dispute {
  readonly id: string
  readonly place: Place
  readonly question: string
  readonly mentions?: readonly string[]
  /** The words that stood there when it was opened. */
  readonly stands: string
  readonly by: string
  readonly at: string
  readonly status: 'open' | 'withdrawn' | 'ruled'
  readonly positions: readonly Position[]
  readonly comments: readonly Comment[]
  /** The ruling that closed it. */
  readonly ruling: string | null
  /** Precedents. */
  readonly cites?: readonly string[]
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
    mentions,
    stands: z.string(),
    by: z.string(),
    at: z.string(),
    cites: z.array(z.string()).optional(),
  }),
  z.strictObject({ type: z.literal('dispute.withdrawn'), item: z.string(), dispute: z.string() }),
  z.strictObject({ type: z.literal('dispute.closed'), item: z.string(), dispute: z.string(), ruling: z.string() }),
  z.strictObject({ type: z.literal('dispute.reopened'), item: z.string(), dispute: z.string(), ruling: z.string() }),
])
export type DisputeEvent = z.infer<typeof disputeEvent>

/** The same table with one dispute changed; as it is when there is no such dispute. */
export function changedDispute(
  disputes: Disputes,
  { item, dispute: id }: { readonly item: string; readonly dispute: string },
  change: (dispute: Dispute) => Partial<Dispute>,
): Disputes {
  const ofItem = tableGet(disputes, item)
  const dispute = ofItem?.[id]
  return dispute ? tableSet(disputes, item, { ...ofItem, [id]: { ...dispute, ...change(dispute) } }) : disputes
}

export const reduceDisputes = sliceReducer<Disputes, DisputeEvent>({
  'dispute.opened': (disputes, { item, dispute: id, place, question, mentions: named, stands, by, at, ...more }) =>
    tableSet(disputes, item, {
      ...tableGet(disputes, item),
      [id]: {
        ...{ id, place, question, ...(named ? { mentions: named } : {}), stands, by, at },
        ...{ status: 'open', positions: [], comments: [], ruling: null, ...citing(more) },
      },
    }),
  'dispute.withdrawn': (disputes, event) => changedDispute(disputes, event, () => ({ status: 'withdrawn' })),
  'dispute.closed': (disputes, event) =>
    changedDispute(disputes, event, () => ({ status: 'ruled', ruling: event.ruling })),
  'dispute.reopened': (disputes, event) => changedDispute(disputes, event, () => ({ status: 'open', ruling: null })),
})

export const openDisputes = (disputes: Disputes, item: string): readonly Dispute[] =>
  Object.values(tableGet(disputes, item) ?? {}).filter(({ status }) => status === 'open')

export interface DisputeState extends FreezableState {
  readonly people: People
  readonly disputes: Disputes
}

/** Annotators take part in disputes on items that hold a source of theirs. */
export function whyNotParty({ items }: DisputeState, item: string, { role, person }: Context): Refused | undefined {
  return role === 'annotator' && !tableGet(items, item)?.annotators.includes(person)
    ? refuse('forbidden', 'Annotators take part in disputes on items that they worked on')
    : undefined
}

const { command } = commandsOver<DisputeState, DisputeEvent>()

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
