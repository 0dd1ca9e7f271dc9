import { correctedForChance, type Disagreement } from '#shared/figures/disagreement.ts'
import { type Estimate, type Figure, type FigureSteps, figureOf, undefinedFor } from '#shared/figures/figure.ts'
import type { Span } from '#shared/figures/span.ts'
import { observedSquares, overlapsItself, unitsOf } from '#shared/figures/unit-squares.ts'
import { type DoneItem, expectedSquares, type Stretches, stretchesOf } from '#shared/figures/unit-stretches.ts'

/** What the annotators marked in one text or recording. */
export interface MarkedItem {
  /** Code points, milliseconds, or whatever its spans are counted in. */
  readonly length: number
  /** One place for each annotator: no spans where nothing was found, null where somebody did not do the item. */
  readonly marked: readonly (readonly Span[] | null)[]
}

/** Of one item: its squares of each tag, averaged over the pairs of annotators. */
interface Continuum {
  readonly at: number
  readonly length: number
  readonly annotators: number
  readonly squares: readonly number[]
}

/**
 * Krippendorff's alpha of unitizing, ᵤα as of 1995 and 2004 (Content Analysis, 2nd edition, example on page 254): whether the
 * same stretches were marked with the same tag, of one tag or of all together. Both ends count, and long spans more than short
 * ones: disagreement is in squared lengths, as a share of the squared whole.
 *
 * Of several items each stands for itself: no gap reaches from one into the next. Items that one person alone did are left
 * out; where some were done by fewer, their pairs count as much as those of others. `n` counts the items that are left.
 * Throws RangeError for spans that are empty or outside of their item, and for what is not in whole numbers.
 */
export function* unitizingAlpha(
  items: readonly MarkedItem[],
  seed: number,
  tag?: string,
): FigureSteps<Figure<Disagreement>> {
  const done = items.map(checked).filter(({ marked }) => marked.length >= 2)
  if (done.length === 0) return undefinedFor('nothing-shared', 0)
  const all = done.flatMap(({ marked }) => marked.flat())
  const tags = tag === undefined ? [...new Set(all.map((span) => span.tag))] : [tag]
  if (!all.some((span) => tags.includes(span.tag))) return undefinedFor('nothing-there', done.length)
  if (done.some(({ marked }) => marked.some((spans) => tags.some((one) => overlapsItself(unitsOf(spans, one))))))
    return undefinedFor('overlapping-units', done.length)
  const stretches = tags.map((one) => stretchesOf(done, one))
  return yield* figureOf(
    done.map((item, at) => continuumOf(item, at, tags)),
    seed,
    (drawn) => estimate(drawn, stretches, done.length),
  )
}

function checked({ length, marked }: MarkedItem): DoneItem {
  if (!Number.isInteger(length) || length < 0) throw new RangeError(`${length} is no length of an item`)
  const done = marked.filter((spans) => spans !== null)
  for (const { start, end } of done.flat())
    if (!Number.isInteger(start) || !Number.isInteger(end) || start < 0 || end > length || start >= end)
      throw new RangeError(`A span from ${start} to ${end} does not fit an item of ${length}`)
  return { length, marked: done }
}

function continuumOf({ length, marked }: DoneItem, at: number, tags: readonly string[]): Continuum {
  const pairs = (marked.length * (marked.length - 1)) / 2
  const squares = tags.map((tag) => observedSquares(marked.map((spans) => unitsOf(spans, tag))) / pairs)
  return { at, length, annotators: marked.length, squares }
}

function estimate(items: readonly Continuum[], stretches: readonly Stretches[], of: number): Estimate<Disagreement> {
  const times = new Float64Array(of)
  let [length, marked] = [0, 0]
  const squares = new Float64Array(stretches.length)
  for (const item of items) {
    times[item.at] = (times[item.at] as number) + 1
    length += item.length
    marked += item.annotators * item.length
    for (const [tag, sum] of item.squares.entries()) squares[tag] = (squares[tag] as number) + sum
  }
  if (marked === 0) return undefinedFor('nothing-there', items.length)
  const mean = (sum: number) => sum / stretches.length
  const observed = squares.reduce((sum, one) => sum + one, 0) / (length * length)
  const expected = stretches.reduce((sum, one) => sum + expectedSquares(one, times, marked), 0) * (2 / length)
  return correctedForChance(mean(observed), mean(expected), items.length)
}
