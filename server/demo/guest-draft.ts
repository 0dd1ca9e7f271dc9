import { readVarString, readVarUint } from 'lib0/decoding'
import { createEncoder, toUint8Array, writeVarUint } from 'lib0/encoding'
import { WebSocket } from 'ws'
import { WebsocketProvider } from 'y-websocket'
import * as Y from 'yjs'
import { caretPoint } from '#shared/drafts/caret-in-draft.ts'
import { draftText, draftUnits } from '#shared/drafts/draft-doc.ts'
import { type CaretState, stampedCaret } from '#shared/protocol/caret-state.ts'
import { messageTypes, syncKinds } from '#shared/protocol/sync-messages.ts'
import { type Guest, GuestLost } from './guest.ts'

/** The server has closed this draft to the guest for good, as when somebody signs the item off under their hands. */
export class DraftClosed extends Error {}

const patienceMilliseconds = 10_000

/** Hears what becomes of a draft's frames. Each connection counts them from 1. */
export interface FrameListener {
  opened(): void
  sent(frame: number, kind: 'step2' | 'update'): void
  acknowledged(frame: number, position: number): void
  refused(reason: string): void
}

/** An item's draft as a guest has it open: the stock provider, with acknowledgements and a caret. */
export class GuestDraft {
  readonly doc = new Y.Doc()
  readonly #provider: WebsocketProvider
  readonly #waiting = new Set<() => void>()
  #sent = 0
  #acknowledged = 0
  #ended = false

  constructor(guest: Guest, item: string, listener?: FrameListener) {
    const origin = new URL('/sync', guest.url.replace(/^http/, 'ws')).href
    this.#provider = new WebsocketProvider(origin, `${guest.room}/${item}/as/1`, this.doc, {
      disableBc: true,
      WebSocketPolyfill: countingSocket(guest.cookie, (frame, kind) => {
        this.#count(frame)
        if (kind) listener?.sent(frame, kind)
        else listener?.opened()
      }),
    })
    this.#provider.awareness.setLocalState(null)
    this.#provider.messageHandlers[messageTypes.acknowledged] = (_encoder, decoder) => {
      this.#acknowledged = Math.max(this.#acknowledged, readVarUint(decoder))
      listener?.acknowledged(this.#acknowledged, readVarUint(decoder))
      this.#look()
    }
    this.#provider.messageHandlers[messageTypes.refused] = (_encoder, decoder) => {
      readVarUint(decoder)
      listener?.refused(readVarString(decoder))
    }
    for (const told of [messageTypes.dropped, messageTypes.quiet])
      this.#provider.messageHandlers[told] = () => undefined
    this.#provider.on('sync', () => this.#look())
    this.#provider.on('closed', () => {
      this.#ended = true
      this.#look()
    })
  }

  /** Whether the server ended this connection for good. */
  get ended(): boolean {
    return this.#ended
  }

  text(unit: string): Y.Text | undefined {
    return draftText(this.doc, unit)
  }

  /** Resolves when the draft has arrived. */
  arrives(): Promise<void> {
    return this.#until(() => this.#provider.synced && draftUnits(this.doc).size > 0)
  }

  /** Resolves when everything typed here is durable. */
  saved(): Promise<void> {
    return this.#until(() => this.#provider.synced && this.#acknowledged >= this.#sent)
  }

  /** The caret, and what is selected when it does not begin where it ends. */
  points(unit: string, from: number, to = from): void {
    const text = this.text(unit)
    if (!text) return
    const end = caretPoint(text, to, 'before')
    const state: CaretState = { at: from === to ? [unit, end] : [unit, caretPoint(text, from, 'after'), end] }
    this.#provider.awareness.setLocalState(state)
  }

  lifts(): void {
    this.#provider.awareness.setLocalState(null)
  }

  /** The units in which others have a caret now. */
  othersIn(own: ReadonlySet<string>): ReadonlySet<string> {
    const carets = [...this.#provider.awareness.getStates().values()].flatMap((state) => {
      const caret = stampedCaret.safeParse(state)
      return caret.success && 'at' in caret.data && !own.has(caret.data.user.person) ? [caret.data.at[0]] : []
    })
    return new Set(carets)
  }

  leaves(): void {
    this.lifts()
    this.#provider.destroy()
    this.doc.destroy()
  }

  #count(frame: number): void {
    if (frame === 0) this.#acknowledged = 0
    this.#sent = frame
  }

  #look(): void {
    for (const look of [...this.#waiting]) look()
  }

  #until(condition: () => boolean): Promise<void> {
    return new Promise((resolve, reject) => {
      const done = (end: () => void) => {
        clearTimeout(timer)
        this.#waiting.delete(look)
        end()
      }
      const lost = () => done(() => reject(new GuestLost(`${this.#provider.serverUrl} does not answer any more`)))
      const look = () => {
        if (this.#ended) done(() => reject(new DraftClosed('This draft was closed')))
        else if (condition()) done(resolve)
      }
      const timer = setTimeout(lost, patienceMilliseconds)
      this.#waiting.add(look)
      look()
    })
  }
}

/** A socket that sends the session's cookie, counts the edits it sends and asks that they be acknowledged by number. */
function countingSocket(
  cookie: string,
  sent: (frame: number, kind?: 'step2' | 'update') => void,
): typeof globalThis.WebSocket {
  class CountingSocket extends WebSocket {
    #frame = 0

    constructor(address: string | URL) {
      super(address, { headers: { cookie } })
      this.on('open', () => {
        sent(0)
        super.send(progress(0))
      })
    }

    override send(data: Uint8Array): void {
      super.send(data)
      if (data[0] !== messageTypes.sync || data[1] === syncKinds.step1) return
      this.#frame++
      super.send(progress(this.#frame))
      sent(this.#frame, data[1] === syncKinds.step2 ? 'step2' : 'update')
    }
  }
  // ws in place of the browser's own: the same interface as far as the provider uses it.
  return CountingSocket as unknown as typeof globalThis.WebSocket
}

function progress(frame: number): Uint8Array {
  const encoder = createEncoder()
  writeVarUint(encoder, messageTypes.progress)
  writeVarUint(encoder, frame)
  return toUint8Array(encoder)
}
