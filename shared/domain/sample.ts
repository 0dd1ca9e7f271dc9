import { z } from 'zod'
import { type DefectRate, defectRate } from '#shared/compare/defect-rate.ts'
import { sliceReducer } from '#shared/kernel/slice.ts'
import { emptyTable, type Table, tableGet, tableSet, tableValues } from '#shared/kernel/table.ts'
import { type Role, roles } from './roles.ts'
import type { SignOffEvent, SignOffs } from './sign-off.ts'

/** When a batch is accepted, agreed before anybody looks: so many wrong at most, or the interval's upper end (percent). */
export const acceptanceRule = z.discriminatedUnion('is', [
  z.strictObject({ is: z.literal('most-wrong'), wrong: z.number().int().nonnegative().max(10_000) }),
  z.strictObject({ is: z.literal('rate-below'), percent: z.number().positive().max(100) }),
])
export type AcceptanceRule = z.infer<typeof acceptanceRule>

const by = { by: z.string(), at: z.string() }
export const sampleEvent = z.discriminatedUnion('type', [
  z.strictObject({
    type: z.literal('sample.drawn'),
    sample: z.string(),
    /** Null: from all batches of the room. */
    batch: z.string().nullable(),
    /** With it and the items that were signed off then, anybody can draw again. */
    seed: z.string(),
    /** How many it was drawn from. */
    of: z.number().int().positive(),
    items: z.array(z.string()),
    rule: acceptanceRule,
    ...by,
  }),
  z.strictObject({
    type: z.literal('sample.judged'),
    sample: z.string(),
    item: z.string(),
    /** Of the result that was looked at. */
    hash: z.string(),
    right: z.boolean(),
    reason: z.string().nullable(),
    words: z.string(),
    ...by,
  }),
  z.strictObject({
    type: z.literal('sample.closed'),
    sample: z.string(),
    outcome: z.enum(['accepted', 'returned']),
    right: z.number().int(),
    wrong: z.number().int(),
    /** Shares from 0 to 1; null where nothing was judged. */
    rate: z.strictObject({ rate: z.number(), low: z.number(), high: z.number() }).nullable(),
    /** The items found wrong: a return reopens them. */
    items: z.array(z.string()),
    why: z.string(),
    /** The role that it was closed under. */
    role: z.enum(roles),
    ...by,
  }),
])
export type SampleEvent = z.infer<typeof sampleEvent>

export interface Judgement {
  readonly hash: string
  readonly right: boolean
  readonly reason: string | null
  readonly words: string
  readonly by: string
  readonly at: string
}

export interface SampleClosing {
  readonly outcome: 'accepted' | 'returned'
  readonly right: number
  readonly wrong: number
  readonly rate: DefectRate | null
  readonly why: string
  readonly role: Role
  readonly by: string
  readonly at: string
}

/** Items drawn at random from what is signed off, looked at before a batch goes to the client. */
export interface Sample {
  readonly id: string
  /** Counts the room's samples from 1. */
  readonly number: number
  readonly batch: string | null
  readonly seed: string
  readonly of: number
  readonly items: readonly string[]
  readonly rule: AcceptanceRule
  readonly by: string
  readonly at: string
  readonly judged: Readonly<Record<string, Judgement>>
  readonly closing: SampleClosing | null
  /** Found wrong in a sample that was returned, and not reopened yet. */
  readonly returning: readonly string[]
}
export type Samples = Table<Sample>
export const noSamples: Samples = emptyTable()

const changed = (samples: Samples, id: string, change: (sample: Sample) => Partial<Sample>): Samples => {
  const sample = tableGet(samples, id)
  return sample ? tableSet(samples, id, { ...sample, ...change(sample) }) : samples
}

export const reduceSamples = sliceReducer<Samples, SampleEvent | Extract<SignOffEvent, { type: 'item.reopened' }>>({
  'sample.drawn': (samples, { type: _, sample: id, ...drawn }) =>
    tableSet(samples, id, {
      id,
      number: tableValues(samples).length + 1,
      ...drawn,
      judged: {},
      closing: null,
      returning: [],
    }),
  'sample.judged': (samples, { type: _, sample: id, item, ...judgement }) =>
    changed(samples, id, ({ judged }) => ({ judged: { ...judged, [item]: judgement } })),
  'sample.closed': (samples, { type: _, sample: id, items, ...closing }) =>
    changed(samples, id, () => ({ closing, returning: closing.outcome === 'returned' ? items : [] })),
  'item.reopened': (samples, { item }) => {
    const waiting = tableValues(samples).filter(({ returning }) => returning.includes(item))
    return waiting.reduce(
      (all, { id }) => changed(all, id, ({ returning }) => ({ returning: returning.filter((one) => one !== item) })),
      samples,
    )
  },
})

/** A judgement of words that stand: the item is signed off with the result that was looked at. */
export const stands = (signOffs: SignOffs, item: string, judgement: Judgement | undefined): judgement is Judgement =>
  judgement !== undefined && tableGet(signOffs, item)?.hash === judgement.hash

/** How far a sample is, and what its rule says by now. */
export interface Standing {
  readonly right: number
  readonly wrong: number
  /** Not judged yet, or signed off anew since. */
  readonly left: number
  readonly rate: DefectRate | null
  /** Open while the items that are left could still turn it. */
  readonly verdict: 'accept' | 'return' | 'open'
}

export function standingOf(sample: Sample, signOffs: SignOffs): Standing {
  if (sample.closing) return standingAtEnd(sample, sample.closing)
  const judged = sample.items.flatMap((item) => {
    const judgement = sample.judged[item]
    return stands(signOffs, item, judgement) ? [judgement] : []
  })
  const wrong = judged.filter(({ right }) => !right).length
  const left = sample.items.length - judged.length
  const rate = defectRate(wrong, judged.length, sample.of)
  const standing = { right: judged.length - wrong, wrong, left, rate }
  // The best that can come of it: all that are left are right.
  if (!holds(sample.rule, wrong, defectRate(wrong, sample.items.length, sample.of)))
    return { ...standing, verdict: 'return' }
  return { ...standing, verdict: left === 0 ? 'accept' : 'open' }
}

/** What was found stays as it was, whatever happens to the items later. */
const standingAtEnd = ({ items }: Sample, { right, wrong, rate, outcome }: SampleClosing): Standing => ({
  right,
  wrong,
  left: items.length - right - wrong,
  rate,
  verdict: outcome === 'accepted' ? 'accept' : 'return',
})

const holds = (rule: AcceptanceRule, wrong: number, rate: DefectRate | null): boolean =>
  rule.is === 'most-wrong' ? wrong <= rule.wrong : rate !== null && 100 * rate.high <= rule.percent
