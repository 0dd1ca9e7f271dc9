import { newId } from '#server/auth/tokens.ts'
import type { Blobs } from '#server/store/store.ts'
import { labelsOfSources } from '#shared/compare/compare-labels.ts'
import type { Comparison, ComparisonProfile } from '#shared/compare/comparison.ts'
import { consensusText } from '#shared/compare/seed.ts'
import { isLabelled, type ManifestItem } from '#shared/domain/item.ts'
import { bearsLabels, type ImportedItem } from '#shared/domain/source.ts'
import { guessLanguage } from '#shared/formats/language.ts'
import { type AnswerWeights, weightsOf } from './batch-weights.ts'
import { CompareThread } from './compare-thread.ts'
import { comparedFreely, figuresOf, groundOf, itemExcerpt } from './compared-item.ts'
import type { Following } from './in-steps.ts'
import { jsonBytes, type StoredSources, sourcesOf } from './item-blobs.ts'
import type { PlacedItem } from './room-meeting.ts'

/** A new item, compared and not stored yet. */
export interface PreparedItem {
  readonly listed: Omit<ManifestItem, 'sources' | 'comparison'>
  readonly sources: StoredSources
  readonly comparison: Comparison
}

/** What new items are compared by. */
export interface Preparing {
  /** Persons by the annotators' names. */
  readonly people: ReadonlyMap<string, string>
  readonly profile: ComparisonProfile
  readonly weights: AnswerWeights
}

/** What an item was compared by. */
interface Compared {
  readonly profile: ComparisonProfile
  readonly weights: string
  readonly comparison: Comparison
}

/** Prepares the new items of one file; what it has compared it does not compare again under the same profile. */
export class Preparation {
  readonly #compared = new Map<ImportedItem, Compared>()

  /** Items with very many labels first, elsewhere: afterwards they are prepared as any other. */
  async compareLarge(items: readonly PlacedItem[], preparing: Preparing, { signal, tell }: Following): Promise<void> {
    const large = items.filter(({ item }) => labelsIn(item) >= manyLabels)
    const thread = new CompareThread()
    try {
      for (const [at, { item }] of large.entries()) {
        signal?.throwIfAborted()
        tell?.({ step: 'comparing', done: at / large.length })
        const stored = sourcesOf(item, (annotator) => preparing.people.get(annotator) ?? '')
        const weighed = JSON.stringify(weightsOf(stored, preparing.weights) ?? null)
        const { profile } = preparing
        const known = this.#compared.get(item)
        if (known?.profile === profile && known.weights === weighed) continue
        const sources = labelsOfSources(stored.sources)
        const comparison = await thread.compare({ sources, profile, ground: groundOf(stored, preparing.weights) })
        this.#compared.set(item, { profile, weights: weighed, comparison })
      }
    } finally {
      await thread.end()
    }
  }

  *prepare(items: readonly PlacedItem[], preparing: Preparing): Generator<number, readonly PreparedItem[]> {
    const prepared: PreparedItem[] = []
    for (const [at, { item, ordinal }] of items.entries()) {
      yield at / items.length
      const sources = sourcesOf(item, (annotator) => preparing.people.get(annotator) ?? '')
      const comparison = this.#comparison(item, sources, preparing)
      prepared.push({ listed: listedItem(item, ordinal, sources, comparison), sources, comparison })
    }
    return prepared
  }

  #comparison(item: ImportedItem, sources: StoredSources, { profile, weights }: Preparing): Comparison {
    const weighed = JSON.stringify(weightsOf(sources, weights) ?? null)
    const known = this.#compared.get(item)
    if (known?.profile === profile && known.weights === weighed) return known.comparison
    const comparison = comparedFreely(kindOf(item), sources, profile, weights)
    this.#compared.set(item, { profile, weights: weighed, comparison })
    return comparison
  }
}

/** From so many on a comparison takes long enough to be felt by others. */
const manyLabels = 500

const labelsIn = ({ sources }: ImportedItem): number =>
  sources.reduce((sum, { labels }) => sum + (labels?.labels.length ?? 0), 0)

const kindOf = (item: ImportedItem): Pick<ManifestItem, 'kind'> => (bearsLabels(item) ? { kind: 'labels' } : {})

function listedItem(
  item: ImportedItem,
  ordinal: number,
  { sources, subject }: StoredSources,
  comparison: Comparison,
): PreparedItem['listed'] {
  const kind = kindOf(item)
  const text =
    subject?.is === 'text' ? subject.text : isLabelled(kind) ? '' : comparison.units.map(consensusText).join(' ')
  return {
    id: newId(),
    ...kind,
    key: item.key,
    language: item.language ?? guessLanguage(text),
    ordinal,
    annotators: sources.map(({ person }) => person),
    ...figuresOf(comparison),
    excerpt: itemExcerpt(comparison, item.key),
  }
}

/** Items at once: one sync of the folders for each lot. */
const lot = 500

/** Writes the blobs; answers the items as a manifest lists them. */
export async function storedItems(
  blobs: Blobs,
  prepared: readonly PreparedItem[],
  { signal, tell }: Following,
): Promise<ManifestItem[]> {
  const listed: ManifestItem[] = []
  for (let from = 0; from < prepared.length; from += lot) {
    signal?.throwIfAborted()
    tell?.({ step: 'storing', done: from / prepared.length })
    const some = prepared.slice(from, from + lot)
    const hashes = await blobs.put(
      some.flatMap(({ sources, comparison }) => [jsonBytes(sources), jsonBytes(comparison)]),
    )
    for (const [at, { listed: item }] of some.entries())
      listed.push({ ...item, sources: hashes[2 * at] ?? '', comparison: hashes[2 * at + 1] ?? '' })
  }
  return listed
}
