/** In pixels of the window. */
export interface LineBox {
  readonly left: number
  readonly top: number
  readonly right: number
  readonly bottom: number
}

/** The cluster nearest to a point, in UTF-16 units, and the border of it that is nearer. */
export interface NearCluster {
  readonly from: number
  readonly to: number
  readonly border: number
  /** Whether the point lies on the cluster, or on the lanes below it. */
  readonly on: boolean
}

const clusters = new Intl.Segmenter('und', { granularity: 'grapheme' })
/** So many clusters are measured together, to find where a closer look is needed. */
const togetherMeasured = 48

/** Where the words of one text node are on screen. */
export class BlockText {
  readonly #node: Text
  readonly #range = document.createRange()
  #starts: readonly number[] | undefined

  constructor(node: Text) {
    this.#node = node
  }

  /** A box for each line, and for each run that is read the other way. */
  boxes(from: number, to: number): readonly LineBox[] {
    const boxes: LineBox[] = []
    for (const { left, top, right, bottom } of this.#rects(from, to)) {
      const last = boxes.at(-1)
      if (right === left) continue
      if (last && Math.abs(last.top - top) < 2 && left <= last.right + 1 && right >= last.left - 1)
        boxes[boxes.length - 1] = { ...last, left: Math.min(last.left, left), right: Math.max(last.right, right) }
      else boxes.push({ left, top, right, bottom })
    }
    return boxes.length > 0 ? boxes : [this.caret(from)]
  }

  /** No wider than a line; at the border of two lines on the later one. */
  caret(at: number): LineBox {
    const [start, end] = [this.#clusterFrom(at), this.#clusterUntil(at)]
    const next = start && this.#rects(start.from, start.to)[0]
    const before = end && this.#rects(end.from, end.to).at(-1)
    if (start && next && (next.width > 0 || !before)) {
      const x = this.backward(start.from) ? next.right : next.left
      return { left: x, right: x, top: next.top, bottom: next.bottom }
    }
    if (end && before) {
      const x = this.backward(end.from) ? before.left : before.right
      return { left: x, right: x, top: before.top, bottom: before.bottom }
    }
    const { left, top, bottom } = this.#element.getBoundingClientRect()
    return { left, right: left, top, bottom }
  }

  /** `below`: how far under a line its lanes reach. */
  nearest(x: number, y: number, below: number): NearCluster {
    const starts = this.#clusterStarts()
    const all = Array.from({ length: Math.ceil(starts.length / togetherMeasured) }, (_, at) => at * togetherMeasured)
    const rough = closest(all.map((at) => this.#away(at, at + togetherMeasured, x, y, below)))
    const near = rough.flatMap((at) =>
      Array.from({ length: togetherMeasured }, (_, more) => at * togetherMeasured + more),
    )
    const inText = near.filter((at) => at < starts.length)
    const [found = 0] = closest(inText.map((at) => this.#away(at, at + 1, x, y, below))).map((at) => inText[at] ?? 0)
    const [from, to] = [starts[found] ?? 0, starts[found + 1] ?? this.#node.length]
    const box = this.#rects(from, to)[0]
    const later = box !== undefined && x > (box.left + box.right) / 2
    const on = box !== undefined && x >= box.left && x <= box.right && y >= box.top && y <= box.bottom + below
    return { from, to, border: later === this.backward(from) ? from : to, on }
  }

  /** Whether the words at an offset are read from right to left. */
  backward(at: number): boolean {
    const { data } = this.#node
    const line = data.lastIndexOf('\n', at - 1) + 1
    const strong = [...data.slice(line, at + 2).matchAll(strongLetter)].at(-1) ?? strongAfter(data, at)
    return strong ? rightToLeft.test(strong[0]) : getComputedStyle(this.#element).direction === 'rtl'
  }

  get #element(): Element {
    return this.#node.parentElement ?? document.body
  }

  #rects(from: number, to: number): readonly DOMRect[] {
    this.#range.setStart(this.#node, Math.min(from, this.#node.length))
    this.#range.setEnd(this.#node, Math.min(to, this.#node.length))
    return [...this.#range.getClientRects()]
  }

  /** How far a point is from clusters: first over and under, then beside. */
  #away(first: number, end: number, x: number, y: number, below: number): Distance {
    const starts = this.#clusterStarts()
    const rects = this.#rects(starts[first] ?? this.#node.length, starts[end] ?? this.#node.length)
    const distances = rects.map(
      (rect): Distance => ({
        over: Math.max(0, rect.top - y, y - rect.bottom - below),
        beside: Math.max(0, rect.left - x, x - rect.right),
      }),
    )
    return distances.toSorted(byDistance)[0] ?? { over: Number.POSITIVE_INFINITY, beside: Number.POSITIVE_INFINITY }
  }

  #clusterStarts(): readonly number[] {
    this.#starts ??= [...clusters.segment(this.#node.data)].map(({ index }) => index)
    return this.#starts
  }

  #clusterFrom(at: number): { from: number; to: number } | undefined {
    const starts = this.#clusterStarts()
    const found = starts.findLastIndex((start) => start <= at)
    return at < this.#node.length && found >= 0 ? { from: at, to: starts[found + 1] ?? this.#node.length } : undefined
  }

  #clusterUntil(at: number): { from: number; to: number } | undefined {
    const from = this.#clusterStarts().findLast((start) => start < at)
    return from === undefined ? undefined : { from, to: at }
  }
}

interface Distance {
  readonly over: number
  readonly beside: number
}

const byDistance = (a: Distance, b: Distance): number => a.over - b.over || a.beside - b.beside

/** The numbers of those that are as near as the nearest one, over and under; the nearest first. */
function closest(distances: readonly Distance[]): readonly number[] {
  const order = distances.map((_, at) => at)
  const sorted = order.toSorted((a, b) => byDistance(distances[a] ?? none, distances[b] ?? none))
  const least = distances[sorted[0] ?? 0]?.over
  return sorted.filter((at) => distances[at]?.over === least)
}

const none: Distance = { over: Number.POSITIVE_INFINITY, beside: Number.POSITIVE_INFINITY }

const rightToLeft = /[\u0590-\u08FF\uFB1D-\uFDFF\uFE70-\uFEFF]/
const strongLetter = /\p{L}/gu

function strongAfter(data: string, at: number): RegExpMatchArray | null {
  const end = data.indexOf('\n', at)
  return data.slice(at, end < 0 ? undefined : end).match(/\p{L}/u)
}
