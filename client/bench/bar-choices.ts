import { benchUnit, comparedUnit, textAt } from '#shared/domain/bench.ts'
import { placesOverlap } from '#shared/domain/place.ts'
import type { Take } from '#shared/domain/settling.ts'
import type { ItemScreen } from '../controllers/item-screen.ts'
import { placeName, readingWords } from '../labels/unit-names.ts'
import { standingOf } from './standing.ts'
import type { Stop } from './stops.ts'

/** One reading of the current difference as the bar offers it. */
export interface Choice {
  readonly take: Take
  readonly words: string
  /** How it is said. */
  readonly said: string
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
  readonly said: string
  readonly typed: boolean
  /** What it is about: `Box 3, boundary`; null of words. */
  readonly label: string | null
}

/** What can be done at the current difference; null where there is none. */
export function barChoices({ stops, current, bench, pending, view }: ItemScreen): BarChoices | null {
  const stop = stops.find(({ key }) => key === current)
  if (!stop || !bench) return null
  const ruled = view?.rulings.find(({ place }) => placesOverlap(place, stop.place))
  const words = ruled?.value ?? pending.get(stop.key)?.words ?? textAt(bench, stop.place) ?? ''
  const compared = comparedUnit(bench.comparison, stop.place.unit)?.label
  const label = benchUnit(bench, stop.place.unit)?.label
  const aspect = label?.columns[stop.place.from]
  const standing = standingOf(words, stop.difference, bench.comparison.profile)
  const choices = stop.difference.readings.map(
    ({ text, sources, consensus, made }, at): Choice => ({
      take: at,
      words: text,
      said: aspect ? readingWords(aspect, text, made) : text,
      sources,
      computed: consensus && sources.length === 0,
      stands: standing.reading === at,
    }),
  )
  const said = choices[standing.reading ?? -1]?.said ?? (aspect ? readingWords(aspect, words) : words)
  const typed = standing.reading === null && words !== ''
  const name = aspect ? placeName(stop.place, { ...compared, columns: label?.columns ?? [] }) : null
  return { stop, total: stops.length, choices, words, said, typed, label: name }
}
