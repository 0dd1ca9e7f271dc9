import { cutBefore } from '#shared/labels/text-breaks.ts'
import type { TextPoints } from '#shared/labels/text-points.ts'

/** A stretch of a text that is drawn together: whole lines, where they are not very long. */
export interface TextBlock {
  readonly at: number
  readonly text: string
  /** UTF-16 units of the whole text. */
  readonly from: number
  readonly to: number
  /** Code points of the whole text. */
  readonly start: number
  readonly end: number
}

/** With more lines than these, lines are put together: so many blocks a page can bear. */
const mostBlocks = 500
/** UTF-16 units: a longer line is cut. */
const longestLine = 6000

/** The text from its beginning to its end, with its line ends. */
export function textBlocks(points: TextPoints): readonly TextBlock[] {
  const { text } = points
  const full = text.split('\n').length > mostBlocks ? text.length / mostBlocks : 0
  const blocks: TextBlock[] = []
  let start = 0
  const add = (from: number, to: number): void => {
    const end = points.pointAt(to)
    blocks.push({ at: blocks.length, text: text.slice(from, to), from, to, start, end })
    start = end
  }
  let from = 0
  for (let line = 0; line < text.length; ) {
    let next = lineEnd(text, line)
    if (next - line > longestLine) {
      if (line > from) add(from, line)
      from = line
      next = cutBefore(text, line, line + longestLine)
      add(from, next)
      from = next
    } else if (next - from > full && line > from) {
      add(from, line)
      from = line
    }
    line = next
  }
  if (from < text.length || blocks.length === 0) add(from, text.length)
  return blocks
}

function lineEnd(text: string, line: number): number {
  const end = text.indexOf('\n', line)
  return end < 0 ? text.length : end + 1
}
