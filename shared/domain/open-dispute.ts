import { z } from 'zod'
import { accept, refuse } from '#shared/kernel/outcome.ts'
import { comparedUnit, textAt } from './bench.ts'
import { commandsOver } from './command.ts'
import { type DisputeEvent, type DisputeState, openDisputes, whyNotParty } from './dispute.ts'
import { comparedField, whyComparedAnew, whyFrozen } from './frozen.ts'
import { mentions, whyNotMention, withoutNames } from './mentions.ts'
import { placeSchema, placesOverlap } from './place.ts'
import { named, type PositionEvent, positionFields, spaced } from './position.ts'
import { cites, citing, type Precedents, whyNotCite } from './precedent.ts'

export interface OpenState extends DisputeState {
  readonly precedents: Precedents
}
const { draftCommand } = commandsOver<OpenState, DisputeEvent | PositionEvent>()

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
    mentions,
    position: z.strictObject(positionFields).optional(),
    cites,
    ...comparedField,
  }),
  decide(state, input, ctx) {
    const { item, place, question, position } = input
    const refused =
      whyComparedAnew(state, input) ??
      whyFrozen(state, item, place) ??
      whyNotParty(state, item, ctx) ??
      whyNotMention(state, item, [...(input.mentions ?? []), ...(position?.mentions ?? [])]) ??
      whyNotCite(state.precedents, input.cites)
    if (refused) return refused
    const columns = comparedUnit(ctx.bench.comparison, place.unit)?.columns.length
    if (columns === undefined || place.to > columns) return refuse('not-found', 'No such place in this item')
    const there = openDisputes(state.disputes, item).find((dispute) => placesOverlap(dispute.place, place))
    if (there)
      return refuse(
        'conflict',
        `These words are disputed already: "${withoutNames(there.question, there.mentions)}". Add a position to it`,
        {
          dispute: there.id,
        },
      )
    const stands = textAt(ctx.bench, place) ?? ''
    const { at, person: by } = ctx
    const dispute = ctx.newId()
    const held = position && { value: spaced(position.value), because: position.because, ...named(position), by, at }
    return accept({
      events: [
        { type: 'dispute.opened', item, dispute, place, question, ...named(input), stands, by, at, ...citing(input) },
        ...(held ? [{ type: 'position.added' as const, item, dispute, position: ctx.newId(), ...held }] : []),
      ],
    })
  },
})
