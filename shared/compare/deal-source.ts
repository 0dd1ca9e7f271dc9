import { alignToSlots, KeyNumbers, nistCosts } from '#shared/compare/align.ts'
import type { ComparisonProfile, UnitComparison } from '#shared/compare/comparison.ts'
import { sharesOf } from '#shared/compare/source-shares.ts'
import { type GridColumn, slotsOfGrid } from '#shared/compare/word-grid.ts'
import { splitWords, type Word } from '#shared/compare/words.ts'
import type { Segment } from '#shared/domain/source.ts'

/** A unit whose columns are being built, and what each source says in it. */
export interface GrowingUnit {
  readonly unit: UnitComparison
  readonly columns: readonly GridColumn[]
  readonly said: ReadonlyMap<number, string>
}

/** Puts one more source into networks that stay as they are, but for columns that come in between. */
export function withSource(
  units: readonly GrowingUnit[],
  source: number,
  segments: readonly Segment[],
  profile: ComparisonProfile,
): readonly GrowingUnit[] {
  const grown = [...units]
  const compared = units.map(({ unit }) => unit)
  for (const { first, end, text } of sharesOf(compared, segments)) {
    dealWords(units.slice(first, end), splitWords(text, profile), source).forEach((columns, at, dealt) => {
      const unit = grown[first + at]
      if (!unit) return
      const own = columns.flatMap((column) => column.words.get(source) ?? [])
      const said = dealt.length === 1 ? text : text.slice(own[0]?.from ?? 0, own.at(-1)?.to ?? 0)
      grown[first + at] = { ...unit, columns, said: new Map([...unit.said, [source, said]]) }
    })
  }
  return grown
}

/** Per unit its columns with the source's words in them, by one alignment with all units together. */
function dealWords(
  units: readonly GrowingUnit[],
  words: readonly Word[],
  source: number,
): readonly (readonly GridColumn[])[] {
  const columns = units.flatMap((unit) => unit.columns)
  const owners = units.flatMap((unit, at) => unit.columns.map(() => at))
  const numbers = new KeyNumbers()
  const slots = slotsOfGrid(columns, numbers)
  const built: GridColumn[][] = units.map(() => [])
  let next = 0
  let last = -1
  const passTo = (end: number): void => {
    for (const column of columns.slice(next, end)) built[owners[next++] ?? 0]?.push(column)
  }
  const places = alignToSlots(numbers.ofAll(words), slots, nistCosts)
  for (const [index, word] of words.entries()) {
    const place = places[index] ?? -1
    const slot = place < 0 ? -place - 1 : place
    passTo(slot)
    const there = place < 0 ? undefined : columns[place]
    const said = new Map([...(there?.words ?? []), [source, word] as const])
    const owner = there ? (owners[place] ?? 0) : ownerBetween(owners, slot, last === slot - 1)
    built[owner]?.push({ ...there, words: said })
    if (there) last = next++
  }
  passTo(columns.length)
  return built
}

/** The unit of a word before column `slot` of all: at an edge that of the word before it, if it goes on from that. */
const ownerBetween = (owners: readonly number[], slot: number, goesOn: boolean): number =>
  (goesOn ? (owners[slot - 1] ?? owners[slot]) : (owners[slot] ?? owners[slot - 1])) ?? 0
