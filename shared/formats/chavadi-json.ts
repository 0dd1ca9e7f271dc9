import { z } from 'zod'
import { segmentSchema } from '#shared/domain/source.ts'
import { Batch } from '#shared/formats/batch.ts'
import { type ExportedItem, type Format, FormatError, type ReadResult } from '#shared/formats/format.ts'
import { type JsonPath, jsonFault, lineAndColumn, lineOfPath } from '#shared/formats/json-text.ts'
import { decodeText } from '#shared/formats/utf8.ts'

const batchFile = z.strictObject({
  chavadi: z.literal(1),
  items: z.array(
    z.strictObject({
      key: z.string().min(1).max(2000),
      language: z.string().max(100).optional(),
      sources: z
        .array(z.strictObject({ annotator: z.string().min(1).max(200), segments: z.array(segmentSchema) }))
        .min(1),
    }),
  ),
})

/**
 * Chavadi's own JSON. A batch to import:
 *
 *     { "chavadi": 1, "items": [ { "key": "call-17", "language": "ta", "sources": [
 *       { "annotator": "Asha", "segments": [ { "start": 0, "end": 2.5, "speaker": "Clerk", "text": "வணக்கம்" } ] } ] } ] }
 *
 * `language` (BCP 47), `start`, `end` (seconds) and `speaker` may be left out; anything else is refused by name. Written, it
 * is a settled result: `{ "chavadi": 1, "room", "results": [ … ] }`, each result having `item, language, state, how,
 * differences, settled, unseen, signedOffBy?`, `units: [ { unit, start?, end?, speaker?, text, how } ]` and
 * `sources: [ { annotator, text } ]`.
 */
export const chavadiJson: Format = {
  name: 'json',
  title: 'Chavadi JSON',
  media: 'application/json',
  extensions: ['.json'],
  detect: (bytes) => /^[^\w]*\{\s*"(chavadi|items)"\s*:/.test(String.fromCharCode(...bytes.subarray(0, 1000))),
  read: readBatch,
  write: (items, { room }) => `${JSON.stringify({ chavadi: 1, room, results: items.map(resultOf) }, undefined, 2)}\n`,
}

function readBatch(bytes: Uint8Array): ReadResult {
  const { text, warnings } = decodeText(bytes)
  const { items } = parsed(text)
  const batch = new Batch(warnings)
  items.forEach(({ key, language, sources }, item) => {
    sources.forEach(({ annotator, segments }, source) => {
      const path = ['items', item, 'sources', source]
      batch.add({
        ...{ item: key, annotator, segments },
        ...(language === undefined ? {} : { language }),
        place: { name: pathName(path), findLine: () => lineOfPath(text, path) },
      })
    })
  })
  return batch.result()
}

function parsed(text: string): z.infer<typeof batchFile> {
  const checked = batchFile.safeParse(jsonValue(text))
  if (checked.success) return checked.data
  const [first, ...others] = checked.error.issues
  const path: JsonPath = (first?.path ?? []).map((step) => (typeof step === 'number' ? step : String(step)))
  const more = others.length > 0 ? ` (and ${others.length} more)` : ''
  throw new FormatError(`${pathName(path)}: ${first?.message}${more}`, lineOfPath(text, path))
}

function jsonValue(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch (error) {
    const fault = jsonFault(text)
    if (!fault) throw error
    const { line, column } = lineAndColumn(text, fault.offset)
    throw new FormatError(`column ${column}: this is not JSON: ${fault.reason}`, line)
  }
}

/** `items[3].sources[0]`; the whole file is `the file`. */
function pathName(path: JsonPath): string {
  if (path.length === 0) return 'the file'
  return path
    .map((step) => (typeof step === 'number' ? `[${step}]` : `.${step}`))
    .join('')
    .replace(/^\./, '')
}

/** Only what the format documents, in its order, whatever else an item may come to carry. */
function resultOf({
  item,
  language,
  state,
  how,
  differences,
  settled,
  unseen,
  signedOffBy,
  units,
  sources,
}: ExportedItem) {
  return {
    ...{ item, language, state, how, differences, settled, unseen, signedOffBy },
    units: units.map(({ unit, start, end, speaker, text, how: came }) => ({
      unit,
      start,
      end,
      speaker,
      text,
      how: came,
    })),
    sources: sources.map(({ annotator, text }) => ({ annotator, text })),
  }
}
