import { type Decoder, readVarString, readVarUint, readVarUint8Array } from 'lib0/decoding'
import type { WebsocketProvider } from 'y-websocket'
import * as Y from 'yjs'
import { messageTypes, syncKinds } from '#shared/protocol/sync-messages.ts'

/** Where the draft's stream stood when it was last heard of, and the mark of its entry there. */
export interface Known {
  readonly position: number
  readonly mark: string
}

/** What the server says beyond y-websocket's protocol. */
export interface AnswerListener {
  acknowledged(n: number, known: Known): void
  /** `upTo` null: in the last edits. */
  dropped(upTo: number | null, units: readonly string[]): void
  quiet(known: Known, hash: string): void
  refused(reason: string): void
  /** It asks for what it lacks, holding this much; false: it gets no answer. */
  asks(held: ReadonlyMap<number, number>): boolean
}

export function hearAnswers({ messageHandlers }: WebsocketProvider, listener: AnswerListener): void {
  messageHandlers[messageTypes.acknowledged] = (_encoder, decoder) =>
    listener.acknowledged(readVarUint(decoder), readKnown(decoder))
  messageHandlers[messageTypes.dropped] = (_encoder, decoder) => {
    const upTo = readVarUint(decoder)
    const units = Array.from({ length: readVarUint(decoder) }, () => readVarString(decoder))
    listener.dropped(upTo === 0 ? null : upTo, units)
  }
  messageHandlers[messageTypes.quiet] = (_encoder, decoder) =>
    listener.quiet(readKnown(decoder), readVarString(decoder))
  messageHandlers[messageTypes.refused] = (_encoder, decoder) => {
    readVarUint(decoder)
    listener.refused(readVarString(decoder))
  }
  const handle = messageHandlers[messageTypes.sync]
  messageHandlers[messageTypes.sync] = (encoder, decoder, ...rest) => {
    const { pos } = decoder
    const isStep1 = readVarUint(decoder) === syncKinds.step1
    const goesOn = !isStep1 || listener.asks(Y.decodeStateVector(readVarUint8Array(decoder)))
    decoder.pos = pos
    if (goesOn) handle?.(encoder, decoder, ...rest)
  }
}

const readKnown = (decoder: Decoder): Known => ({ position: readVarUint(decoder), mark: readVarString(decoder) })
