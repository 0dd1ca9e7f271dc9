import type { Result } from '#shared/formats/label-studio-shapes.ts'
import { cornersOf } from '#shared/labels/geometry.ts'
import type { Box, Interval, Point, Polygon, Span, Subject } from '#shared/labels/label.ts'

type Value = Readonly<Record<string, unknown>>

/** Where a region is, without what it is called. Of a span the offsets are the file's own. */
export type PlaceOfRegion =
  | Pick<Box, 'kind' | 'x' | 'y' | 'width' | 'height' | 'rotation'>
  | Pick<Polygon, 'kind' | 'points'>
  | Pick<Interval, 'kind' | 'start' | 'end'>
  | (Pick<Span, 'kind' | 'start' | 'end'> & { readonly quote?: string })

/** What is said of a picture whose size the file does not tell: percent are taken for pixels of one of 100 by 100. */
const unknownSize = 100

/** Pixels of the image that a result is about. */
export function sizeOf({ original_width: width, original_height: height }: Result): {
  readonly width: number
  readonly height: number
} {
  return { width: sized(width), height: sized(height) }
}

const sized = (value: unknown): number => (typeof value === 'number' && value > 0 ? value : unknownSize)

/** Undefined for a result that is no region of a kind that can be read; a sentence for one that is broken. */
export function placeOfResult(result: Result, subject: Subject | undefined): PlaceOfRegion | string | undefined {
  const value: Value = result.value ?? {}
  if (unreadable.test(result.type ?? '') || value.radiusX !== undefined) return undefined
  if (value.points !== undefined) return polygonOf(value, sizeOf(result))
  if (value.x !== undefined && value.width !== undefined) return boxOf(value, sizeOf(result))
  if (/^rectangle/.test(result.type ?? '')) return 'a rectangle has no x or no width'
  if (value.startOffset !== undefined && value.globalOffsets === undefined) return undefined
  return stretchOf(result, subject)
}

/** Results without edges, or of which only a picture of dots is told. */
const unreadable = /^(brush|keypoint|ellipse|bitmask|vector|timeserieslabels|paragraphs|video|magicwand)/

function boxOf(value: Value, { width, height }: ReturnType<typeof sizeOf>): PlaceOfRegion | string {
  const numbers = numbersOf(value, ['x', 'y', 'width', 'height'])
  if (typeof numbers === 'string') return `a rectangle's ${numbers} is no number`
  const [x = 0, y = 0, wide = 0, high = 0] = numbers
  const turned = typeof value.rotation === 'number' && value.rotation !== 0 ? { rotation: value.rotation } : {}
  const box = {
    x: (x * width) / 100,
    y: (y * height) / 100,
    width: (wide * width) / 100,
    height: (high * height) / 100,
  }
  const [right, down] = cornerShift({ ...box, ...turned })
  return { ...box, kind: 'box', x: box.x - right, y: box.y - down, ...turned }
}

/** Label Studio turns a box about its top left corner: how far turning it about its middle carries that corner, in pixels. */
function cornerShift({
  width,
  height,
  rotation = 0,
}: Pick<Box, 'width' | 'height' | 'rotation'>): readonly [number, number] {
  if (rotation === 0) return [0, 0]
  const [[x, y]] = cornersOf({ kind: 'box', x: 0, y: 0, width, height, rotation })
  return [x, y]
}

function polygonOf({ points }: Value, { width, height }: ReturnType<typeof sizeOf>): PlaceOfRegion | string {
  if (!Array.isArray(points)) return "a polygon's points are no list"
  const found: Point[] = []
  for (const point of points) {
    const [x, y] = Array.isArray(point) ? point : []
    if (typeof x !== 'number' || typeof y !== 'number') return 'a point of a polygon is no pair of numbers'
    found.push([(x * width) / 100, (y * height) / 100])
  }
  return { kind: 'polygon', points: found }
}

function stretchOf({ type, value }: Result, subject: Subject | undefined): PlaceOfRegion | string | undefined {
  const offsets = isOffsets(value?.globalOffsets) ? value.globalOffsets : value
  if (offsets?.start === undefined || offsets.start === null) return undefined
  const numbers = numbersOf(offsets, ['start', 'end'])
  const [start = 0, end = 0] = typeof numbers === 'string' ? [] : numbers
  const isText = type !== 'textarea' && typeof value?.text === 'string'
  const isSpan = isText || type === 'hypertextlabels' || subject?.is === 'text'
  if (typeof numbers === 'string') return `a region's ${numbers} is no number`
  if (!isSpan) return { kind: 'interval', start, end }
  return { kind: 'span', start, end, ...(isText ? { quote: String(value?.text) } : {}) }
}

const isOffsets = (value: unknown): value is Value => typeof value === 'object' && value !== null

/** Numbers are written as such or, of times and offsets, as text; the name of the first that is neither. */
function numbersOf(value: Value, names: readonly string[]): readonly number[] | string {
  const numbers: number[] = []
  for (const name of names) {
    const said = value[name]
    const number = typeof said === 'number' ? said : typeof said === 'string' && said.trim() ? Number(said) : Number.NaN
    if (!Number.isFinite(number)) return `"${name}"`
    numbers.push(number)
  }
  return numbers
}

/** The part of a result's value that says where a region is. */
export function valueOfPlace(place: PlaceOfRegion, { width, height }: ReturnType<typeof sizeOf>): Value {
  switch (place.kind) {
    case 'box': {
      const [right, down] = cornerShift(place)
      return {
        x: ((place.x + right) * 100) / width,
        y: ((place.y + down) * 100) / height,
        width: (place.width * 100) / width,
        height: (place.height * 100) / height,
        rotation: place.rotation ?? 0,
      }
    }
    case 'polygon':
      return { points: place.points.map(([x, y]) => [(x * 100) / width, (y * 100) / height]) }
    case 'interval':
      return { start: place.start, end: place.end }
    case 'span':
      return { start: place.start, end: place.end, ...(place.quote === undefined ? {} : { text: place.quote }) }
  }
}
