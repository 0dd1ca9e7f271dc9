import type {
  Column,
  ColumnRange,
  ComparisonProfile,
  EarlierNetwork,
  UnitComparison,
} from '#shared/compare/comparison.ts'
import type { Stretch } from '#shared/domain/bench.ts'
import { PlaceFinder } from './place-in-draft.ts'
import type { Survivor } from './survivors.ts'

/** What is left of the text that a draft began with, where the columns stood in it, and the networks before. */
export interface Seed {
  readonly ranges: readonly ColumnRange[]
  readonly earlier: readonly EarlierNetwork[]
  survivors(): readonly Survivor[]
}

/**
 * Where places of a unit stand in its text. One that stands for a place of an earlier network is found in that, the
 * oldest first: so it stands where it stood, however often the item is compared anew.
 */
export class UnitPlaces {
  readonly #unit: UnitComparison
  readonly #profile: ComparisonProfile
  readonly #text: string
  readonly #seed: Seed
  readonly #survivors: readonly Survivor[]
  readonly #finders = new Map<EarlierNetwork | undefined, PlaceFinder>()

  constructor(unit: UnitComparison, profile: ComparisonProfile, text: string, seed: Seed) {
    this.#unit = unit
    this.#profile = profile
    this.#text = text
    this.#seed = seed
    this.#survivors = seed.survivors()
  }

  stretch(from: number, to: number): Stretch {
    for (const network of this.#seed.earlier) {
      const there = placeThere(network.was, from, to)
      if (there) return this.#finderOf(network).stretch(there.from, there.to)
    }
    return this.#finderOf(undefined).stretch(from, to)
  }

  #finderOf(network: EarlierNetwork | undefined): PlaceFinder {
    let finder = this.#finders.get(network)
    if (!finder) {
      finder = network
        ? this.#earlierFinder(network)
        : this.#finder(this.#unit.columns, this.#profile, this.#seed.ranges)
      this.#finders.set(network, finder)
    }
    return finder
  }

  #earlierFinder({ keys, profile, was }: EarlierNetwork): PlaceFinder {
    const { ranges } = this.#seed
    let last = 0
    const laid = keys.map((_, column): ColumnRange => {
      const range = ranges[was.indexOf(column)] ?? { from: last, to: last }
      last = range.to
      return range
    })
    return this.#finder(keys.map(columnOfKeys), profile, laid)
  }

  #finder(columns: readonly Column[], profile: ComparisonProfile, ranges: readonly ColumnRange[]): PlaceFinder {
    return new PlaceFinder({ columns }, profile, this.#text, this.#survivors, ranges)
  }
}

const columnOfKeys = (keys: readonly string[]): Column => ({
  arcs: keys.map((key) => ({ text: key, key, sources: [] })),
  consensus: 0,
})

/** The place of an earlier network that became exactly this one, if there is one. */
function placeThere(was: EarlierNetwork['was'], from: number, to: number): Stretch | undefined {
  if (from === to) {
    const before = from === 0 ? -1 : (was[from - 1] ?? -1)
    const isEdge = from === 0 || (before >= 0 && was.lastIndexOf(before) === from - 1)
    return isEdge ? { from: before + 1, to: before + 1 } : undefined
  }
  const [first, last] = [was[from] ?? -1, was[to - 1] ?? -1]
  const isWhole = first >= 0 && last >= 0 && was.indexOf(first) === from && was.lastIndexOf(last) === to - 1
  return isWhole ? { from: first, to: last + 1 } : undefined
}
