/** A sequence of slots for words. Words are numbers, equal when their keys are; a slot accepts any of its keys for nothing. */
export interface Slots {
  readonly length: number
  /** The keys of slot `j` are `keys[starts[j]] … keys[starts[j + 1] - 1]`. */
  readonly starts: Int32Array
  readonly keys: Int32Array
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

const pair = 0
const skipSlot = 1
const insertWord = 2
const unreachable = 0x3fffffff
const largestTable = 16_000_000

/**
 * Places every word of a block at least cost. `places[i]` becomes the slot of word `i`, or `-(j + 1)` when it stands between
 * slots and `j` is the next. Of equal ways, seen from the end, pairing comes before skipping a slot before inserting.
 * Time is words × slots; memory at most 16 MB: a larger block is searched only in a band around its diagonal.
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
  return { width, start: (row) => Math.max(0, Math.min(lastStart, Math.round(row * slope) - (width >> 1))) }
}

/** The best last move into each cell of the band, row by row. */
function fillTable(words: Int32Array, slots: Slots, block: Block, costs: WordCosts, band: Band): Uint8Array {
  const rows = block.toWord - block.fromWord
  const { width } = band
  const moves = new Uint8Array((rows + 1) * width)
  let above: Int32Array = new Int32Array(width + 1).fill(unreachable)
  let current: Int32Array = new Int32Array(width + 1).fill(unreachable)
  current[0] = 0
  for (let k = 1; k < width; k++) current[k] = (current[k - 1] ?? 0) + (slots.skip[block.fromSlot + k - 1] ?? 0)
  moves.fill(skipSlot, 1, width)
  for (let row = 1; row <= rows; row++) {
    const swap = above
    above = current
    current = swap
    const start = band.start(row)
    const rowMoves = moves.subarray(row * width, (row + 1) * width)
    const word = words[block.fromWord + row - 1] ?? -1
    fillRow(word, slots, block.fromSlot + start, start - band.start(row - 1), costs, above, current, rowMoves, start === 0)
  }
  return moves
}

/** One row of the table. `shift` is by how many columns its band lies to the right of the row above. */
function fillRow(
  word: number,
  slots: Slots,
  firstSlot: number,
  shift: number,
  costs: WordCosts,
  above: Int32Array,
  current: Int32Array,
  moves: Uint8Array,
  atEdge: boolean,
): void {
  const { starts, keys, skip } = slots
  const width = moves.length
  let left = unreachable
  for (let k = 0; k < width; k++) {
    const slot = firstSlot + k - 1
    let cost = unreachable
    let move = insertWord
    const up = k + shift
    if (k > 0 || !atEdge) {
      const end = starts[slot + 1] ?? 0
      let at = starts[slot] ?? 0
      while (at < end && keys[at] !== word) at++
      cost = (up > 0 ? (above[up - 1] ?? unreachable) : unreachable) + (at < end ? 0 : costs.substitution)
      move = pair
      const skipped = left + (skip[slot] ?? 0)
      if (skipped < cost) {
        cost = skipped
        move = skipSlot
      }
    }
    const inserted = (up < width ? (above[up] ?? unreachable) : unreachable) + costs.insertion
    if (inserted < cost) {
      cost = inserted
      move = insertWord
    }
    left = Math.min(cost, unreachable)
    current[k] = left
    moves[k] = move
  }
}
