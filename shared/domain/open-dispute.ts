import { z } from 'zod'
import { accept, refuse } from '#shared/kernel/outcome.ts'
import { comparedUnit, textAt } from './bench.ts'
import { commandsOver } from './command.ts'
import { type DisputeEvent, type DisputeState, openDisputes, whyNotParty } from './dispute.ts'
import { whyFrozen } from './frozen.ts'
import { placeSchema, placesOverlap } from './place.ts'
import { type PositionEvent, positionFields, spaced } from './position.ts'

const { draftCommand } = commandsOver<DisputeState, DisputeEvent | PositionEvent>()

/**
 * Open disputes never overlap, so that a ruling has exactly one subject: a further opinion is a position. Who opens one
 * may say in the same breath what should stand there.
 */
export const openDispute = draftCommand({
  name: 'dispute.open',
  input: z.strictObject({
    item: z.string(),
    place: placeSchema,
    question: z.string().trim().min(1).max(2000),
    position: z.strictObject(positionFields).optional(),
  }),
  decide(state, { item, place, question, position }, ctx) {
    const refused = whyFrozen(state, item, place) ?? whyNotParty(state, item, ctx)
    if (refused) return refused
    const columns = comparedUnit(ctx.bench.comparison, place.unit)?.columns.length
    if (columns === undefined || place.to > columns) return refuse('not-found', 'No such place in this item')
    const there = openDisputes(state.disputes, item).find((dispute) => placesOverlap(dispute.place, place))
    if (there)
      return refuse('conflict', `These words are disputed already: "${there.question}". Add a position to it`, {
        dispute: there.id,
      })
    const stands = textAt(ctx.bench, place) ?? ''
    const { at, person: by } = ctx
    const dispute = ctx.newId()
    const held = position && { value: spaced(position.value), because: position.because, by, at }
    return accept({
      events: [
        { type: 'dispute.opened', item, dispute, place, question, stands, by, at },
        ...(held ? [{ type: 'position.added' as const, item, dispute, position: ctx.newId(), ...held }] : []),
      ],
    })
  },
})
