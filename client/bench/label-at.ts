import { msg } from '@lit/localize'
import { type NamedLabel, namedLabel, namedRecord } from '#shared/compare/named-label.ts'
import { benchUnit } from '#shared/domain/bench.ts'
import type { Place } from '#shared/domain/place.ts'
import type { PrecedentRow } from '#shared/protocol/precedent-messages.ts'
import type { ItemScreen } from '../controllers/item-screen.ts'
import { linesWords } from '../labels/label-words.ts'

/** The label of the open item that a unit is; undefined of a segment. */
export function labelAt({ bench }: Pick<ItemScreen, 'bench'>, unit: string): NamedLabel | undefined {
  if (!bench) return undefined
  const label = benchUnit(bench, unit)?.label
  return label ? namedRecord(label) : namedLabel(bench.comparison, unit)
}

/** What stands, or could stand, at a place, as people read it. */
export const saidAt = (label: NamedLabel | undefined, place: Pick<Place, 'from' | 'to'>, text: string): string =>
  label ? linesWords(place, text, label) : text === '' ? msg('nothing') : text

/** Whether somebody may type what should stand at a place: shapes are drawn, and labels are there or not. */
export function mayBeTyped(label: NamedLabel | undefined, { from, to }: Pick<Place, 'from' | 'to'>): boolean {
  if (!label) return true
  return to - from === 1 && from > 0 && label.columns?.[from] !== 'place'
}

/** What was ruled, or could have been, where a precedent was made. */
export const ruledWords = ({ about }: Pick<PrecedentRow, 'about'>, text: string): string =>
  saidAt(about?.label, about?.place ?? { from: 0, to: 0 }, text)
