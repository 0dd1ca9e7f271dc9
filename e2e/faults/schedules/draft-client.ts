import { createDecoder, type Decoder, readVarString, readVarUint, readVarUint8Array } from 'lib0/decoding'
import { createEncoder, toUint8Array, writeVarUint, writeVarUint8Array } from 'lib0/encoding'
import { WebSocket } from 'ws'
import * as Y from 'yjs'
import { draftText } from '#shared/drafts/draft-doc.ts'
import { closeCodes } from '#shared/protocol/close-codes.ts'
import { messageTypes, syncKinds } from '#shared/protocol/sync-messages.ts'
import { comesBackAfter, type Person } from './person.ts'
import type { SeededItem } from './seeded-room.ts'
import { wordOf } from './words.ts'

/** An own edit that the server has not acknowledged: what a browser keeps over a reload. */
interface Kept {
  readonly update: Uint8Array
  readonly frame: number | null
}

const mine = {}

/**
 * A writer's draft of one item, as our client has it: counted frames, acknowledgements, what is not acknowledged kept
 * over reloads, a refused document dropped and fetched under a fresh client id. Not the product's own code.
 */
export class DraftClient {
  readonly item: SeededItem
  /** Everything that the server told, and nothing else. */
  readonly heard = new Y.Doc()
  readonly #person: Person
  #doc = new Y.Doc()
  #kept = new Map<string, Kept>()
  /** The own edit that is being made: its bytes come from the document. */
  #making: string | undefined
  #socket: WebSocket | undefined
  #connection = 0
  #frames = 0
  #typed = 0
  #known = { position: 0, mark: '' }
  #synced = false
  /** Connections lost since the draft came last. */
  #losses = 0
  /** False while it is meant to be without a connection. */
  #online = false
  #left = false

  constructor(person: Person, item: SeededItem) {
    this.#person = person
    this.item = item
    this.#followOwn()
  }

  get doc(): Y.Doc {
    return this.#doc
  }

