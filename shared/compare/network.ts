import { alignToSlots, nistCosts } from '#shared/compare/align.ts'
import type { Slots } from '#shared/compare/alignment-table.ts'
import { type Variant, variantsInOrder } from '#shared/compare/variants.ts'
import type { Word } from '#shared/compare/words.ts'

/** The words of several sources laid side by side in columns. */
export interface Network {
  readonly length: number
  readonly rows: readonly NetworkRow[]
}

/** What the sources of one variant have in each column: the index of a word in their sequence, or -1 for nothing. */
interface NetworkRow {
  readonly variant: Variant
  readonly places: Int32Array
}

const nothing = -1

/**
 * Word transition network of Fiscus, "A post-processing system to yield reduced word error rates: ROVER" (ASRU 1997), built
 * by merging one sequence at a time, the medoid first: the same for any order of the sources. A word that any merged source
 * has in a column goes there for nothing; passing over a column costs the same whether or not somebody said nothing there
 * (measured on CrowdSpeech: 6.83 / 11.32 % against 7.58 / 12.73 % when that is free; realigning once more gains nothing).
 */
export function buildNetwork(sources: readonly (readonly Word[])[]): Network {
  return variantsInOrder(sources).reduce<Network>(merge, { length: 0, rows: [] })
}

function merge(network: Network, variant: Variant): Network {
  const places = alignToSlots(variant.words, slotsOf(network), nistCosts)
  const columns: number[] = []
  const own: number[] = []
  let next = 0
  const passTo = (end: number): void => {
    for (; next < end; next++) {
      columns.push(next)
      own.push(nothing)
    }
  }
  places.forEach((place, word) => {
    passTo(place < 0 ? -place - 1 : place)
    columns.push(place < 0 ? nothing : next++)
    own.push(word)
  })
  passTo(network.length)
  const moved = network.rows.map((row) => ({
    variant: row.variant,
    places: Int32Array.from(columns, (column) => (column < 0 ? nothing : (row.places[column] ?? nothing))),
  }))
  return { length: columns.length, rows: [...moved, { variant, places: Int32Array.from(own) }] }
}

/** The keys of each column, the commonest first. */
function slotsOf(network: Network): Slots {
  const starts = new Int32Array(network.length + 1)
  const keys: number[] = []
  for (let column = 0; column < network.length; column++) {
    const votes = new Map<number, number>()
    for (const { variant, places } of network.rows) {
      const key = variant.words[places[column] ?? nothing]
      if (key !== undefined) votes.set(key, (votes.get(key) ?? 0) + variant.members.length)
    }
    for (const [key] of [...votes].sort(([, a], [, b]) => b - a)) keys.push(key)
    starts[column + 1] = keys.length
  }
  return {
    length: network.length,
    starts,
    keys: Int32Array.from(keys),
    prices: new Int32Array(keys.length),
    skip: new Int32Array(network.length).fill(nistCosts.deletion),
  }
}
