import { createDecoder, type Decoder, hasContent, readVarUint, readVarUint8Array } from 'lib0/decoding'
import {
  createEncoder,
  type Encoder,
  toUint8Array,
  writeVarString,
  writeVarUint,
  writeVarUint8Array,
} from 'lib0/encoding'
import type { WebSocket } from 'ws'
import type { Caller } from '#server/auth/caller.ts'
import { allows } from '#shared/domain/roles.ts'
import { closeCodes } from '#shared/protocol/close-codes.ts'
import { type EditRefusal, editRefusals } from '#shared/protocol/edit-refusals.ts'
import { keepAliveMilliseconds, messageTypes, syncKinds } from '#shared/protocol/sync-messages.ts'
import { type DraftPeer, emptyUpdateBytes } from './arrival.ts'
import { gone } from './draft-home.ts'
import { watchLink } from './link-watch.ts'
import type { SharedDraft } from './shared-draft.ts'

/** More than this unsent means that the reader does not keep up; it comes again and gets one fresh difference. */
const mostUnsentBytes = 4 * 1024 * 1024
/** What a connection's rights hang on, asked again with each edit. */
export interface ConnectionRights {
  /** Whether the caller's session, and the item, go on. */
  stays(): boolean
  /** Whether the draft is theirs to write, open or not. */
  writes(): boolean
}

/** One socket on one draft. Permission is checked for each message before anything in it is decoded. */
export class DraftConnection implements DraftPeer {
  readonly person: string
  readonly session: string | null
  readonly writes: boolean
  readonly #rights: ConnectionRights
  readonly #socket: WebSocket
  readonly #draft: SharedDraft
  readonly #keepAlive: NodeJS.Timeout
  readonly #stopWatch: () => void
  #received = 0
  #wantsAcknowledgements = false
  #over = false

  constructor(socket: WebSocket, draft: SharedDraft, caller: Caller, rights: ConnectionRights) {
    this.#rights = rights
    this.#socket = socket
    this.#draft = draft
    this.person = caller.person
    this.session = caller.session
    this.writes = allows('draft.write', caller.role) || allows('pen.hold', caller.role)
    draft.peers.add(this)
    draft.carets.join(this)
    this.#keepAlive = setInterval(() => this.#stayAlive(), keepAliveMilliseconds)
    this.#stopWatch = watchLink(socket, () => this.#vanished())
    socket.on('message', (data: Buffer | ArrayBuffer | Buffer[]) => this.#receive(data))
    socket.on('error', () => this.#end())
    socket.on('close', () => this.#end())
  }

  get mayWrite(): boolean {
    return this.#rights.writes() && !this.#draft.closed
  }

  get goesOn(): boolean {
    return this.#rights.stays()
  }

  tellUpdate(update: Uint8Array): void {
    this.#sendSync(syncKinds.update, update)
  }

  /** A slow link gets one piece after the other: however large the draft is, little of it waits here. */
  tellState(pieces: readonly Uint8Array[]): void {
    const [first, ...rest] = pieces
    if (first && !this.#over)
      this.#sendSync(rest.length === 0 ? syncKinds.step2 : syncKinds.update, first, () => this.tellState(rest))
  }

  askForState(stateVector: Uint8Array): void {
    this.#sendSync(syncKinds.step1, stateVector)
  }

  acknowledge(n: number, position: number, mark: string): void {
    if (!this.#wantsAcknowledgements) return
    this.#send((encoder) => {
      writeVarUint(encoder, messageTypes.acknowledged)
      writeVarUint(encoder, n)
      writeVarUint(encoder, position)
      writeVarString(encoder, mark)
    })
  }

  get asksForProof(): boolean {
    return this.#wantsAcknowledgements
  }

  tellQuiet(position: number, mark: string, hash: string): void {
    this.#send((encoder) => {
      writeVarUint(encoder, messageTypes.quiet)
      writeVarUint(encoder, position)
      writeVarString(encoder, mark)
      writeVarString(encoder, hash)
    })
  }

  tellDropped(n: number, units: readonly string[]): void {
    if (!this.#wantsAcknowledgements) return
    this.#send((encoder) => {
      writeVarUint(encoder, messageTypes.dropped)
      writeVarUint(encoder, n)
      writeVarUint(encoder, units.length)
      for (const unit of units) writeVarString(encoder, unit)
    })
  }

