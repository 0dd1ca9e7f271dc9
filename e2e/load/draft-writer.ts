import { once } from 'node:events'
import { createDecoder, readVarUint, readVarUint8Array } from 'lib0/decoding'
import { createEncoder, toUint8Array, writeVarUint, writeVarUint8Array } from 'lib0/encoding'
import { WebSocket } from 'ws'
import * as Y from 'yjs'
import { draftText } from '#shared/drafts/draft-doc.ts'
import { messageTypes, syncKinds } from '#shared/protocol/sync-messages.ts'
import type { ServerProcess } from '../machine/chavadi-process.ts'
import { loadRoom } from './grounds.ts'
import type { KeyTimes } from './key-times.ts'

const unit = 'u1'

/** Somebody typing into one draft over a raw socket. When each key was sent, acknowledged and seen goes to `times`. */
export class DraftWriter {
  readonly #doc = new Y.Doc()
  readonly #socket: WebSocket
  readonly #times: KeyTimes
  #caret: Y.RelativePosition | undefined
  #frames = 0
  #acknowledged = 0
  #synced: () => void = () => undefined
  /** Whatever the server closed the connection with, or said against an edit. */
  refusals = 0

  private constructor(socket: WebSocket, times: KeyTimes) {
    this.#socket = socket
    this.#times = times
    this.#doc.on('update', (update: Uint8Array, origin: unknown) => {
      if (origin !== this) this.#send(syncKinds.update, update)
    })
    socket.on('message', (data: Buffer) => this.#receive(data))
    socket.on('close', (code) => {
      if (code >= 4000) this.refusals++
    })
  }

  /** Connected, and holding the draft as the server has it. */
  static async open(server: ServerProcess, item: string, cookie: string, times: KeyTimes): Promise<DraftWriter> {
    const url = new URL(`/sync/${loadRoom}/${item}`, server.url.replace('http', 'ws'))
    const socket = new WebSocket(url, { headers: { cookie }, perMessageDeflate: false })
    const writer = new DraftWriter(socket, times)
    await once(socket, 'open')
    const synced = new Promise<void>((resolve) => {
      writer.#synced = resolve
    })
    socket.send(new Uint8Array([messageTypes.progress, 0]))
    writer.#send(syncKinds.step1, Y.encodeStateVector(writer.#doc))
    await synced
    return writer
  }

  get text(): string {
    return draftText(this.#doc, unit)?.toString() ?? ''
  }

  /** Whether every frame that was sent is acknowledged. */
  get settled(): boolean {
    return this.#acknowledged === this.#frames
  }

  /** Puts the caret at a share (0 to 1) of the text. */
  standsAt(share: number): void {
    const text = this.#writable()
    this.#caret = Y.createRelativePositionFromTypeIndex(text, Math.floor(text.length * share), -1)
  }

  /** One key at the caret. The clock starts before anything is done for it. */
  types(letter: string): void {
    const { clientID } = this.#doc
    const text = this.#writable()
    this.#times.sent(clientID, Y.getState(this.#doc.store, clientID), this.#frames + 1, performance.now())
    const caret = this.#caret && Y.createAbsolutePositionFromRelativePosition(this.#caret, this.#doc)
    const index = caret?.index ?? 0
    text.insert(index, letter)
    this.#caret = Y.createRelativePositionFromTypeIndex(text, index + 1, -1)
  }

  leave(): void {
    this.#socket.close()
  }

  #writable(): Y.Text {
    const text = draftText(this.#doc, unit)
    if (!text) throw new Error('The draft has no text')
    return text
  }

  #receive(data: Buffer): void {
    const now = performance.now()
    const decoder = createDecoder(data)
    const type = readVarUint(decoder)
    if (type === messageTypes.refused) this.refusals++
    if (type === messageTypes.acknowledged) this.#acknowledge(readVarUint(decoder), now)
    if (type !== messageTypes.sync) return
    const kind = readVarUint(decoder)
    const content = readVarUint8Array(decoder)
    if (kind === syncKinds.step1) this.#send(syncKinds.step2, Y.encodeStateAsUpdate(this.#doc, content))
    else this.#take(kind, content, now)
  }

  #take(kind: number, content: Uint8Array, now: number): void {
    this.#times.received(this.#doc.clientID, content, now)
    Y.applyUpdate(this.#doc, content, this)
    if (kind === syncKinds.step2) this.#synced()
  }

  #acknowledge(frame: number, now: number): void {
    this.#acknowledged = frame
    this.#times.acknowledged(this.#doc.clientID, frame, now)
  }

  #send(kind: number, content: Uint8Array): void {
    const encoder = createEncoder()
    writeVarUint(encoder, messageTypes.sync)
    writeVarUint(encoder, kind)
    writeVarUint8Array(encoder, content)
    if (kind !== syncKinds.step1) this.#frames++
    this.#socket.send(toUint8Array(encoder))
  }
}
