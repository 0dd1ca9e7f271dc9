import { type ExportedItem, FormatError, finished, type Original, type WriteOptions } from '#shared/formats/format.ts'
import { openJson } from '#shared/formats/json-file.ts'
import { plainTask } from '#shared/formats/label-studio-plain.ts'
import { annotationsUnderPseudonyms } from '#shared/formats/label-studio-pseudonyms.ts'
import { frameOf, settledAnnotation } from '#shared/formats/label-studio-result.ts'
import { itemNameOf, knownPeople, openTasks, type TaskAt, whatIsThere } from '#shared/formats/label-studio-tasks.ts'
import { textLayers, transcriptOf } from '#shared/formats/label-studio-text.ts'

/**
 * The tasks of the imported files as they were and in their order, each with the settled result as one further
 * annotation; items of which no such file is at hand follow as tasks made of their sources.
 */
export function writeTasks(items: readonly ExportedItem[], { originals = [] }: WriteOptions): string {
  const left = new Map(items.map((item) => [item.item, item]))
  const tasks: unknown[] = []
  for (const original of originals) tasks.push(...writeBack(original, left, settledIn))
  for (const item of left.values()) tasks.push(plainTask(item, tasks.length + 1))
  return `${JSON.stringify(tasks, undefined, 2)}\n`
}

/** The transcript that was settled, in the words of the file: its text layer, its regions. */
function settledIn(
  tasks: readonly TaskAt[],
  itemOf: (task: TaskAt) => ExportedItem | undefined,
): Annotate<ExportedItem> {
  const frame = frameOf(tasks, textLayer(tasks, itemOf))
  return (item, at) => settledAnnotation(item, at, frame)
}

type Annotate<T> = (item: T, at: TaskAt) => object

/**
 * The tasks of a file, each with one further annotation. Takes the items that it writes out of `left`. A file that is no
 * Label Studio JSON gives none.
 */
export function writeBack<T>(
  { bytes, keys, pseudonyms }: Original,
  left: Map<string, T>,
  annotate: (tasks: readonly TaskAt[], itemOf: (task: TaskAt) => T | undefined) => Annotate<T>,
): readonly unknown[] {
  const read = tasksOf(bytes)
  if (!read) return []
  const wanted = new Set(keys)
  const field = itemField(read.tasks, wanted)
  const annotationOf = annotate(read.tasks, (task) => left.get(itemNameOf(task, field)))
  const people = knownPeople(read.tasks)
  const written: unknown[] = []
  for (const task of read.tasks) {
    const name = itemNameOf(task, field)
    const item = wanted.has(name) ? left.get(name) : undefined
    if (!item) continue
    left.delete(name)
    const called = pseudonyms && ((who: string) => pseudonyms.get(people.get(who) ?? who))
    written.push(withAnnotation(read.valueOf(task), task, annotationOf(item, task), called))
  }
  return written
}

interface Tasks {
  readonly tasks: readonly TaskAt[]
  /** As it stands in the file, every key in its order. */
  valueOf(task: TaskAt): Readonly<Record<string, unknown>>
}

function tasksOf(bytes: Uint8Array): Tasks | undefined {
  try {
    const file = openJson(bytes)
    const values = Array.isArray(file.value) ? file.value : [file.value]
    return { tasks: finished(openTasks(file)), valueOf: ({ path }) => values[Number(path[0] ?? 0)] }
  } catch (error) {
    if (error instanceof FormatError) return undefined
    throw error
  }
}

function withAnnotation(
  value: Readonly<Record<string, unknown>>,
  at: TaskAt,
  annotation: object,
  called: ((who: string) => string | undefined) | null,
): unknown {
  const list = at.task.annotations || !at.task.completions ? 'annotations' : 'completions'
  const task = called ? annotationsUnderPseudonyms(value, called) : value
  const annotations = Array.isArray(task[list]) ? task[list] : []
  return { ...task, [list]: [...annotations, annotation] }
}

/** The import's own choice is not kept: it is the field under which most of its items are found again. */
function itemField(tasks: readonly TaskAt[], keys: ReadonlySet<string>): string | undefined {
  const { choices, guess } = whatIsThere(tasks)
  const found = (field: string | undefined) => tasks.filter((task) => keys.has(itemNameOf(task, field))).length
  return mostOf([guess.item, undefined, ...choices.item], found)
}

/** The TextArea whose words the sources have. */
function textLayer(tasks: readonly TaskAt[], itemOf: (task: TaskAt) => ExportedItem | undefined): string {
  const layers = new Set<string>()
  const found = new Map<string, number>()
  for (const task of tasks) {
    const said = new Set(itemOf(task)?.sources.map(({ text }) => text))
    for (const { annotation } of task.annotations)
      for (const layer of textLayers(annotation.result ?? [])) {
        layers.add(layer)
        const { segments } = transcriptOf(annotation.result ?? [], layer)
        if (said.has(segments.map(({ text }) => text).join(' '))) found.set(layer, (found.get(layer) ?? 0) + 1)
      }
  }
  return mostOf([...layers], (layer) => found.get(layer) ?? 0) ?? 'transcription'
}

/** The first of those with the highest count. */
function mostOf<T>(choices: readonly T[], count: (choice: T) => number): T | undefined {
  let [best, most]: [T | undefined, number] = [undefined, -1]
  for (const choice of choices) {
    const many = count(choice)
    if (many > most) [best, most] = [choice, many]
  }
  return best
}
