import * as Y from 'yjs'
import { draftText } from './draft-doc.ts'

/**
 * A point in a unit's text that others' typing does not move: the character it holds on to, as `client.clock` in base
 * 36; empty for the beginning of the text.
 */
export type CaretPoint = string

/**
 * A caret holds on to the character before it, so what others insert exactly there comes after it. A selection holds on
 * to its first and its last character, so nothing that others insert at its edges becomes part of it.
 */
export type CaretSide = 'before' | 'after'

const pointPattern = /^([0-9a-z]{1,11})\.([0-9a-z]{1,11})$/

/** The point at an offset (UTF-16), held by the character on that side of it. */
export function caretPoint(text: Y.Text, offset: number, side: CaretSide): CaretPoint {
  const { item } = Y.createRelativePositionFromTypeIndex(text, offset, side === 'before' ? -1 : 0)
  return item ? `${item.client.toString(36)}.${item.clock.toString(36)}` : ''
}

/** Where a point stands now; undefined while its character has not arrived, or is in another text. */
export function caretOffset(doc: Y.Doc, unit: string, point: CaretPoint, side: CaretSide): number | undefined {
  const text = draftText(doc, unit)
  if (!text || point === '') return text && 0
  const [, client, clock] = pointPattern.exec(point) ?? []
  if (!client || !clock) return undefined
  const id = Y.createID(Number.parseInt(client, 36), Number.parseInt(clock, 36))
  const position = new Y.RelativePosition(null, null, id, side === 'before' ? -1 : 0)
  const found = Y.createAbsolutePositionFromRelativePosition(position, doc, false)
  return found?.type === text ? found.index : undefined
}
