import { compareItem } from '#shared/compare/compare-item.ts'
import { type Comparison, defaultProfile } from '#shared/compare/comparison.ts'
import type { ItemSources } from '#shared/protocol/item-sources.ts'
import type { ItemView } from '#shared/protocol/rt-messages.ts'
import { row } from './told.ts'

/** One text per source; several lines are several segments. */
export function comparisonOf(...texts: readonly string[]): Comparison {
  const sources = texts.map((text) => ({
    segments: text.split('\n').map((line, at) => ({ start: at * 5, end: at * 5 + 4, text: line })),
  }))
  return compareItem(sources, defaultProfile)
}

export const sourcesOf = (comparison: Comparison, language = 'en'): ItemSources => ({
  id: 'item1',
  key: 'clip-1.wav',
  language,
  sources: Array.from({ length: comparison.sources }, (_, at) => ({
    person: `p${at}`,
    name: `Annotator ${at + 1}`,
    segments: [],
  })),
  compared: 'comparison',
  comparison,
})

export const viewOf = (more: Partial<ItemView> = {}): ItemView => ({
  ...{
    seq: 10,
    row: row(1),
    begun: true,
    compared: 'comparison',
    settled: {},
    settledBefore: [],
    disputes: {},
    rulings: [],
    reopened: [],
    signOff: null,
  },
  ...more,
})
