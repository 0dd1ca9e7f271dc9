import { z } from 'zod'
import { accept, refuse } from '#shared/kernel/outcome.ts'
import { sliceReducer } from '#shared/kernel/slice.ts'
import { type Table, tableGet, tableSet } from '#shared/kernel/table.ts'
import { labelSchema } from '#shared/labels/label.ts'
import { type BlockerState, blockersOf } from './blockers.ts'
import { commandsOver } from './command.ts'
import { excerptOf, type Items } from './item.ts'
import { type PenEvent, type Pens, penOfItemEnds } from './pen.ts'
import { resultHash, resultOf } from './result.ts'
import type { Rights } from './rights.ts'

/** A person's word that an item is settled; it closes the draft. */
export interface SignOff {
  readonly by: string
  readonly at: string
  readonly hash: string
  /** The first words of what was signed. */
  readonly excerpt: string
  /** The client's word on it. */
  readonly accepted?: { readonly by: string; readonly at: string; readonly comment: string }
}
export type SignOffs = Table<SignOff | null>

const resultUnitSchema = z.strictObject({
  id: z.string(),
  start: z.number().optional(),
  end: z.number().optional(),
  speaker: z.string().optional(),
  text: z.string(),
  label: labelSchema.optional(),
})

export const signOffEvent = z.discriminatedUnion('type', [
  z.strictObject({
    type: z.literal('item.signed-off'),
    item: z.string(),
    by: z.string(),
    at: z.string(),
    hash: z.string(),
    /** The position of the `closed` entry in the draft's stream. */
    position: z.number().int().nonnegative(),
    units: z.array(resultUnitSchema),
    /** Differences that asked for a person and got none. */
    unseen: z.number().int().nonnegative(),
    /** Of signing many at once: which. */
    bulk: z.string().optional(),
  }),
  z.strictObject({
    type: z.literal('item.reopened'),
    item: z.string(),
    by: z.string(),
    reason: z.string(),
    position: z.number().int().nonnegative(),
    /** The client's return that it follows from. */
    acceptance: z.string().optional(),
  }),
])
export type SignOffEvent = z.infer<typeof signOffEvent>

export const reduceSignOffs = sliceReducer<SignOffs, SignOffEvent>({
  'item.signed-off': (signOffs, { item, by, at, hash, units }) =>
    tableSet(signOffs, item, { by, at, hash, excerpt: excerptOf(units.map(({ text }) => text).join(' ')) }),
  'item.reopened': (signOffs, { item }) => tableSet(signOffs, item, null),
})

export interface SignOffState extends BlockerState {
  readonly items: Items
  readonly signOffs: SignOffs
  readonly pens: Pens
  readonly rights: Rights
}
const { draftCommand } = commandsOver<SignOffState, SignOffEvent | PenEvent>()

/** Carries the hash of the result on the signer's screen: when the value moved meanwhile, nothing is signed. */
export const signOffItem = draftCommand({
  name: 'item.sign-off',
  input: z.strictObject({ item: z.string(), hash: z.string(), bulk: z.string().max(40).optional() }),
  decide(state, { item, hash, bulk }, { bench, person, role, at }) {
    const listed = tableGet(state.items, item)
    if (!listed) return refuse('not-found', `No item ${item} in this room`)
    if (tableGet(state.signOffs, item)) return refuse('frozen', `${listed.key} is signed off already`)
    if (role === 'reviewer' && !state.settings.ownSourcesMaySignOff && listed.annotators.includes(person))
      return refuse('forbidden', 'This item holds a source of yours; somebody else signs it off')
    const blockers = blockersOf(state, item, bench)
    if (blockers.length > 0) return refuse('blocked', blockers.map(({ message }) => message).join(' '), { blockers })
    const result = resultOf(bench, tableGet(state.rulings, item) ?? [])
    if (resultHash(result) !== hash)
      return refuse('moved', 'The text has changed since it was on your screen. Look, and sign again.', {
        units: result,
      })
    const unseen = unseenDifferences(state, item, listed.weak)
    const position = bench.position + 1
    const signed = { item, by: person, at, hash, position, units: [...result], unseen }
    const ended = penOfItemEnds(state, item, { by: person, at, rights: state.rights.raised + 1, with: 'sign-off' })
    return accept({
      events: [...ended, { type: 'item.signed-off', ...signed, ...(bulk === undefined ? {} : { bulk }) }],
      draft: [{ do: 'close' }],
    })
  },
})

export const reopenItem = draftCommand({
  name: 'item.reopen',
  input: z.strictObject({ item: z.string(), reason: z.string().trim().min(1).max(2000) }),
  decide({ items, signOffs }, { item, reason }, { bench, person }) {
    const listed = tableGet(items, item)
    if (!listed) return refuse('not-found', `No item ${item} in this room`)
    if (!tableGet(signOffs, item)) return refuse('conflict', `${listed.key} is open already`)
    return accept({
      events: [{ type: 'item.reopened', item, by: person, reason, position: bench.position + 1 }],
      draft: [{ do: 'open' }],
    })
  },
})

/** A count from the journal alone: places settled or ruled, against those that asked for a person. */
export function unseenDifferences(
  state: Pick<BlockerState, 'settlings' | 'rulings'>,
  item: string,
  weak: number,
): number {
  const settled = Object.keys(tableGet(state.settlings, item) ?? {}).length
  return Math.max(0, weak - settled - (tableGet(state.rulings, item)?.length ?? 0))
}
