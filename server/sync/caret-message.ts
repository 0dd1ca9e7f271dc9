import { createDecoder, readVarString, readVarUint } from 'lib0/decoding'
import { createEncoder, toUint8Array, writeVarString, writeVarUint } from 'lib0/encoding'

/** One client's entry of y-protocols' awareness. */
export interface Caret {
  readonly client: number
  readonly clock: number
  /** JSON as it is told; `null` when gone. */
  readonly state: string
}

export const isGone = ({ state }: Caret): boolean => state === 'null'

/** Peers take a removal under the clock that they know; the client's next state is then above it. */
export const goneFrom = (caret: Caret): Caret => ({ ...caret, state: 'null' })

const mostMessageBytes = 2048

/** The one caret that a message holds; undefined for any other message. */
export function decodeCaret(message: Uint8Array): Caret | undefined {
  try {
    const decoder = createDecoder(message)
    if (readVarUint(decoder) !== 1 || message.byteLength > mostMessageBytes) return undefined
    return { client: readVarUint(decoder), clock: readVarUint(decoder), state: readVarString(decoder) }
  } catch {
    return undefined
  }
}

/** y-protocols' awareness update. */
export function encodeCarets(carets: readonly Caret[]): Uint8Array {
  const encoder = createEncoder()
  writeVarUint(encoder, carets.length)
  for (const { client, clock, state } of carets) {
    writeVarUint(encoder, client)
    writeVarUint(encoder, clock)
    writeVarString(encoder, state)
  }
  return toUint8Array(encoder)
}
