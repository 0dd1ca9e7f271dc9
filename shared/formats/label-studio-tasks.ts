import type { Place } from '#shared/formats/batch.ts'
import { guessColumns } from '#shared/formats/columns.ts'
import { type ColumnMap, FormatError } from '#shared/formats/format.ts'
import { type JsonFile, pathName } from '#shared/formats/json-file.ts'
import {
  type Annotation,
  annotationSchema,
  dataOf,
  nameOfWho,
  type Task,
  taskSchema,
} from '#shared/formats/label-studio-shapes.ts'
import { textLayers } from '#shared/formats/label-studio-text.ts'

export const tasksAtOnce = 50

/** A task, its annotations, and where they stand in the file. */
export interface TaskAt {
  readonly task: Task
  readonly path: readonly (string | number)[]
  readonly annotations: readonly { readonly annotation: Annotation; readonly place: Place }[]
}

/** Each task with the shape that reading needs. @throws FormatError with the line of what has another. */
export function* openTasks(file: JsonFile): Generator<number, readonly TaskAt[]> {
  const list = Array.isArray(file.value) ? file.value : [file.value]
  const tasks: TaskAt[] = []
  for (const [at, value] of list.entries()) {
    if (at % tasksAtOnce === 0) yield at / list.length / 2
    const path = Array.isArray(file.value) ? [at] : []
    const task = file.checked(taskSchema, value, path)
    const name = task.annotations ? 'annotations' : 'completions'
    const annotations = (task.annotations ?? task.completions ?? []).map((each, index) => {
      const place = [...path, name, index]
      return { annotation: file.checked(annotationSchema, each, place), place: { name: pathName(place), path: place } }
    })
    tasks.push({ task, path, annotations })
  }
  return tasks
}

/** The same person stands as a number here and with an e-mail there. */
export function knownPeople(tasks: readonly TaskAt[]): ReadonlyMap<string, string> {
  const people = new Map<string, string>()
  for (const { annotations } of tasks)
    for (const { annotation } of annotations) {
      const who = annotation.completed_by
      const name = nameOfWho(annotation)
      if (typeof who === 'object' && who?.id !== undefined && name !== undefined) people.set(String(who.id), name)
    }
  return people
}

/** What an item is called: by that field of its task's data, else by the task's id, else by its place. */
export function itemNameOf({ task, path }: TaskAt, field: string | undefined): string {
  const named = field === undefined ? undefined : dataOf(task)[field]
  return String(named ?? task.id ?? `task ${Number(path[0] ?? 0) + 1}`)
}

/** Where things stand in this file: data fields for item and language, a TextArea for the text. */
export interface Fields {
  readonly item: string | undefined
  readonly language: string | undefined
  readonly text: string
}

/** Item and language as the map says, else as guessed. @throws FormatError for a name that is not there. */
export function itemFieldsOf(tasks: readonly TaskAt[], map: ColumnMap): Omit<Fields, 'text'> {
  const { choices, guess } = whatIsThere(tasks)
  const known = (field: 'item' | 'language'): string | undefined => {
    const name = map[field]
    if (name && !choices[field].includes(name))
      throw new FormatError(`no task has "${name}" in its data; there are ${quoted(choices[field])}`, 1)
    return (name ?? guess[field]) || undefined
  }
  return { item: known('item'), language: known('language') }
}

/** As the map says, else as guessed. @throws FormatError for a name that is not there, and where nothing is a transcript. */
export function fieldsOf(tasks: readonly TaskAt[], map: ColumnMap): Fields {
  const { choices, guess } = whatIsThere(tasks)
  const named = itemFieldsOf(tasks, map)
  if (map.text && !choices.text.includes(map.text))
    throw new FormatError(`there is no TextArea "${map.text}"; there are ${quoted(choices.text)}`, 1)
  const text = map.text || guess.text
  if (text === undefined) throw new FormatError(noTranscript(tasks), 1)
  return { ...named, text }
}

/** What an item, a text and a language may be called by in this file, and what they seem to be. */
export function whatIsThere(tasks: readonly TaskAt[]) {
  const data = [...new Set(tasks.flatMap(({ task }) => Object.keys(dataOf(task))))]
  const layers = new Map<string, number>()
  for (const { annotations } of tasks)
    for (const { annotation } of annotations)
      for (const layer of textLayers(annotation.result ?? [])) layers.set(layer, (layers.get(layer) ?? 0) + 1)
  const text = [...layers].sort(([, a], [, b]) => b - a).map(([layer]) => layer)
  const names = guessColumns(data.filter((name) => isName(tasks, name)))
  const tongues = guessColumns(data.filter((name) => isText(tasks, name)))
  const layer = guessColumns(text).text ?? text[0]
  return {
    choices: { item: data, text, language: data },
    guess: {
      ...(names.item === undefined ? {} : { item: names.item }),
      ...(tongues.language === undefined ? {} : { language: tongues.language }),
      ...(layer === undefined ? {} : { text: layer }),
    },
  }
}

/** Whether a data field names each task: text or a number, in every one another. */
function isName(tasks: readonly TaskAt[], field: string): boolean {
  const values = tasks.map(({ task }) => dataOf(task)[field])
  return (
    values.every((value) => typeof value === 'string' || typeof value === 'number') &&
    new Set(values).size === values.length
  )
}

/** Whether a data field holds a few words in every task, such as a language. */
const isText = (tasks: readonly TaskAt[], field: string): boolean =>
  tasks.every(({ task }) => typeof dataOf(task)[field] === 'string')

function noTranscript(tasks: readonly TaskAt[]): string {
  const results = tasks.flatMap(({ annotations }) => annotations.flatMap(({ annotation }) => annotation.result ?? []))
  const types = [...new Set(results.map(({ type }) => type ?? 'unknown'))]
  if (types.length > 0)
    return `no annotation holds a TextArea, only ${types.join(', ')}: of Label Studio, transcripts can be imported`
  return 'no task has an annotation with a result (an export as JSON has them; JSON-MIN, CSV and tasks alone do not)'
}

const quoted = (names: readonly string[]): string =>
  names.length === 0 ? 'none' : names.map((name) => `"${name}"`).join(', ')
