import type { Box, Interval, PlacedLabel, Span } from '#shared/labels/label.ts'
import { contentKey } from './label-nodes.ts'
import { labelOverlap } from './label-overlaps.ts'

/**
 * The place that labels of one thing have together: the median of each edge of intervals and upright boxes, and of both
 * ends of spans (ends that somebody gave). Of turned boxes and polygons, and of spans whose words nobody quotes, the label
 * that overlaps the others most. At least one label, all of one kind.
 */
export function medianLabel(labels: readonly PlacedLabel[], text?: readonly string[]): PlacedLabel | undefined {
  const upright = labels.filter((label) => label.kind === 'box' && (label.rotation ?? 0) % 360 === 0)
  const intervals = labels.filter((label) => label.kind === 'interval')
  if (upright.length === labels.length) return medianBox(upright.filter((label) => label.kind === 'box'))
  if (intervals.length === labels.length) return medianInterval(intervals)
  return (
    medianSpan(
      labels.filter((label) => label.kind === 'span'),
      text,
    ) ?? medoid(labels)
  )
}

function medianInterval(intervals: readonly Interval[]): Interval | undefined {
  const [first] = intervals
  const start = tidy(median(intervals.map((interval) => interval.start)))
  return first && { ...first, start, end: tidy(median(intervals.map(({ end }) => end))) }
}

function medianBox(boxes: readonly Box[]): Box | undefined {
  const [first] = boxes
  if (!first) return undefined
  const [x, y] = [median(boxes.map((box) => box.x)), median(boxes.map((box) => box.y))]
  const { rotation: _, ...upright } = first
  return {
    ...upright,
    ...{ x: tidy(x), y: tidy(y) },
    width: tidy(median(boxes.map((box) => box.x + box.width)) - x),
    height: tidy(median(boxes.map((box) => box.y + box.height)) - y),
  }
}

/** Sums of decimals end in dust: a millionth of a pixel or a second is none. */
const tidy = (number: number): number => Math.round(number * 1e6) / 1e6

function medianSpan(spans: readonly Span[], text: readonly string[] | undefined): Span | undefined {
  const [first] = spans
  const start = lowerMedian(spans.map((span) => span.start))
  const end = lowerMedian(spans.map((span) => span.end))
  const quoted = spans.find((span) => span.start === start && span.end === end)
  if (quoted || !first) return quoted
  return text && start < end ? { ...first, start, end, quote: text.slice(start, end).join('') } : undefined
}

function medoid(labels: readonly PlacedLabel[]): PlacedLabel | undefined {
  const shared = labels.map(() => 0)
  for (const [at, one] of labels.entries())
    for (const [other, label] of labels.entries()) {
      if (other <= at) continue
      const overlap = labelOverlap(one, label)
      shared[at] = (shared[at] ?? 0) + overlap
      shared[other] = (shared[other] ?? 0) + overlap
    }
  // Sums of the same overlaps in another order differ in the last digits.
  const most = Math.max(...shared) - 1e-9
  const central = labels.filter((_, at) => (shared[at] ?? 0) >= most)
  return central.length < 2 ? central[0] : central.toSorted((a, b) => (contentKey(a) < contentKey(b) ? -1 : 1))[0]
}

/** Between the two middle ones of an even number. */
function median(numbers: readonly number[]): number {
  const sorted = numbers.toSorted((a, b) => a - b)
  const [low = 0, high = 0] = [sorted[(sorted.length - 1) >> 1], sorted[sorted.length >> 1]]
  return low === high ? low : (low + high) / 2
}

const lowerMedian = (numbers: readonly number[]): number =>
  numbers.toSorted((a, b) => a - b)[(numbers.length - 1) >> 1] ?? 0
