import { z } from 'zod'
import type { Store } from '#server/store/store.ts'
import type { RoomId } from '#shared/kernel/ids.ts'
import type { DraftPeer } from './arrival.ts'
import { type Caret, decodeCaret, encodeCarets, goneFrom, isGone } from './caret-message.ts'
import { CaretRelay } from './caret-relay.ts'

/** The draft that carets stand in. */
interface CaretHome {
  readonly peers: ReadonlySet<DraftPeer>
  readonly item: { readonly id: string }
  claim(client: number, person: string): Promise<boolean>
}

/** Clients say again each 15 s that they are there; whoever did not for this long is gone, whatever their socket says. */
const silentMilliseconds = 40_000
/** Carets that move at the same time are told together. */
const togetherMilliseconds = 25
const stateSchema = z.looseObject({}).nullable()

/**
 * Carets and selections of one draft. A state belongs to the connection that sent it under a client id of its own, and
 * who it is is stamped here, whatever it claims. Lives as long as somebody has the draft open at this process.
 */
export class CaretBoard {
  readonly #draft: CaretHome
  readonly #store: Store
  readonly #room: RoomId
  readonly #own = new Map<DraftPeer, { readonly caret: Caret; readonly at: number }>()
  #relay: CaretRelay | undefined
  #news = new Map<number, { readonly caret: Caret; readonly author: DraftPeer | undefined }>()
  #telling: NodeJS.Timeout | undefined
  #toldAt = 0

  constructor(draft: CaretHome, store: Store, room: RoomId) {
    this.#draft = draft
    this.#store = store
    this.#room = room
  }

  join(peer: DraftPeer): void {
    this.#relay ??= new CaretRelay(this.#store, this.#room, this.#draft.item.id, {
      own: () => [...this.#own.values()].map(({ caret }) => caret),
      beat: () => this.#dropSilent(),
      moved: (carets) => {
        for (const caret of carets) this.#tell(caret, undefined)
      },
    })
    if (this.#everybody().length > 0) peer.tellCarets(this.all())
  }

  leave(peer: DraftPeer): void {
    this.#drop(peer)
    if (this.#draft.peers.size > 0) return
    this.#relay?.close()
    this.#relay = undefined
  }

  all(): Uint8Array {
    return encodeCarets(this.#everybody())
  }

  /** One caret a message, small, under a client id of the sender's. Anything else is ignored: nothing depends on it. */
  async receive(peer: DraftPeer, message: Uint8Array): Promise<void> {
    const sent = decodeCaret(message)
    if (!sent || !(await this.#draft.claim(sent.client, peer.person)) || !this.#draft.peers.has(peer)) return
    const state = stateSchema.safeParse(parsed(sent.state))
    if (!state.success) return
    if (this.#own.get(peer)?.caret.client !== sent.client) this.#drop(peer)
    if (state.data === null) this.#stand(peer, goneFrom(sent))
    else this.#stand(peer, { ...sent, state: JSON.stringify({ ...state.data, user: { person: peer.person } }) })
  }

  #everybody(): readonly Caret[] {
    return [...[...this.#own.values()].map(({ caret }) => caret), ...(this.#relay?.all() ?? [])]
  }

  #stand(peer: DraftPeer, caret: Caret): void {
    if (isGone(caret)) this.#own.delete(peer)
    else this.#own.set(peer, { caret, at: performance.now() })
    this.#tell(caret, peer)
    this.#relay?.tellSoon()
  }

  #drop(peer: DraftPeer): void {
    const standing = this.#own.get(peer)
    if (standing) this.#stand(peer, goneFrom(standing.caret))
  }

  #dropSilent(): void {
    const oldest = performance.now() - silentMilliseconds
    for (const [peer, { at }] of this.#own) if (at < oldest) this.#drop(peer)
  }

  #tell(caret: Caret, author: DraftPeer | undefined): void {
    this.#news.set(caret.client, { caret, author })
    const wait = this.#toldAt + togetherMilliseconds - performance.now()
    this.#telling ??= setTimeout(() => this.#tellNews(), Math.max(0, wait))
  }

  /** Everybody the same bytes, but nobody their own caret. */
  #tellNews(): void {
    const news = [...this.#news.values()]
    this.#news = new Map()
    this.#telling = undefined
    this.#toldAt = performance.now()
    const authors = new Set(news.map(({ author }) => author))
    const everything = encodeCarets(news.map(({ caret }) => caret))
    for (const peer of this.#draft.peers) {
      const others = authors.has(peer) ? news.filter(({ author }) => author !== peer) : news
      if (others.length === news.length) peer.tellCarets(everything)
      else if (others.length > 0) peer.tellCarets(encodeCarets(others.map(({ caret }) => caret)))
    }
  }
}

function parsed(json: string): unknown {
  try {
    return JSON.parse(json)
  } catch {
    return undefined
  }
}
