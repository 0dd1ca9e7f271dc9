import type { Stretch } from '#shared/domain/bench.ts'

/** Chromium's own way to read a selection inside a shadow root. */
interface OwnSelection {
  getSelection?(): Selection | null
}
/** Browsers of before 2025 lack it. */
interface ComposedSelection {
  getComposedRanges?(options: { shadowRoots: ShadowRoot[] }): readonly StaticRange[]
}
type Ends = Pick<StaticRange, 'startContainer' | 'startOffset' | 'endContainer' | 'endOffset' | 'collapsed'>

/** What is selected in an element of a shadow root, in UTF-16 offsets of its text; null when nothing is. */
export function selectedIn(root: ShadowRoot, text: Element): Stretch | null {
  const range = rangeIn(root)
  if (!range || range.collapsed || !text.contains(range.startContainer)) return null
  const from = offsetIn(text, range.startContainer, range.startOffset)
  // A selection that goes on below ends with this text.
  const inside = text.contains(range.endContainer)
  const to = inside ? offsetIn(text, range.endContainer, range.endOffset) : (text.textContent?.length ?? 0)
  return from < to ? { from, to } : null
}

/** The word that was clicked, which is where the browser's caret is then. */
export function wordAt(root: ShadowRoot, text: Element): Stretch | null {
  const range = rangeIn(root)
  if (!range || !text.contains(range.startContainer)) return null
  const words = text.textContent ?? ''
  const at = offsetIn(text, range.startContainer, range.startOffset)
  const from = at - (/\S*$/.exec(words.slice(0, at))?.[0].length ?? 0)
  const to = at + (/^\S*/.exec(words.slice(at))?.[0].length ?? 0)
  return from < to ? { from, to } : null
}

function rangeIn(root: ShadowRoot & OwnSelection): Ends | undefined {
  const page = document.getSelection() as (Omit<Selection, 'getComposedRanges'> & ComposedSelection) | null
  const own = root.getSelection?.()
  if (own) return own.rangeCount > 0 ? own.getRangeAt(0) : undefined
  if (page?.getComposedRanges) return page.getComposedRanges({ shadowRoots: [root] })[0]
  return page && page.rangeCount > 0 ? page.getRangeAt(0) : undefined
}

function offsetIn(text: Element, node: Node, offset: number): number {
  const before = document.createRange()
  before.setStart(text, 0)
  before.setEnd(node, offset)
  return before.toString().length
}
