import { msg } from '@lit/localize'
import type { SigningLot, SigningLotBody, SigningPreview, SigningWish, Skipped } from '#shared/protocol/many.ts'
import { apiPath } from '../routes.ts'
import { askHttp, HttpProblem } from '../sync/ask-http.ts'
import { randomId } from '../sync/random-id.ts'
import { Followed } from './followed.ts'
import { untilAnswered } from './in-lots.ts'
import type { RoomClient } from './room-client.ts'

export interface SigningCounts {
  readonly done: number
  readonly of: number
  readonly signed: number
  readonly skipped: readonly Skipped[]
}

export type SigningScreen =
  | { readonly is: 'choosing'; readonly wish: SigningWish; readonly trouble: string }
  | { readonly is: 'looking'; readonly wish: SigningWish }
  | { readonly is: 'seen'; readonly wish: SigningWish; readonly preview: SigningPreview }
  | {
      readonly is: 'signing'
      readonly wish: SigningWish
      readonly counts: SigningCounts
      readonly stopping: boolean
      /** The server is out of reach; it goes on by itself. */
      readonly waiting: boolean
    }
  | {
      readonly is: 'done'
      readonly wish: SigningWish
      readonly counts: SigningCounts
      /** Why it ended before the last item; empty when it did not. */
      readonly trouble: string
      readonly stopped: boolean
    }

const anything: SigningWish = { selection: 'no-difference', batch: null }

/**
 * Signing many items off, in this page: lot after lot for as long as the page is there. Where it is closed in the middle,
 * what is signed stays and the rest is open.
 */
export class SigningMany extends Followed<SigningScreen> {
  readonly #room: RoomClient

  constructor(room: RoomClient) {
    super({ is: 'choosing', wish: anything, trouble: '' })
    this.#room = room
  }

  choose(change: Partial<SigningWish>): void {
    if (this.state.is === 'signing') return
    this.put({ is: 'choosing', wish: { ...this.state.wish, ...change }, trouble: '' })
  }

  again(): void {
    this.choose({})
  }

  /** Asks what it would come to. */
  async look(): Promise<void> {
    const { wish } = this.state
    const looking: SigningScreen = { is: 'looking', wish }
    this.put(looking)
    try {
      const preview = await askHttp<SigningPreview>(this.#path('signing-preview'), wish)
      if (this.state === looking) this.put({ is: 'seen', wish, preview })
    } catch (error) {
      if (this.state === looking) this.put({ is: 'choosing', wish, trouble: troubleOf(error) })
    }
  }

  async sign(): Promise<void> {
    if (this.state.is !== 'seen') return
    const { wish, preview } = this.state
    const { list, count } = preview
    const bulk = randomId()
    const counts: SigningCounts = { done: 0, of: count, signed: 0, skipped: [] }
    this.put({ is: 'signing', wish, counts, stopping: false, waiting: false })
    addEventListener('beforeunload', guard)
    try {
      await this.#lots({ list, bulk })
      this.#end('')
    } catch (error) {
      this.#end(troubleOf(error))
    } finally {
      removeEventListener('beforeunload', guard)
    }
  }

  /** What is signed stays signed. */
  stop(): void {
    if (this.state.is === 'signing') this.put({ ...this.state, stopping: true })
  }

  async #lots(asked: { readonly list: string; readonly bulk: string }): Promise<void> {
    let from: number | null = 0
    while (from !== null && !this.#stopping) {
      const body: SigningLotBody = { ...asked, from }
      const lot: SigningLot | null = await untilAnswered(() => askHttp<SigningLot>(this.#path('sign-offs'), body), {
        stopped: () => this.#stopping,
        waits: () => this.#change({ waiting: true }),
      })
      if (!lot || this.state.is !== 'signing') return
      const { counts } = this.state
      const done = lot.next ?? lot.of
      const skipped = [...counts.skipped, ...lot.skipped]
      this.#change({ waiting: false, counts: { ...counts, done, signed: counts.signed + lot.signed, skipped } })
      from = lot.next
    }
  }

  get #stopping(): boolean {
    return this.state.is === 'signing' && this.state.stopping
  }

  #change(change: { readonly waiting: boolean; readonly counts?: SigningCounts }): void {
    if (this.state.is === 'signing') this.put({ ...this.state, ...change })
  }

  #end(trouble: string): void {
    if (this.state.is !== 'signing') return
    const { wish, counts } = this.state
    this.put({ is: 'done', wish, counts, trouble, stopped: counts.done < counts.of })
  }

  #path(rest: string): string {
    return apiPath(this.#room.address, `many/${rest}`)
  }
}

const guard = (event: BeforeUnloadEvent) => event.preventDefault()

function troubleOf(error: unknown): string {
  if (!(error instanceof HttpProblem)) throw error
  return error.message || msg('The server was not reached. Try again.')
}

const signings = new WeakMap<RoomClient, SigningMany>()

/** The one of this page's stay in a room. */
export function signingOf(room: RoomClient): SigningMany {
  const known = signings.get(room) ?? new SigningMany(room)
  signings.set(room, known)
  return known
}
