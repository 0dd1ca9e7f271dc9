/** A sequence of slots for words. Words are numbers, equal when their keys are; a slot accepts any of its keys at its price. */
export interface Slots {
  readonly length: number
  /** The keys of slot `j` are `keys[starts[j]] … keys[starts[j + 1] - 1]`. */
  readonly starts: Int32Array
  readonly keys: Int32Array
  /** What it costs to put each of `keys` where it belongs; nothing as a rule. */
  readonly prices: Int32Array
  /** What it costs to leave slot `j` without a word. */
  readonly skip: Int32Array
}

export interface WordCosts {
  readonly substitution: number
  readonly insertion: number
}

/** A stretch of both sequences, ends excluded. */
export interface Block {
  readonly fromWord: number
  readonly toWord: number
  readonly fromSlot: number
  readonly toSlot: number
}

interface Band {
  readonly width: number
  /** First column of a row that is looked at. */
  start(row: number): number
}

// A cell is looked up as 4 × cost + move: the least of three is then the cheapest and, of equals, the first of these.
const pair = 0
const skipSlot = 1
const insertWord = 2
const unreachable = 0x0fffffff & ~3
const largestTable = 8_000_000

/**
 * Places every word of a block at least cost. `places[i]` becomes the slot of word `i`, or `-(j + 1)` when it stands between
 * slots and `j` is the next. Of equal ways, seen from the end, pairing comes before skipping a slot before inserting.
 * Time is words × slots; memory at most 8 MB: a larger block is searched only in a band around its diagonal.
 */
export function placeWords(words: Int32Array, slots: Slots, block: Block, costs: WordCosts, places: Int32Array): void {
  const rows = block.toWord - block.fromWord
  const columns = block.toSlot - block.fromSlot
  const band = bandOf(rows, columns)
  const moves = fillTable(words, slots, block, costs, band)
  let row = rows
  let column = columns
  while (row > 0 || column > 0) {
    const move = moves[row * band.width + column - band.start(row)]
    if (move !== insertWord) column--
    if (move === skipSlot) continue
    row--
    places[block.fromWord + row] = move === pair ? block.fromSlot + column : -(block.fromSlot + column) - 1
  }
}

function bandOf(rows: number, columns: number): Band {
  const slope = columns / Math.max(rows, 1)
  const width = Math.min(columns + 1, Math.max(Math.floor(largestTable / (rows + 1)), 2 * Math.ceil(slope) + 64))
  const lastStart = columns + 1 - width
  return { width, start: (row) => Math.max(0, Math.min(lastStart, Math.floor(row * slope) - (width >> 1))) | 0 }
}

/** The best last move into each cell of the band, row by row. */
function fillTable(words: Int32Array, slots: Slots, block: Block, costs: WordCosts, band: Band): Uint8Array {
  const rows = block.toWord - block.fromWord
  const columns = block.toSlot - block.fromSlot
  const moves = new Uint8Array((rows + 1) * band.width).fill(skipSlot, 1, band.width)
  const skip = Int32Array.from(
    { length: columns + 1 },
    (_, column) => 4 * (slots.skip[block.fromSlot + column - 1] ?? 0),
  )
  const matches = matchesByKey(slots, block)
  const pairing = new Int32Array(columns + 1).fill(4 * costs.substitution)
  let above = new Int32Array(columns + 2).fill(unreachable)
  let current = above.slice()
  current[1] = 0
  for (let column = 1; column < band.width; column++) current[column + 1] = (current[column] ?? 0) + (skip[column] ?? 0)
  for (let row = 1; row <= rows; row++) {
    ;[above, current] = [current, above]
    const start = band.start(row)
    const accepting = within(matches.get(words[block.fromWord + row - 1] ?? -1) ?? [], start, start + band.width)
    for (const { column, price } of accepting) pairing[column] = 4 * price
    fillRow(
      start,
      pairing,
      skip,
      4 * costs.insertion,
      above,
      current,
      moves.subarray(row * band.width, (row + 1) * band.width),
    )
    for (const { column } of accepting) pairing[column] = 4 * costs.substitution
  }
  return moves
}

interface Match {
  readonly column: number
  readonly price: number
}

/** For each key the columns of the block's table (slots counted from 1) that accept it. */
function matchesByKey({ starts, keys, prices }: Slots, block: Block): Map<number, Match[]> {
  const matches = new Map<number, Match[]>()
  for (let slot = block.fromSlot; slot < block.toSlot; slot++) {
    for (let at = starts[slot] ?? 0; at < (starts[slot + 1] ?? 0); at++) {
      const key = keys[at] ?? -1
      const match = { column: slot - block.fromSlot + 1, price: prices[at] ?? 0 }
      const found = matches.get(key)
      if (found) found.push(match)
      else matches.set(key, [match])
    }
  }
  return matches
}

/** The matches in columns `[start, end)`. */
function within(matches: readonly Match[], start: number, end: number): readonly Match[] {
  let low = 0
  let high = matches.length
  while (low < high) {
    const middle = (low + high) >> 1
    if ((matches[middle]?.column ?? end) < start) low = middle + 1
    else high = middle
  }
  let last = low
  while ((matches[last]?.column ?? end) < end) last++
  return last - low === matches.length ? matches : matches.slice(low, last)
}

/**
 * The cells `[start, start + moves.length)` of one row; what lies left of them becomes unreachable. The cell of column `c` is
 * kept at `c + 1`; all costs come four times.
 */
function fillRow(
  start: number,
  pairing: Int32Array,
  skip: Int32Array,
  insertion: number,
  above: Int32Array,
  current: Int32Array,
  moves: Uint8Array,
): void {
  const end = start + moves.length
  let column = start
  let left = unreachable
  if (start === 0) {
    left = (above[1] ?? 0) + insertion
    moves[0] = insertWord
    column = 1
  }
  current[start === 0 ? 1 : start] = left
  for (; column < end; column++) {
    const paired = (above[column] ?? 0) + (pairing[column] ?? 0) + pair
    const skipped = left + (skip[column] ?? 0) + skipSlot
    const inserted = (above[column + 1] ?? 0) + insertion + insertWord
    const best = Math.min(paired, skipped, inserted)
    left = best & ~3
    current[column + 1] = left
    moves[column - start] = best & 3
  }
}
