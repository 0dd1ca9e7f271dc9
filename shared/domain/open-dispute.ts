import { z } from 'zod'
import { accept, type Outcome, refuse } from '#shared/kernel/outcome.ts'
import { tableGet } from '#shared/kernel/table.ts'
import { type Label, labelSchema } from '#shared/labels/label.ts'
import { type Bench, columnsOf, textAt } from './bench.ts'
import { commandsOver } from './command.ts'
import { type DisputeEvent, type DisputeState, openDisputes, whyNotParty } from './dispute.ts'
import type { DraftChange } from './draft-change.ts'
import { comparedField, whyComparedAnew, whyFrozen } from './frozen.ts'
import { newLabel } from './label-change.ts'
import { mentions, whyNotMention, withoutNames } from './mentions.ts'
import { type Place, placeSchema, placesOverlap } from './place.ts'
import { named, type PositionEvent, positionFields, saidValue } from './position.ts'
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
    /** Left out only with a label. */
    place: placeSchema.optional(),
    /** That there should be one where there is none: it comes into the draft as one that is not there. */
    label: labelSchema.optional(),
    question: z.string().trim().min(1).max(2000),
    mentions,
    position: z.strictObject(positionFields).optional(),
    cites,
    ...comparedField,
  }),
  decide(state, input, ctx) {
    const { item, question, position } = input
    const subject = subjectOf(state, input, ctx.bench)
    if (!subject.ok) return subject
    const { place, draft } = subject.value
    const refused =
      whyComparedAnew(state, input) ??
      whyFrozen(state, item, place) ??
      whyNotParty(state, item, ctx) ??
      whyNotMention(state, item, [...(input.mentions ?? []), ...(position?.mentions ?? [])]) ??
      whyNotCite(state.precedents, input.cites)
    if (refused) return refused
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
    const value = position && saidValue(state, item, position.value)
    const held = position && { value: value ?? '', because: position.because, ...named(position), by, at }
    return accept({
      events: [
        { type: 'dispute.opened', item, dispute, place, question, ...named(input), stands, by, at, ...citing(input) },
        ...(held ? [{ type: 'position.added' as const, item, dispute, position: ctx.newId(), ...held }] : []),
      ],
      draft,
    })
  },
})

interface Subject {
  readonly place: Place
  readonly draft: readonly DraftChange[]
}
type Asked = { readonly item: string; readonly place?: Place | undefined; readonly label?: Label | undefined }

/** The place that is disputed, and what makes it one. */
function subjectOf({ items }: OpenState, { item, place, label }: Asked, bench: Bench): Outcome<Subject> {
  if (label) {
    if (tableGet(items, item)?.kind !== 'labels') return refuse('bad-input', 'This item is a transcript')
    const made = newLabel(bench, label, false)
    return made.ok ? accept({ place: { unit: made.value.unit, from: 0, to: 1 }, draft: [made.value] }) : made
  }
  const columns = place && columnsOf(bench, place.unit)
  if (!place || columns === undefined || place.to > columns) return refuse('not-found', 'No such place in this item')
  return accept({ place, draft: [] })
}
