interface Point {
  readonly node: Node
  readonly offset: number
}

/** Where a stretch of an element's text is on screen, a rectangle for each line; a point has no width. Offsets are UTF-16. */
export function boxesInText(element: Element, from: number, to: number): readonly DOMRect[] {
  const range = document.createRange()
  const start = pointAt(element, from)
  const end = from === to ? start : pointAt(element, to)
  if (!start || !end) {
    range.selectNodeContents(element)
    range.collapse(true)
    const box = range.getBoundingClientRect()
    return [box.height > 0 ? box : firstLine(element)]
  }
  range.setStart(start.node, start.offset)
  range.setEnd(end.node, end.offset)
  const boxes = [...range.getClientRects()]
  return from === to ? boxes.slice(-1) : boxes.filter(({ width }) => width > 0)
}

/** At the border of two text nodes the end of the earlier one; undefined where the element has no text. */
function pointAt(element: Element, offset: number): Point | undefined {
  const nodes = document.createTreeWalker(element, NodeFilter.SHOW_TEXT)
  let left = offset
  let last: Text | undefined
  while (nodes.nextNode()) {
    const node = nodes.currentNode as Text
    if (node.length === 0) continue
    if (left <= node.length) return { node, offset: left }
    left -= node.length
    last = node
  }
  return last && { node: last, offset: last.length }
}

function firstLine(element: Element): DOMRect {
  const { left, top } = element.getBoundingClientRect()
  const { lineHeight } = getComputedStyle(element)
  return new DOMRect(left, top, 0, Number.parseFloat(lineHeight) || 24)
}
