import { createDecoder, type Decoder, readVarUint, readVarUint8Array } from 'lib0/decoding'
import {
  createEncoder,
  type Encoder,
  toUint8Array,
  writeVarString,
  writeVarUint,
  writeVarUint8Array,
} from 'lib0/encoding'
import { Awareness, applyAwarenessUpdate, encodeAwarenessUpdate } from 'y-protocols/awareness'
import { readSyncMessage, writeSyncStep1, writeUpdate } from 'y-protocols/sync'
import * as Y from 'yjs'
import { draftHash } from '#shared/drafts/draft-hash.ts'
import { closeCodes } from '#shared/protocol/close-codes.ts'
import { messageTypes, syncKinds } from '#shared/protocol/sync-messages.ts'

/** The far end of `/sync` in this page. Edits are taken, acknowledged or refused as the test says. */
export class FakeSyncServer {
  doc = new Y.Doc()
  readonly sockets = new Set<FakeSocket>()
  /** Carets of everybody, as the pages have told them. */
  readonly carets = new Awareness(new Y.Doc())
  online = true
  acknowledges = true
  /** The next edit is refused for this reason. */
  refusal: string | null = null
  /** How long the refusal is on its way. What the page sends meanwhile is not read. */
  refusalTakes = 0

  /** How many of the next connections are closed as holding what the store does not have. */
  turnsAway = 0
  /** The code that every further connection is closed with. */
  shuts: number | null = null
  #tells = true

  constructor() {
    this.#follow()
  }

  /** The draft as it was at an earlier time; every connection ends. */
  goBackTo(state: Uint8Array): void {
    this.doc = new Y.Doc()
    Y.applyUpdate(this.doc, state)
    this.#follow()
    this.dropAll()
  }

  /** A change that no page hears of. */
  secretly(change: (doc: Y.Doc) => void): void {
    this.#tells = false
    change(this.doc)
    this.#tells = true
  }

  #follow(): void {
    this.doc.on('update', (update: Uint8Array, origin: unknown) => {
      if (!this.#tells) return
      for (const socket of this.sockets) if (socket !== origin) socket.tell((encoder) => writeUpdate(encoder, update))
    })
  }

  /** What to put in the place of the page's WebSocket. */
  get socketClass(): typeof WebSocket {
    const server = this
    return class extends FakeSocket {
      constructor() {
        super(server)
      }
      // As much of a WebSocket as the provider uses.
    } as unknown as typeof WebSocket
  }

  /** Somebody else stands there; null when they stand nowhere any more. */
  caret(client: number, state: { readonly at: unknown; readonly user: { readonly person: string } } | null): void {
    const other = new Awareness(new Y.Doc())
    other.doc.clientID = client
    other.clientID = client
    const clock = (this.carets.meta.get(client)?.clock ?? 0) + 1
    other.states.set(client, state ?? {})
    other.meta.set(client, { clock, lastUpdated: 0 })
    if (state === null) other.states.delete(client)
    const update = encodeAwarenessUpdate(other, [client])
    other.destroy()
    applyAwarenessUpdate(this.carets, update, 'test')
    for (const socket of this.sockets) socket.tellCarets(update)
  }

  dropAll(code = 1006): void {
    for (const socket of [...this.sockets]) socket.end(code)
  }

  /** Everything that was held back is acknowledged now. */
  acknowledgeAll(): void {
    this.acknowledges = true
    for (const socket of this.sockets) socket.acknowledge()
  }
}

/** As the server says it: what the draft says when it is quiet. */
export function tellQuiet({ sockets, doc }: FakeSyncServer): void {
  for (const socket of sockets)
    socket.say((encoder) => {
      writeVarUint(encoder, messageTypes.quiet)
      writeVarUint(encoder, 1)
      writeVarString(encoder, 'mark')
      writeVarString(encoder, draftHash(doc))
    })
}

/** As the server says it: what was written in these units up to that frame landed in what is deleted. */
export function tellDropped({ sockets }: FakeSyncServer, n: number, units: readonly string[]): void {
  for (const socket of sockets)
    socket.say((encoder) => {
      for (const number of [messageTypes.dropped, n, units.length]) writeVarUint(encoder, number)
      for (const unit of units) writeVarString(encoder, unit)
    })
}

