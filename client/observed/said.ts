import type { NamedLabel } from '#shared/compare/named-label.ts'
import type { Place } from '#shared/domain/place.ts'
import type { ObservedUnit } from '#shared/projections/observed-item.ts'
import { linesWords } from '../labels/label-words.ts'
import { placeName } from '../labels/unit-names.ts'

/** What is known of the label that a unit of a result is; undefined of a segment. */
function named({ label, columns = [] }: ObservedUnit): NamedLabel | undefined {
  if (!label) return undefined
  return { kind: label.kind, columns, ...(label.kind === 'choice' ? { question: label.question } : {}) }
}

/** What was said of a label as people read it; words as they are. */
export const observedWords = (place: Place | undefined, text: string, unit?: ObservedUnit): string =>
  place ? linesWords(place, text, unit && named(unit)) : text

/** What of which label something is about. */
export const observedPlaceName = (place: Place, unit?: ObservedUnit): string => placeName(place, unit && named(unit))
