import { z } from 'zod'
import { accept, refuse } from '#shared/kernel/outcome.ts'
import { sliceReducer } from '#shared/kernel/slice.ts'
import { type Table, tableGet, tableSet } from '#shared/kernel/table.ts'
import { benchUnit, columnsOf, textAt } from './bench.ts'
import { type Cited, citedIn, citedNow, citesSectionsFields, whyNotCited } from './cited-sections.ts'
import { type Context, commandsOver } from './command.ts'
import { type Dispute, type DisputeEvent, type Disputes, openDisputes } from './dispute.ts'
import { changeAt, valueAt } from './draft-change.ts'
import { comparedField, type FreezableState, whyComparedAnew, whyFrozen } from './frozen.ts'
import type { Guidelines } from './guideline.ts'
import { withoutNames } from './mentions.ts'
import { type Place, placeSchema, placesOverlap, placeWithin } from './place.ts'
import { saidValue, valueField } from './position.ts'
import { cites, citing, type Precedents, whyNotCite } from './precedent.ts'
import { wordsHash } from './result.ts'
import type { RulingEvent } from './ruling-event.ts'
import type { RoomSettings } from './settings.ts'

/** The trainer's answer: from now on `value` is what everyone sees and exports at that place. */
export interface Ruling extends Cited {
  readonly id: string
  readonly place: Place
  readonly value: string
  readonly reason: string
  readonly why: string
  readonly by: string
  readonly at: string
  /** Precedents. */
  readonly cites?: readonly string[]
}
/** The rulings that stand. */
export type Rulings = Table<readonly Ruling[]>

type Made = Extract<RulingEvent, { type: 'ruling.made' }>

export const reduceRulings = sliceReducer<Rulings, RulingEvent>({
  'ruling.made': (rulings, { item, ruling: id, place, value, reason, why, by, at, ...more }) =>
    tableSet(rulings, item, [
      ...(tableGet(rulings, item) ?? []),
      { id, place, value, reason, why, by, at, ...citing(more), ...citedIn(more) },
    ]),
  'ruling.reopened': (rulings, { item, ruling }) =>
    tableSet(
      rulings,
      item,
      (tableGet(rulings, item) ?? []).filter(({ id }) => id !== ruling),
    ),
})

/** A ruling that a trainer has taken back. */
export interface ReopenedRuling {
  readonly ruling: string
  readonly disputes: readonly string[]
  readonly place: Place
  readonly value: string
  readonly reason: string
  readonly by: string
  readonly at: string
}
export type ReopenedRulings = Table<readonly ReopenedRuling[]>

export const reduceReopenedRulings = sliceReducer<ReopenedRulings, Exclude<RulingEvent, Made>>({
  'ruling.reopened': (reopened, { item, ruling, disputes, place, value, reason, by, at }) =>
    tableSet(reopened, item, [...(tableGet(reopened, item) ?? []), { ruling, disputes, place, value, reason, by, at }]),
})

export interface RulingState extends FreezableState {
  readonly settings: RoomSettings
  readonly disputes: Disputes
  readonly rulings: Rulings
  readonly precedents: Precedents
  readonly guidelines: Guidelines
}
const { draftCommand } = commandsOver<RulingState, RulingEvent | DisputeEvent>()

/** What a trainer may not rule on, disputes being those that the ruling would close. */
function whyNotRule(state: RulingState, { item, place, reason }: Subject, disputes: readonly Dispute[], ctx: Context) {
  if (!state.settings.reasons.includes(reason)) return refuse('bad-input', `"${reason}" is not a reason code here`)
  const wider = openDisputes(state.disputes, item).find(
    (dispute) => placesOverlap(dispute.place, place) && !disputes.includes(dispute),
  )
  if (wider)
    return refuse(
      'conflict',
      `The dispute "${withoutNames(wider.question, wider.mentions)}" reaches beyond these words; rule on it as a whole`,
      {
        dispute: wider.id,
      },
    )
  const own = disputes.some(({ by }) => by === ctx.person)
  return own && ctx.here.some(({ role, person }) => role === 'trainer' && person !== ctx.person)
    ? refuse('forbidden', 'Another trainer is in the room and rules on your dispute')
    : undefined
}
interface Subject {
  readonly item: string
  readonly place: Place
  readonly reason: string
}

/** A ruling answers the disputes that its trainer has read. */
function whyOtherDisputes(seen: readonly string[] | undefined, disputes: readonly Dispute[]) {
  const now = disputes.map(({ id }) => id)
  if (seen === undefined || (seen.length === now.length && now.every((id) => seen.includes(id)))) return undefined
  const sentence =
    now.length < seen.length
      ? 'The dispute was withdrawn meanwhile. Rule again if you still want to'
      : 'Another dispute was opened here meanwhile. Read it, and rule again'
  return refuse('conflict', sentence, { disputes: now })
}

