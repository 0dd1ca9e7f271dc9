import { z } from 'zod'
import { Batch } from '#shared/formats/batch.ts'
import { type CocoAnnotation, cocoAnnotationSchema, labelOfCoco } from '#shared/formats/coco-annotation.ts'
import { writeCoco } from '#shared/formats/coco-writing.ts'
import { type ColumnMap, type Format, FormatError, type Reading, type ReadOptions } from '#shared/formats/format.ts'
import { formatHeads } from '#shared/formats/format-heads.ts'
import { type JsonFile, openJson, pathName } from '#shared/formats/json-file.ts'
import type { Label, Subject } from '#shared/labels/label.ts'
import type { LabelConfig } from '#shared/labels/label-config.ts'

const id = z.union([z.number(), z.string()])
const imageSchema = z.looseObject({
  id,
  file_name: z.string().nullish(),
  width: z.number().positive().nullish(),
  height: z.number().positive().nullish(),
  /** Who looked at it, also those who found nothing. */
  rater_list: z.array(id).nullish(),
})
const categorySchema = z.looseObject({ id, name: z.string().min(1) })
const fileSchema = z.looseObject({
  images: z.array(z.unknown()),
  annotations: z.array(z.unknown()).optional(),
  categories: z.array(categorySchema).optional(),
})

/**
 * COCO JSON of object detection: boxes, and polygons where an annotation has an outline. Who drew it is told by a key
 * (`rater_id`, `annotator`, … or the map's `annotator`), of an annotation or of its `attributes`; without one, all are one
 * annotator's. Masks of run lengths become boxes, and what they mask is kept. Ids of categories and images may be any.
 * Written, annotations keep their ids, and say by `rater_id` whose they are; the settled ones are of `chavadi`.
 */
export const coco: Format = {
  ...formatHeads.coco,
  read: readCoco,
  writeLabels: writeCoco,
}

const annotationsAtOnce = 500

/** One annotator's labels of one image, and where they stand. */
interface Drawn {
  readonly labels: Label[]
  readonly places: Map<string, number>
}

function* readCoco(bytes: Uint8Array, { map = {}, fileName = 'COCO' }: ReadOptions): Reading {
  const file = openJson(bytes)
  const { images: listed, annotations = [], categories = [] } = file.checked(fileSchema, file.value, [])
  const batch = new Batch(file.warnings, file.linesOf, configOf(categories))
  const names = new Map(categories.map((category) => [String(category.id), category.name]))
  const images = new Map(
    listed.map((value, at) => {
      const image = file.checked(imageSchema, value, ['images', at])
      return [String(image.id), { image, at, drawn: new Map<string, Drawn>() }] as const
    }),
  )
  const alone = fileName.replace(/\.json$/i, '')
  for (const [at, value] of annotations.entries()) {
    if (at % annotationsAtOnce === 0) yield at / annotations.length
    const fault = takeAnnotation(file, value, at, { images, names, alone, map })
    if (fault) batch.leaveOut(fault.item, fault.message, placeOfAnnotation(at))
  }
  for (const { image, at, drawn } of images.values()) {
    for (const rater of image.rater_list ?? [])
      if (!drawn.has(String(rater))) drawn.set(String(rater), { labels: [], places: new Map() })
    const place = { name: pathName(['images', at]), path: ['images', at] }
    const item = keyOf(image, map)
    if (drawn.size === 0) batch.note('no-annotation', `Image "${item}" has no annotation and was left out`, place)
    for (const [annotator, { labels, places }] of drawn)
      batch.add({
        ...{ item, annotator, segments: [], labels: { labels }, subject: subjectOf(image), place },
        placeOf: (label) => {
          const found = places.get(label)
          return found === undefined ? undefined : placeOfAnnotation(found)
        },
      })
  }
  return yield* batch.result()
}

function placeOfAnnotation(at: number) {
  const path = ['annotations', at]
  return { name: pathName(path), path }
}

interface Taking {
  readonly images: ReadonlyMap<
    string,
    { readonly image: z.infer<typeof imageSchema>; readonly drawn: Map<string, Drawn> }
  >
  readonly names: ReadonlyMap<string, string>
  /** Whose annotations are that say nothing of it. */
  readonly alone: string
  readonly map: ColumnMap
}

/** Puts a label to its image and annotator; says why where it is none. */
function takeAnnotation(file: JsonFile, value: unknown, at: number, { images, names, alone, map }: Taking) {
  const path = ['annotations', at]
  const annotation = readOrFault(() => file.checked(cocoAnnotationSchema, value, path))
  if (typeof annotation === 'string') return { item: '', message: annotation }
  const image = images.get(String(annotation.image_id))
  if (!image) return { item: '', message: `there is no image ${annotation.image_id}` }
  const annotator = raterOf(annotation, map.annotator) ?? alone
  const drawn: Drawn = image.drawn.get(annotator) ?? { labels: [], places: new Map() }
  image.drawn.set(annotator, drawn)
  const id = uniqueId(annotation.id ?? at + 1, drawn)
  const label = labelOfCoco(annotation, id, {
    nameOf: (category) => names.get(category),
    raterKeys: map.annotator ? [map.annotator] : raterKeys,
  })
  const item = keyOf(image.image, map)
  if (typeof label === 'string') return { item, message: `item "${item}", "${annotator}": label "${id}": ${label}` }
  drawn.places.set(label.id, at)
  drawn.labels.push(label)
  return undefined
}

function readOrFault<T>(read: () => T): T | string {
  try {
    return read()
  } catch (error) {
    if (error instanceof FormatError) return error.message.replace(/^line \d+: /, '')
    throw error
  }
}

/** Ids are unique in the file; where they are not, they stay so for each annotator of an image. */
function uniqueId(given: number | string, { places }: Drawn): string {
  let [own, times] = [String(given), 1]
  while (places.has(own)) own = `${given} ${++times}`
  return own
}

function keyOf({ id: number, file_name: name, ...rest }: z.infer<typeof imageSchema>, { item }: ColumnMap): string {
  const said = item === undefined ? (name ?? number) : item === 'id' ? number : item === 'file_name' ? name : rest[item]
  return String(said ?? number)
}

function subjectOf({ file_name: address, width, height }: z.infer<typeof imageSchema>): Subject {
  return {
    is: 'image',
    ...(address ? { address } : {}),
    ...(width ? { width } : {}),
    ...(height ? { height } : {}),
  }
}

const raterKeys = [
  'rater_id',
  'annotator_id',
  'annotator',
  'worker_id',
  'worker',
  'completed_by',
  'created_by',
  'user_id',
  'user',
]

function raterOf(annotation: CocoAnnotation, key: string | undefined): string | undefined {
  for (const name of key ? [key] : raterKeys) {
    const said = annotation[name] ?? annotation.attributes?.[name]
    if (typeof said === 'string' || typeof said === 'number') return String(said)
  }
  return undefined
}

/** The categories as tags; their numbers are keys. Names that stand twice are one tag. */
export function configOf(categories: readonly z.infer<typeof categorySchema>[]): LabelConfig {
  const tags = new Map(categories.map(({ id: key, name }) => [name, { name, key: String(key) }]))
  return { tags: [...tags.values()] }
}
