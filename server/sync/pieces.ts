import * as Y from 'yjs'
import { piecesOfUpdate } from '#shared/drafts/update-pieces.ts'
import { joinPieceBytes } from '#shared/protocol/sync-messages.ts'

/**
 * What a document holds beyond a state vector, as updates of about 32 kB that follow each other: a slow link keeps
 * hearing something.
 */
export function piecesOf(doc: Y.Doc, stateVector: Uint8Array): readonly Uint8Array[] {
  const whole = Y.encodeStateAsUpdate(doc, stateVector)
  if (whole.byteLength <= joinPieceBytes) return [whole]
  const size = { bytes: joinPieceBytes, structs: Number.POSITIVE_INFINITY }
  return piecesOfUpdate(whole, size).map(({ update }) => update)
}
