import type * as Y from 'yjs'
import type { Comparison, UnitComparison } from '#shared/compare/comparison.ts'
import { consensusText, layoutInDraft, seedLayout } from '#shared/compare/seed.ts'
import type { Bench, BenchUnit } from '#shared/domain/bench.ts'
import { consensusRecord, draftText, unitFields } from './draft-doc.ts'
import { labelUnit, madeLabels, unwrittenLabel } from './label-bench.ts'
import { allSurvive, survivorsOf } from './survivors.ts'
import { type Seed, UnitPlaces } from './unit-places.ts'

/** The draft of an item as it stands in its document. Values that a hostile edit could have bent are read with care. */
export function benchOfDraft(doc: Y.Doc, comparison: Comparison, position: number): Bench {
  const units = comparison.units.flatMap((unit) => unitOfDraft(doc, comparison, unit) ?? [])
  return { position, comparison, units: [...units, ...madeLabels(doc, comparison)] }
}

/** One unit of it. */
export function unitOfDraft(doc: Y.Doc, comparison: Comparison, unit: UnitComparison): BenchUnit | undefined {
  if (unit.label) return labelUnit(doc, comparison, unit)
  const text = draftText(doc, unit.unit)
  if (!text) return undefined
  const { length, ranges } = layoutInDraft(unit)
  const seed: Seed = { ranges, survivors: () => survivorsOf(text, length), earlier: unit.earlier ?? [] }
  const fields = unitFields(doc, unit.unit)
  const start = numberOr(fields?.get('start'), unit.start)
  const end = numberOr(fields?.get('end'), unit.end)
  const speaker = fields?.get('speaker')
  return benchUnit(unit, comparison, wellFormed(text.toString()), seed, {
    ...(start === undefined ? {} : { start }),
    ...(end === undefined ? {} : { end }),
    ...(typeof speaker === 'string' ? { speaker } : {}),
  })
}

/** The draft of an item that nobody has opened yet: the consensus, nothing stored. */
export function benchOfConsensus(comparison: Comparison): Bench {
  const units = comparison.units.map((unit) => {
    if (unit.label) return unwrittenLabel(unit, consensusRecord(unit).there)
    const { start, end, speaker } = unit
    const text = consensusText(unit)
    const seed: Seed = { ranges: seedLayout(unit), survivors: () => allSurvive(text.length), earlier: [] }
    return benchUnit(unit, comparison, text, seed, {
      ...(start === undefined ? {} : { start }),
      ...(end === undefined ? {} : { end }),
      ...(speaker === undefined ? {} : { speaker }),
    })
  })
  return { position: 0, comparison, units }
}

/** One unit as a text has it that stands in no draft: where each place is among those words. */
export const benchUnitOfText = (unit: UnitComparison, comparison: Comparison, text: string): BenchUnit =>
  benchUnit(unit, comparison, text, { ranges: [], survivors: () => [], earlier: [] }, {})

/** Half a surrogate pair, which only a broken or hostile client writes, reads as U+FFFD: offsets stay as they are. */
const wellFormed = (text: string): string => text.replace(/\p{Surrogate}/gu, '\ufffd')

const numberOr = (value: unknown, otherwise: number | undefined): number | undefined =>
  typeof value === 'number' && Number.isFinite(value) ? value : otherwise

/** Places are looked for when they are first asked for: most rows on a screen are only read. */
function benchUnit(
  unit: UnitComparison,
  { profile }: Comparison,
  text: string,
  seed: Seed,
  fields: Pick<BenchUnit, 'start' | 'end' | 'speaker'>,
): BenchUnit {
  let finder: UnitPlaces | undefined
  return {
    id: unit.unit,
    ...fields,
    text,
    stretch(from, to) {
      finder ??= new UnitPlaces(unit, profile, text, seed)
      return finder.stretch(from, to)
    },
  }
}