  /** Why it is not at rest, if so. */
  get unrest(): string | undefined {
    if (this.#kept.size > 0) return `${this.#kept.size} edits not acknowledged`
    return this.#synced ? undefined : 'no draft'
  }

  text(unit: string): string {
    return draftText(this.#doc, unit)?.toString() ?? ''
  }

  /** One word of one's own at a gap between words. */
  types(unit: string, share: number): void {
    const text = draftText(this.#doc, unit)
    if (!text) return
    const whole = text.toString()
    const gaps = [0, ...[...whole].flatMap((letter, at) => (letter === ' ' ? [at + 1] : [])), whole.length]
    const at = gaps[Math.floor(share * (gaps.length - 1))] ?? 0
    const word = wordOf(this.#person.name, ++this.#typed)
    this.#edits('adds', word, () => text.insert(at, at === whole.length ? ` ${word}` : `${word} `))
  }

  /** One of the own words, if it stands here whole. */
  removes(which: number): void {
    const word = wordOf(this.#person.name, 1 + (which % Math.max(1, this.#typed)))
    for (const unit of this.item.units) {
      const text = draftText(this.#doc, unit)
      const at = text?.toString().indexOf(word) ?? -1
      if (at >= 0) this.#edits('removes', word, () => text?.delete(at, word.length))
    }
  }

  goesOnline(): void {
    this.#online = true
    this.#connect()
  }

  /** Without a connection, as when the network says so. */
  goesOffline(): void {
    this.#online = false
    this.#drop()
  }

  /** The page is loaded again: a new document, and what was kept is put in before anything is fetched. */
  reloads(): void {
    this.#drop()
    this.#renew()
    const updates = [...this.#kept.values()].map(({ update }) => update)
    Y.transact(this.#doc, () => updates.forEach((update) => void Y.applyUpdate(this.#doc, update, this)), this, false)
    if (this.#online) this.#connect()
  }

  /** Connects again, to wherever the person goes now. */
  reconnects(): void {
    this.#drop()
    if (this.#online) this.#connect()
  }

  leaves(): void {
    this.#left = true
    this.#drop()
  }

  #edits(does: 'adds' | 'removes', word: string, change: () => void): void {
    const { name, history } = this.#person
    const edit = `${does === 'adds' ? '+' : '-'}${word}`
    if (this.#kept.has(edit)) return
    history.note({ kind: 'edit', who: name, edit, item: this.item.listed.id, does, word })
    this.#making = edit
    this.#doc.transact(change, mine)
    this.#making = undefined
  }

  #followOwn(): void {
    this.#doc.on('update', (update: Uint8Array, origin: unknown) => {
      if (origin !== mine || this.#making === undefined) return
      this.#kept.set(this.#making, { update, frame: null })
      if (this.#socket?.readyState === WebSocket.OPEN) this.#sendFrame(syncKinds.update, update, [this.#making])
    })
  }

  #renew(): void {
    this.#doc.destroy()
    this.#doc = new Y.Doc()
    this.#synced = false
    this.#followOwn()
  }

  #connect(): void {
    if (this.#socket || !this.#online || this.#left) return
    const { origin, cookie, id, stage } = this.#person
    const { position, mark } = this.#known
    const claims = new URLSearchParams({ person: id, epoch: stage.room.epoch, position: String(position), mark })
    if (mark === '') claims.delete('mark')
    const address = `ws://${origin}/sync/${stage.room.id}/${this.item.listed.id}/as/1?${claims}`
    const socket = new WebSocket(address, { headers: { cookie }, handshakeTimeout: 8_000 })
    this.#socket = socket
    this.#connection++
    this.#frames = 0
    socket.on('open', () => this.#greet())
    socket.on('message', (data: Buffer) => {
      if (socket === this.#socket) this.#receive(createDecoder(new Uint8Array(data)))
    })
    socket.on('error', () => undefined)
    socket.on('close', (code) => this.#closed(socket, code))
  }

  #greet(): void {
    this.#socket?.send(new Uint8Array([messageTypes.progress, 0]))
    this.#socket?.send(syncFrame(syncKinds.step1, Y.encodeStateVector(this.#doc)))
  }

  #receive(decoder: Decoder): void {
    const type = readVarUint(decoder)
    if (type === messageTypes.sync) this.#receiveSync(readVarUint(decoder), readVarUint8Array(decoder))
    else if (type === messageTypes.acknowledged) {
      const frame = readVarUint(decoder)
      this.#know({ position: readVarUint(decoder), mark: readVarString(decoder) })
      this.#acknowledged(frame)
    } else if (type === messageTypes.refused) {
      readVarUint(decoder)
      this.#refused(readVarString(decoder))
    }
  }

  #receiveSync(kind: number, content: Uint8Array): void {
    if (kind === syncKinds.step1) {
      const edits = [...this.#kept].filter(([, { frame }]) => frame === null).map(([edit]) => edit)
      this.#sendFrame(syncKinds.step2, Y.encodeStateAsUpdate(this.#doc, content), edits)
      return
    }
    Y.applyUpdate(this.heard, content)
    Y.applyUpdate(this.#doc, content, this)
    if (kind !== syncKinds.step2) return
    this.#synced = true
    this.#losses = 0
  }

  #sendFrame(kind: number, content: Uint8Array, edits: readonly string[]): void {
    const { name, history } = this.#person
    const frame = ++this.#frames
    this.#socket?.send(syncFrame(kind, content))
    for (const edit of edits) this.#kept.set(edit, { update: content, ...this.#kept.get(edit), frame })
    if (edits.length > 0) history.note({ kind: 'sent', who: name, edits, connection: this.#connection, frame })
  }

  #know(known: { readonly position: number; readonly mark: string }): void {
    if (known.position > this.#known.position) this.#known = known
  }

  #acknowledged(upTo: number): void {
    const { name, history } = this.#person
    const edits = [...this.#kept].filter(([, { frame }]) => frame !== null && frame <= upTo).map(([edit]) => edit)
    for (const edit of edits) this.#kept.delete(edit)
    const { position } = this.#known
    if (edits.length > 0) history.note({ kind: 'acknowledged', who: name, edits, position })
  }

  /** Everything outstanding goes to the person's panel, the document is dropped. */
  #refused(reason: string): void {
    const { name, history } = this.#person
    history.note({ kind: 'refused', who: name, edits: [...this.#kept.keys()], reason })
    this.#kept = new Map()
    this.#renew()
  }

  #closed(socket: WebSocket, code: number): void {
    if (socket !== this.#socket) return
    const { name, history } = this.#person
    history.note({ kind: 'closed', who: name, channel: 'sync', code })
    if (code === closeCodes.refused && this.#kept.size > 0) this.#refused('closed with 4409')
    this.#forgetSocket()
    if (code === closeCodes.unauthenticated) void this.#person.renews().then(() => this.#connect())
    else setTimeout(() => this.#connect(), comesBackAfter(this.#losses++))
  }

  #drop(): void {
    const socket = this.#socket
    this.#forgetSocket()
    socket?.terminate()
  }

  #forgetSocket(): void {
    const { name, history } = this.#person
    this.#socket = undefined
    const sent = [...this.#kept].filter(([, { frame }]) => frame !== null)
    for (const [edit, { update }] of sent) this.#kept.set(edit, { update, frame: null })
    if (sent.length > 0) history.note({ kind: 'unanswered', who: name, edits: sent.map(([edit]) => edit) })
  }
}

function syncFrame(kind: number, content: Uint8Array): Uint8Array {
  const encoder = createEncoder()
  writeVarUint(encoder, messageTypes.sync)
  writeVarUint(encoder, kind)
  writeVarUint8Array(encoder, content)
  return toUint8Array(encoder)
}
