import { wordsHash } from '#shared/domain/result.ts'
import type { ExportedLabel, ExportedLabels, LabelWriteOptions } from '#shared/formats/format.ts'
import { valueOfPlace } from '#shared/formats/label-studio-places.ts'
import { writeBack } from '#shared/formats/label-studio-writing.ts'
import type { AttributeValue, Label, LabelSet, PlacedLabel, Relation, Subject } from '#shared/labels/label.ts'
import { isPlaced } from '#shared/labels/label.ts'

type Fields = Readonly<Record<string, unknown>>

/**
 * The tasks of the imported files as they were, each with the settled labels as one further annotation; items of which no
 * such file is at hand follow as tasks made of their sources. Labels keep the ids of the annotators' that they stand for.
 */
export function writeLabelTasks(items: readonly ExportedLabels[], { originals = [] }: LabelWriteOptions): string {
  const left = new Map(items.map((item) => [item.item, item]))
  const tasks: unknown[] = []
  for (const original of originals) tasks.push(...writeBack(original, left, () => settledLabels))
  for (const item of left.values()) tasks.push(plainTask(item, tasks.length + 1))
  return `${JSON.stringify(tasks, undefined, 2)}\n`
}

function plainTask(item: ExportedLabels, id: number): object {
  const { item: name, language, subject, sources } = item
  return {
    id,
    data: { ...dataOf(name, subject), ...(language === undefined ? {} : { language }) },
    annotations: [
      ...sources.map(({ annotator, labels }) => ({
        ...{ created_username: annotator, ground_truth: false, was_cancelled: false },
        result: resultsOfSet(labels, subject),
      })),
      ...(item.labels.length > 0 ? [settledLabels(item)] : []),
    ],
  }
}

function dataOf(item: string, subject: Subject | undefined): Fields {
  switch (subject?.is) {
    case 'text':
      return { item, text: subject.text }
    case 'image':
    case 'audio':
      return { item, [subject.is]: subject.address ?? item }
    default:
      return { item }
  }
}

/** Ground truth only once it is signed off; `chavadi` says how far it is, and how many stand behind each label. */
function settledLabels({ item, subject, labels, sources, state, how }: ExportedLabels): object {
  const taken = new Set<string>()
  const ids: string[] = []
  const result = labels.flatMap((exported) => {
    const like = likeOf(exported, sources)
    const id = like && !taken.has(like.id) ? like.id : wordsHash(`${item} ${exported.label.id}`).slice(0, 10)
    taken.add(id)
    ids.push(id)
    const frames = exported.label.kept ? framesOf(exported.label) : like ? framesOf(like).map(withoutAuthor) : []
    return resultsOf({ ...exported.label, id }, frames, subject)
  })
  const support = Object.fromEntries(
    labels.flatMap(({ support: percent }, at) => (percent === undefined ? [] : [[ids[at] ?? '', percent]])),
  )
  const hows = Object.fromEntries(
    labels.flatMap(({ how: came }, at) => (came === undefined ? [] : [[ids[at] ?? '', came]])),
  )
  return {
    created_username: 'Chavadi',
    ground_truth: state === 'signed-off',
    was_cancelled: false,
    chavadi: { state, how, support, ...(Object.keys(hows).length > 0 ? { labels: hows } : {}) },
    result,
  }
}

/** The first of the labels of annotators that a settled one stands for. */
function likeOf({ from = [] }: ExportedLabel, sources: ExportedLabels['sources']): Label | undefined {
  for (const { annotator, id } of from) {
    const set = sources.find((source) => source.annotator === annotator)?.labels
    const label = set?.labels.find((one) => one.id === id)
    if (label) return label
  }
  return undefined
}

/** An annotator's notes and a machine's score are not the result's. */
const withoutAuthor = ({ meta: _, score: __, ...frame }: Fields): Fields => ({ ...frame, origin: 'manual' })

function resultsOfSet({ labels, relations = [] }: LabelSet, subject: Subject | undefined): readonly object[] {
  return [...labels.flatMap((label) => resultsOf(label, framesOf(label), subject)), ...relations.map(relationResult)]
}

