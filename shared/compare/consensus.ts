import type { Arc, Column } from '#shared/compare/comparison.ts'
import { buildNetwork, type Network } from '#shared/compare/network.ts'
import { commonestSpelling } from '#shared/compare/spelling.ts'
import type { Word } from '#shared/compare/words.ts'

interface Voices {
  readonly sources: number[]
  readonly texts: string[]
  /** Remoteness of the nearest source among them. */
  nearest: number
}

/**
 * Aligns the words of the sources and lets each column vote, one source one voice, "nothing said" being a candidate like any
 * other (ROVER by frequency, Fiscus 1997). Of equal votes a word goes before nothing, then the one whose source is
 * closest to all others, then the lower key. Any order of the sources gives the same columns but for the indexes.
 */
export function voteColumns(sources: readonly (readonly Word[])[]): readonly Column[] {
  const network = buildNetwork(sources)
  return Array.from({ length: network.length }, (_, column) => ({
    arcs: arcsOf(network, column, sources),
    consensus: 0,
  }))
}

/** Best supported first, so the first is the consensus. */
function arcsOf(network: Network, column: number, sources: readonly (readonly Word[])[]): readonly Arc[] {
  const candidates = new Map<string, Voices>()
  for (const { variant, places } of network.rows) {
    for (const source of variant.members) {
      const word = sources[source]?.[places[column] ?? -1]
      const voices = candidates.get(word?.key ?? '') ?? { sources: [], texts: [], nearest: Number.POSITIVE_INFINITY }
      candidates.set(word?.key ?? '', voices)
      voices.sources.push(source)
      voices.texts.push(word?.text ?? '')
      voices.nearest = Math.min(voices.nearest, variant.remoteness)
    }
  }
  return [...candidates]
    .sort(([keyA, a], [keyB, b]) => b.sources.length - a.sources.length || byPreference(keyA, a, keyB, b))
    .map(([key, { sources: of, texts }]) => ({
      text: commonestSpelling(texts),
      key,
      sources: of.toSorted((a, b) => a - b),
    }))
}

function byPreference(keyA: string, a: Voices, keyB: string, b: Voices): number {
  return Number(keyA === '') - Number(keyB === '') || a.nearest - b.nearest || (keyA < keyB ? -1 : 1)
}
