import { textAt } from '#shared/domain/bench.ts'
import { placesOverlap } from '#shared/domain/place.ts'
import type { Take } from '#shared/domain/settling.ts'
import type { ItemScreen } from '../controllers/item-screen.ts'
import { standingOf } from './standing.ts'
import type { Stop } from './stops.ts'

/** One reading of the current difference as the bar offers it. */
export interface Choice {
  readonly take: Take
  readonly words: string
  readonly sources: readonly number[]
  /** The consensus that no source gave exactly. */
  readonly computed: boolean
  /** Whether this is what stands in the draft now. */
  readonly stands: boolean
}

export interface BarChoices {
  readonly stop: Stop
  readonly total: number
  readonly choices: readonly Choice[]
  /** What stands there now, whether it is one of the readings or not. */
  readonly words: string
  readonly typed: boolean
}

/** What can be done at the current difference; null where there is none. */
export function barChoices({ stops, current, bench, pending, view }: ItemScreen): BarChoices | null {
  const stop = stops.find(({ key }) => key === current)
  if (!stop || !bench) return null
  const ruled = view?.rulings.find(({ place }) => placesOverlap(place, stop.place))
  const words = ruled?.value ?? pending.get(stop.key)?.words ?? textAt(bench, stop.place) ?? ''
  const standing = standingOf(words, stop.difference, bench.comparison.profile)
  const choices = stop.difference.readings.map(
    ({ text, sources, consensus }, at): Choice => ({
      take: at,
      words: text,
      sources,
      computed: consensus && sources.length === 0,
      stands: standing.reading === at,
    }),
  )
  return { stop, total: stops.length, choices, words, typed: standing.reading === null && words !== '' }
}
