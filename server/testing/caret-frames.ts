import { createEncoder, toUint8Array, writeVarUint, writeVarUint8Array } from 'lib0/encoding'
import { type Caret, encodeCarets } from '#server/sync/caret-message.ts'
import { messageTypes } from '#shared/protocol/sync-messages.ts'

/** An awareness frame as any client could send it. */
export function caretFrame(carets: readonly Caret[]): Uint8Array {
  const encoder = createEncoder()
  writeVarUint(encoder, messageTypes.awareness)
  writeVarUint8Array(encoder, encodeCarets(carets))
  return toUint8Array(encoder)
}

export const caretOf = (client: number, state: unknown, clock = 1): Caret => ({
  client,
  clock,
  state: JSON.stringify(state),
})
