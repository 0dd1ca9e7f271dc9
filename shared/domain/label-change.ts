import { z } from 'zod'
import { accept, type Outcome, type Refused, refuse } from '#shared/kernel/outcome.ts'
import { tableGet } from '#shared/kernel/table.ts'
import { type Label, labelSchema } from '#shared/labels/label.ts'
import { faultsOf } from '#shared/labels/label-checks.ts'
import { type LabelRecord, recordLines, recordOfLabel } from '#shared/labels/label-record.ts'
import { type Bench, benchUnit } from './bench.ts'
import { commandsOver } from './command.ts'
import { type LabelChange, labelChange } from './draft-change.ts'
import { comparedField, type FreezableState, whyComparedAnew, whyFrozen } from './frozen.ts'
import { type Pens, whyNoPen } from './pen.ts'
import { wordsHash } from './result.ts'

/**
 * What somebody did to the labels of an item that needs an order, an attribute that a label had no column for being part
 * of it. Whatever else they change is written as edits.
 */
export const labelActs = ['add', 'remove', 'restore', 'split', 'merge', 'attribute', 'undo'] as const

export const labelEvent = z.strictObject({
  type: z.literal('labels.changed'),
  item: z.string(),
  act: z.enum(labelActs),
  by: z.string(),
  at: z.string(),
  /** Each label that it touched, as its lines were and are; empty where it was or is not there. */
  units: z.array(z.strictObject({ unit: z.string(), before: z.string(), after: z.string() })),
  /** The draft's stream position that holds it. */
  position: z.number().int().nonnegative(),
})
export type LabelEvent = z.infer<typeof labelEvent>

export interface LabellingState extends FreezableState {
  readonly pens: Pens
}
const { draftCommand } = commandsOver<LabellingState, LabelEvent>()

const wantedLabel = z.strictObject({
  /** Null: a new one. */
  unit: z.string().max(20).nullable(),
  /** The hash of its lines as they were shown; empty of a new one. */
  seen: z.string().max(64),
  there: z.boolean(),
  /** What it says from now on; left out: what it says already. */
  label: labelSchema.optional(),
})
type Wanted = z.infer<typeof wantedLabel>

/** Adding, deleting, splitting and merging: all of it as it was shown, or nothing. Undoing one is the same the other way round. */
export const changeLabels = draftCommand({
  name: 'labels.change',
  input: z.strictObject({
    item: z.string().max(40),
    act: z.enum(labelActs),
    labels: z.array(wantedLabel).min(1).max(200),
    ...comparedField,
  }),
  decide(state, { item, act, labels, compared }, { bench, person, role, at }) {
    const frozen = whyComparedAnew(state, { item, compared }) ?? whyNoPen(state, item, { person, role })
    if (frozen) return frozen
    if (tableGet(state.items, item)?.kind !== 'labels') return refuse('not-found', 'This item has no labels')
    const changes: LabelChange[] = []
    for (const wanted of labels) {
      const made = wanted.unit === null ? newOf(bench, wanted, changes) : changedOf(bench, wanted, act)
      if (!made.ok) return made
      const refused = whyLocked(state, item, made.value)
      if (refused) return refused
      changes.push(made.value)
    }
    const units = changes.map(({ unit, before, after }) => ({ unit, before: linesOf(before), after: linesOf(after) }))
    const position = bench.position + 1
    return accept({
      events: [{ type: 'labels.changed', item, act, by: person, at, units, position }],
      draft: changes,
      answer: { units: changes.map(({ unit }) => unit) },
    })
  },
})

function whyLocked(state: LabellingState, item: string, { unit, after }: LabelChange): Refused | undefined {
  return whyFrozen(state, item, { unit, from: 0, to: after.columns.length })
}

function newOf(bench: Bench, { label }: Wanted, others: readonly LabelChange[]): Outcome<LabelChange> {
  if (!label) return refuse('bad-input', 'A new label says what it is')
  return newLabel(bench, label, true, others.filter(({ unit }) => isMade(unit)).length)
}

function changedOf(
  bench: Bench,
  { unit: id, seen, there, label }: Wanted,
  act: LabelEvent['act'],
): Outcome<LabelChange> {
  const unit = id === null ? undefined : benchUnit(bench, id)
  if (!unit?.label) return refuse('not-found', `No label ${id} in this item`)
  if (act === 'attribute') return accept(labelChange(unit, withAttributesOf(unit.label, label)))
  if (wordsHash(unit.text) !== seen)
    return refuse('moved', 'Somebody changed this label meanwhile; nothing was done', { text: unit.text })
  if (label && label.kind !== unit.label.value.kind) return refuse('bad-input', 'A label stays what it is')
  const value = label ? { ...label, id: unit.id } : unit.label.value
  const fault = label && whyNotSound(bench, value)
  if (fault) return fault
  return accept(labelChange(unit, { columns: columnsWith(unit.label, value), there, value }))
}

const isMade = (unit: string): boolean => unit[0] === 'n'

/** A label that was not in the draft, under an id that was never used in it. */
export function newLabel(bench: Bench, label: Label, there: boolean, further = 0): Outcome<LabelChange> {
  const last = bench.units.reduce((most, { id }) => Math.max(most, isMade(id) ? Number(id.slice(1)) : 0), 0)
  const unit = `n${last + 1 + further}`
  const { kept: _, ...value } = { ...label, id: unit }
  const fault = whyAskedAlready(bench, value) ?? whyNotSound(bench, value)
  return fault ?? accept({ do: 'label', unit, before: null, after: recordOfLabel(value, there) })
}

function whyAskedAlready({ units }: Bench, label: Label): Refused | undefined {
  if (label.kind !== 'choice') return undefined
  const answered = units.some(
    ({ label: other }) =>
      other?.value.kind === 'choice' && other.value.question === label.question && other.value.of === label.of,
  )
  return answered ? refuse('conflict', `"${label.question}" is asked here already; change its answer`) : undefined
}

/** A label that people make lies where it can be seen: what an import may bring as odd is refused here. */
function whyNotSound({ comparison }: Bench, label: Label): Refused | undefined {
  const [fault] = faultsOf({ labels: [label] }, comparison.labels?.subject)
  return fault ? refuse('bad-input', `The ${label.kind} ${fault.message}`) : undefined
}

/** Attributes that a label had none of yet: whatever else others change of it meanwhile stays. */
function withAttributesOf(record: LabelRecord, label: Label | undefined): LabelRecord {
  const value = { ...record.value, attributes: { ...record.value.attributes, ...label?.attributes } }
  return { ...record, columns: columnsWith(record, value), value }
}

const columnsWith = ({ columns }: LabelRecord, value: Label): LabelRecord['columns'] => [
  ...columns,
  ...recordOfLabel(value).columns.filter((aspect) => !columns.includes(aspect)),
]

const linesOf = (record: LabelRecord | null): string => (record?.there ? recordLines(record).text : '')
