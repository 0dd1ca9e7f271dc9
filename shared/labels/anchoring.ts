/** What offsets of a file may count, in the order in which they are tried. */
export const offsetReadings = ['code points', 'UTF-16', 'UTF-8 bytes', 'graphemes'] as const
export type OffsetReading = (typeof offsetReadings)[number]

export interface OffsetSpan {
  readonly start: number
  /** Exclusive. */
  readonly end: number
  /** The words there, as the file has them; left out where it has none. */
  readonly quote?: string
}

/** Code points `[start, end)` and the words of the text there. */
export interface AnchoredSpan {
  readonly start: number
  readonly end: number
  readonly quote: string
  readonly reading: OffsetReading
}

/**
 * Finds what the offsets of a file count in one text: the first reading by which a span's quote stands there, that which
 * fits most spans of the text before the others. Nothing is searched for: a quote that stands nowhere is not anchored.
 */
export class TextAnchors {
  readonly #text: string
  readonly #points: readonly string[]
  readonly #ends = new Map<OffsetReading, Int32Array>()

  constructor(text: string) {
    this.#text = text
    this.#points = Array.from(text)
  }

  get length(): number {
    return this.#points.length
  }

  slice(start: number, end: number): string {
    return this.#points.slice(start, end).join('')
  }

  /** In the order of the spans; undefined for one whose quote no reading finds, or that is out of the text in all. */
  anchor(spans: readonly OffsetSpan[]): readonly (AnchoredSpan | undefined)[] {
    const fits = (reading: OffsetReading) =>
      spans.filter((span) => span.quote !== undefined && this.#read(span, reading)).length
    const counted = offsetReadings.map((reading) => ({ reading, count: fits(reading) }))
    const order = counted.toSorted((a, b) => b.count - a.count).map(({ reading }) => reading)
    return spans.map((span) => {
      for (const reading of order) {
        const found = this.#read(span, reading)
        if (found) return found
      }
      return undefined
    })
  }

  #read({ start, end, quote }: OffsetSpan, reading: OffsetReading): AnchoredSpan | undefined {
    const [from, to] = [this.#pointAt(start, reading), this.#pointAt(end, reading)]
    if (from === undefined || to === undefined || to < from) return undefined
    const words = this.slice(from, to)
    if (quote !== undefined && plain(quote) !== plain(words)) return undefined
    return { start: from, end: to, quote: words, reading }
  }

  /** The code point that starts at an offset; undefined inside of a character and out of the text. */
  #pointAt(offset: number, reading: OffsetReading): number | undefined {
    if (!Number.isInteger(offset) || offset < 0) return undefined
    if (reading === 'code points') return offset <= this.#points.length ? offset : undefined
    const point = this.#starts(reading)[offset]
    return point === undefined || point < 0 ? undefined : point
  }

  /** Per offset the code point that starts there, or -1; the end of the text is the last. */
  #starts(reading: OffsetReading): Int32Array {
    const known = this.#ends.get(reading)
    if (known) return known
    const starts: number[] = []
    let point = 0
    for (const [units, points] of this.#pieces(reading)) {
      starts.push(point, ...Array.from({ length: units - 1 }, () => -1))
      point += points
    }
    const table = Int32Array.from([...starts, point])
    this.#ends.set(reading, table)
    return table
  }

  /** The text piece by piece: how many units and how many code points each has. */
  *#pieces(reading: OffsetReading): Generator<readonly [units: number, points: number]> {
    if (reading === 'graphemes')
      for (const { segment } of new Intl.Segmenter('und', { granularity: 'grapheme' }).segment(this.#text))
        yield [1, Array.from(segment).length]
    else for (const point of this.#points) yield [reading === 'UTF-16' ? point.length : utf8Length(point), 1]
  }
}

function utf8Length(point: string): number {
  const code = point.codePointAt(0) ?? 0
  return code < 0x80 ? 1 : code < 0x800 ? 2 : code < 0x1_00_00 ? 3 : 4
}

/** Files say the same words with other line ends, with line ends spelled out, and in other normal forms. */
const plain = (quote: string): string => quote.replace(/\r\n|\r|\\r\\n|\\n/g, '\n').normalize('NFC')
