import { alignWordsToColumns } from '#shared/compare/align.ts'
import type { ColumnRange, ComparisonProfile, UnitComparison } from '#shared/compare/comparison.ts'
import { splitWords } from '#shared/compare/words.ts'
import type { Stretch } from '#shared/domain/bench.ts'
import type { Survivor } from './survivors.ts'

/** Between two survivors of the seed: these columns, in this stretch of the text. */
interface Region extends Stretch {
  readonly firstColumn: number
  readonly endColumn: number
}

/**
 * Where a range of columns stands in the text now. The seed's own characters bound the region in which it must lie
 * (a space between two words belongs to neither); inside it the words are aligned with the columns. What others typed
 * beside the place stays outside of it as long as something in the place is still one of the readings.
 */
export class PlaceFinder {
  readonly #unit: Pick<UnitComparison, 'columns'>
  readonly #profile: ComparisonProfile
  readonly #text: string
  /** For each survivor its column; a space stands half a column after the word before it. */
  readonly #anchors: readonly { readonly column: number; readonly now: number }[]

  /** `ranges`: where the columns stand in the text that the survivors are left of. */
  constructor(
    unit: Pick<UnitComparison, 'columns'>,
    profile: ComparisonProfile,
    text: string,
    survivors: readonly Survivor[],
    ranges: readonly ColumnRange[],
  ) {
    this.#unit = unit
    this.#profile = profile
    this.#text = text
    const columnAt = columnsBySeed(ranges)
    this.#anchors = survivors.map(({ seeded, now }) => ({ column: columnAt[seeded] ?? 0, now }))
  }

  stretch(from: number, to: number): Stretch {
    const region = this.#region(from, to)
    const words = splitWords(this.#text.slice(region.from, region.to), this.#profile)
    const columns = this.#unit.columns.slice(region.firstColumn, region.endColumn)
    const alignment = alignWordsToColumns(words, columns).map((at) => (at < 0 ? -1 : at + region.firstColumn))
    const whole = region.firstColumn >= from && region.endColumn <= to
    const says = (word: number, column: number) => this.#says(words[word]?.key, column)
    const range = whole ? trimmed(alignment, says) : wordRange(alignment, { from, to }, says)
    const first = words[range.first]
    const last = words[range.end - 1]
    if (range.first < range.end && first && last) return { from: region.from + first.from, to: region.from + last.to }
    const before = words[range.first - 1]
    return this.#gap(region, before ? region.from + before.to : region.from)
  }

  #region(from: number, to: number): Region {
    const left = this.#anchors.findLast(({ column }) => column < from)
    const right = this.#anchors.find(
      ({ column }) => column > to - 1 && (column >= to || Number.isInteger(column + 0.5)),
    )
    const start = left ? left.now + 1 : 0
    return {
      from: start,
      to: Math.max(start, right ? right.now : this.#text.length),
      firstColumn: left ? Math.floor(left.column) + 1 : 0,
      endColumn: right ? Math.ceil(right.column) : this.#unit.columns.length,
    }
  }

  /** An empty place stands before the next word, so that a reading put there stays apart from the word before. */
  #gap(region: Region, at: number): Stretch {
    let to = at
    while (to < region.to && /\s/.test(this.#text[to] ?? '')) to++
    return { from: to, to }
  }

  #says(key: string | undefined, column: number): boolean {
    return this.#unit.columns[column]?.arcs.some((arc) => arc.key !== '' && arc.key === key) ?? false
  }
}

/** For each character of the seed its column; for a space between two words the earlier column plus a half. */
function columnsBySeed(ranges: readonly ColumnRange[]): readonly number[] {
  const columns: number[] = []
  let last = -0.5
  ranges.forEach(({ from, to }, column) => {
    if (from >= to) return
    while (columns.length < from) columns.push(last)
    while (columns.length < to) columns.push(column)
    last = column + 0.5
  })
  return columns
}

type Says = (word: number, column: number) => boolean
interface WordRange {
  readonly first: number
  readonly end: number
}

/** The run of words that stand in columns `[from, to)`, among words of other columns; empty when nothing is said there. */
function wordRange(alignment: readonly number[], { from, to }: Stretch, says: Says): WordRange {
  const after = alignment.findIndex((column) => column >= to)
  const end = after < 0 ? alignment.length : after
  const first = alignment.slice(0, end).findLastIndex((column) => column >= 0 && column < from) + 1
  const inside = alignment.slice(first, end)
  if (inside.every((column) => column < from)) return { first, end: first }
  const range = trimmed(inside, (word, column) => says(first + word, column))
  return { first: first + range.first, end: first + range.end }
}

/** Once some word is one of the readings, the words at the edges that answer no column are not part of the place. */
function trimmed(alignment: readonly number[], says: Says): WordRange {
  if (!alignment.some((column, word) => column >= 0 && says(word, column))) return { first: 0, end: alignment.length }
  return {
    first: alignment.findIndex((column) => column >= 0),
    end: alignment.findLastIndex((column) => column >= 0) + 1,
  }
}