/** Who rules on many at once has read what was said in each until then. */
function whyMoreSaid(seen: number | undefined, disputes: readonly Dispute[]) {
  return seen !== undefined && saidIn(disputes) !== seen
    ? refuse('conflict', 'Somebody spoke in the dispute meanwhile. Read it, and rule again')
    : undefined
}

/** Positions, votes and comments. */
export const saidIn = (disputes: readonly Dispute[]): number =>
  disputes.reduce(
    (sum, { positions, comments }) =>
      sum + comments.length + positions.reduce((all, { votes }) => all + 1 + votes.length, 0),
    0,
  )

/**
 * Closes the open disputes within its place. Refused with the new words, or the disputes that are there now, when what
 * the trainer saw has changed.
 */
export const makeRuling = draftCommand({
  name: 'ruling.make',
  input: z.strictObject({
    item: z.string(),
    place: placeSchema,
    value: valueField,
    reason: z.string(),
    why: z.string().trim().min(1).max(2000),
    basis: z.string(),
    /** The open disputes that the trainer saw there; left out, whichever there are. */
    disputes: z.array(z.string()).optional(),
    /** What the trainer saw said in them, as `saidIn` counts it; left out, however much it is. */
    said: z.number().int().nonnegative().optional(),
    cites,
    ...citesSectionsFields,
    ...comparedField,
  }),
  decide(state, input, ctx) {
    const { item, place, value, reason, why, basis } = input
    const frozen = whyComparedAnew(state, input) ?? whyFrozen(state, item, place)
    if (frozen) return frozen
    const unit = benchUnit(ctx.bench, place.unit)
    const columns = columnsOf(ctx.bench, place.unit)
    if (!unit || columns === undefined || place.to > columns) return refuse('not-found', 'No such place in this item')
    const disputes = openDisputes(state.disputes, item).filter((dispute) => placeWithin(dispute.place, place))
    const refused =
      whyNotRule(state, input, disputes, ctx) ??
      whyOtherDisputes(input.disputes, disputes) ??
      whyMoreSaid(input.said, disputes) ??
      whyNotCite(state.precedents, input.cites) ??
      whyNotCited(state.guidelines, input)
    if (refused) return refused
    const stands = textAt(ctx.bench, place) ?? ''
    if (wordsHash(stands) !== basis)
      return refuse('moved', `The words have changed: "${stands}" stands there now`, { text: stands })
    const ruled = valueAt(unit, place, saidValue(state, item, value))
    if (ruled === undefined) return refuse('bad-input', `"${value}" is nothing that this part of the label could say`)
    const id = ctx.newId()
    const ruling: RulingEvent = {
      type: 'ruling.made',
      item,
      ruling: id,
      disputes: disputes.map((dispute) => dispute.id),
      place,
      value: ruled,
      reason,
      why,
      basis,
      by: ctx.person,
      at: ctx.at,
      alone: disputes.some(({ by }) => by === ctx.person),
      position: ctx.bench.position,
      ...citing(input),
      ...citedNow(state.guidelines, input),
    }
    const closed = disputes.map(
      ({ id: dispute }): DisputeEvent => ({ type: 'dispute.closed', item, dispute, ruling: id }),
    )
    return accept({ events: [ruling, ...closed] })
  },
})

/** Takes a ruling back: its value is written into the draft, its disputes are open again. */
export const reopenRuling = draftCommand({
  name: 'ruling.reopen',
  input: z.strictObject({ item: z.string(), ruling: z.string(), reason: z.string().trim().min(1).max(2000) }),
  decide(state, { item, ruling: id, reason }, { bench, person, at }) {
    if (tableGet(state.signOffs, item)) return refuse('frozen', 'The item is signed off; reopen it first')
    const ruling = tableGet(state.rulings, item)?.find((one) => one.id === id)
    const unit = ruling && benchUnit(bench, ruling.place.unit)
    if (!ruling || !unit) return refuse('not-found', 'No such ruling stands on this item')
    const { place, value } = ruling
    const change = changeAt(unit, place, value)
    const disputes = Object.values(tableGet(state.disputes, item) ?? {})
      .filter((dispute) => dispute.ruling === id)
      .map((dispute) => dispute.id)
    const reopened: RulingEvent = {
      type: 'ruling.reopened',
      item,
      ruling: id,
      disputes,
      place,
      value,
      before: textAt(bench, place) ?? '',
      reason,
      by: person,
      at,
      position: bench.position + (change ? 1 : 0),
    }
    const open = disputes.map((dispute): DisputeEvent => ({ type: 'dispute.reopened', item, dispute, ruling: id }))
    return accept({ events: [reopened, ...open], draft: change ? [change] : [] })
  },
})
