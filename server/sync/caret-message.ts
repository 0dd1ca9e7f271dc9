import { createDecoder, hasContent, readVarString, readVarUint } from 'lib0/decoding'
import { createEncoder, toUint8Array, writeVarString, writeVarUint } from 'lib0/encoding'
import { sentCaret, stampOnly } from '#shared/protocol/caret-state.ts'

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

/**
 * The one caret that a message holds, of a known shape and with nothing else in it; undefined for any other message,
 * also for what we told about others and a stock client says again.
 */
export function readCaret(message: Uint8Array): Caret | undefined {
  try {
    const decoder = createDecoder(message)
    if (message.byteLength > mostMessageBytes || readVarUint(decoder) !== 1) return undefined
    const [client, clock] = [readVarUint(decoder), readVarUint(decoder)]
    const said: unknown = JSON.parse(readVarString(decoder))
    if (hasContent(decoder) || stampOnly.safeParse(said).success) return undefined
    const state = sentCaret.nullable().safeParse(said)
    return state.success ? { client, clock, state: JSON.stringify(state.data) } : undefined
  } catch {
    return undefined
  }
}

/** Who it is comes from here and nowhere else. */
export const stamped = (caret: Caret, person: string): Caret =>
  isGone(caret) ? caret : { ...caret, state: JSON.stringify({ ...JSON.parse(caret.state), user: { person } }) }

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
