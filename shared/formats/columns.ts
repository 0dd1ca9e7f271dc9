import { type ColumnMap, FormatError } from '#shared/formats/format.ts'

type Field = 'item' | 'text' | 'annotator' | 'language'

/** Index of the cell that holds a field, in each row. */
export interface ColumnPlaces {
  readonly item: number
  readonly text: number
  readonly annotator: number
  readonly language: number | undefined
}

// Names that tools give such columns, the likelier first; compared in lower case, from the last colon on, with `_` for the rest.
const usualNames: Readonly<Record<Field, readonly string[]>> = {
  item: [
    'item',
    'item_id',
    'item_key',
    'key',
    'audio',
    'audio_id',
    'audio_file',
    'clip',
    'clip_id',
    'utterance',
    'utterance_id',
  ].concat([
    'recording',
    'recording_id',
    'task',
    'task_id',
    'file',
    'filename',
    'file_name',
    'path',
    'image',
    'image_url',
    'img',
  ]),
  text: ['text', 'transcription', 'transcript', 'sentence'],
  annotator: [
    'annotator',
    'annotator_id',
    'worker',
    'worker_id',
    'transcriber',
    'transcriber_id',
    'labeler',
    'labeller',
  ].concat(['user', 'user_id', 'completed_by', 'contributor', 'speaker_id', 'author']),
  language: ['language', 'lang', 'locale', 'language_code'],
}

/** Which of these columns seem to hold what; fields without a likely column are left out. */
export function guessColumns(columns: readonly string[]): ColumnMap {
  const plain = columns.map((column) =>
    column
      .slice(column.lastIndexOf(':') + 1)
      .trim()
      .toLowerCase()
      .replace(/[\s-]+/g, '_'),
  )
  const found = (field: Field): ColumnMap => {
    const name = usualNames[field].find((usual) => plain.includes(usual))
    const column = name === undefined ? undefined : columns[plain.indexOf(name)]
    return column === undefined ? {} : { [field]: column }
  }
  return { ...found('item'), ...found('text'), ...found('annotator'), ...found('language') }
}

/**
 * Where the fields stand. What the map leaves out is guessed by usual names; an empty name says that no column holds it.
 * @throws FormatError for a column that is not there (with those that are), one that stands twice, or a field that nobody named.
 */
export function placeColumns(columns: readonly string[], map: ColumnMap): ColumnPlaces {
  const wanted = { ...guessColumns(columns), ...map }
  const needed = (field: Field): number => {
    const column = wanted[field]
    if (column) return placeOf(column, columns)
    throw new FormatError(`which column holds the ${field}? Name it (--map ${field}=COLUMN); ${listed(columns)}`, 1)
  }
  return {
    item: needed('item'),
    text: needed('text'),
    annotator: needed('annotator'),
    language: wanted.language ? placeOf(wanted.language, columns) : undefined,
  }
}

function placeOf(column: string, columns: readonly string[]): number {
  const place = columns.indexOf(column)
  if (place < 0) throw new FormatError(`there is no column "${column}"; ${listed(columns)}`, 1)
  if (columns.lastIndexOf(column) !== place) throw new FormatError(`there are two columns "${column}"`, 1)
  return place
}

const listed = (columns: readonly string[]): string =>
  `the columns are ${columns.map((column) => `"${column}"`).join(', ')}`
