import { z } from 'zod'
import { segmentSchema } from '#shared/domain/source.ts'
import { Batch } from '#shared/formats/batch.ts'
import { readLabelItems, writeLabelItems } from '#shared/formats/chavadi-labels.ts'
import type { ExportedItem, Format, Reading } from '#shared/formats/format.ts'
import { formatHeads } from '#shared/formats/format-heads.ts'
import { openJson, pathName } from '#shared/formats/json-file.ts'

const itemSchema = z.strictObject({
  key: z.string().min(1).max(2000),
  language: z.string().max(100).optional(),
  sources: z.array(z.strictObject({ annotator: z.string().min(1).max(200), segments: z.array(segmentSchema) })).min(1),
})
const fileSchema = z.strictObject({ chavadi: z.literal(1), items: z.array(z.unknown()) })

/**
 * Chavadi's own JSON. A batch to import:
 *
 *     { "chavadi": 1, "items": [ { "key": "call-17", "language": "ta", "sources": [
 *       { "annotator": "Asha", "segments": [ { "start": 0, "end": 2.5, "speaker": "Clerk", "text": "வணக்கம்" } ] } ] } ] }
 *
 * `language` (BCP 47), `start`, `end` (seconds) and `speaker` may be left out; anything else is refused by name. Written, it
 * is a settled result: `{ "chavadi": 1, "room", "results": [ … ] }`, each result having `item, language, state, how,
 * differences, settled, unseen, signedOffBy?`, `units: [ { unit, start?, end?, speaker?, text, how } ]` and
 * `sources: [ { annotator, text } ]`, and where a trainer ruled `rulings: [ { unit, value, reason, why, ruledBy,
 * cites: [ { title, rule } ], guideline: { version, sections: [ title ] } | null } ]`. Of what changed since an earlier
 * export: `since`, its number, and `gone`, the items of it that are in the selection no more.
 *
 * Of labels, `sources: [ { annotator, labels: [ … ], relations? } ]`, beside them `subject`, and `labelling` for the file.
 * Written it is the same, with `state`, `how` and the settled `labels: [ { label, support?, from? } ]` of each item.
 */
export const chavadiJson: Format = {
  ...formatHeads.json,
  read: (bytes, { holds }) => (holds === 'labels' ? readLabelItems(bytes) : readItems(bytes)),
  writeLabels: writeLabelItems,
  write: (items, { room, since, gone }) =>
    `${JSON.stringify({ chavadi: 1, room, since, results: items.map(resultOf), gone }, undefined, 2)}\n`,
}

const itemsAtOnce = 100

function* readItems(bytes: Uint8Array): Reading {
  const file = openJson(bytes)
  const { items } = file.checked(fileSchema, file.value, [])
  const batch = new Batch(file.warnings, file.linesOf)
  for (const [item, value] of items.entries()) {
    if (item % itemsAtOnce === 0) yield item / items.length
    const { key, language, sources } = file.checked(itemSchema, value, ['items', item])
    sources.forEach(({ annotator, segments }, source) => {
      const path = ['items', item, 'sources', source]
      batch.add({
        ...{ item: key, annotator, segments },
        ...(language === undefined ? {} : { language }),
        place: { name: pathName(path), path },
      })
    })
  }
  return yield* batch.result()
}

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
  rulings,
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
    rulings,
  }
}
