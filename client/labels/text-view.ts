import type { PointRange, TextBreaks } from '#shared/labels/text-breaks.ts'
import type { BlockText, LineBox } from './block-text.ts'
import { blockAt } from './laid-spans.ts'
import type { TextBlock } from './text-blocks.ts'
import type { Lines } from './text-selection.ts'

/** A block of the text as it is on the page. */
export interface BlockOnPage extends Element {
  readonly block: TextBlock | undefined
  readonly words: BlockText | undefined
  readonly below: number
}

/** What a point of the window is nearest to, in code points. */
export interface NearPoint extends PointRange {
  /** The nearer end of the cluster. */
  readonly border: number
  readonly on: boolean
}

/** Where offsets of a long text are on the page, and the other way round: over all its blocks, in code points. */
export class TextView implements Lines {
  readonly #text: TextBreaks
  readonly #blocks: readonly BlockOnPage[]

  constructor(text: TextBreaks, blocks: readonly BlockOnPage[]) {
    this.#text = text
    this.#blocks = blocks
  }

  /** The cluster nearest to a point. */
  near(x: number, y: number): NearPoint | undefined {
    const found = this.#blockNear(y)
    return found && this.#nearIn(found, x, y)
  }

  caret(offset: number): LineBox | undefined {
    const found = this.#blockOf(offset)
    return found?.words?.caret(this.#unitIn(found, offset))
  }

  /** Boxes of the lines that a range covers, in the blocks that `wanted` lets through. */
  boxes({ start, end }: PointRange, wanted: (block: BlockOnPage) => boolean): readonly LineBox[] {
    return this.#blocks.flatMap((on) => {
      const { block, words } = on
      if (!(block && words) || block.end <= start || block.start >= end || !wanted(on)) return []
      return words.boxes(this.#unitIn(on, Math.max(start, block.start)), this.#unitIn(on, Math.min(end, block.end)))
    })
  }

  backward(offset: number): boolean {
    const found = this.#blockOf(offset)
    return found?.words?.backward(this.#unitIn(found, offset)) ?? false
  }

  /** The line above (-1) or below (1), under or over the caret. */
  beyond(offset: number, by: 1 | -1): number {
    const box = this.caret(offset)
    const here = this.#blockOf(offset)
    if (!(box && here)) return offset
    const step = box.bottom - box.top + here.below
    const same = this.#nearIn(here, box.left, (box.top + box.bottom) / 2 + by * step)?.border ?? offset
    const there = this.caret(same)
    if (there && Math.abs(there.top - box.top) > 2 && Math.sign(there.top - box.top) === by) return same
    const next = this.#blocks[(here.block?.at ?? 0) + by]
    if (!next) return by > 0 ? this.#text.length : 0
    const { top, bottom } = next.getBoundingClientRect()
    return this.#nearIn(next, box.left, by > 0 ? top + 1 : bottom - next.below - 1)?.border ?? offset
  }

  /** Where the line of the caret begins (-1) or ends (1). */
  end(offset: number, by: 1 | -1): number {
    const box = this.caret(offset)
    const here = this.#blockOf(offset)
    if (!(box && here)) return offset
    const { left, right } = here.getBoundingClientRect()
    const side = this.backward(offset) === by > 0 ? left - 1 : right + 1
    const found = this.#nearIn(here, side, (box.top + box.bottom) / 2)?.border ?? offset
    // The line end itself is behind the last letter.
    return by > 0 && this.#text.slice(this.#text.previous(found), found) === '\n' ? this.#text.previous(found) : found
  }

  #nearIn(on: BlockOnPage, x: number, y: number): NearPoint | undefined {
    const { block, words } = on
    if (!(block && words)) return undefined
    const { from, to, border, on: hit } = words.nearest(x, y, on.below)
    const point = (unit: number) => this.#text.points.pointAt(block.from + unit)
    return { start: point(from), end: point(to), border: point(border), on: hit }
  }

  #blockNear(y: number): BlockOnPage | undefined {
    let low = 0
    let high = this.#blocks.length - 1
    while (low < high) {
      const middle = (low + high) >> 1
      if ((this.#blocks[middle]?.getBoundingClientRect().bottom ?? 0) > y) high = middle
      else low = middle + 1
    }
    return this.#blocks[low]
  }

  #blockOf(offset: number): BlockOnPage | undefined {
    const blocks = this.#blocks.flatMap(({ block }) => block ?? [])
    return this.#blocks[blockAt(blocks, offset)]
  }

  #unitIn({ block }: BlockOnPage, offset: number): number {
    return this.#text.points.unitAt(offset) - (block?.from ?? 0)
  }
}
