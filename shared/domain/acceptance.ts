import { z } from 'zod'
import { sliceReducer } from '#shared/kernel/slice.ts'
import { tableGet, tableSetAll, tableValues } from '#shared/kernel/table.ts'
import type { Items } from './item.ts'
import type { SignOff, SignOffEvent, SignOffs } from './sign-off.ts'

const done = {
  acceptance: z.string(),
  /** Empty where it is all of a batch that was signed off and not accepted then. */
  items: z.array(z.string()),
  batch: z.string().nullable(),
  count: z.number().int().positive(),
  /** SHA-256 over the item ids and result hashes, see `resultsHash`: what it was that they had before them. */
  results: z.string(),
  comment: z.string(),
  by: z.string(),
  at: z.string(),
}
export const acceptanceEvent = z.discriminatedUnion('type', [
  z.strictObject({ type: z.literal('items.accepted'), ...done }),
  z.strictObject({ type: z.literal('items.returned'), ...done }),
])
export type AcceptanceEvent = z.infer<typeof acceptanceEvent>

/** An observer's word on items that were signed off, for good or back to the queue. */
export interface Acceptance {
  readonly id: string
  readonly outcome: 'accepted' | 'returned'
  readonly items: readonly string[]
  readonly batch: string | null
  readonly count: number
  readonly comment: string
  readonly by: string
  readonly at: string
  /** Returned, and not open again yet. */
  readonly returning: readonly string[]
}
export type Acceptances = readonly Acceptance[]

export interface SignedState {
  readonly items: Items
  readonly signOffs: SignOffs
  readonly acceptances: Acceptances
}

interface SignedItem {
  readonly id: string
  readonly signOff: SignOff
}

/** What of a batch waits for the client's word: signed off, neither accepted nor on its way back. */
export function awaitingAcceptance(
  { items, signOffs, acceptances }: SignedState,
  batch: string,
): readonly SignedItem[] {
  const returning = new Set(acceptances.flatMap((one) => one.returning))
  return tableValues(items).flatMap(({ id, batch: of }) => {
    const signOff = of === batch && !returning.has(id) ? tableGet(signOffs, id) : undefined
    return signOff && !signOff.accepted ? [{ id, signOff }] : []
  })
}

export function covered(
  state: SignedState,
  { items, batch }: Pick<Acceptance, 'items' | 'batch'>,
): readonly SignedItem[] {
  if (batch !== null) return awaitingAcceptance(state, batch)
  return items.flatMap((id) => {
    const signOff = tableGet(state.signOffs, id)
    return signOff ? [{ id, signOff }] : []
  })
}

interface Deciding {
  readonly acceptances: Acceptances
  /** The state that the event was decided on. */
  readonly before: SignedState
}
type Reopened = Extract<SignOffEvent, { type: 'item.reopened' }>
type Accepted = Extract<AcceptanceEvent, { type: 'items.accepted' }>

const reduce = sliceReducer<Deciding, AcceptanceEvent | Reopened>({
  'items.accepted': (now, { type: _, acceptance: id, results: __, ...said }) => ({
    ...now,
    acceptances: [...now.acceptances, { id, outcome: 'accepted', ...said, returning: [] }],
  }),
  'items.returned': (now, { type: _, acceptance: id, results: __, ...said }) => ({
    ...now,
    acceptances: [
      ...now.acceptances,
      { id, outcome: 'returned', ...said, returning: covered(now.before, said).map((item) => item.id) },
    ],
  }),
  'item.reopened': (now, { item }) =>
    now.acceptances.some(({ returning }) => returning.includes(item))
      ? {
          ...now,
          acceptances: now.acceptances.map((one) => ({
            ...one,
            returning: one.returning.filter((other) => other !== item),
          })),
        }
      : now,
})

export const reduceAcceptances = (before: SignedState, event: { readonly type: string }): Acceptances =>
  reduce({ acceptances: before.acceptances, before }, event).acceptances

const reduceAccepted = sliceReducer<{ readonly signOffs: SignOffs; readonly before: SignedState }, Accepted>({
  'items.accepted': ({ signOffs, before }, { by, at, comment, ...of }) => ({
    before,
    signOffs: tableSetAll(
      signOffs,
      covered(before, of).map(({ id, signOff }) => [id, { ...signOff, accepted: { by, at, comment } }] as const),
    ),
  }),
})

/** An accepted item carries it until it is opened again. */
export const withAccepted = (signOffs: SignOffs, event: { readonly type: string }, before: SignedState): SignOffs =>
  reduceAccepted({ signOffs, before }, event).signOffs
