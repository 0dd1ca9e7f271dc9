import { columnsOf, textAt } from '#shared/domain/bench.ts'
import type { Dispute } from '#shared/domain/dispute.ts'
import { type Place, placeKey, placesOverlap } from '#shared/domain/place.ts'
import type { Ruling } from '#shared/domain/ruling.ts'
import type { ItemScreen } from '../controllers/item-screen.ts'
import type { Stop } from './stops.ts'

/** The words that the bar and its keys are about: those that were chosen, or those of the current difference. */
export interface Subject {
  readonly place: Place
  /** Its segment's, from 1. */
  readonly segment: number
  /** The difference that it is, if it is one. */
  readonly stop: Stop | null
  /** What everyone sees there. */
  readonly words: string
  readonly dispute: Dispute | null
  readonly ruling: Ruling | null
  readonly wholeSegment: boolean
}

export function subjectOf(screen: ItemScreen): Subject | null {
  const { bench, view } = screen
  const place = placeOf(screen)
  if (!bench || !view || !place) return null
  const ruling = view.rulings.find((one) => placesOverlap(one.place, place)) ?? null
  const dispute = openAt(screen, place)
  const key = placeKey(place)
  return {
    place,
    segment: bench.units.findIndex(({ id }) => id === place.unit) + 1,
    stop: screen.stops.find((stop) => stop.key === key) ?? null,
    words: ruling?.value ?? screen.pending.get(key)?.words ?? textAt(bench, place) ?? '',
    dispute,
    ruling,
    wholeSegment: key === keyOfWhole(screen, place.unit),
  }
}

/** The whole segment as a place. */
export function wholeSegment({ bench }: Pick<ItemScreen, 'bench'>, unit: string): Place | null {
  const columns = bench ? columnsOf(bench, unit) : undefined
  return columns === undefined ? null : { unit, from: 0, to: columns }
}

export const openAt = ({ view }: Pick<ItemScreen, 'view'>, place: Place): Dispute | null =>
  Object.values(view?.disputes ?? {}).find((one) => one.status === 'open' && placesOverlap(one.place, place)) ?? null

function placeOf({ chosen, stops, current, typing, bench }: ItemScreen): Place | null {
  const stop = stops.find(({ key }) => key === current)
  if (chosen) return chosen.place
  if (stop) return stop.place
  const unit = typing?.unit ?? (bench?.units.length === 1 ? bench.units[0]?.id : undefined)
  return unit === undefined ? null : wholeSegment({ bench }, unit)
}

function keyOfWhole(screen: ItemScreen, unit: string): string | null {
  const whole = wholeSegment(screen, unit)
  return whole && placeKey(whole)
}
