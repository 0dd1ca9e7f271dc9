import { z } from 'zod'
import { accept, refuse } from '#shared/kernel/outcome.ts'
import { sliceReducer } from '#shared/kernel/slice.ts'
import { type Table, tableGet, tableSet } from '#shared/kernel/table.ts'
import { comparedUnit, textAt } from './bench.ts'
import { commandsOver } from './command.ts'
import { type DisputeEvent, type Disputes, openDisputes } from './dispute.ts'
import { type FreezableState, whyFrozen } from './frozen.ts'
import { type Place, placeSchema, samePlace } from './place.ts'
import { wordsHash } from './result.ts'
import type { RoomSettings } from './settings.ts'

/** The trainer's answer: from now on `value` is what everyone sees and exports at that place. */
export interface Ruling {
  readonly id: string
  readonly place: Place
  readonly value: string
  readonly reason: string
  readonly why: string
  readonly by: string
}
export type Rulings = Table<readonly Ruling[]>

export const rulingEvent = z.strictObject({
  type: z.literal('ruling.made'),
  item: z.string(),
  ruling: z.string(),
  disputes: z.array(z.string()),
  place: placeSchema,
  value: z.string(),
  reason: z.string(),
  why: z.string(),
  /** Hash of the words that the trainer saw at the place. */
  basis: z.string(),
  by: z.string(),
  /** Set when a trainer ruled on their own dispute because no other trainer was in the room. */
  alone: z.boolean(),
})
export type RulingEvent = z.infer<typeof rulingEvent>

export const reduceRulings = sliceReducer<Rulings, RulingEvent>({
  'ruling.made': (rulings, { item, ruling: id, place, value, reason, why, by }) =>
    tableSet(rulings, item, [...(tableGet(rulings, item) ?? []), { id, place, value, reason, why, by }]),
})

export interface RulingState extends FreezableState {
  readonly settings: RoomSettings
  readonly disputes: Disputes
}
const { draftCommand } = commandsOver<RulingState, RulingEvent | DisputeEvent>()

/** Answers every open dispute at exactly this place. Refused with the new words when what the trainer saw has moved. */
export const makeRuling = draftCommand({
  name: 'ruling.make',
  input: z.strictObject({
    item: z.string(),
    place: placeSchema,
    value: z.string().max(4000),
    reason: z.string(),
    why: z.string().trim().min(1).max(2000),
    basis: z.string(),
  }),
  decide(state, { item, place, value, reason, why, basis }, ctx) {
    const frozen = whyFrozen(state, item, place)
    if (frozen) return frozen
    const columns = comparedUnit(ctx.bench.comparison, place.unit)?.columns.length
    if (columns === undefined || place.to > columns) return refuse('not-found', 'No such place in this item')
    if (!state.settings.reasons.includes(reason)) return refuse('bad-input', `"${reason}" is not a reason code here`)
    const stands = textAt(ctx.bench, place) ?? ''
    if (wordsHash(stands) !== basis)
      return refuse('moved', `The words have changed: "${stands}" stands there now`, { text: stands })
    const disputes = openDisputes(state.disputes, item).filter((dispute) => samePlace(dispute.place, place))
    const own = disputes.some(({ by }) => by === ctx.person)
    if (own && ctx.here.some(({ role, person }) => role === 'trainer' && person !== ctx.person))
      return refuse('forbidden', 'Another trainer is in the room and rules on your dispute')
    const id = ctx.newId()
    const ruling: RulingEvent = {
      type: 'ruling.made',
      item,
      ruling: id,
      disputes: disputes.map((dispute) => dispute.id),
      place,
      value: value.trim().replace(/\s+/g, ' '),
      reason,
      why,
      basis,
      by: ctx.person,
      alone: own,
    }
    const closed = disputes.map(
      ({ id: dispute }): DisputeEvent => ({ type: 'dispute.closed', item, dispute, ruling: id }),
    )
    return accept({ events: [ruling, ...closed] })
  },
})
