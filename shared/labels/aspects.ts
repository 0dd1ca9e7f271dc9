import {
  type AttributeValue,
  attributeValueSchema,
  type Box,
  type Interval,
  isPlaced,
  type Label,
  type LabelKind,
  type PlacedLabel,
  type Point,
  type Polygon,
  type Span,
  tagsOf,
} from './label.ts'

/**
 * What may differ about a label, in the order of the columns of its unit: whether it is there, what it is called (or
 * answers), where it is, then an attribute each, as `@name`.
 */
export type Aspect = 'label' | 'tag' | 'answer' | 'place' | `@${string}`

/** A label without its place among others: what an aspect of it is read and written by. */
export interface LabelFrame {
  readonly id: string
  readonly kind: LabelKind
  /** Of a choice. */
  readonly question?: string
  readonly of?: string
}

export const aspectsOf = (kind: LabelKind, attributes: readonly string[]): readonly Aspect[] => [
  'label',
  ...(kind === 'choice' ? (['answer'] as const) : (['tag', 'place'] as const)),
  ...attributes.map((name): Aspect => `@${name}`),
]

export const attributeOf = (aspect: Aspect): string | undefined => (aspect[0] === '@' ? aspect.slice(1) : undefined)

/** What an aspect of a label says, as journals and readings have it: one line, empty for nothing. */
export function aspectText(label: Label, aspect: Aspect): string {
  switch (aspect) {
    case 'label':
      return label.kind
    case 'tag':
      return isPlaced(label) ? listText(tagsOf(label)) : ''
    case 'answer':
      return label.kind === 'choice' ? listText(label.values) : ''
    case 'place':
      return isPlaced(label) ? placeText(label) : ''
    default:
      return valueText(label.attributes?.[aspect.slice(1)])
  }
}

/** Of answers, and of attributes that are lists, the order says nothing. */
export function inOneOrder(label: Label): Label {
  const sorted = (values: readonly string[]): readonly string[] => [...new Set(values)].toSorted()
  const attributes = Object.entries(label.attributes ?? {}).map(
    ([name, value]) => [name, Array.isArray(value) ? sorted(value) : value] as const,
  )
  const own = label.attributes ? { attributes: Object.fromEntries(attributes) } : {}
  return label.kind === 'choice' ? { ...label, ...own, values: sorted(label.values) } : { ...label, ...own }
}

/** The label with another value of one aspect; undefined where the text is none. That it is there is no part of it. */
export function withAspect(label: Label, aspect: Aspect, text: string): Label | undefined {
  if (aspect === 'label') return text === '' || text === label.kind ? label : undefined
  if (aspect === 'place') return isPlaced(label) ? withPlaceText(label, text) : undefined
  if (aspect === 'tag') return isPlaced(label) ? withTags(label, textList(text)) : undefined
  if (aspect === 'answer') return label.kind === 'choice' ? { ...label, values: textList(text) } : undefined
  return withAttribute(label, aspect.slice(1), textValue(text))
}

export function withTags(label: PlacedLabel, [tag = '', ...moreTags]: readonly string[]): PlacedLabel {
  const { moreTags: _, ...rest } = label
  return { ...rest, tag, ...(moreTags.length > 0 ? { moreTags } : {}) }
}

export function withAttribute(label: Label, name: string, value: AttributeValue | undefined): Label {
  const { [name]: _, ...others } = label.attributes ?? {}
  const attributes = value === undefined ? others : { ...others, [name]: value }
  const { attributes: __, ...rest } = label
  return Object.keys(attributes).length > 0 ? { ...rest, attributes } : rest
}

/** A string stands for itself where nothing else reads like it; everything else is JSON. */
export function valueText(value: AttributeValue | undefined): string {
  if (value === undefined) return ''
  return typeof value === 'string' && isPlain(value) ? value : JSON.stringify(value)
}

export function textValue(text: string): AttributeValue | undefined {
  if (text === '') return undefined
  const parsed = attributeValueSchema.safeParse(parsedJson(text))
  return parsed.success ? parsed.data : text
}

