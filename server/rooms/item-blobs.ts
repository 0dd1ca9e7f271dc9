import type { Blobs } from '#server/store/store.ts'
import type { Comparison } from '#shared/compare/comparison.ts'
import { type Manifest, manifestSchema } from '#shared/domain/batch.ts'
import type { ListedItem } from '#shared/domain/item.ts'
import type { ImportedItem, ImportedSource, Segment } from '#shared/domain/source.ts'
import type { LabelSet, Subject } from '#shared/labels/label.ts'

/** What one person said of an item. */
export interface StoredSource {
  readonly person: string
  readonly segments: readonly Segment[]
  readonly labels?: LabelSet
}

export interface StoredSources {
  readonly sources: readonly StoredSource[]
  /** What labels are about. */
  readonly subject?: Subject
}

export const storedSource = ({ segments, labels }: ImportedSource, person: string): StoredSource => ({
  ...{ person, segments },
  ...(labels ? { labels } : {}),
})

/** The sources of an imported item as they are stored: the same item has the same bytes. */
export const sourcesOf = (
  { sources, subject }: ImportedItem,
  personOf: (annotator: string) => string,
): StoredSources => ({
  sources: sources.map((source) => storedSource(source, personOf(source.annotator))),
  ...(subject ? { subject } : {}),
})

const decoder = new TextDecoder()
const encoder = new TextEncoder()

/** What an item was made of: immutable, so read once. The blobs' names are their hashes, so they need no schema. */
export class ItemBlobs {
  readonly #blobs: Blobs
  readonly #comparisons = new Map<string, Promise<Comparison>>()

  constructor(blobs: Blobs) {
    this.#blobs = blobs
  }

  comparison(item: ListedItem): Promise<Comparison> {
    const known = this.#comparisons.get(item.comparison)
    if (known) return known
    const reading = this.#read<Comparison>(item.comparison)
    reading.catch(() => this.#comparisons.delete(item.comparison))
    if (this.#comparisons.size >= rememberedComparisons) this.#forgetOldest()
    this.#comparisons.set(item.comparison, reading)
    return reading
  }

  sources(item: ListedItem): Promise<StoredSources> {
    return this.#read<StoredSources>(item.sources)
  }

  async #read<T>(hash: string): Promise<T> {
    return JSON.parse(decoder.decode(await this.#blobs.get(hash))) as T
  }

  #forgetOldest(): void {
    const [oldest] = this.#comparisons.keys()
    if (oldest) this.#comparisons.delete(oldest)
  }
}

const rememberedComparisons = 200

export const jsonBytes = (value: unknown): Uint8Array => encoder.encode(JSON.stringify(value))

/** What a batch brought, as its event names it. */
export async function readManifest(blobs: Blobs, hash: string): Promise<Manifest> {
  return manifestSchema.parse(JSON.parse(decoder.decode(await blobs.get(hash))))
}
