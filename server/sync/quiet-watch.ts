import type { Doc } from 'yjs'
import { draftHash } from '#shared/drafts/draft-hash.ts'
import type { DraftPeer } from './arrival.ts'

/** When nothing has moved for this long everybody should hold the same. */
const quietMilliseconds = 3000

/** The draft that is watched. */
interface Watched {
  readonly doc: Doc
  readonly position: number
  readonly mark: string
  readonly peers: Iterable<DraftPeer>
  /** Whether no edit is on its way in. */
  isQuiet(): boolean
}

/** Tells whoever asks for acknowledgements what the draft says once it is quiet, so that who differs finds out. */
export class QuietWatch {
  readonly #draft: Watched
  readonly #told = new WeakMap<DraftPeer, number>()
  #timer: NodeJS.Timeout | undefined

  constructor(draft: Watched) {
    this.#draft = draft
  }

  /** The draft moved, or somebody joined. */
  stir(): void {
    if (this.#timer) this.#timer.refresh()
    else this.#timer = setTimeout(() => this.#tell(), quietMilliseconds).unref()
  }

  #tell(): void {
    this.#timer = undefined
    const { doc, position, mark, peers } = this.#draft
    const due = [...peers].filter((peer) => peer.asksForProof && this.#told.get(peer) !== position)
    if (due.length === 0) return
    if (!this.#draft.isQuiet()) {
      this.stir()
      return
    }
    const hash = draftHash(doc)
    for (const peer of due) {
      this.#told.set(peer, position)
      peer.tellQuiet(position, mark, hash)
    }
  }
}
