import { createDecoder, readVarString, readVarUint } from 'lib0/decoding'
import { createEncoder, toUint8Array, writeVarString, writeVarUint } from 'lib0/encoding'
import { z } from 'zod'
import type { DraftPeer } from './arrival.ts'

/** The draft that carets stand in. */
interface CaretHome {
  readonly peers: Iterable<DraftPeer>
  claim(client: number, person: string): Promise<boolean>
}

interface Caret {
  readonly client: number
  readonly clock: number
  /** JSON as it is told, stamped with the person; `null` when gone. */
  readonly state: string
}

const mostStateBytes = 2048
const stateSchema = z.looseObject({}).nullable()

/**
 * Carets and selections of one draft in this process. A state belongs to the connection that sent it under a client id
 * of its own, and who it is is stamped here, whatever it claims.
 */
export class CaretBoard {
  readonly #draft: CaretHome
  readonly #carets = new Map<DraftPeer, Caret>()

  constructor(draft: CaretHome) {
    this.#draft = draft
  }

  join(peer: DraftPeer): void {
    if (this.#carets.size > 0) peer.tellCarets(this.all())
  }

  leave(peer: DraftPeer): void {
    const caret = this.#carets.get(peer)
    this.#carets.delete(peer)
    if (caret) this.#tell(peer, { ...caret, clock: caret.clock + 1, state: 'null' })
  }

  all(): Uint8Array {
    return encoded([...this.#carets.values()])
  }

  /** One caret a message, small, under a client id of the sender's. Anything else is ignored: nothing depends on it. */
  async receive(peer: DraftPeer, message: Uint8Array): Promise<void> {
    const sent = decoded(message)
    if (!sent || !(await this.#draft.claim(sent.client, peer.person))) return
    const state = stateSchema.safeParse(parsed(sent.state))
    if (!state.success) return
    const stamped = state.data === null ? 'null' : JSON.stringify({ ...state.data, user: { person: peer.person } })
    const caret = { client: sent.client, clock: sent.clock, state: stamped }
    if (state.data === null) this.#carets.delete(peer)
    else this.#carets.set(peer, caret)
    this.#tell(peer, caret)
  }

  #tell(author: DraftPeer, caret: Caret): void {
    const message = encoded([caret])
    for (const peer of this.#draft.peers) if (peer !== author) peer.tellCarets(message)
  }
}

function decoded(message: Uint8Array): Caret | undefined {
  try {
    const decoder = createDecoder(message)
    if (readVarUint(decoder) !== 1 || message.byteLength > mostStateBytes) return undefined
    return { client: readVarUint(decoder), clock: readVarUint(decoder), state: readVarString(decoder) }
  } catch {
    return undefined
  }
}

function parsed(json: string): unknown {
  try {
    return JSON.parse(json)
  } catch {
    return undefined
  }
}

/** y-protocols' awareness update. */
function encoded(carets: readonly Caret[]): Uint8Array {
  const encoder = createEncoder()
  writeVarUint(encoder, carets.length)
  for (const { client, clock, state } of carets) {
    writeVarUint(encoder, client)
    writeVarUint(encoder, clock)
    writeVarString(encoder, state)
  }
  return toUint8Array(encoder)
}
