import type { Column, UnitComparison } from '#shared/compare/comparison.ts'
import type { Stop } from './stops.ts'

/** One column of the aligned sources: each source's words, empty where it says nothing. */
export interface LineColumn {
  /** Of the difference it belongs to, if any. */
  readonly difference: string | null
  readonly words: readonly string[]
}

const wordsOf = ({ arcs }: Column, source: number): string =>
  arcs.find(({ sources }) => sources.includes(source))?.text ?? ''

/** Columns `[from, to)` of a unit as words per source. */
export function lineColumns(
  unit: UnitComparison,
  sources: number,
  stops: readonly Stop[],
  from = 0,
  to = unit.columns.length,
): readonly LineColumn[] {
  return unit.columns.slice(from, to).map((column, offset) => {
    const at = from + offset
    const stop = stops.find(({ place }) => place.unit === unit.unit && place.from <= at && at < place.to)
    return {
      difference: stop?.key ?? null,
      words: Array.from({ length: sources }, (_, source) => wordsOf(column, source)),
    }
  })
}

/** Cut into lines of about `width` characters, so that columns stay aligned where the text wraps. */
export function wrapColumns(columns: readonly LineColumn[], width: number): readonly (readonly LineColumn[])[] {
  const lines: LineColumn[][] = []
  let room = 0
  for (const column of columns) {
    const wide = Math.max(1, ...column.words.map(({ length }) => length)) + 2
    const line = lines.at(-1)
    if (line && wide <= room) {
      line.push(column)
      room -= wide
    } else {
      lines.push([column])
      room = width - wide
    }
  }
  return lines
}

/** A, B, C … by the source's index. */
export const sourceLetter = (index: number): string => String.fromCharCode(65 + (index % 26))
