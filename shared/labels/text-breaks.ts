import { lastAtMost, TextPoints } from './text-points.ts'

const clusters = new Intl.Segmenter('und', { granularity: 'grapheme' })
const words = new Intl.Segmenter('und', { granularity: 'word' })

/** UTF-16 units that are looked at together: a segmenter's random access takes as long as its whole text. */
const longestPiece = 1000

/** Code points `[start, end)`. */
export interface PointRange {
  readonly start: number
  readonly end: number
}

/** Of one piece, in UTF-16 units of the whole text, ascending. */
interface PieceBreaks {
  readonly clusters: readonly number[]
  readonly wordStarts: readonly number[]
  readonly wordEnds: readonly number[]
}

/**
 * Where a text may be cut: between grapheme clusters and around words, by Unicode's rules (UAX 29). All offsets are code
 * points; long texts are segmented piece by piece, where somebody looks.
 */
export class TextBreaks {
  readonly points: TextPoints
  /** Where pieces begin, and the end of the text. */
  readonly #pieces: readonly number[]
  readonly #found = new Map<number, PieceBreaks>()

  constructor(text: string) {
    this.points = new TextPoints(text)
    this.#pieces = piecesOf(text)
  }

  get text(): string {
    return this.points.text
  }

  get length(): number {
    return this.points.length
  }

  slice(start: number, end: number): string {
    return this.points.slice(start, end)
  }

  /** The border between clusters that lies before an offset, and the one after it. */
  previous(offset: number): number {
    return this.#before(offset, 'clusters')
  }
  next(offset: number): number {
    return this.#after(offset, 'clusters')
  }

  /** The border at an offset or before it, and the one at it or after it. */
  floor(offset: number): number {
    return this.previous(Math.min(this.length, offset) + 1)
  }
  ceil(offset: number): number {
    return this.next(Math.max(0, offset) - 1)
  }

  /** All clusters that a range touches; of an empty one the border at it or before it. */
  whole({ start, end }: PointRange): PointRange {
    const [low, high] = [Math.min(start, end), Math.max(start, end)]
    const from = this.floor(low)
    return { start: from, end: low === high ? from : this.ceil(high) }
  }

  wordStartBefore(offset: number): number {
    return this.#before(offset, 'wordStarts')
  }
  wordStartAfter(offset: number): number {
    return this.#after(offset, 'wordStarts')
  }
  wordEndBefore(offset: number): number {
    return this.#before(offset, 'wordEnds')
  }
  wordEndAfter(offset: number): number {
    return this.#after(offset, 'wordEnds')
  }

  /** The word at an offset, else the one that ends there; between words the cluster. */
  wordAt(offset: number): PointRange {
    const from = this.floor(Math.min(offset, this.length - 1))
    return this.#wordOver(offset) ?? this.#wordOver(this.previous(offset)) ?? { start: from, end: this.next(from) }
  }

  /** Without the white space at its ends, in whole clusters; undefined where nothing else is in it. */
  trimmed(range: PointRange): PointRange | undefined {
    const { start, end } = this.whole(range)
    const words = this.slice(start, end)
    const lead = words.length - words.trimStart().length
    const unit = this.points.unitAt(start)
    const first = this.points.pointAt(unit + lead)
    const last = this.points.pointAt(unit + words.trimEnd().length)
    return first < last ? this.whole({ start: first, end: last }) : undefined
  }

  #wordOver(offset: number): PointRange | undefined {
    const unit = this.points.unitAt(offset)
    const { wordStarts, wordEnds } = this.#breaksOf(lastAtMost(this.#pieces, unit))
    const at = wordStarts.findLastIndex((start) => start <= unit)
    const [start = 0, end = 0] = [wordStarts[at], wordEnds[at]]
    return end > unit ? { start: this.points.pointAt(start), end: this.points.pointAt(end) } : undefined
  }

  #before(offset: number, kind: keyof PieceBreaks): number {
    const unit = offset > this.length ? this.text.length + 1 : this.points.unitAt(offset)
    for (let piece = lastAtMost(this.#pieces, unit); piece >= 0; piece--) {
      const found = this.#breaksOf(piece)[kind].findLast((at) => at < unit)
      if (found !== undefined) return this.points.pointAt(found)
    }
    return 0
  }

  #after(offset: number, kind: keyof PieceBreaks): number {
    const unit = offset < 0 ? -1 : this.points.unitAt(offset)
    for (let piece = Math.max(0, lastAtMost(this.#pieces, unit)); piece < this.#pieces.length; piece++) {
      const found = this.#breaksOf(piece)[kind].find((at) => at > unit)
      if (found !== undefined) return this.points.pointAt(found)
    }
    return this.length
  }

  #breaksOf(piece: number): PieceBreaks {
    const known = this.#found.get(piece)
    if (known) return known
    const from = this.#pieces[piece] ?? this.text.length
    const part = this.text.slice(from, this.#pieces[piece + 1] ?? this.text.length)
    const said = [...words.segment(part)].filter(({ isWordLike }) => isWordLike)
    const starts = [...clusters.segment(part)].map(({ index }) => from + index)
    const breaks = {
      // The end of the text is a border too.
      clusters: part === '' ? [this.text.length] : starts,
      wordStarts: said.map(({ index }) => from + index),
      wordEnds: said.map(({ index, segment }) => from + index + segment.length),
    }
    this.#found.set(piece, breaks)
    return breaks
  }
}

/** Begins of pieces that are no longer than asked, and the end; none of them parts a cluster. */
function piecesOf(text: string): readonly number[] {
  const pieces = [0]
  for (let at = 0; at < text.length; ) {
    at = text.length - at <= longestPiece ? text.length : cutBefore(text, at, at + longestPiece)
    pieces.push(at)
  }
  return pieces
}

/** The last place up to `most` where a text may be cut, after `from`: behind white space, else between clusters. */
export function cutBefore(text: string, from: number, most: number): number {
  for (let at = most; at > from + (most - from) / 2; at--)
    if (isSpace(text.charCodeAt(at - 1)) && startsCluster(text, at)) return at
  for (let room = most - from; ; room *= 2) {
    const part = text.slice(from, from + room + 1)
    const last = [...clusters.segment(part)].at(-1)?.index ?? 0
    if (last > 0) return from + last
    if (from + room >= text.length) return text.length
  }
}

const isSpace = (code: number): boolean => code === 0x20 || code === 0x0a || code === 0x09

const startsCluster = (text: string, at: number): boolean => !joiners.test(text.charAt(at))

/** What hangs on to the character before it; half of a pair may be such a mark. */
const joiners = /\p{M}|\p{Surrogate}|\p{Join_Control}/u
