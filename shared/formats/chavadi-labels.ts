import { z } from 'zod'
import { Batch, type Place } from '#shared/formats/batch.ts'
import type { ExportedLabels, LabelWriteOptions, Reading } from '#shared/formats/format.ts'
import { openJson, pathName } from '#shared/formats/json-file.ts'
import { observedLabelling } from '#shared/formats/observed-config.ts'
import { type Label, labelSchema, labelSetSchema, subjectSchema } from '#shared/labels/label.ts'
import { labelConfigSchema } from '#shared/labels/label-config.ts'

const sourceSchema = z.strictObject({
  annotator: z.string().min(1).max(200),
  ...labelSetSchema.shape,
  labels: z.array(z.unknown()),
})
const itemSchema = z.strictObject({
  key: z.string().min(1).max(2000),
  language: z.string().max(100).optional(),
  subject: subjectSchema.optional(),
  sources: z.array(sourceSchema).min(1),
  // Of a file that was written here: what was settled.
  state: z.unknown().optional(),
  how: z.unknown().optional(),
  labels: z.unknown().optional(),
  signedOffBy: z.unknown().optional(),
})
const fileSchema = z.strictObject({
  chavadi: z.literal(1),
  room: z.string().optional(),
  labelling: labelConfigSchema.optional(),
  since: z.unknown().optional(),
  gone: z.unknown().optional(),
  items: z.array(z.unknown()),
})

const itemsAtOnce = 100

/** Items of labels in Chavadi's own JSON; what was settled in a file that was written here is passed over. */
export function* readLabelItems(bytes: Uint8Array): Reading {
  const file = openJson(bytes)
  const { items, labelling } = file.checked(fileSchema, file.value, [])
  const batch = new Batch(file.warnings, file.linesOf, labelling)
  for (const [at, value] of items.entries()) {
    if (at % itemsAtOnce === 0) yield at / items.length
    const { key, language, subject, sources } = file.checked(itemSchema, value, ['items', at])
    for (const [source, { annotator, labels: listed, ...rest }] of sources.entries()) {
      const path = ['items', at, 'sources', source]
      const read = labelsIn(listed, path)
      for (const { message, place } of read.faults)
        batch.leaveOut(key, `item "${key}", "${annotator}": ${message}`, place)
      const labels = { ...rest, labels: read.labels }
      batch.add({
        ...{ item: key, annotator, segments: [], labels },
        ...(language === undefined ? {} : { language }),
        ...(subject ? { subject } : {}),
        place: { name: pathName(path), path },
        placeOf: (label) => {
          const index = listed.findIndex((one) => isNamed(one, label))
          const inside = [...path, 'labels', index]
          return index < 0 ? undefined : { name: pathName(inside), path: inside }
        },
      })
    }
  }
  const read = yield* batch.result()
  return { ...read, ...(labelling ? { labelling } : observedLabelling(read.items)) }
}

const isNamed = (value: unknown, id: string): boolean =>
  typeof value === 'object' && value !== null && 'id' in value && value.id === id

/** Each label alone, so that one that is none is named and the rest can be taken. */
function labelsIn(listed: readonly unknown[], path: readonly (string | number)[]) {
  const labels: Label[] = []
  const faults: { message: string; place: Place }[] = []
  for (const [at, value] of listed.entries()) {
    const inside = [...path, 'labels', at]
    const read = labelSchema.safeParse(value)
    if (read.success) labels.push(read.data)
    else {
      const [first] = read.error.issues
      const where = first && first.path.length > 0 ? `${first.path.join('.')}: ` : ''
      faults.push({ message: `${where}${first?.message}`, place: { name: pathName(inside), path: inside } })
    }
  }
  return { labels, faults }
}

export function writeLabelItems(
  items: readonly ExportedLabels[],
  { room, labelling, since, gone }: LabelWriteOptions,
): string {
  const written = items.map(({ item, sources, ...rest }) => ({
    key: item,
    ...rest,
    sources: sources.map(({ annotator, labels }) => ({ annotator, ...labels })),
  }))
  return `${JSON.stringify({ chavadi: 1, room, since, labelling, items: written, gone }, undefined, 2)}\n`
}
