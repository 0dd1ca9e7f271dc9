import { z } from 'zod'
import { defaultProfile } from '#shared/compare/comparison.ts'
import { readingKey } from '#shared/compare/differences.ts'
import { type Refused, refuse } from '#shared/kernel/outcome.ts'
import { sliceReducer } from '#shared/kernel/slice.ts'
import { type Place, placesOverlap } from './place.ts'
import type { RulingEvent } from './ruling-event.ts'

/** A ruling that others may cite. It holds its own words, so that nothing that happens to its item changes it. */
export interface Precedent {
  readonly id: string
  /** The ruling that it stands on; the one that ruled alike again, where the first was taken back. */
  readonly ruling: string
  readonly item: string
  readonly language: string
  readonly title: string
  readonly rule: string
  readonly reason: string
  readonly good: string
  readonly bad: string
  readonly tags: readonly string[]
  /** What was ruled, and the readings that it was ruled among. */
  readonly value: string
  readonly readings: readonly string[]
  readonly by: string
  readonly at: string
  /** Its ruling was taken back, and nothing alike was ruled there since. */
  readonly takenBack: TakenBack | null
  readonly overruled: Overruled | null
}
export interface TakenBack {
  readonly place: Place
  readonly disputes: readonly string[]
  readonly by: string
  readonly at: string
}
export interface Overruled {
  /** The later precedent. */
  readonly later: string
  readonly why: string
  readonly by: string
  readonly at: string
}
/** In the order in which they were made. */
export type Precedents = readonly Precedent[]

export const precedentWords = {
  title: z.string().trim().min(1).max(200),
  rule: z.string().trim().min(1).max(2000),
  good: z.string().trim().max(1000),
  bad: z.string().trim().max(1000),
  tags: z.array(z.string().trim().min(1).max(40)).max(10),
}

export const precedentEvent = z.discriminatedUnion('type', [
  z.strictObject({
    type: z.literal('precedent.made'),
    precedent: z.string(),
    ruling: z.string(),
    item: z.string(),
    language: z.string(),
    title: z.string(),
    rule: z.string(),
    reason: z.string(),
    good: z.string(),
    bad: z.string(),
    tags: z.array(z.string()),
    value: z.string(),
    readings: z.array(z.string()),
    by: z.string(),
    at: z.string(),
  }),
  z.strictObject({
    type: z.literal('precedent.overruled'),
    precedent: z.string(),
    later: z.string(),
    why: z.string(),
    by: z.string(),
    at: z.string(),
  }),
])
export type PrecedentEvent = z.infer<typeof precedentEvent>

const changed = (
  precedents: Precedents,
  concerned: (precedent: Precedent) => boolean,
  change: Partial<Precedent>,
): Precedents =>
  precedents.some(concerned)
    ? precedents.map((precedent) => (concerned(precedent) ? { ...precedent, ...change } : precedent))
    : precedents

type Made = Extract<RulingEvent, { type: 'ruling.made' }>

/** Whether a ruling says once more what a precedent's own said, where that was taken back. */
const ruledAgain = ({ item, disputes, place, value }: Made, { takenBack: back, ...precedent }: Precedent): boolean =>
  back !== null &&
  precedent.item === item &&
  (back.disputes.some((dispute) => disputes.includes(dispute)) || placesOverlap(back.place, place)) &&
  readingKey(value, defaultProfile) === readingKey(precedent.value, defaultProfile)

export const reducePrecedents = sliceReducer<Precedents, PrecedentEvent | RulingEvent>({
  'precedent.made': (precedents, event) => {
    const {
      precedent: id,
      ruling,
      item,
      language,
      title,
      rule,
      reason,
      good,
      bad,
      tags,
      value,
      readings,
      by,
      at,
    } = event
    const words = { title, rule, reason, good, bad, tags, value, readings }
    return [...precedents, { id, ruling, item, language, ...words, by, at, takenBack: null, overruled: null }]
  },
  'precedent.overruled': (precedents, { precedent, later, why, by, at }) =>
    changed(precedents, ({ id }) => id === precedent, { overruled: { later, why, by, at } }),
  'ruling.made': (precedents, ruling) =>
    changed(precedents, (precedent) => ruledAgain(ruling, precedent), { ruling: ruling.ruling, takenBack: null }),
  'ruling.reopened': (precedents, { ruling, place, disputes, by, at }) =>
    changed(precedents, (precedent) => precedent.ruling === ruling, { takenBack: { place, disputes, by, at } }),
})

/** Whether it is offered and may be cited. */
export const inForce = ({ takenBack, overruled }: Pick<Precedent, 'takenBack' | 'overruled'>): boolean =>
  takenBack === null && overruled === null

export const precedentOf = (precedents: Precedents, id: string): Precedent | undefined =>
  precedents.find((precedent) => precedent.id === id)

/** What a dispute or a ruling goes by: precedents by id. Entries of before there were any have none. */
export const cites = z.array(z.string().max(40)).max(3).optional()

/** As it is kept: nothing where nothing is cited. */
export const citing = ({ cites: cited }: { readonly cites?: readonly string[] | undefined }) =>
  cited && cited.length > 0 ? { cites: [...new Set(cited)] } : {}

/** Why these cannot be cited now. */
export function whyNotCite(precedents: Precedents, cited: readonly string[] | undefined): Refused | undefined {
  for (const id of cited ?? []) {
    const precedent = precedentOf(precedents, id)
    if (!precedent) return refuse('not-found', 'There is no such precedent in this room')
    if (precedent.overruled)
      return refuse(
        'conflict',
        `The precedent “${precedent.title}” was overruled meanwhile. Take it out, or cite the later one`,
      )
    if (precedent.takenBack)
      return refuse(
        'conflict',
        `The ruling of the precedent “${precedent.title}” was taken back meanwhile. Take it out`,
      )
  }
  return undefined
}

/** A citation as anybody may read it, without names; it stays what it was, whatever comes of the precedent. */
export interface Citation {
  readonly title: string
  readonly rule: string
}

export const citationsOf = (precedents: Precedents, cited: readonly string[] | undefined): readonly Citation[] =>
  (cited ?? []).flatMap((id) => {
    const precedent = precedentOf(precedents, id)
    return precedent ? [{ title: precedent.title, rule: precedent.rule }] : []
  })
