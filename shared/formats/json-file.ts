import type { z } from 'zod'
import type { LineFinder } from '#shared/formats/batch.ts'
import { FormatError, finished, type ImportNote } from '#shared/formats/format.ts'
import { type JsonPath, linesOfPaths } from '#shared/formats/json-lines.ts'
import { jsonFault, lineAndColumn } from '#shared/formats/json-text.ts'
import { decodeText } from '#shared/formats/utf8.ts'

/** A file that is JSON, with what it takes to say where in it something is wrong. */
export interface JsonFile {
  readonly value: unknown
  readonly warnings: readonly ImportNote[]
  readonly linesOf: LineFinder
  /** The value at a path as the schema has it. @throws FormatError with the line of the first thing that is not so. */
  checked<T>(schema: z.ZodType<T>, value: unknown, path: JsonPath): T
}

/** @throws FormatError with line and column where the text stops being JSON. */
export function openJson(bytes: Uint8Array): JsonFile {
  const { text, warnings } = decodeText(bytes)
  const linesOf: LineFinder = (paths) => linesOfPaths(text, paths)
  return {
    value: jsonValue(text),
    warnings,
    linesOf,
    checked(schema, value, at) {
      const checked = schema.safeParse(value)
      if (checked.success) return checked.data
      const [first, ...others] = checked.error.issues
      const steps = (first?.path ?? []).map((step) => (typeof step === 'number' ? step : String(step)))
      const path = [...at, ...steps]
      const more = others.length > 0 ? ` (and ${others.length} more)` : ''
      throw new FormatError(`${pathName(path)}: ${first?.message}${more}`, finished(linesOf([path]))[0])
    },
  }
}

function jsonValue(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch (error) {
    const mended = namedNumbers(text)
    if (mended !== undefined) return mended
    const fault = jsonFault(text)
    if (!fault) throw error
    const { line, column } = lineAndColumn(text, fault.offset)
    throw new FormatError(`column ${column}: this is not JSON: ${fault.reason}`, line)
  }
}

/** Some tools write `NaN` and `Infinity`, which JSON does not have: they become those words, for whoever reads a number there. */
function namedNumbers(text: string): unknown {
  if (!/NaN|Infinity/.test(text)) return undefined
  const quoted = text.replace(/"(?:[^"\\]|\\.)*"|(-?Infinity|NaN)/g, (all, bare) => (bare ? `"${bare}"` : all))
  try {
    return JSON.parse(quoted)
  } catch {
    return undefined
  }
}

/** `items[3].sources[0]`; the whole file is `the file`. */
export function pathName(path: JsonPath): string {
  if (path.length === 0) return 'the file'
  return path
    .map((step) => (typeof step === 'number' ? `[${step}]` : `.${step}`))
    .join('')
    .replace(/^\./, '')
}
