import type { Comparison } from '#shared/compare/comparison.ts'
import type { ShownMedia } from '#shared/domain/media.ts'
import type { Segment } from '#shared/domain/source.ts'
import type { LabelSet, Subject } from '#shared/labels/label.ts'

/** `GET /api/v1/rooms/<room>/as/<n>/items/<item>`: what was said of an item, as far as the reader may see it. */
export interface ItemSources {
  readonly id: string
  readonly key: string
  readonly language: string
  /** Its picture or recording is at `…/items/<item>/media`; left out where there is none. */
  readonly media?: ShownMedia
  /** Left out: a transcript. */
  readonly kind?: 'labels'
  /** What labels are about: of a picture its pixels, of a recording its seconds, as far as anybody knows. */
  readonly subject?: Subject
  /**
   * In the order in which the comparison numbers them. Segments are null where this reader may not see them, and so are
   * labels; transcripts have none.
   */
  readonly sources: readonly {
    readonly person: string
    readonly name: string
    readonly segments: readonly Segment[] | null
    readonly labels?: LabelSet | null
  }[]
  /** Tells the comparison from any other that the item had or will have. */
  readonly compared: string
  readonly comparison: Comparison
}
