import { WebsocketProvider } from 'y-websocket'
import * as Y from 'yjs'
import { draftUnits } from '#shared/drafts/draft-doc.ts'
import { draftHash } from '#shared/drafts/draft-hash.ts'
import { closeCodes } from '#shared/protocol/close-codes.ts'
import { acknowledgingSocket } from './acknowledging-socket.ts'
import { Carets, type CaretsByUnit, type OthersDrag } from './carets.ts'
import type { Owner, TouchedUnit } from './device-database.ts'
import { EditLedger } from './edit-ledger.ts'
import type { KeptEdits } from './kept-edits.ts'
import type { KeptReason } from './kept-reasons.ts'
import { clientsOf, hasLost, writersOf } from './other-edits.ts'
import type { Outstanding } from './save-state.ts'
import { type AnswerListener, hearAnswers, type Known } from './server-answers.ts'

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
  /** Words by unit: they are acknowledged, and landed in what is deleted. */
  dropped(words: ReadonlyMap<string, string>): void
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
  /** Others drag labels, or have let them go. */
  drags?(drags: readonly OthersDrag[]): void
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
  closeCodes.forbidden,
  closeCodes.notFound,
  closeCodes.malformed,
  closeCodes.tooLarge,
]

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
  /** The client ids that this page, or a page whose edits it took over, wrote under. */
  readonly #own = new Set<number>([this.doc.clientID])
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
    this.carets = new Carets(this.doc, this.#provider.awareness, listener)
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

  get ownClients(): ReadonlySet<number> {
    return this.#own
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
    this.setAside()
    void this.#kept.close()
  }

  /** Ends the connection. What becomes of what is kept is still to be decided. */
  setAside(): void {
    if (this.#over) return
    this.#over = true
    this.carets.destroy()
    this.#provider.destroy()
    this.doc.destroy()
  }

  async #begin(): Promise<void> {
    const { states, edits, own } = await this.#kept.claim()
    if (this.#over) return
    this.#ledger.inherited(edits)
    for (const client of [...own, ...edits.flatMap(({ update }) => clientsOf(update))]) this.#own.add(client)
    const updates = [...states, ...edits.map(({ update }) => update)]
    const apply = () => updates.forEach((update) => void Y.applyUpdate(this.doc, update, keptOrigin))
    Y.transact(this.doc, apply, keptOrigin, false)
    for (const { position, mark } of edits) this.#know({ position, mark: mark ?? '' })
    if (states.length > 0) this.#listener.recalled()
    this.#listener.progress()
    this.#provider.connect()
  }

  #answers(): AnswerListener {
    return {
      acknowledged: (n, known) => {
        this.#kept.drop(this.#ledger.acknowledged(n, Date.now()))
        this.#know(known)
        this.#listener.progress()
        if (this.#left && this.outstanding.count === 0) this.destroy()
      },
      dropped: (upTo, units) => this.#listener.dropped(this.#ledger.wordsIn(units, upTo ?? Number.POSITIVE_INFINITY)),
      quiet: (known, hash) => {
        this.#know(known)
        const mayCompare = this.#provider.synced && this.outstanding.count === 0
        if (mayCompare && draftHash(this.doc) !== hash) this.#listener.differs()
      },
      refused: (reason) => {
        this.#refusal = reason
      },
      asks: (held) => {
        const lost = hasLost(this.doc, this.#own, held)
        if (lost) this.#wentBack()
        return !lost
      },
    }
  }

  #follow(provider: WebsocketProvider): void {
    hearAnswers(provider, this.#answers())
    provider.on('sync', (synced) => {
      if (synced) this.#listener.synced()
    })
    provider.on('status', ({ status }) => {
      if (status === 'connected') this.carets.standAgain()
    })
    provider.on('connection-close', () => this.#connection(false))
    provider.on('closed', ({ code, reason }) => this.#closed(code, reason))
  }

  /** It must not get from here what it has lost. */
  #wentBack(): void {
    if (this.#over) return
    this.#provider.disconnect()
    this.#listener.wentBack()
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
    const shutOut: KeptReason = 'shut-out'
    const why = code === closeCodes.forbidden ? shutOut : reason
    const refused = this.#refusal ?? (code === closeCodes.refused || lost ? why : null)
    if (refused !== null) this.#listener.refused(refused, code)
    else if (code === closeCodes.wentBack) this.#wentBack()
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
    for (const client of clientsOf(update)) this.#own.add(client)
    if (this.#made) this.#ledger.wrote(this.#made.n, update)
    if (this.#made) this.#kept.add({ ...this.#made, update, ...this.#known })
    this.#made = undefined
  }
}
