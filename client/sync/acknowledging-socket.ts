import { createDecoder, readVarUint, readVarUint8Array } from 'lib0/decoding'
import { createEncoder, toUint8Array, writeVarUint, writeVarUint8Array } from 'lib0/encoding'
import { piecesOfUpdate } from '#shared/drafts/update-pieces.ts'
import { joinPieceBytes, messageTypes, syncKinds } from '#shared/protocol/sync-messages.ts'
import type { FrameContent } from './edit-ledger.ts'

export interface FrameListener {
  /** A new connection: frames count from 1 again. */
  opened(): void
  sent(frame: number, content: FrameContent): void
}

/** As many as the server takes in one of its turns, so that the count of what is left falls steadily. */
const mostStructs = 500

type Sent = Parameters<WebSocket['send']>[0]

/**
 * A WebSocket that counts the edits it sends and asks the server to acknowledge them by number. Much at once goes out in
 * pieces, so that what has arrived of it is safe when the line breaks.
 */
export function acknowledgingSocket(
  listener: FrameListener,
  most = { bytes: joinPieceBytes, structs: mostStructs },
): typeof WebSocket {
  return class AcknowledgingSocket extends WebSocket {
    #frame = 0

    constructor(url: string | URL, protocols?: string | string[]) {
      super(url, protocols)
      this.addEventListener('open', () => {
        listener.opened()
        super.send(progress(0))
      })
    }

    override send(data: Sent): void {
      const kind = kindOf(data)
      if (kind === undefined) super.send(data)
      else if (kind === 'update' || (data as Uint8Array).byteLength <= most.bytes) this.#sendEdit(data, kind)
      else this.#sendPieces(data as Uint8Array)
    }

    #sendPieces(step2: Uint8Array): void {
      const reached = new Map<number, number>()
      const pieces = piecesOfUpdate(contentOf(step2), most)
      pieces.forEach(({ update, reach }, at) => {
        for (const [client, clock] of reach) reached.set(client, clock)
        const isLast = at === pieces.length - 1
        const frame = syncFrame(isLast ? syncKinds.step2 : syncKinds.update, update)
        this.#sendEdit(frame, isLast ? 'step2' : new Map(reached))
      })
    }

    #sendEdit(frame: Sent, content: FrameContent): void {
      super.send(frame)
      this.#frame++
      super.send(progress(this.#frame))
      listener.sent(this.#frame, content)
    }
  }
}

function progress(frame: number): Uint8Array<ArrayBuffer> {
  const encoder = createEncoder()
  writeVarUint(encoder, messageTypes.progress)
  writeVarUint(encoder, frame)
  return new Uint8Array(toUint8Array(encoder))
}

function kindOf(frame: unknown): 'step2' | 'update' | undefined {
  if (!(frame instanceof Uint8Array) || frame[0] !== messageTypes.sync) return undefined
  if (frame[1] === syncKinds.step2) return 'step2'
  return frame[1] === syncKinds.update ? 'update' : undefined
}

function contentOf(frame: Uint8Array): Uint8Array {
  const decoder = createDecoder(frame)
  readVarUint(decoder)
  readVarUint(decoder)
  return readVarUint8Array(decoder)
}

function syncFrame(kind: number, content: Uint8Array): Uint8Array<ArrayBuffer> {
  const encoder = createEncoder()
  writeVarUint(encoder, messageTypes.sync)
  writeVarUint(encoder, kind)
  writeVarUint8Array(encoder, content)
  return new Uint8Array(toUint8Array(encoder))
}
