import { z } from 'zod'
import { accept, refuse } from '#shared/kernel/outcome.ts'
import { sliceReducer } from '#shared/kernel/slice.ts'
import { type Table, tableGet, tableSet } from '#shared/kernel/table.ts'
import { benchUnit, differenceAt, textAt } from './bench.ts'
import { commandsOver } from './command.ts'
import { changeAt, valueAt } from './draft-change.ts'
import { comparedField, type FreezableState, whyComparedAnew, whyFrozen } from './frozen.ts'
import { type Pens, whyNoPen } from './pen.ts'
import { type Place, placeKey, placeSchema } from './place.ts'

/** Which reading: its index in the difference, that nothing was said, or what stands there. */
export const takeSchema = z.union([z.number().int().nonnegative(), z.literal('nothing'), z.literal('kept')])
export type Take = z.infer<typeof takeSchema>

/** That somebody decided. What stands there now is always read off the draft. */
export interface Settled {
  readonly place: Place
  readonly by: string
  readonly take: Take
  readonly before: string
  readonly after: string
  /** What it replaced; undoing brings it back. */
  readonly previous: Settled | null
}
export type ItemSettlings = Readonly<Record<string, Settled>>
export type Settlings = Table<ItemSettlings>

/** Settlings that did not carry over when an item was compared anew, at their places in the present network. */
export type SettledBefore = Table<readonly Settled[]>

const settledFields = {
  item: z.string(),
  place: placeSchema,
  by: z.string(),
  before: z.string(),
  after: z.string(),
  /** The draft's stream position that holds the words. */
  position: z.number().int().nonnegative(),
}
export const settlingEvent = z.discriminatedUnion('type', [
  z.strictObject({ type: z.literal('difference.settled'), take: takeSchema, ...settledFields }),
  z.strictObject({ type: z.literal('difference.unsettled'), ...settledFields }),
])
export type SettlingEvent = z.infer<typeof settlingEvent>

export const settledAt = (settlings: Settlings, item: string, place: Place): Settled | undefined =>
  tableGet(settlings, item)?.[placeKey(place)]

export const reduceSettlings = sliceReducer<Settlings, SettlingEvent>({
  'difference.settled': (settlings, { item, place, by, take, before, after }) => {
    const ofItem = tableGet(settlings, item) ?? {}
    const previous = ofItem[placeKey(place)] ?? null
    return tableSet(settlings, item, { ...ofItem, [placeKey(place)]: { place, by, take, before, after, previous } })
  },
  'difference.unsettled': (settlings, { item, place }) => {
    const ofItem = tableGet(settlings, item) ?? {}
    const { [placeKey(place)]: undone, ...rest } = ofItem
    if (!undone) return settlings
    return tableSet(settlings, item, undone.previous ? { ...rest, [placeKey(place)]: undone.previous } : rest)
  },
})

export interface SettlingState extends FreezableState {
  readonly settlings: Settlings
  readonly pens: Pens
}
const { draftCommand } = commandsOver<SettlingState, SettlingEvent>()

/** A later reading replaces the earlier whole; one that stands there already changes no text. */
export const settleDifference = draftCommand({
  name: 'difference.settle',
  input: z.strictObject({ item: z.string(), place: placeSchema, take: takeSchema, ...comparedField }),
  decide(state, { item, place, take, compared }, { bench, person, role }) {
    const frozen =
      whyComparedAnew(state, { item, compared }) ??
      whyFrozen(state, item, place) ??
      whyNoPen(state, item, { person, role })
    if (frozen) return frozen
    const difference = differenceAt(bench.comparison, place)
    const unit = benchUnit(bench, place.unit)
    const before = textAt(bench, place)
    if (!difference || !unit || before === undefined)
      return refuse('not-found', `No difference at ${placeKey(place)} of this item`)
    const after = take === 'kept' ? before : take === 'nothing' ? '' : difference.readings[take]?.text
    if (after === undefined)
      return refuse('not-found', `This difference has ${difference.readings.length} readings, not ${Number(take) + 1}`)
    if (valueAt(unit, place, after) === undefined)
      return refuse('bad-input', `"${after}" is nothing that this part of the label could say`)
    const change = changeAt(unit, place, after)
    const position = bench.position + (change ? 1 : 0)
    return accept({
      events: [{ type: 'difference.settled', item, place, by: person, take, before, after, position }],
      draft: change ? [change] : [],
    })
  },
})

/** Takes back one's own settling, words and all, unless others have changed the words since. */
export const unsettleDifference = draftCommand({
  name: 'difference.unsettle',
  input: z.strictObject({ item: z.string(), place: placeSchema, ...comparedField }),
  decide(state, { item, place, compared }, { bench, person, role }) {
    const frozen =
      whyComparedAnew(state, { item, compared }) ??
      whyFrozen(state, item, place) ??
      whyNoPen(state, item, { person, role })
    if (frozen) return frozen
    const settled = settledAt(state.settlings, item, place)
    const unit = benchUnit(bench, place.unit)
    if (!settled || !unit) return refuse('not-found', 'This difference is not settled')
    if (settled.by !== person) return refuse('conflict', 'Somebody else settled this since; nothing was undone')
    const stands = textAt(bench, place)
    if (stands !== settled.after) return refuse('conflict', `"${stands}" stands there now; nothing was undone`)
    const change = changeAt(unit, place, settled.before)
    const position = bench.position + (change ? 1 : 0)
    const { before: after, after: before } = settled
    return accept({
      events: [{ type: 'difference.unsettled', item, place, by: person, before, after, position }],
      draft: change ? [change] : [],
    })
  },
})
