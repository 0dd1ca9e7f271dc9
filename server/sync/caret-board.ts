import type { Store } from '#server/store/store.ts'
import type { RoomId } from '#shared/kernel/ids.ts'
import { caretMilliseconds } from '#shared/protocol/caret-state.ts'
import type { DraftPeer } from './arrival.ts'
import { type Caret, encodeCarets, goneFrom, isGone, readCaret, stamped } from './caret-message.ts'
import { CaretRelay } from './caret-relay.ts'
import { LatestOnly } from './latest-only.ts'

/** The draft that carets stand in. */
interface CaretHome {
  readonly peers: ReadonlySet<DraftPeer>
  readonly item: { readonly id: string }
  claim(client: number, person: string): Promise<boolean>
}

/** What one connection says of its caret. */
interface CaretLine {
  readonly pace: LatestOnly<Caret>
  /** Its own, from the first caret on; none other counts. */
  client: number | undefined
  /** Whether that one is theirs. */
  claim: Promise<boolean>
  standing: Caret | undefined
  /** When it was said last. */
  at: number
}

/** Stock clients say again each 15 s that they are there; whoever did not for this long is not, on however good a link. */
const silentMilliseconds = 40_000
/** Carets that move at the same time are told together. */
const togetherMilliseconds = 25
const nobodys = Promise.resolve(false)

/**
 * Carets and selections of one draft. A connection has one, under a client id of its own, and who it is is stamped
 * here, whatever it claims. Lives as long as somebody has the draft open at this process; nothing of it is kept.
 */
export class CaretBoard {
  readonly #draft: CaretHome
  readonly #store: Store
  readonly #room: RoomId
  readonly #lines = new Map<DraftPeer, CaretLine>()
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
      own: () => this.#standing(),
      beat: () => this.#dropSilent(),
      moved: (carets) => {
        for (const caret of carets) this.#tell(caret, undefined)
      },
    })
    const pace = new LatestOnly<Caret>(caretMilliseconds, (caret) => void this.#take(peer, caret))
    this.#lines.set(peer, { pace, client: undefined, claim: nobodys, standing: undefined, at: 0 })
    if (this.#everybody().length > 0) peer.tellCarets(this.all())
  }

  leave(peer: DraftPeer): void {
    const line = this.#lines.get(peer)
    line?.pace.stop()
    this.#lines.delete(peer)
    if (line?.standing) this.#changed(peer, goneFrom(line.standing))
    if (this.#draft.peers.size > 0) return
    this.#relay?.close()
    this.#relay = undefined
  }

  /** Who lost the right to write here has no caret any more, and may have one again. */
  lift(peer: DraftPeer): void {
    const line = this.#lines.get(peer)
    if (!line?.standing) return
    const gone = goneFrom(line.standing)
    line.standing = undefined
    this.#changed(peer, gone)
  }

  all(): Uint8Array {
    return encodeCarets(this.#everybody())
  }

  /** One caret a message, small and of a known shape. Anything else is ignored: nothing depends on it. */
  receive(peer: DraftPeer, message: Uint8Array): void {
    const caret = readCaret(message)
    if (caret) this.#lines.get(peer)?.pace.offer(caret)
  }

  async #take(peer: DraftPeer, caret: Caret): Promise<void> {
    const line = this.#lines.get(peer)
    if (!line) return
    if (line.client === undefined && !isGone(caret)) {
      line.client = caret.client
      line.claim = this.#isTheirs(peer, caret.client)
    }
    if (line.client !== caret.client) return
    const theirs = await line.claim
    if (line.client !== caret.client || !this.#lines.has(peer)) return
    if (!theirs) line.client = undefined
    if (!theirs || caret.clock < (line.standing?.clock ?? 0)) return
    this.#takeOver(peer, caret.client)
    line.at = performance.now()
    line.standing = isGone(caret) ? undefined : stamped(caret, peer.person)
    this.#changed(peer, line.standing ?? caret)
  }

  /** Where the store is out of reach nobody knows whose it is: the caret is said again soon. */
  async #isTheirs(peer: DraftPeer, client: number): Promise<boolean> {
    return this.#draft.claim(client, peer.person).catch(() => false)
  }

  /** Somebody who came back before their old connection was noticed to be dead has one caret, the new one. */
  #takeOver(peer: DraftPeer, client: number): void {
    for (const [other, line] of this.#lines) {
      if (other === peer || line.client !== client) continue
      line.client = undefined
      line.standing = undefined
    }
  }

  #standing(): readonly Caret[] {
    return [...this.#lines.values()].flatMap(({ standing }) => standing ?? [])
  }

  #everybody(): readonly Caret[] {
    return [...this.#standing(), ...(this.#relay?.all() ?? [])]
  }

  #changed(peer: DraftPeer, caret: Caret): void {
    this.#tell(caret, peer)
    this.#relay?.tellSoon()
  }

  #dropSilent(): void {
    const oldest = performance.now() - silentMilliseconds
    for (const [peer, line] of this.#lines) {
      if (!line.standing || line.at >= oldest) continue
      this.#changed(peer, goneFrom(line.standing))
      line.standing = undefined
    }
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
