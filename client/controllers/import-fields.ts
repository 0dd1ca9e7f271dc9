import type { ColumnMap, Holding, MapField, Preview } from '#shared/formats/format.ts'

const transcriptFields: readonly MapField[] = ['item', 'text', 'annotator', 'language']
const labelFields: readonly MapField[] = ['item', 'annotator', 'choice', 'annotators', 'question', 'text', 'language']

/** The fields that may be chosen, in the order of a form. */
export const fieldsFor = (holds: Holding | null): readonly MapField[] =>
  holds === 'labels' ? labelFields : transcriptFields

interface Looked {
  readonly preview: Preview | null
  readonly holds: Holding | null
}

/** The fields of a table that must be chosen before it can be read; of other files what is not said is found. */
export function missingFields({ preview, holds }: Looked, map: ColumnMap): readonly MapField[] {
  if (!preview || preview.columns.length === 0) return []
  const needed: readonly MapField[] =
    holds !== 'labels' ? ['item', 'text', 'annotator'] : map.annotators ? ['item'] : ['item', 'annotator', 'choice']
  return needed.filter((field) => !map[field])
}
