import { FormatError, type Holding, type LabelMap, type Reading } from '#shared/formats/format.ts'
import { detectFormat, formatNamed, formatNames } from '#shared/formats/formats.ts'

export interface FileToRead {
  readonly fileName: string
  readonly bytes: Uint8Array
  /** Left out: told from the content and the name. */
  readonly format?: string
  readonly map?: LabelMap
  /** What is looked for; left out: transcripts. */
  readonly holds?: Holding
}

/** Reads a file as its format has it, alike on the server and in the browser. @throws FormatError that names the file. */
export function* readFile({ fileName, bytes, format: name, map, holds = 'transcripts' }: FileToRead): Reading {
  try {
    const format = name ? formatNamed(name, holds) : detectFormat(bytes, fileName, holds)
    if (!format) {
      const fault = name ? `"${name}" is no format here` : 'what kind of file this is could not be told'
      throw new FormatError(`${fault}; known are ${formatNames(holds)}`)
    }
    const read = yield* format.read(bytes, { holds, fileName, ...(map ? { map } : {}) })
    if (read.items.length === 0) throw new FormatError('there is no item in this file')
    return read
  } catch (error) {
    throw error instanceof FormatError ? error.in(fileName) : error
  }
}
