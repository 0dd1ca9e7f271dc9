import { type Bench, benchUnit, comparedUnit, placeOfStretch, type Stretch } from '#shared/domain/bench.ts'
import type { Place } from '#shared/domain/place.ts'
import type { Stop } from './stops.ts'

/** The same words in another comparison's columns; the place as it was where they are not found. */
export function placeNow(place: Place, before: Bench, after: Bench): Place {
  const words = benchUnit(before, place.unit)?.stretch(place.from, place.to)
  const unit = benchUnit(after, place.unit)
  const columns = comparedUnit(after.comparison, place.unit)?.columns.length
  return words && unit && columns ? placeOfStretch(unit, columns, words) : place
}

/** The difference that stands where another one stood, or the nearest of its segment. */
export function stopNow(stop: Stop, before: Bench, after: Bench, stops: readonly Stop[]): Stop | undefined {
  const was = benchUnit(before, stop.place.unit)?.stretch(stop.place.from, stop.place.to)
  const unit = benchUnit(after, stop.place.unit)
  if (!was || !unit) return undefined
  const away = ({ place }: Stop): number => distance(unit.stretch(place.from, place.to), was)
  return stops.filter(({ place }) => place.unit === unit.id).toSorted((a, b) => away(a) - away(b))[0]
}

const distance = (a: Stretch, b: Stretch): number => Math.abs(a.from - b.from) + Math.abs(a.to - b.to)
