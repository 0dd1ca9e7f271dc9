import { readVarString, readVarUint } from 'lib0/decoding'
import { WebsocketProvider } from 'y-websocket'
import * as Y from 'yjs'
import { draftUnits } from '#shared/drafts/draft-doc.ts'
import { closeCodes } from '#shared/protocol/close-codes.ts'
import { messageTypes } from '#shared/protocol/sync-messages.ts'
import { acknowledgingSocket } from './acknowledging-socket.ts'
import { Carets, type CaretsByUnit } from './carets.ts'
import { EditLedger } from './edit-ledger.ts'
import type { Outstanding } from './save-state.ts'

export interface DraftListener {
  /** The units whose text or fields changed, here or elsewhere. */
  changed(units: ReadonlySet<string>): void
  synced(): void
  /** Something became outstanding or was acknowledged, or the connection came or went. */
  progress(): void
  /** The server will not take an edit; it closes the connection for good. */
  refused(reason: string): void
  /** Closed for good for another reason. */
  ended(code: number): void
  /** Others' carets moved, came or went. */
  carets(carets: CaretsByUnit): void
}

/** One generation of an item's draft: a document under a client id of its own, and its way to the server. */
export class DraftConnection {
  readonly doc = new Y.Doc()
  readonly carets: Carets
  readonly #ledger = new EditLedger()
  readonly #provider: WebsocketProvider
  readonly #listener: DraftListener
  #connected = false
  #left = false
  #refusal: string | null = null

  /** `origin` is the address of the server, `ws://host:port`. */
  constructor(origin: string, path: string, listener: DraftListener) {
    this.#listener = listener
    draftUnits(this.doc).observeDeep((events, { local }) => this.#changed(events, local))
    this.#provider = new WebsocketProvider(`${origin}/sync`, path, this.doc, {
      disableBc: true,
      WebSocketPolyfill: acknowledgingSocket({
        opened: () => this.#connection(true),
        sent: (frame, kind) => {
          this.#ledger.sent(frame, kind)
          listener.progress()
        },
      }),
    })
    this.carets = new Carets(this.doc, this.#provider.awareness, (carets) => listener.carets(carets))
    this.#follow(this.#provider)
  }

  get touchedUnits(): readonly string[] {
    return this.#ledger.touchedUnits
  }

  get outstanding(): Outstanding {
    return this.#ledger.outstanding(this.#connected)
  }

  /** Ends the connection once everything is acknowledged. */
  leave(): void {
    this.#left = true
    this.carets.lift()
    if (this.outstanding.count === 0) this.destroy()
  }

  destroy(): void {
    this.carets.destroy()
    this.#provider.destroy()
    this.doc.destroy()
  }

  #follow(provider: WebsocketProvider): void {
    provider.messageHandlers[messageTypes.acknowledged] = (_encoder, decoder) => {
      this.#ledger.acknowledged(readVarUint(decoder), Date.now())
      this.#listener.progress()
      if (this.#left && this.outstanding.count === 0) this.destroy()
    }
    provider.messageHandlers[messageTypes.refused] = (_encoder, decoder) => {
      readVarUint(decoder)
      this.#refusal = readVarString(decoder)
    }
    provider.on('sync', (synced) => {
      if (synced) this.#listener.synced()
    })
    provider.on('status', ({ status }) => {
      if (status === 'connected') this.carets.standAgain()
    })
    provider.on('connection-close', () => this.#connection(false))
    provider.on('closed', ({ code, reason }) => this.#closed(code, reason))
  }

  #closed(code: number, reason: string): void {
    const refused = this.#refusal ?? (code === closeCodes.refused ? reason : null)
    if (refused !== null) this.#listener.refused(refused)
    else this.#listener.ended(code)
  }

  #connection(connected: boolean): void {
    if (!connected) this.#ledger.closed()
    this.#connected = connected
    this.#listener.progress()
  }

  #changed(events: readonly Y.YEvent<Y.AbstractType<unknown>>[], local: boolean): void {
    const units = new Set<string>()
    for (const { path, target, changes } of events) {
      const [unit] = path
      if (typeof unit === 'string') units.add(unit)
      else if (target === draftUnits(this.doc)) for (const key of changes.keys.keys()) units.add(key)
    }
    if (local) this.#ledger.edited([...units], Date.now())
    this.#listener.changed(units)
    this.carets.follow(units)
  }
}
