import { createDecoder, type Decoder, readVarString, readVarUint, readVarUint8Array } from 'lib0/decoding'
import { createEncoder, toUint8Array, writeVarUint, writeVarUint8Array } from 'lib0/encoding'
import type { WebSocket } from 'ws'
import * as Y from 'yjs'
import { draftText } from '#shared/drafts/draft-doc.ts'
import { messageTypes, syncKinds } from '#shared/protocol/sync-messages.ts'
import type { Person } from './room-harness.ts'

/** A draft over a bare socket: the test says when which frame goes out, and hears every answer. */
export class RawDraft {
  readonly doc: Y.Doc
  readonly socket: WebSocket
  readonly acknowledged: { readonly n: number; readonly position: number; readonly mark: string }[] = []
  readonly quiet: { readonly position: number; readonly mark: string; readonly hash: string }[] = []
  readonly dropped: { readonly n: number; readonly units: readonly string[] }[] = []
  readonly refused: string[] = []
  /** How often the server asked for what it lacks. */
  asked = 0
  /** How often it said what it has. */
  answers = 0
  closedWith: number | null = null
  readonly opened: Promise<unknown>

  constructor(person: Person, path: string, doc = new Y.Doc()) {
    this.doc = doc
    this.socket = person.socket(path)
    this.socket.on('message', (data: Buffer) => this.#hear(createDecoder(new Uint8Array(data))))
    this.socket.on('close', (code) => {
      this.closedWith = code
    })
    this.opened = new Promise((resolve) => this.socket.on('open', resolve))
    void this.opened.then(() => this.socket.send(new Uint8Array([messageTypes.progress, 0])))
  }

  get text(): string {
    return draftText(this.doc, 'u1')?.toString() ?? ''
  }

  sends(kind: keyof typeof syncKinds, content: Uint8Array): void {
    const encoder = createEncoder()
    writeVarUint(encoder, messageTypes.sync)
    writeVarUint(encoder, syncKinds[kind])
    writeVarUint8Array(encoder, content)
    this.socket.send(toUint8Array(encoder))
  }

  asksForState(): void {
    this.sends('step1', Y.encodeStateVector(this.doc))
  }

  /** What a change of this document comes to, without sending it. */
  makes(change: (text: Y.Text) => void): Uint8Array {
    const updates: Uint8Array[] = []
    const keep = (update: Uint8Array) => updates.push(update)
    this.doc.on('update', keep)
    const text = draftText(this.doc, 'u1')
    if (!text) throw new Error('the draft has no text yet')
    change(text)
    this.doc.off('update', keep)
    return Y.mergeUpdates(updates)
  }

  #hear(decoder: Decoder): void {
    const type = readVarUint(decoder)
    if (type === messageTypes.sync) this.#hearSync(decoder)
    else if (type === messageTypes.acknowledged)
      this.acknowledged.push({
        n: readVarUint(decoder),
        position: readVarUint(decoder),
        mark: readVarString(decoder),
      })
    else if (type === messageTypes.quiet)
      this.quiet.push({ position: readVarUint(decoder), mark: readVarString(decoder), hash: readVarString(decoder) })
    else if (type === messageTypes.dropped) {
      const n = readVarUint(decoder)
      this.dropped.push({ n, units: Array.from({ length: readVarUint(decoder) }, () => readVarString(decoder)) })
    } else if (type === messageTypes.refused) {
      readVarUint(decoder)
      this.refused.push(readVarString(decoder))
    }
  }

  #hearSync(decoder: Decoder): void {
    const kind = readVarUint(decoder)
    if (kind === syncKinds.step1) this.asked++
    else Y.applyUpdate(this.doc, readVarUint8Array(decoder), 'server')
    if (kind === syncKinds.step2) this.answers++
  }
}
