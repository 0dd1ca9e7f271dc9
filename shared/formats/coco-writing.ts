import { type ExportedLabels, FormatError, type LabelWriteOptions } from '#shared/formats/format.ts'
import { boundsOf, outlineOf, ringsOf } from '#shared/labels/geometry.ts'
import type { Label, Shape } from '#shared/labels/label.ts'

interface Row {
  readonly label: Label
  readonly rater: string
  readonly image: number
  readonly support?: number
  readonly how?: string
}

/** All annotations of all sources, by `rater_id`, then the settled ones under `chavadi`, with their support. Ids that are taken get others. */
export function writeCoco(items: readonly ExportedLabels[], { labelling }: LabelWriteOptions): string {
  const rows = items.flatMap(({ sources, labels }, at): readonly Row[] => [
    ...sources.flatMap(({ annotator, labels: set }) =>
      set.labels.map((label) => ({ label, rater: annotator, image: at + 1 })),
    ),
    ...labels.map(({ label, support, how }) => ({
      ...{ label, rater: 'chavadi', image: at + 1 },
      ...(support === undefined ? {} : { support }),
      ...(how === undefined ? {} : { how }),
    })),
  ])
  const categories = categoriesOf(rows, labelling)
  const ids = freeIds(rows)
  const annotations = rows.map((row, at) => annotationOf(row, ids[at] ?? at + 1, categories))
  const images = items.map((item, at) => ({ id: at + 1, ...imageOf(item) }))
  const listed = [...categories].map(([name, id]) => ({ id, name }))
  return `${JSON.stringify({ images, categories: listed, annotations }, undefined, 2)}\n`
}

function imageOf({ item, subject, sources }: ExportedLabels): object {
  const { address, width, height } = subject?.is === 'image' ? subject : {}
  return { file_name: address ?? item, width, height, rater_list: sources.map(({ annotator }) => annotator) }
}

/** Numbers as the configuration has them, else the next free ones. */
function categoriesOf(rows: readonly Row[], labelling: LabelWriteOptions['labelling']): ReadonlyMap<string, number> {
  const numbers = new Map<string, number>()
  for (const { name, key } of labelling?.tags ?? [])
    if (key !== undefined && /^\d+$/.test(key)) numbers.set(name, Number(key))
  let next = Math.max(0, ...numbers.values())
  for (const { label } of rows)
    if ('tag' in label && label.tag !== '' && !numbers.has(label.tag)) numbers.set(label.tag, ++next)
  return numbers
}

function freeIds(rows: readonly Row[]): readonly number[] {
  const wanted = rows.map(({ label }) => (/^\d+$/.test(label.id) ? Number(label.id) : undefined))
  const taken = new Set<number>()
  const kept = wanted.map((id) => {
    if (id === undefined || taken.has(id)) return undefined
    taken.add(id)
    return id
  })
  let next = taken.size > 0 ? Math.max(...taken) : 0
  return kept.map((id) => id ?? ++next)
}

function annotationOf(
  { label, rater, image, support, how }: Row,
  id: number,
  categories: ReadonlyMap<string, number>,
): object {
  if (label.kind !== 'box' && label.kind !== 'polygon')
    throw new FormatError(`COCO has boxes and polygons; "${label.id}" of "${rater}" is a ${label.kind}`)
  const { left, top, right, bottom } = boundsOf(ringsOf(label))
  const bbox =
    label.kind === 'box' && !label.rotation
      ? [label.x, label.y, label.width, label.height]
      : [left, top, right - left, bottom - top]
  return {
    ...{ id, image_id: image, category_id: categories.get(label.tag) ?? null },
    ...{ bbox, segmentation: outlines(label), area: outlineOf(label).area, iscrowd: 0 },
    ...(label.attributes ? { attributes: label.attributes } : {}),
    ...label.kept,
    rater_id: rater,
    ...(support === undefined ? {} : { support }),
    ...(how === undefined ? {} : { how }),
  }
}

/** A turned box is its four corners. */
const outlines = (shape: Shape): readonly (readonly number[])[] =>
  shape.kind === 'box' && !shape.rotation ? [] : ringsOf(shape).map((ring) => ring.flat())
