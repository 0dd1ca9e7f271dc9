import type * as Y from 'yjs'
import type { Comparison, UnitComparison } from '#shared/compare/comparison.ts'
import { consensusText } from '#shared/compare/seed.ts'
import type { Bench, BenchUnit } from '#shared/domain/bench.ts'
import { draftText, unitFields } from './draft-doc.ts'
import { PlaceFinder } from './place-in-draft.ts'
import { allSurvive, type Survivor, survivorsOf } from './survivors.ts'

/** The draft of an item as it stands in its document. Values that a hostile edit could have bent are read with care. */
export function benchOfDraft(doc: Y.Doc, comparison: Comparison, position: number): Bench {
  const units = comparison.units.flatMap((unit) => {
    const text = draftText(doc, unit.unit)
    if (!text) return []
    const survivors = () => survivorsOf(text, consensusText(unit).length)
    const fields = unitFields(doc, unit.unit)
    const start = numberOr(fields?.get('start'), unit.start)
    const end = numberOr(fields?.get('end'), unit.end)
    const speaker = fields?.get('speaker')
    return benchUnit(unit, comparison, wellFormed(text.toString()), survivors, {
      ...(start === undefined ? {} : { start }),
      ...(end === undefined ? {} : { end }),
      ...(typeof speaker === 'string' ? { speaker } : {}),
    })
  })
  return { position, comparison, units }
}

/** The draft of an item that nobody has opened yet: the consensus, nothing stored. */
export function benchOfConsensus(comparison: Comparison): Bench {
  const units = comparison.units.map((unit) => {
    const { start, end, speaker } = unit
    const text = consensusText(unit)
    return benchUnit(unit, comparison, text, () => allSurvive(text.length), {
      ...(start === undefined ? {} : { start }),
      ...(end === undefined ? {} : { end }),
      ...(speaker === undefined ? {} : { speaker }),
    })
  })
  return { position: 0, comparison, units }
}

/** One unit as a text has it that stands in no draft: where each place is among those words. */
export const benchUnitOfText = (unit: UnitComparison, comparison: Comparison, text: string): BenchUnit =>
  benchUnit(unit, comparison, text, () => [], {})

/** Half a surrogate pair, which only a broken or hostile client writes, reads as U+FFFD: offsets stay as they are. */
const wellFormed = (text: string): string => text.replace(/\p{Surrogate}/gu, '\ufffd')

const numberOr = (value: unknown, otherwise: number | undefined): number | undefined =>
  typeof value === 'number' && Number.isFinite(value) ? value : otherwise

/** Places are looked for when they are first asked for: most rows on a screen are only read. */
function benchUnit(
  unit: UnitComparison,
  { profile }: Comparison,
  text: string,
  survivors: () => readonly Survivor[],
  fields: Pick<BenchUnit, 'start' | 'end' | 'speaker'>,
): BenchUnit {
  let finder: PlaceFinder | undefined
  return {
    id: unit.unit,
    ...fields,
    text,
    stretch(from, to) {
      finder ??= new PlaceFinder(unit, profile, text, survivors())
      return finder.stretch(from, to)
    },
  }
}
