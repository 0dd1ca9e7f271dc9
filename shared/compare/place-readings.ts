import { attributeOf } from '#shared/labels/aspects.ts'
import type { Comparison, ComparisonProfile, Reading, UnitComparison } from './comparison.ts'
import { readingsOf } from './differences.ts'
import { readingsKey } from './spelled-there.ts'
import { byText } from './spelling.ts'

type Said = Pick<Reading, 'text' | 'sources'>

/** What could stand at any place, and whose it is: words of a stretch, or of a label the lines of those columns. */
export function placeReadings(unit: UnitComparison, from: number, to: number, sources: number): readonly Said[] {
  if (!unit.label) return readingsOf(unit.columns, from, to, sources)
  const [column] = unit.columns.slice(from, to)
  if (to - from === 1) return column?.arcs ?? []
  return from < to ? lineReadings(unit, from, to, sources) : []
}

/** A line for each column. Who has no such label says that it is not there, and nothing of the rest. */
function lineReadings({ columns, label }: UnitComparison, from: number, to: number, sources: number): readonly Said[] {
  const readings = new Map<string, number[]>()
  const asked = label?.kind === 'choice' ? label.members.map(({ source }) => source) : [...Array(sources).keys()]
  for (const source of asked) {
    const lines = columns.slice(from, to).map(({ arcs, consensus }, at) => {
      const own = arcs.find((arc) => arc.sources.includes(source)) ?? arcs[consensus]
      const name = at === 0 ? undefined : attributeOf(label?.columns[from + at] ?? 'label')
      return `${name === undefined ? '' : `${name}: `}${own?.text ?? ''}`
    })
    const text = lines.join('\n')
    readings.set(text, [...(readings.get(text) ?? []), source])
  }
  return [...readings]
    .map(([text, of]) => ({ text, sources: of }))
    .toSorted((a, b) => b.sources.length - a.sources.length || byText(a.text, b.text))
}

/** What somebody said there. */
export const saidAt = (comparison: Pick<Comparison, 'units' | 'sources'>, place: PlaceOf): readonly string[] => {
  const unit = comparison.units.find((one) => one.unit === place.unit)
  const readings = unit ? placeReadings(unit, place.from, place.to, comparison.sources) : []
  return readings.filter(({ sources }) => sources.length > 0).map(({ text }) => text)
}

interface PlaceOf {
  readonly unit: string
  readonly from: number
  readonly to: number
}

/**
 * What two places must share to be alike: the readings; of labels also what of which kind, or which question, they are about.
 * Whether something is there is alike where it would be called the same. Null where nothing else can be like it: fewer than
 * two readings, or where something is.
 */
export function alikeKey(
  comparison: Pick<Comparison, 'units' | 'sources'>,
  place: PlaceOf,
  profile: ComparisonProfile,
): string | null {
  const unit = comparison.units.find((one) => one.unit === place.unit)
  const key = readingsKey(saidAt(comparison, place), profile)
  if (!unit?.label || key === null) return key
  const { kind, question, columns } = unit.label
  const aspect = columns[place.from]
  if (place.to - place.from !== 1 || aspect === undefined || aspect === 'place') return null
  const called = aspect === 'label' ? (unit.columns[1]?.arcs.map(({ text }) => text).toSorted() ?? []) : []
  return JSON.stringify([aspect, kind, question ?? null, key, called])
}
