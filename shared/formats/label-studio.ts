import { Batch, type Place } from '#shared/formats/batch.ts'
import { type Format, finished, type Preview, type Reading, type ReadOptions } from '#shared/formats/format.ts'
import { formatHeads } from '#shared/formats/format-heads.ts'
import { openJson, pathName } from '#shared/formats/json-file.ts'
import { type Contents, contentsOf } from '#shared/formats/label-studio-contents.ts'
import { writeLabelTasks } from '#shared/formats/label-studio-label-writing.ts'
import { type Annotation, dataOf, nameOfWho, strangeKeys, type Task } from '#shared/formats/label-studio-shapes.ts'
import {
  itemNameOf,
  knownPeople,
  openTasks,
  type TaskAt,
  tasksAtOnce,
  whatIsThere,
} from '#shared/formats/label-studio-tasks.ts'
import { writeTasks } from '#shared/formats/label-studio-writing.ts'
import { observedLabelling } from '#shared/formats/observed-config.ts'

/**
 * Label Studio's JSON export, of transcripts: a list of tasks, each with the annotations of several people (`completions`
 * before version 1.0). Text is what a TextArea holds, for each region of the recording or for the whole of it; a label of
 * the same region names the speaker. In the map, `item` and `language` are fields of a task's data, `text` is the name of
 * the TextArea; left out, they are guessed. Skipped annotations, predictions and whatever is no transcript are left out
 * and listed. Written, the tasks that were imported come back as they were, with the settled result as one further
 * annotation: ground truth once it is signed off.
 *
 * Of labels: boxes, polygons, spans, intervals and choices; further answers about a region are its attributes. Percent
 * become pixels of the image, offsets of spans code points. `text` in the map is the data field that spans are of.
 */
export const labelStudio: Format = {
  ...formatHeads['label-studio'],
  read: readTasks,
  preview: previewTasks,
  write: writeTasks,
  writeLabels: writeLabelTasks,
}

function* readTasks(bytes: Uint8Array, { map = {}, holds = 'transcripts' }: ReadOptions): Reading {
  const file = openJson(bytes)
  const tasks = yield* openTasks(file)
  const contents = contentsOf(tasks, map, holds)
  const people = knownPeople(tasks)
  const batch = new Batch(file.warnings, file.linesOf)
  noteFields(batch, tasks, contents)
  const seen = new Set<string>()
  for (const [at, task] of tasks.entries()) {
    if (at % tasksAtOnce === 0) yield 0.5 + at / tasks.length / 2
    const item = itemNameOf(task, contents.item)
    if (seen.has(item))
      batch.note('repeated-item', `Item "${item}" stands in more than one task: they are taken as one`, placeOf(task))
    seen.add(item)
    readTask(batch, task, { item, contents, people })
  }
  const read = yield* batch.result()
  return holds === 'labels' ? { ...read, ...observedLabelling(read.items) } : read
}

function noteFields(batch: Batch, tasks: readonly TaskAt[], { item, language, text, data }: Contents): void {
  const place = { name: 'the file', path: [] }
  const { choices } = whatIsThere(tasks)
  for (const name of choices.item)
    if (name !== item && name !== language && !data.includes(name))
      batch.note('left-out-data', `"${name}" of the tasks' data was left out`, place)
  for (const name of new Set(tasks.flatMap(({ task }) => strangeKeys(task))))
    batch.note('left-out-data', `"${name}" of the tasks was left out`, place)
  for (const name of text?.others ?? [])
    batch.note(
      'other-text',
      `The TextArea "${name}" holds text too; "${text?.read}" was read (--map text=${name})`,
      place,
    )
}

const placeOf = ({ path }: TaskAt): Place => ({ name: pathName(path), path })

function readTask(
  batch: Batch,
  at: TaskAt,
  {
    item,
    contents: { language: tongue, contentOf },
    people,
  }: { readonly item: string; readonly contents: Contents; readonly people: ReadonlyMap<string, string> },
): void {
  const { task, annotations } = at
  const place = placeOf(at)
  const language = tongue === undefined ? undefined : dataOf(task)[tongue]
  noteBeside(batch, task, item, place)
  const said = annotations.filter(({ annotation, place: of }) => {
    const skipped = annotation.was_cancelled === true || annotation.skipped === true
    if (skipped) batch.note('skipped', `An annotation of item "${item}" was skipped by its annotator and left out`, of)
    return !skipped
  })
  if (said.length === 0) batch.note('no-annotation', `Item "${item}" has no annotation and was left out`, place)
  const read = contentOf(at)
  for (const { annotation, place: of, annotator } of oneEach(batch, said, item, people)) {
    const { leftOut, fault, faults = [], ...content } = read({ annotation, place: of })
    if (fault !== undefined) throw batch.fault(`${fault} (item "${item}")`, of)
    for (const { kind, message } of leftOut) batch.note(kind, message, of)
    for (const { label, message } of faults)
      batch.leaveOut(item, `item "${item}", "${annotator}": ${message}`, content.placeOf?.(label) ?? of)
    const tag = typeof language === 'string' ? { language } : {}
    batch.add({ item, annotator, ...tag, ...content, place: of })
  }
}

function noteBeside(batch: Batch, task: Task, item: string, place: Place): void {
  const beside = [
    ['prediction', task.predictions?.length ?? 0, 'predictions'],
    ['draft', task.drafts?.length ?? 0, 'drafts'],
    ['completion', task.annotations ? (task.completions?.length ?? 0) : 0, 'completions beside its annotations'],
  ] as const
  for (const [kind, count, words] of beside)
    if (count > 0) batch.note(kind, `The ${words} of item "${item}" were left out: ${count}`, place)
}

/** Each annotator once: of several annotations by the same person the latest counts. */
function oneEach(
  batch: Batch,
  said: TaskAt['annotations'],
  item: string,
  people: ReadonlyMap<string, string>,
): readonly (TaskAt['annotations'][number] & { readonly annotator: string })[] {
  const latest = new Map<string, TaskAt['annotations'][number]>()
  for (const [index, each] of said.entries()) {
    const { annotation, place } = each
    const name = nameOfWho(annotation)
    const annotator = name === undefined ? `annotation ${index + 1}` : (people.get(name) ?? name)
    if (name === undefined)
      batch.note('no-annotator', `Item "${item}" does not say whose this is; it is called "${annotator}"`, place)
    if (annotation.ground_truth)
      batch.note(
        'ground-truth',
        `An annotation of item "${item}" is marked as ground truth; it counts as any other`,
        place,
      )
    if ((annotation.reviews ?? []).length > 0)
      batch.note(
        'review',
        `${annotation.reviews?.length} reviews of an annotation of item "${item}" were left out`,
        place,
      )
    const known = latest.get(annotator)
    const older = known && (timeOf(known.annotation) > timeOf(annotation) ? each : known)
    if (older)
      batch.note('earlier', `"${annotator}" annotated item "${item}" more than once; the latest counts`, older.place)
    if (!older || older === known) latest.set(annotator, each)
  }
  return [...latest].map(([annotator, each]) => ({ ...each, annotator }))
}

const timeOf = ({ updated_at: updated, created_at: created }: Annotation): string => String(updated ?? created ?? '')

function previewTasks(bytes: Uint8Array): Preview {
  const { choices, guess } = whatIsThere(finished(openTasks(openJson(bytes))))
  return { choices, guess, columns: [], rows: [] }
}