  refuse(n: number, reason: EditRefusal): void {
    if (this.#over) return
    if (this.#wantsAcknowledgements)
      this.#send((encoder) => {
        writeVarUint(encoder, messageTypes.refused)
        writeVarUint(encoder, n)
        writeVarString(encoder, reason)
      })
    this.close(closeCodes.refused, editRefusals[reason])
  }

  comeAgain(): void {
    this.close(closeCodes.reload, 'The server could not store this; trying again')
  }

  leave(): void {
    this.close(closeCodes.notFound, gone)
  }

  tellCarets(message: Uint8Array): void {
    this.#send((encoder) => {
      writeVarUint(encoder, messageTypes.awareness)
      writeVarUint8Array(encoder, message)
    })
  }

  close(code: number, reason: string): void {
    this.#end()
    this.#socket.close(code, reason.slice(0, 100))
  }

  /** A half-open link: nobody would hear why it is closed. */
  #vanished(): void {
    this.#end()
    this.#socket.terminate()
  }

  #receive(data: Buffer | ArrayBuffer | Buffer[]): void {
    if (this.#over) return
    if (!(data instanceof Buffer) || data.length === 0) this.close(closeCodes.malformed, 'Not a binary message')
    else
      try {
        this.#read(createDecoder(data))
      } catch {
        this.close(closeCodes.malformed, 'Not a message of this protocol')
      }
  }

  #read(decoder: Decoder): void {
    const type = readVarUint(decoder)
    if (type === messageTypes.sync) this.#readSync(decoder)
    else if (type === messageTypes.progress) this.#wantsAcknowledgements = true
    else if (type === messageTypes.queryAwareness) this.tellCarets(this.#draft.carets.all())
    else if (type === messageTypes.awareness && this.#rights.writes())
      this.#draft.carets.receive(this, readVarUint8Array(decoder).slice())
  }

  #readSync(decoder: Decoder): void {
    const kind = readVarUint(decoder)
    const content = readVarUint8Array(decoder).slice()
    if (hasContent(decoder)) throw new Error('trailing bytes')
    if (kind === syncKinds.step1) {
      void this.#draft.answerStep1(this, content).catch(() => this.comeAgain())
      return
    }
    if (kind !== syncKinds.step2 && kind !== syncKinds.update) throw new Error(`sync message ${kind}`)
    const n = ++this.#received
    const complete = kind === syncKinds.step2
    if (this.writes || content.byteLength === emptyUpdateBytes)
      this.#draft.arrive({ peer: this, n, update: content, complete })
    else this.close(closeCodes.forbidden, editRefusals['read-only'])
  }

  /** A stock client hears that nobody moved; ours where the draft stands, so that it finds out when the store goes back. */
  #stayAlive(): void {
    if (this.#wantsAcknowledgements) this.acknowledge(0, this.#draft.position, this.#draft.mark)
    else this.tellCarets(noCarets)
  }

  #sendSync(kind: number, content: Uint8Array, sent?: () => void): void {
    this.#send((encoder) => {
      writeVarUint(encoder, messageTypes.sync)
      writeVarUint(encoder, kind)
      writeVarUint8Array(encoder, content)
    }, sent)
  }

  #send(write: (encoder: Encoder) => void, sent?: () => void): void {
    if (this.#over || this.#socket.readyState !== this.#socket.OPEN) return
    if (this.#socket.bufferedAmount > mostUnsentBytes) {
      this.comeAgain()
      return
    }
    const encoder = createEncoder()
    write(encoder)
    this.#socket.send(toUint8Array(encoder), sent)
  }

  #end(): void {
    if (this.#over) return
    this.#over = true
    clearInterval(this.#keepAlive)
    this.#stopWatch()
    this.#draft.peers.delete(this)
    this.#draft.carets.leave(this)
  }
}

/** An awareness message about nobody. */
const noCarets = new Uint8Array([0])