const isPlain = (text: string): boolean => text !== '' && !/[\n\r]/.test(text) && parsedJson(text) === undefined

function parsedJson(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}

const listText = (values: readonly string[]): string =>
  values.length === 0 ? '' : values.length === 1 ? valueText(values[0]) : JSON.stringify(values)

export function textList(text: string): readonly string[] {
  const value = textValue(text)
  if (value === undefined) return []
  return Array.isArray(value) ? value : [typeof value === 'string' ? value : text]
}

/** Pixels of boxes and polygons, seconds of intervals, code points of spans with the words there. */
export function placeText(label: PlacedLabel): string {
  switch (label.kind) {
    case 'box': {
      const { x, y, width, height, rotation } = label
      return [x, y, width, height, ...(rotation ? [rotation] : [])].join(' ')
    }
    case 'polygon':
      return [label.points, ...(label.moreParts ?? [])]
        .map((ring) => ring.map(([x, y]) => `${x},${y}`).join(' '))
        .join('; ')
    case 'span':
      return `${label.start}-${label.end} ${valueText(label.quote)}`.trim()
    case 'interval':
      return `${label.start}-${label.end}`
  }
}

function withPlaceText(label: PlacedLabel, text: string): PlacedLabel | undefined {
  switch (label.kind) {
    case 'box':
      return boxAt(label, text.split(' ').map(Number))
    case 'polygon':
      return polygonAt(
        label,
        text.split('; ').map((ring) => ring.split(' ').map((point) => point.split(',').map(Number))),
      )
    default: {
      const [, start, end, quote = ''] = /^(\d[\d.e+-]*?)-(\d[\d.e+-]*)(?: (.*))?$/s.exec(text) ?? []
      if (start === undefined || end === undefined) return undefined
      return stretchAt(label, [Number(start), Number(end)], label.kind === 'span' ? quoteOf(quote) : undefined)
    }
  }
}

const quoteOf = (text: string): string => {
  const value = parsedJson(text)
  return typeof value === 'string' ? value : text
}

export function boxAt(box: Box, numbers: readonly unknown[]): Box | undefined {
  if (!numbers.every(isNumber) || numbers.length < 4 || numbers.length > 5) return undefined
  const [x = 0, y = 0, width = 0, height = 0, rotation = 0] = numbers as readonly number[]
  const { rotation: _, ...rest } = box
  return width > 0 && height > 0 ? { ...rest, x, y, width, height, ...(rotation ? { rotation } : {}) } : undefined
}

export function polygonAt(polygon: Polygon, rings: readonly (readonly (readonly unknown[])[])[]): Polygon | undefined {
  const sound = rings.every(
    (ring) => ring.length > 2 && ring.every((point) => point.length === 2 && point.every(isNumber)),
  )
  const [points, ...moreParts] = rings as readonly (readonly Point[])[]
  const { moreParts: _, ...rest } = polygon
  return sound && points ? { ...rest, points, ...(moreParts.length > 0 ? { moreParts } : {}) } : undefined
}

export function stretchAt<L extends Span | Interval>(
  label: L,
  [start, end]: readonly unknown[],
  quote?: string,
): L | undefined {
  if (!isNumber(start) || !isNumber(end) || start < 0 || start >= end) return undefined
  if (label.kind === 'span' && !(Number.isInteger(start) && Number.isInteger(end))) return undefined
  return { ...label, start, end, ...(quote === undefined ? {} : { quote }) }
}

const isNumber = (value: unknown): value is number => typeof value === 'number' && Number.isFinite(value)

/** A label of which nothing is said yet. */
export function emptyLabel({ id, kind, question = '', of }: LabelFrame): Label {
  switch (kind) {
    case 'choice':
      return { id, kind, question, values: [], ...(of === undefined ? {} : { of }) }
    case 'box':
      return { id, kind, tag: '', x: 0, y: 0, width: 1, height: 1 }
    case 'polygon':
      return { id, kind, tag: '', points: [] }
    case 'span':
      return { id, kind, tag: '', start: 0, end: 1, quote: '' }
    case 'interval':
      return { id, kind, tag: '', start: 0, end: 1 }
  }
}