class FakeSocket extends EventTarget {
  static readonly OPEN = 1
  readonly OPEN = 1
  binaryType = 'arraybuffer'
  readyState = 0
  onopen: ((event: Event) => void) | null = null
  onmessage: ((event: MessageEvent) => void) | null = null
  onclose: ((event: CloseEvent) => void) | null = null
  onerror: ((event: Event) => void) | null = null
  #frames = 0
  readonly #server: FakeSyncServer
  #refuses = false

  constructor(server: FakeSyncServer) {
    super()
    this.#server = server
    queueMicrotask(() => this.#open())
  }

  send(frame: Uint8Array): void {
    const decoder = createDecoder(frame)
    const type = readVarUint(decoder)
    if (type === messageTypes.awareness) applyAwarenessUpdate(this.#server.carets, readVarUint8Array(decoder), this)
    if (type !== messageTypes.sync || this.readyState !== 1 || this.#refuses) return
    const edits = frame[1] !== syncKinds.step1
    if (edits && this.#server.refusal !== null && frame.length > 6) this.#refuse(this.#server.refusal)
    else this.#take(decoder, edits)
  }

  #take(decoder: Decoder, edits: boolean): void {
    const answer = createEncoder()
    readSyncMessage(decoder, answer, this.#server.doc, this)
    const bytes = toUint8Array(answer)
    if (bytes.length > 0) this.#message(Uint8Array.from([messageTypes.sync, ...bytes]))
    if (!edits) return
    this.#frames++
    queueMicrotask(() => {
      if (this.#server.acknowledges) this.acknowledge()
    })
  }

  close(): void {
    this.readyState = 3
    this.#server.sockets.delete(this)
  }

  end(code: number): void {
    this.close()
    this.onclose?.(new CloseEvent('close', { code }))
  }

  acknowledge(): void {
    const encoder = createEncoder()
    for (const number of [messageTypes.acknowledged, this.#frames, this.#frames]) writeVarUint(encoder, number)
    writeVarString(encoder, `mark-${this.#frames}`)
    this.#message(toUint8Array(encoder))
  }

  say(write: (encoder: Encoder) => void): void {
    const encoder = createEncoder()
    write(encoder)
    this.#message(toUint8Array(encoder))
  }

  tell(write: (encoder: Encoder) => void): void {
    const encoder = createEncoder()
    writeVarUint(encoder, messageTypes.sync)
    write(encoder)
    this.#message(toUint8Array(encoder))
  }

  tellCarets(update: Uint8Array): void {
    const encoder = createEncoder()
    writeVarUint(encoder, messageTypes.awareness)
    writeVarUint8Array(encoder, update)
    this.#message(toUint8Array(encoder))
  }

  #open(): void {
    if (!this.#server.online) this.end(1006)
    else if (this.#server.shuts !== null) this.end(this.#server.shuts)
    else if (this.#server.turnsAway-- > 0) this.end(closeCodes.wentBack)
    else this.#greet()
  }

  #greet(): void {
    this.readyState = 1
    this.#server.sockets.add(this)
    const event = new Event('open')
    this.dispatchEvent(event)
    this.onopen?.(event)
    this.tell((encoder) => writeSyncStep1(encoder, this.#server.doc))
  }

  #refuse(reason: string): void {
    this.#server.refusal = null
    this.#refuses = true
    if (this.#server.refusalTakes === 0) this.#tellRefusal(reason)
    else setTimeout(() => this.#tellRefusal(reason), this.#server.refusalTakes)
  }

  #tellRefusal(reason: string): void {
    const encoder = createEncoder()
    writeVarUint(encoder, messageTypes.refused)
    writeVarUint(encoder, this.#frames + 1)
    writeVarString(encoder, reason)
    this.#message(toUint8Array(encoder))
    this.end(closeCodes.refused)
  }

  #message(data: Uint8Array): void {
    if (this.readyState === 1) this.onmessage?.(new MessageEvent('message', { data: new Uint8Array(data).buffer }))
  }
}
