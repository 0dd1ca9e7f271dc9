/** So many code points lie between two marks. */
const stride = 64

/**
 * Code points of a text against its UTF-16 units, either way, without an entry for each of them: what labels count
 * against what the page counts. Offsets past an end are that end.
 */
export class TextPoints {
  readonly text: string
  /** In code points. */
  readonly length: number
  /** The unit of each 64th code point; none where every code point is one unit. */
  readonly #marks: Int32Array | null

  constructor(text: string) {
    this.text = text
    const marks = pairs.test(text) ? marksOf(text) : null
    this.#marks = marks?.starts ?? null
    this.length = marks?.length ?? text.length
  }

  unitAt(point: number): number {
    const wanted = Math.max(0, Math.min(this.length, point))
    if (!this.#marks) return wanted
    const mark = Math.floor(wanted / stride)
    let unit = this.#marks[mark] ?? 0
    for (let left = wanted - mark * stride; left > 0; left--) unit += unitsAt(this.text, unit)
    return unit
  }

  /** Of a unit inside of a character: that character. */
  pointAt(unit: number): number {
    const wanted = Math.max(0, Math.min(this.text.length, unit))
    if (!this.#marks) return wanted
    let mark = lastAtMost(this.#marks, wanted)
    let at = this.#marks[mark] ?? 0
    mark *= stride
    for (;;) {
      const next = at + unitsAt(this.text, at)
      if (at >= wanted || next > wanted) return mark
      at = next
      mark += 1
    }
  }

  slice(start: number, end: number): string {
    return this.text.slice(this.unitAt(start), this.unitAt(end))
  }
}

const pairs = /[\uD800-\uDBFF][\uDC00-\uDFFF]/

const unitsAt = (text: string, at: number): number => ((text.codePointAt(at) ?? 0) > 0xff_ff ? 2 : 1)

function marksOf(text: string): { readonly starts: Int32Array; readonly length: number } {
  const starts: number[] = []
  let length = 0
  for (let unit = 0; unit < text.length; unit += unitsAt(text, unit)) {
    if (length % stride === 0) starts.push(unit)
    length += 1
  }
  if (length % stride === 0) starts.push(text.length)
  return { starts: Int32Array.from(starts), length }
}

/** The index of the last entry of an ascending list that is not over a value; 0 where all are. */
export function lastAtMost(ascending: ArrayLike<number>, value: number): number {
  let low = 0
  let high = ascending.length - 1
  while (low < high) {
    const middle = Math.ceil((low + high) / 2)
    if ((ascending[middle] ?? 0) <= value) low = middle
    else high = middle - 1
  }
  return low
}
