import { newId } from '#server/auth/tokens.ts'
import type { Blobs } from '#server/store/store.ts'
import { compareItem } from '#shared/compare/compare-item.ts'
import type { Comparison, ComparisonProfile } from '#shared/compare/comparison.ts'
import { disagreement } from '#shared/compare/differences.ts'
import { consensusText } from '#shared/compare/seed.ts'
import { excerptOf, type ManifestItem } from '#shared/domain/item.ts'
import type { ImportedItem } from '#shared/domain/source.ts'
import { guessLanguage } from '#shared/formats/language.ts'
import type { Following } from './in-steps.ts'
import { jsonBytes, type StoredSources } from './item-blobs.ts'
import type { PlacedItem } from './room-meeting.ts'

/** A new item, compared and not stored yet. */
export interface PreparedItem {
  readonly listed: Omit<ManifestItem, 'sources' | 'comparison'>
  readonly sources: StoredSources
  readonly comparison: Comparison
}

/** Prepares the new items of one file; what it has compared it does not compare again under the same profile. */
export class Preparation {
  readonly #compared = new Map<ImportedItem, Comparison>();

  *prepare(
    items: readonly PlacedItem[],
    people: ReadonlyMap<string, string>,
    profile: ComparisonProfile,
  ): Generator<number, readonly PreparedItem[]> {
    const prepared: PreparedItem[] = []
    for (const [at, { item, ordinal }] of items.entries()) {
      yield at / items.length
      prepared.push(preparedItem(item, ordinal, people, this.#comparison(item, profile)))
    }
    return prepared
  }

  #comparison(item: ImportedItem, profile: ComparisonProfile): Comparison {
    const known = this.#compared.get(item)
    const comparison = known?.profile === profile ? known : compareItem(item.sources, profile)
    this.#compared.set(item, comparison)
    return comparison
  }
}

function preparedItem(
  { key, language, sources }: ImportedItem,
  ordinal: number,
  people: ReadonlyMap<string, string>,
  comparison: Comparison,
): PreparedItem {
  const text = comparison.units.map(consensusText).join(' ')
  const { share, differences, weak } = disagreement(comparison)
  const annotators = sources.map(({ annotator }) => people.get(annotator) ?? '')
  return {
    listed: {
      id: newId(),
      key,
      language: language ?? guessLanguage(text),
      ordinal,
      annotators,
      differences,
      weak,
      disagreement: share,
      words: comparison.units.reduce((sum, { columns }) => sum + columns.length, 0),
      excerpt: excerptOf(text),
    },
    sources: { sources: sources.map(({ segments }, at) => ({ person: annotators[at] ?? '', segments })) },
    comparison,
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
