import type { SourceEntry } from '#shared/formats/batch.ts'
import { type ColumnMap, FormatError, type Holding } from '#shared/formats/format.ts'
import { pathName } from '#shared/formats/json-file.ts'
import { labellingOf } from '#shared/formats/label-studio-labels.ts'
import { type Annotation, dataOf } from '#shared/formats/label-studio-shapes.ts'
import { subjectOf, textFieldOf } from '#shared/formats/label-studio-subjects.ts'
import { fieldsOf, itemFieldsOf, type TaskAt, whatIsThere } from '#shared/formats/label-studio-tasks.ts'
import { transcriptOf } from '#shared/formats/label-studio-text.ts'

type AnnotationAt = TaskAt['annotations'][number]

/** What one annotation says: a transcript or a set of labels. */
export interface Content extends Pick<SourceEntry, 'segments' | 'labels' | 'subject' | 'placeOf'> {
  readonly leftOut: readonly { readonly kind: string; readonly message: string }[]
  /** Why the annotation cannot be read at all. */
  readonly fault?: string
  /** Labels of it that cannot be. */
  readonly faults?: readonly { readonly label: string; readonly message: string }[]
}

/** Where things stand in a file, and how what is looked for is read from its annotations. */
export interface Contents {
  readonly item: string | undefined
  readonly language: string | undefined
  /** Names of TextAreas that hold text and are not read, beside the one that is. */
  readonly text: { readonly read: string; readonly others: readonly string[] } | undefined
  /** Data fields that are read beside item and language. */
  readonly data: readonly string[]
  contentOf(at: TaskAt): (annotation: AnnotationAt) => Content
}

/** @throws FormatError for a name that is not there, and where nothing of what is looked for is. */
export function contentsOf(tasks: readonly TaskAt[], map: ColumnMap, holding: Holding): Contents {
  return holding === 'labels' ? labelContents(tasks, map) : transcriptContents(tasks, map)
}

function transcriptContents(tasks: readonly TaskAt[], map: ColumnMap): Contents {
  const { item, language, text } = fieldsOf(tasks, map)
  const others = whatIsThere(tasks).choices.text.filter((name) => name !== text)
  return {
    ...{ item, language, text: { read: text, others }, data: [] },
    contentOf:
      () =>
      ({ annotation }) =>
        transcriptOf(annotation.result ?? [], text),
  }
}

function labelContents(tasks: readonly TaskAt[], map: ColumnMap): Contents {
  if (!tasks.some(({ annotations }) => annotations.some(({ annotation }) => hasLabels(annotation))))
    throw new FormatError('no task has an annotation with a label or an answer in it', 1)
  const field = map.text || textFieldOf(tasks)
  if (map.text && !tasks.some(({ task }) => typeof dataOf(task)[map.text ?? ''] === 'string'))
    throw new FormatError(`no task has a text "${map.text}" in its data`, 1)
  return {
    ...itemFieldsOf(tasks, map),
    ...{ text: undefined, data: field === undefined ? [] : [field] },
    contentOf: (at) => {
      const subject = subjectOf(at, field)
      return ({ annotation, place }) => {
        const results = annotation.result ?? []
        const { labels, relations, leftOut, faults } = labellingOf(results, subject)
        const placeOf = (label: string) => {
          const index = results.findIndex(({ id }) => String(id) === label)
          const path = [...(place.path ?? []), 'result', index]
          return index < 0 ? place : { name: pathName(path), path }
        }
        return {
          ...{ segments: [], leftOut, faults, placeOf },
          labels: { labels, ...(relations.length > 0 ? { relations } : {}) },
          ...(subject ? { subject } : {}),
        }
      }
    },
  }
}

const hasLabels = ({ result }: Annotation): boolean =>
  (result ?? []).some(({ type }) =>
    /labels$|^(rectangle|polygon|choices|rating|taxonomy|number|datetime)$/.test(type ?? ''),
  )
