import { createEncoder, toUint8Array, writeVarUint } from 'lib0/encoding'
import { messageTypes, syncKinds } from '#shared/protocol/sync-messages.ts'

export interface FrameListener {
  /** A new connection: frames count from 1 again. */
  opened(): void
  sent(frame: number, kind: 'step2' | 'update'): void
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

/** A WebSocket that counts the edits it sends and asks the server to acknowledge them by number. */
export function acknowledgingSocket(listener: FrameListener): typeof WebSocket {
  return class AcknowledgingSocket extends WebSocket {
    #frame = 0

    constructor(url: string | URL, protocols?: string | string[]) {
      super(url, protocols)
      this.addEventListener('open', () => {
        listener.opened()
        super.send(progress(0))
      })
    }

    override send(data: Parameters<WebSocket['send']>[0]): void {
      super.send(data)
      const kind = kindOf(data)
      if (!kind) return
      this.#frame++
      super.send(progress(this.#frame))
      listener.sent(this.#frame, kind)
    }
  }
}
