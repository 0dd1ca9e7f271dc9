import { chavadiJson } from '#shared/formats/chavadi-json.ts'
import { coco } from '#shared/formats/coco.ts'
import { conll } from '#shared/formats/conll.ts'
import { csv } from '#shared/formats/csv.ts'
import type { Format, Holding } from '#shared/formats/format.ts'
import { labelStudio } from '#shared/formats/label-studio.ts'

/** The formats there are, in the order in which a file is tried on them. */
const table: readonly Format[] = [chavadiJson, coco, labelStudio, csv, conll]

/** Those of transcripts; import, export, upload and help read this table. */
export const formats: readonly Format[] = formatsOf('transcripts')

export function formatsOf(holding: Holding): readonly Format[] {
  return table.filter(({ holds }) => holds.includes(holding))
}

/** What a file may weigh at most. */
export const maximumFileBytes = 50_000_000
/** Said of a file that weighs more. */
export const tooLarge = 'The file is over 50 MB: split it into smaller ones and import them one after another'

export function formatNamed(name: string, holding: Holding = 'transcripts'): Format | undefined {
  return formatsOf(holding).find((format) => format.name === name)
}

/** For messages: `json, csv`. */
export function formatNames(holding: Holding = 'transcripts'): string {
  return formatsOf(holding)
    .map(({ name }) => name)
    .join(', ')
}

/** The format whose content or name this is; undefined when it is none of them. */
export function detectFormat(
  bytes: Uint8Array,
  fileName: string,
  holding: Holding = 'transcripts',
): Format | undefined {
  const known = formatsOf(holding)
  const named = known.find(({ extensions }) => extensions.some((end) => fileName.toLowerCase().endsWith(end)))
  return known.find((format) => format.detect(bytes, fileName)) ?? named
}
