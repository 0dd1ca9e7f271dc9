import { answerColumn } from '#shared/formats/choice-columns.ts'
import { guessColumns } from '#shared/formats/columns.ts'
import type { ColumnMap, FormatHead, Holding } from '#shared/formats/format.ts'
import { openTable } from '#shared/formats/open-table.ts'
import { decodeText } from '#shared/formats/utf8.ts'

/** What a file holds, as far as a look into it tells. */
export interface Holdings {
  readonly likely: Holding
  /** Where it could be both, and somebody is to be asked: the file does not tell. */
  readonly unsure: boolean
  /** What else it may be read as. */
  readonly also: Holding | null
}

const only = (likely: Holding): Holdings => ({ likely, unsure: false, also: null })
const both = (likely: Holding, unsure: boolean): Holdings => ({
  ...{ likely, unsure },
  also: likely === 'labels' ? 'transcripts' : 'labels',
})

/** So much of a file is looked at. */
const lookedAt = 4_000_000
const rowsLookedAt = 400

/** Whether transcripts or labels are in a file of that format. Never throws: a file that cannot be read is as likely as not to hold transcripts. */
export function holdingsOf({ name, holds }: FormatHead, bytes: Uint8Array, map: ColumnMap = {}): Holdings {
  const [single, ...more] = holds
  if (single && more.length === 0) return only(single)
  if (map.choice || map.question || map.annotators) return only('labels')
  try {
    if (name === 'csv') return inTable(bytes, map)
    const { text } = decodeText(bytes.subarray(0, lookedAt))
    return name === 'label-studio' ? inTasks(text) : inItems(text)
  } catch {
    return only('transcripts')
  }
}

const inItems = (text: string): Holdings =>
  /"segments"\s*:\s*\[/.test(text) || !/"(labels|labelling)"\s*:/.test(text) ? only('transcripts') : only('labels')

const written = /"type"\s*:\s*"textarea"/
const drawn = /"type"\s*:\s*"(rectangle|polygon)|"type"\s*:\s*"hypertextlabels"/
const heard = /"type"\s*:\s*"(labels|choices|rating|taxonomy|number|datetime)"/

/** A TextArea beside answers, or beside labels of the same stretches, is a transcript with its speakers, as a rule. */
function inTasks(text: string): Holdings {
  const [hasText, hasShapes, hasOthers] = [written.test(text), drawn.test(text), heard.test(text)]
  if (!hasText) return only(hasShapes || hasOthers ? 'labels' : 'transcripts')
  if (hasShapes) return both('labels', true)
  return hasOthers ? both('transcripts', false) : only('transcripts')
}

/** Who transcribed the same item wrote different words; who labelled it had the same text before them. */
function inTable(bytes: Uint8Array, map: ColumnMap): Holdings {
  const { columns, rows } = openTable(bytes.subarray(0, lookedAt))
  const places = { ...guessColumns(columns), ...map }
  const at = (name: string | undefined): number => (name ? columns.indexOf(name) : -1)
  const [item, text, annotator] = [at(places.item), at(places.text), at(places.annotator)]
  if (answerColumn(columns) === undefined) return both('transcripts', false)
  if (text < 0) return both('labels', false)
  if (annotator < 0 || item < 0) return both('transcripts', true)
  const said = new Map<string, Set<string>>()
  let [seen, again] = [0, 0]
  for (const { cells } of rows) {
    if (++seen > rowsLookedAt) break
    const key = cells[item] ?? ''
    const texts = said.get(key) ?? new Set()
    if (said.has(key)) again++
    said.set(key, texts.add(cells[text] ?? ''))
  }
  if (again === 0) return both('transcripts', true)
  return both([...said.values()].some(({ size }) => size > 1) ? 'transcripts' : 'labels', false)
}