const relationResult = ({ from, to, tags, direction }: Relation): object => ({
  type: 'relation',
  from_id: from,
  to_id: to,
  ...(direction === undefined ? {} : { direction }),
  ...(tags.length > 0 ? { labels: tags } : {}),
})

const isFields = (value: unknown): value is Fields => typeof value === 'object' && value !== null

/** What stood around the values of a label where it was imported. */
function framesOf({ kept }: Label): readonly Fields[] {
  return Array.isArray(kept?.results) ? kept.results.filter(isFields) : []
}

function resultsOf(label: Label, frames: readonly Fields[], subject: Subject | undefined): readonly object[] {
  if (!isPlaced(label)) {
    const frame = frames[0] ?? { from_name: label.question, to_name: subject?.is ?? 'item', type: 'choices' }
    const type = String(frame.type)
    const said =
      type === 'rating' || type === 'number'
        ? Number(label.values[0])
        : type === 'datetime'
          ? label.values[0]
          : answered(type, label.values)
    return [result(label.id, frame, { [type]: said })]
  }
  const size = sizeIn(frames, subject)
  const place = valueOfPlace(label, size)
  const main = frames.length > 0 ? frames : [defaultFrame(label, size)]
  const known = new Set(main.map(({ from_name: name }) => name))
  const more = Object.entries(label.attributes ?? {})
    .filter(([name]) => !known.has(name))
    .map(([name, value]) => ({ ...main[0], from_name: name, type: typeOf(value) }))
  return [...main, ...more].flatMap((frame) => {
    const value = valueIn(frame, label)
    return value === undefined ? [] : [result(label.id, frame, { ...place, ...value })]
  })
}

const result = (id: string, { value: kept, ...frame }: Fields, value: Fields): object => ({
  ...frame,
  id,
  value: { ...(isFields(kept) ? kept : {}), ...value },
})

/** What a result of a region says beside where it is; undefined for an attribute that the label does not have. */
function valueIn({ type, from_name: name }: Fields, label: PlacedLabel): Fields | undefined {
  const kind = String(type)
  if (kind === 'rectangle' || kind === 'polygon') return {}
  if (/labels$/.test(kind)) return { [kind]: [label.tag, ...(label.moreTags ?? [])].filter((tag) => tag !== '') }
  const said = label.attributes?.[String(name ?? type)]
  if (said === undefined) return undefined
  if (kind === 'textarea') return { text: Array.isArray(said) ? said : [String(said)] }
  return { [kind]: answered(kind, said) }
}

function answered(type: string, said: AttributeValue): unknown {
  if (type === 'taxonomy') return listOf(said).map((path) => path.split(' / '))
  return type === 'choices' ? listOf(said) : said
}

const listOf = (said: AttributeValue): readonly string[] => (Array.isArray(said) ? said : [String(said)])

const typeOf = (value: AttributeValue): string =>
  typeof value === 'number' ? 'number' : Array.isArray(value) || typeof value === 'boolean' ? 'choices' : 'textarea'

const unknownSize = 100

function sizeIn(
  frames: readonly Fields[],
  subject: Subject | undefined,
): { readonly width: number; readonly height: number } {
  const [frame] = frames
  const [width, height] = [frame?.original_width, frame?.original_height]
  if (typeof width === 'number' && typeof height === 'number') return { width, height }
  const image = subject?.is === 'image' ? subject : undefined
  return { width: image?.width ?? unknownSize, height: image?.height ?? unknownSize }
}

function defaultFrame({ kind }: PlacedLabel, { width, height }: ReturnType<typeof sizeIn>): Fields {
  if (kind === 'span') return { from_name: 'label', to_name: 'text', type: 'labels', origin: 'manual' }
  if (kind === 'interval') return { from_name: 'label', to_name: 'audio', type: 'labels', origin: 'manual' }
  const type = kind === 'box' ? 'rectanglelabels' : 'polygonlabels'
  return {
    from_name: 'label',
    to_name: 'image',
    type,
    origin: 'manual',
    original_width: width,
    original_height: height,
  }
}
