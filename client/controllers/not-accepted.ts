import type * as Y from 'yjs'
import type { Comparison } from '#shared/compare/comparison.ts'
import { draftText } from '#shared/drafts/draft-doc.ts'
import type { KeptRefusal, RefusedUnit } from '../sync/device-database.ts'
import type { NotAccepted } from './item-screen.ts'

/** The touched units as they stand in a document. */
export const wordsOf = (doc: Y.Doc, touched: ReadonlyMap<string, string | null>): readonly RefusedUnit[] =>
  [...touched].map(([unit, before]) => ({ unit, before, text: draftText(doc, unit)?.toString() ?? '' }))

/** A refusal as its item shows it. */
export const notAcceptedOf = (
  { generation, reason, units, ruled }: Pick<KeptRefusal, 'generation' | 'reason' | 'units' | 'ruled'>,
  { units: compared }: Comparison,
): NotAccepted => ({
  generation,
  reason,
  ...(ruled ? { ruled } : {}),
  units: units.map((words) => ({ ...words, segment: compared.findIndex(({ unit }) => unit === words.unit) + 1 })),
})
