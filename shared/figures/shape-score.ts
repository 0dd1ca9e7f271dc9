import { bestFirst, type Candidate } from '#shared/figures/best-first.ts'
import { type Estimate, type FigureSteps, figureOf, undefinedFor } from '#shared/figures/figure.ts'
import { type Extent, type MeasuredExtent, measure, overlapOfMeasured } from '#shared/figures/overlap.ts'

export interface TaggedShape {
  readonly shape: Extent
  readonly tag: string
}

/** What one side says of an item, held against what is right or what another said. Intervals and areas do not mix. */
export interface ShapeItem {
  readonly expected: readonly TaggedShape[]
  readonly given: readonly TaggedShape[]
}

export interface ShapeRule {
  /** Which overlap makes two shapes the same one: intersection over union, above 0 to 1; 0.5 is common. */
  readonly atLeast: number
  /** Whether shapes of different tags may be the same one: with `any` tags can be compared afterwards. */
  readonly tags: 'any' | 'same'
}

/** Two shapes that are held to be the same one, by their places in the two lists. */
export interface ShapePair extends Candidate {
  readonly overlap: number
}

/**
 * Pairs the shapes of one item, those that overlap most first, of equal overlap those of one tag first. Throws RangeError for
 * a rule outside of its range, a shape that is none (`measure`), and where intervals and areas are mixed.
 */
export function matchShapes({ expected, given }: ShapeItem, { atLeast, tags }: ShapeRule): readonly ShapePair[] {
  if (!(atLeast > 0 && atLeast <= 1)) throw new RangeError(`An overlap of at least ${atLeast} is not above 0 to 1`)
  const [first, second] = [expected, given].map((shapes) => shapes.map(({ shape }) => measure(shape))) as [
    MeasuredExtent[],
    MeasuredExtent[],
  ]
  return bestFirst(
    first.flatMap((a, at) =>
      second.flatMap((b, to): ShapePair[] => {
        const sameTag = expected[at]?.tag === given[to]?.tag
        if (tags === 'same' && !sameTag) return []
        const overlap = overlapOfMeasured(a, b)
        if (!overlap.defined || overlap.value < atLeast) return []
        return [{ expected: at, given: to, overlap: overlap.value, rank: rankOf(a, b, overlap.value, sameTag) }]
      }),
    ),
  )
}

/** Where a shape overlaps two as much, their place decides, never their order. */
function rankOf(a: MeasuredExtent, b: MeasuredExtent, overlap: number, sameTag: boolean): readonly number[] {
  const [reach, other] = [reachOf(a), reachOf(b)]
  return [-overlap, Number(!sameTag), ...reach.map((edge, at) => edge + (other[at] ?? 0))]
}

function reachOf(extent: MeasuredExtent): readonly number[] {
  if (extent.is === 'stretch') return [extent.of.start, extent.of.end]
  const { left, top, right, bottom } = extent.outline.bounds
  return [left, top, right, bottom]
}

/**
 * Mean intersection over union of the shapes that were found; `n` counts the items that have one, `of` tells the item of each
 * list of pairs.
 */
export function* meanOverlap(
  found: readonly (readonly ShapePair[])[],
  seed: number,
  of?: readonly number[],
): FigureSteps {
  const items = new Map<number, number[]>()
  for (const [at, pairs] of found.entries()) {
    if (pairs.length === 0) continue
    const item = of?.[at] ?? at
    const overlaps = items.get(item) ?? []
    items.set(item, overlaps)
    overlaps.push(...pairs.map(({ overlap }) => overlap))
  }
  return yield* figureOf([...items.values()], seed, meanOf)
}

function meanOf(items: readonly (readonly number[])[]): Estimate {
  let [sum, shapes] = [0, 0]
  for (const overlaps of items) {
    for (const overlap of overlaps) sum += overlap
    shapes += overlaps.length
  }
  return shapes === 0 ? undefinedFor('nothing-matched', 0) : { defined: true, value: sum / shapes, n: items.length }
}
