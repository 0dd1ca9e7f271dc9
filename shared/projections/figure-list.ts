import type { ConfusionMatrix, TagCounts } from '#shared/figures/confusion-matrix.ts'
import type { Figure, FigureSteps } from '#shared/figures/figure.ts'
import type { PlacedLabel } from '#shared/labels/label.ts'

export type PlacedKind = PlacedLabel['kind']

/** What a figure is about: answers to a question, an attribute, what things are called, or where they are. */
export type FigureAbout =
  | { readonly is: 'question'; readonly name: string }
  | { readonly is: 'attribute'; readonly name: string }
  | { readonly is: 'naming'; readonly kind: PlacedKind }
  | { readonly is: 'place'; readonly kind: PlacedKind; readonly tag: string | null }

export type SpanMatch = 'strict' | 'exact' | 'partial' | 'type'
/** Shapes of one tag from an overlap of a half or of three quarters on, and of any tag from a half on. */
export type ShapeMatch = 'iou50' | 'iou75' | 'iou50-any'
export type MatchName = SpanMatch | ShapeMatch

export type AnswerMeasure =
  | 'agreement'
  | 'alpha-nominal'
  | 'alpha-ordinal'
  | 'alpha-interval'
  | 'alpha-ratio'
  | 'alpha-jaccard'
  | 'alpha-masi'
  | 'fleiss'
  | 'cohen'
export type PlaceMeasure = `${'precision' | 'recall' | 'f1'}-${MatchName}` | 'overlap' | 'alpha-unitizing'
export type Measure = AnswerMeasure | PlaceMeasure

/** Before review sources are held against each other, after it each against what was settled. */
export type When = 'before' | 'after'

export interface FigureKey {
  readonly about: FigureAbout
  readonly when: When
  /** Numbers of people: none for all together, one annotator, or two who are held against each other. */
  readonly who: readonly number[]
  readonly measure: Measure
}

export interface FigureRow extends FigureKey {
  readonly figure: Figure
}

/**
 * After review rows are what was settled and columns what was said. Before it rows are what one said and columns what another
 * said of the same: of all together each two people count from both sides, of one annotator rows are theirs, of two the first one's.
 */
export interface TagMatrix extends ConfusionMatrix {
  readonly about: FigureAbout
  readonly when: When
  readonly who: readonly number[]
  /** How many names stand together as others. */
  readonly together: number
}

export const otherNames = '…'
const mostNames = 16

/** Figures as they are told, of so many people and tags at most. */
export class FigureList {
  readonly rows: FigureRow[] = []
  readonly matrices: TagMatrix[] = []
  readonly most: { readonly people: number; readonly tags: number }
  tagsLeftOut = 0

  constructor(most: FigureList['most']) {
    this.most = most
  }

  *add(key: FigureKey, steps: FigureSteps): Generator<number, void> {
    const told = yield* steps
    const figure: Figure = told.defined
      ? { defined: true, value: told.value, n: told.n, interval: told.interval }
      : told
    this.rows.push({ ...key, figure })
  }

  /** Names beyond the commonest stand together under `otherNames`. */
  addMatrix(key: Pick<TagMatrix, 'about' | 'when' | 'who'>, pairs: TagCounts): void {
    const met = commonest(pairs.tags())
    const shown = new Set(met.slice(0, mostNames))
    const { tags, counts, n } = pairs.renamed((name) => (shown.has(name) ? name : otherNames)).matrix()
    this.matrices.push({ ...key, tags, counts, n, together: Math.max(0, met.length - mostNames) })
  }

  /** The tags met most, so many as are told. */
  tagsOf(counts: ReadonlyMap<string, number>): readonly string[] {
    const tags = commonest(counts)
    this.tagsLeftOut += Math.max(0, tags.length - this.most.tags)
    return tags.slice(0, this.most.tags)
  }
}

const commonest = (counts: ReadonlyMap<string, number>): readonly string[] =>
  [...counts].toSorted(([a, many], [b, more]) => more - many || (a < b ? -1 : 1)).map(([name]) => name)
