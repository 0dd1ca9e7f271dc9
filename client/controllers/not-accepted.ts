import type * as Y from 'yjs'
import type { Comparison } from '#shared/compare/comparison.ts'
import type { Ruling } from '#shared/domain/ruling.ts'
import { wordsOfUnit } from '#shared/drafts/label-bench.ts'
import type { OwnWords } from '../bench/own-words.ts'
import type { KeptRefusal, Owner, RefusedUnit } from '../sync/device-database.ts'
import type { NotAccepted } from './item-screen.ts'

/** The touched units as they stand in a document. */
export const wordsOf = (doc: Y.Doc, touched: ReadonlyMap<string, string | null>): readonly RefusedUnit[] =>
  [...touched].map(([unit, before]) => ({ unit, before, text: wordsOfUnit(doc, unit) }))

type Kept = Omit<KeptRefusal, keyof Owner>

/** Words that a ruling covers, to be kept; `reason` is `ruled` for whoever was there, else `ruled-meanwhile`. */
export const keptUnder = (
  { id, place }: Pick<Ruling, 'id' | 'place'>,
  words: OwnWords['words'],
  of: { readonly item: string; readonly person: string; readonly reason: 'ruled' | 'ruled-meanwhile' },
): Kept => ({
  generation: `ruling ${id} ${of.person}`,
  item: of.item,
  reason: of.reason,
  at: Date.now(),
  units: [{ unit: place.unit, before: null, text: words }],
  ruled: place,
  ruling: id,
})

/** A refusal as its item shows it; without a comparison where its author may not open the item any more. */
export const notAcceptedOf = (
  { generation, reason, at, units, ruled, ruling }: Omit<Kept, 'item'>,
  comparison: Comparison | null,
): NotAccepted => ({
  generation,
  reason,
  at,
  ...(ruled ? { ruled } : {}),
  ...(ruling === undefined ? {} : { ruling }),
  units: units.map((words) => ({ ...words, segment: segmentOf(words.unit, comparison) })),
})

/** Units are numbered as they come; those of a split stand elsewhere. */
function segmentOf(unit: string, comparison: Comparison | null): number {
  if (comparison) return comparison.units.findIndex((compared) => compared.unit === unit) + 1
  return Number(/^u(\d+)$/.exec(unit)?.[1] ?? 0)
}
