import { readVarString, readVarUint } from 'lib0/decoding'
import { WebsocketProvider } from 'y-websocket'
import * as Y from 'yjs'
import { draftUnits } from '#shared/drafts/draft-doc.ts'
import { closeCodes } from '#shared/protocol/close-codes.ts'
import { messageTypes } from '#shared/protocol/sync-messages.ts'
import { acknowledgingSocket } from './acknowledging-socket.ts'
import { Carets, type CaretsByUnit } from './carets.ts'
import type { Owner, TouchedUnit } from './device-database.ts'
import { EditLedger } from './edit-ledger.ts'
import type { KeptEdits } from './kept-edits.ts'
import { writersOf } from './other-edits.ts'
import type { Outstanding } from './save-state.ts'

export interface DraftListener {
  /** A unit's text as it stood before the change that is being told. */
  textOf(unit: string): string | null
  /** The units whose text or fields changed, here or elsewhere. */
  changed(units: ReadonlySet<string>): void
  /** What this device keeps of the whole draft stands in the document; the server has not been asked yet. */
  recalled(): void
  synced(): void
  /** Something became outstanding, was kept or acknowledged, or the connection came or went. */
  progress(): void
  /** The server will not take what is outstanding; it closed the connection for good with this code. */
  refused(reason: string, code: number): void
  /** In these units what was acknowledged landed in what is deleted: nobody reads it. */
  dropped(units: readonly string[]): void
  /** With nothing outstanding, this document is not what the server has: it must not go on. */
  differs(): void
  /** The server lost what it had acknowledged: this document must not be merged into what it has now. */
  wentBack(): void
  /** Closed for good for another reason. */
  ended(code: number): void
  /** Somebody else, whose caret is here, wrote in that unit. */
  wrote(unit: string, person: string): void
  /** Others' carets moved, came or went. */
  carets(carets: CaretsByUnit): void
}

export interface DraftAddress {
  /** The address of the server, `ws://host:port`. */
  readonly origin: string
  readonly path: string
  /** Who types here, and in which making of the room. */
  readonly owner: Pick<Owner, 'person' | 'epoch'>
}

/** After these no later connection will take what is outstanding either. */
const neverTaken: readonly number[] = [
  closeCodes.wentBack,
  closeCodes.forbidden,
  closeCodes.notFound,
  closeCodes.malformed,
  closeCodes.tooLarge,
]

/** Where the draft's stream stood when it was last heard of, and the mark of its entry there. */
interface Known {
  readonly position: number
  readonly mark: string
}

/** Marks what an earlier page typed when it comes from this device. */
const keptOrigin = {}

/**
 * One generation of an item's draft: a document under a client id of its own, and its way to the server. What pages of
 * this person that are gone have left of it comes first, and only then the connection.
 */
export class DraftConnection {
  readonly doc = new Y.Doc()
  readonly carets: Carets
  readonly #ledger = new EditLedger()
  readonly #kept: KeptEdits
  readonly #provider: WebsocketProvider
  readonly #listener: DraftListener
  #connected = false
  #left = false
  #over = false
  #known: Known = { position: 0, mark: '' }
  #refusal: string | null = null
  /** The own edit that is being told: its number is known before its bytes are. */
  #made: { readonly n: number; readonly units: readonly TouchedUnit[]; readonly at: number } | undefined

  constructor({ origin, path, owner }: DraftAddress, kept: KeptEdits, listener: DraftListener) {
    this.#listener = listener
    this.#kept = kept
    draftUnits(this.doc).observeDeep((events, transaction) => this.#changed(events, transaction))
    this.doc.on('update', (update: Uint8Array, _origin: unknown, _doc: Y.Doc, { local }: Y.Transaction) => {
      if (local) this.#keep(update)
    })
    this.#provider = new WebsocketProvider(`${origin}/sync`, path, this.doc, {
      connect: false,
      disableBc: true,
      params: { person: owner.person, epoch: owner.epoch },
      WebSocketPolyfill: acknowledgingSocket({
        opened: () => this.#connection(true),
        sent: (frame, content) => {
          this.#ledger.sent(frame, content)
          listener.progress()
        },
      }),
    })
    this.carets = new Carets(this.doc, this.#provider.awareness, (carets) => listener.carets(carets))
    this.#follow(this.#provider)
    this.#kept.hurry(true)
    void this.#begin()
  }

