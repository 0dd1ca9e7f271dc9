import { z } from 'zod'
import type { AttributeValue, Label, Point } from '#shared/labels/label.ts'

const id = z.union([z.number(), z.string()])
/** Where the file says `NaN`, that: the label is named, not the file. */
const coordinate = z.union([z.number(), z.enum(['NaN', 'Infinity', '-Infinity']).transform(Number)])
const runsSchema = z.looseObject({
  counts: z.union([z.string(), z.array(z.number())]),
  size: z.tuple([z.number(), z.number()]),
})

export const cocoAnnotationSchema = z.looseObject({
  id: id.nullish(),
  image_id: id,
  category_id: id.nullish(),
  bbox: z.array(coordinate).nullish(),
  segmentation: z.union([z.array(z.unknown()), runsSchema]).nullish(),
  attributes: z.record(z.string(), z.unknown()).nullish(),
})
export type CocoAnnotation = z.infer<typeof cocoAnnotationSchema>

/** How a file is to be read. */
export interface CocoReading {
  nameOf(category: string): string | undefined
  /** Keys that say whose an annotation is, and are no part of its label. */
  readonly raterKeys: readonly string[]
}

/** A label in pixels, or a sentence's end on why it is none. */
export function labelOfCoco(
  annotation: CocoAnnotation,
  own: string,
  { nameOf, raterKeys }: CocoReading,
): Label | string {
  const { category_id: category, bbox, segmentation } = annotation
  const tag = category === undefined || category === null ? '' : nameOf(String(category))
  if (tag === undefined) return `there is no category ${category}`
  const attributes = attributesOf(annotation, raterKeys)
  const common = { id: own, tag, ...(attributes ? { attributes } : {}), kept: keptOf(annotation, raterKeys) }
  if (Array.isArray(segmentation) && segmentation.length > 0) {
    const rings = ringsOf(segmentation)
    if (typeof rings === 'string') return rings
    const [points = [], ...moreParts] = rings
    return { ...common, kind: 'polygon', points, ...(moreParts.length > 0 ? { moreParts } : {}) }
  }
  const fault = segmentation && !Array.isArray(segmentation) ? runsFault(segmentation) : undefined
  if (fault !== undefined) return fault
  const [x, y, width, height] = bbox ?? []
  if (x === undefined || y === undefined || width === undefined || height === undefined || bbox?.length !== 4)
    return bbox ? `"bbox" has ${bbox.length} numbers and not 4` : 'it has neither an outline nor a "bbox"'
  return { ...common, kind: 'box', x, y, width, height }
}

function ringsOf(segmentation: readonly unknown[]): readonly (readonly Point[])[] | string {
  // Some write the one outline without the list around it.
  const lists = segmentation.every((one) => typeof one === 'number') ? [segmentation] : segmentation
  const rings: Point[][] = []
  for (const list of lists) {
    if (!Array.isArray(list) || !list.every((one): one is number => typeof one === 'number'))
      return 'an outline is no list of numbers'
    if (list.length % 2 === 1) return `an outline has ${list.length} numbers: a y is missing`
    rings.push(Array.from({ length: list.length / 2 }, (_, at): Point => [list[2 * at] ?? 0, list[2 * at + 1] ?? 0]))
  }
  return rings
}

/** Runs, uncompressed or as COCO packs them, cover the image exactly. */
function runsFault({ counts, size: [height, width] }: z.infer<typeof runsSchema>): string | undefined {
  const runs = typeof counts === 'string' ? unpackedRuns(counts) : counts
  if (runs === undefined) return 'its mask is no text of run lengths'
  if (runs.some((run) => !Number.isInteger(run) || run < 0)) return 'its mask has a run length that is no whole number'
  const pixels = runs.reduce((sum, run) => sum + run, 0)
  return pixels === height * width
    ? undefined
    : `its mask covers ${pixels} pixels, and an image of ${width} × ${height} has ${width * height}`
}

/** As maskApi.c packs them: five bits a character from `0` on, a sixth for more, signed, from the third on less the one before the last. */
function unpackedRuns(text: string): readonly number[] | undefined {
  const runs: number[] = []
  let at = 0
  while (at < text.length) {
    let [value, shift, more] = [0, 0, true]
    while (more) {
      const bits = text.charCodeAt(at) - 48
      if (Number.isNaN(bits) || bits < 0 || bits > 63 || shift > 30) return undefined
      value |= (bits & 0x1f) << shift
      more = (bits & 0x20) !== 0
      at++
      shift += 5
      if (!more && bits & 0x10) value |= -1 << shift
    }
    runs.push(runs.length > 2 ? value + (runs[runs.length - 2] ?? 0) : value)
  }
  return runs
}

function attributesOf(
  { attributes }: CocoAnnotation,
  raterKeys: readonly string[],
): Readonly<Record<string, AttributeValue>> | undefined {
  const said = Object.entries(attributes ?? {}).flatMap(([name, value]): [string, AttributeValue][] => {
    if (raterKeys.includes(name)) return []
    if (typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean') return [[name, value]]
    return Array.isArray(value) ? [[name, value.map(String)]] : []
  })
  return said.length > 0 ? Object.fromEntries(said) : undefined
}

const saidByLabel: ReadonlySet<string> = new Set(['id', 'image_id', 'category_id', 'attributes'])

/** All that is not said by the label itself: the area and whether it is a crowd, masks, key points, … */
function keptOf(annotation: CocoAnnotation, raterKeys: readonly string[]): Readonly<Record<string, unknown>> {
  const isSaid = (name: string, value: unknown): boolean =>
    saidByLabel.has(name) || raterKeys.includes(name) || (name === 'segmentation' && Array.isArray(value))
  return Object.fromEntries(Object.entries(annotation).filter(([name, value]) => !isSaid(name, value)))
}
