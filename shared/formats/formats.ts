import { chavadiJson } from '#shared/formats/chavadi-json.ts'
import { csv } from '#shared/formats/csv.ts'
import type { Format } from '#shared/formats/format.ts'
import { labelStudio } from '#shared/formats/label-studio.ts'

/** The formats there are, in the order in which a file is tried on them; import, export, upload and help read this table. */
export const formats: readonly Format[] = [chavadiJson, labelStudio, csv]

/** What a file may weigh at most. */
export const maximumFileBytes = 50_000_000
/** Said of a file that weighs more. */
export const tooLarge = 'The file is over 50 MB: split it into smaller ones and import them one after another'

export function formatNamed(name: string): Format | undefined {
  return formats.find((format) => format.name === name)
}

/** For messages: `json, csv`. */
export function formatNames(): string {
  return formats.map(({ name }) => name).join(', ')
}

/** The format whose content or name this is; undefined when it is none of them. */
export function detectFormat(bytes: Uint8Array, fileName: string): Format | undefined {
  const named = formats.find(({ extensions }) => extensions.some((end) => fileName.toLowerCase().endsWith(end)))
  return formats.find((format) => format.detect(bytes, fileName)) ?? named
}