  /** The units with unacknowledged edits, each with the text that those began from. */
  get touched(): ReadonlyMap<string, string | null> {
    return this.#ledger.touched
  }

  get outstanding(): Outstanding {
    return this.#ledger.outstanding(this.#connected, (n) => this.#kept.has(n))
  }

  /** Ends the connection once everything is acknowledged. */
  leave(): void {
    this.#left = true
    this.carets.lift()
    if (this.outstanding.count === 0) this.destroy()
  }

  /** What is not acknowledged stays on this device, for the next page. */
  destroy(): void {
    if (this.#over) return
    this.#over = true
    this.carets.destroy()
    this.#provider.destroy()
    void this.#kept.close()
    this.doc.destroy()
  }

  async #begin(): Promise<void> {
    const { states, edits } = await this.#kept.claim()
    if (this.#over) return
    this.#ledger.inherited(edits)
    const updates = [...states, ...edits.map(({ update }) => update)]
    const apply = () => updates.forEach((update) => void Y.applyUpdate(this.doc, update, keptOrigin))
    Y.transact(this.doc, apply, keptOrigin, false)
    for (const { position, mark } of edits) this.#know({ position, mark: mark ?? '' })
    if (states.length > 0) this.#listener.recalled()
    this.#listener.progress()
    this.#provider.connect()
  }

  #follow(provider: WebsocketProvider): void {
    provider.messageHandlers[messageTypes.acknowledged] = (_encoder, decoder) => {
      this.#kept.drop(this.#ledger.acknowledged(readVarUint(decoder), Date.now()))
      this.#know({ position: readVarUint(decoder), mark: readVarString(decoder) })
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

  /** The server's store must not fall behind what this page has seen of it, nor have gone on without it. */
  #know(known: Known): void {
    if (known.position <= this.#known.position) return
    this.#known = known
    const { position, mark } = known
    this.#provider.params = { ...this.#provider.params, position: String(position), ...(mark ? { mark } : {}) }
  }

  #closed(code: number, reason: string): void {
    const lost = this.outstanding.count > 0 && neverTaken.includes(code)
    const refused = this.#refusal ?? (code === closeCodes.refused || lost ? reason : null)
    if (refused !== null) this.#listener.refused(refused, code)
    else this.#listener.ended(code)
  }

  #connection(connected: boolean): void {
    if (!connected) this.#ledger.closed()
    this.#connected = connected
    this.#kept.hurry(!connected)
    this.#listener.progress()
  }

  #changed(events: readonly Y.YEvent<Y.AbstractType<unknown>>[], transaction: Y.Transaction): void {
    const units = new Set<string>()
    for (const { path, target, changes } of events) {
      const [unit] = path
      if (typeof unit === 'string') units.add(unit)
      else if (target === draftUnits(this.doc)) for (const key of changes.keys.keys()) units.add(key)
    }
    if (transaction.local) this.#edited(units)
    this.#listener.changed(units)
    this.carets.follow(units)
    if (!transaction.local && this.#provider.synced) this.#tellWriters(units, transaction)
  }

  #tellWriters(units: ReadonlySet<string>, transaction: Y.Transaction): void {
    const people = new Set(writersOf(transaction).flatMap((client) => this.carets.personOf(client) ?? []))
    for (const unit of units) for (const person of people) this.#listener.wrote(unit, person)
  }

  #edited(changed: ReadonlySet<string>): void {
    const { touched } = this.#ledger
    const units = [...changed].map((unit) => ({
      unit,
      before: touched.has(unit) ? null : this.#listener.textOf(unit),
    }))
    const at = Date.now()
    this.#made = { n: this.#ledger.edited(units, at), units, at }
  }

  #keep(update: Uint8Array): void {
    if (this.#made) this.#ledger.wrote(this.#made.n, update)
    if (this.#made) this.#kept.add({ ...this.#made, update, ...this.#known })
    this.#made = undefined
  }
}
