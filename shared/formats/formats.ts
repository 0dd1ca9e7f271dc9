import { chavadiJson } from '#shared/formats/chavadi-json.ts'
import { coco } from '#shared/formats/coco.ts'
import { conll } from '#shared/formats/conll.ts'
import { csv } from '#shared/formats/csv.ts'
import type { Format, Holding, Reading } from '#shared/formats/format.ts'
import { detectHead, type FormatName, headNames, headsOf } from '#shared/formats/format-heads.ts'
import { labelStudio } from '#shared/formats/label-studio.ts'
import { type FileToRead, headOfFile, readAs } from '#shared/formats/read-file.ts'

/** The formats with all that reads and writes them: for the server. Pages have `format-heads.ts`, and load a reader when they read. */
const table: Readonly<Record<FormatName, Format>> = { json: chavadiJson, coco, 'label-studio': labelStudio, csv, conll }

/** Left out: whatever it holds. */
export function formatNamed(name: string, holding?: Holding): Format | undefined {
  const format = Object.hasOwn(table, name) ? table[name as FormatName] : undefined
  return holding === undefined || format?.holds.includes(holding) ? format : undefined
}

/** For messages: `json, csv`. */
export const formatNames = (holding?: Holding): string => headNames(holding && headsOf(holding))

/** The format whose content or name this is; undefined when it is none of them. */
export function detectFormat(bytes: Uint8Array, fileName: string, holding?: Holding): Format | undefined {
  const head = detectHead(bytes, fileName, holding && headsOf(holding))
  return head && formatNamed(head.name)
}

/** Reads a file as its format has it. @throws FormatError that names the file. */
export function* readFile(file: FileToRead): Reading {
  return yield* readAs(table[headOfFile(file).name as FormatName], file)
}
