import { msg } from '@lit/localize'
import { spelledThere } from '#shared/compare/spelled-there.ts'
import type {
  AlikeDispute,
  AlikeDisputes,
  RulingLot,
  RulingLotBody,
  SkippedDispute,
} from '#shared/protocol/alike-messages.ts'
import { apiPath } from '../routes.ts'
import { askHttp, HttpProblem } from '../sync/ask-http.ts'
import { randomId } from '../sync/random-id.ts'
import { Followed } from './followed.ts'
import { untilAnswered } from './in-lots.ts'
import type { RoomClient } from './room-client.ts'

export interface AlikeOffer {
  /** The dispute that they are like. */
  readonly dispute: string
  readonly alike: readonly AlikeDispute[]
  readonly more: boolean
  /** Whether they are to be ruled together with it. */
  readonly together: boolean
  /** Disputes that are not ticked. */
  readonly off: ReadonlySet<string>
}

export interface RulingRun {
  readonly alike: readonly AlikeDispute[]
  /** Disputes. */
  readonly ruled: readonly string[]
  readonly skipped: readonly SkippedDispute[]
  /** Disputes that were asked for without an answer: nobody here knows whether they are ruled. */
  readonly unsure: readonly string[]
  readonly stopping: boolean
  readonly waiting: boolean
  readonly ended: boolean
  readonly trouble: string
}

/** Those of a run that are neither ruled nor skipped, nor in doubt. */
export const notAsked = ({ alike, ruled, skipped, unsure }: RulingRun): readonly AlikeDispute[] => {
  const told = new Set([...ruled, ...skipped.map(({ dispute }) => dispute), ...unsure])
  return alike.filter(({ dispute }) => !told.has(dispute))
}

export interface TogetherScreen {
  readonly offer: AlikeOffer | null
  readonly run: RulingRun | null
}

/** What is ruled of each of them. */
export type RuledAlike = Omit<RulingLotBody, 'bulk' | 'rulings' | 'look'> & { readonly value: string }

/** So many disputes are asked for at once, so that it can be stopped. */
const atOnce = 10

/** Disputes that are like the one that is ruled on, and ruling on them after it, a few at a time. */
export class RulingTogether extends Followed<TogetherScreen> {
  readonly #room: RoomClient

  constructor(room: RoomClient) {
    super({ offer: null, run: null })
    this.#room = room
  }

  /** Looks for disputes that are like this one; where there is none, or nobody answers, nothing is offered. */
  async look(item: string, dispute: string): Promise<void> {
    const empty: AlikeOffer = { dispute, alike: [], more: false, together: false, off: new Set() }
    this.put({ ...this.state, offer: empty })
    // One after the other: what is ruled together now is to be seen through first.
    if (this.state.run?.ended === false) return
    try {
      const query = new URLSearchParams({ item, dispute })
      const found = await askHttp<AlikeDisputes>(apiPath(this.#room.address, `many/alike?${query}`))
      if (this.state.offer === empty) this.put({ ...this.state, offer: { ...empty, ...found } })
    } catch (error) {
      if (!(error instanceof HttpProblem)) throw error
    }
  }

  leave(): void {
    this.put({ ...this.state, offer: null })
  }

  /** Whether the ones that are like it are ruled too. */
  turn(together = !this.state.offer?.together): void {
    const { offer } = this.state
    if (offer && offer.alike.length > 0) this.put({ ...this.state, offer: { ...offer, together } })
  }

  tick(dispute: string, on: boolean): void {
    const { offer } = this.state
    if (!offer) return
    const off = new Set(offer.off)
    if (on) off.delete(dispute)
    else off.add(dispute)
    this.put({ ...this.state, offer: { ...offer, off } })
  }

  /** Those that would be ruled together with this dispute. */
  ticked(dispute: string | undefined): readonly AlikeDispute[] {
    const { offer } = this.state
    if (!offer?.together || offer.dispute !== dispute) return []
    return offer.alike.filter((one) => !offer.off.has(one.dispute))
  }

  /** Rules on these as they were seen, a few at a time. */
  async rule(alike: readonly AlikeDispute[], { value, ...about }: RuledAlike): Promise<void> {
    if (alike.length === 0 || (this.state.run && !this.state.run.ended)) return
    const [bulk, nothing] = [randomId(), { ruled: [], skipped: [], unsure: [] }]
    const begun = { stopping: false, waiting: false, ended: false, trouble: '' }
    this.put({ offer: null, run: { alike, ...nothing, ...begun } })
    addEventListener('beforeunload', guard)
    const rulings = alike.map((one) => this.#asked(one, value))
    try {
      for (let from = 0; from < rulings.length && !this.state.run?.stopping; from += atOnce)
        await this.#lot({ ...about, bulk, rulings: rulings.slice(from, from + atOnce) })
      this.#change({ ended: true })
    } catch (error) {
      if (!(error instanceof HttpProblem)) throw error
      this.#change({ ended: true, trouble: error.message || msg('The server was not reached. Try again.') })
    } finally {
      removeEventListener('beforeunload', guard)
    }
  }

  /** Whoever stops while the line is lost is told, as soon as it is back, which of the last ones were ruled. */
  async #lot(body: RulingLotBody): Promise<void> {
    const ask = (look: boolean) => () =>
      askHttp<RulingLot>(apiPath(this.#room.address, 'many/rulings'), look ? { ...body, look } : body)
    // From here on nobody knows, until the server has answered.
    const waits = () => this.#change({ waiting: true, unsure: body.rulings.map(({ dispute }) => dispute) })
    const lot =
      (await untilAnswered(ask(false), { stopped: () => this.state.run?.stopping === true, waits })) ??
      (await untilAnswered(ask(true), { stopped: () => false, waits }))
    const { ruled = [], skipped = [] } = this.state.run ?? {}
    this.#change({
      ...{ waiting: false, unsure: [] },
      ...{ ruled: [...ruled, ...(lot?.ruled ?? [])], skipped: [...skipped, ...(lot?.skipped ?? [])] },
    })
  }

  /** What is ruled stays ruled. */
  stop(): void {
    this.#change({ stopping: true })
  }

  /** The outcome was read. */
  read(): void {
    if (this.state.run?.ended) this.put({ ...this.state, run: null })
  }

  /** The words as this place spells them. */
  spelled({ readings }: AlikeDispute, value: string): string {
    const profile = this.#room.state.joined?.room.settings.profile
    return profile ? spelledThere(readings, value, profile) : value
  }

  #asked(one: AlikeDispute, value: string): RulingLotBody['rulings'][number] {
    const { item, dispute, place, compared, basis, said } = one
    return { item, dispute, place, compared, value: this.spelled(one, value), basis, said }
  }

  #change(change: Partial<RulingRun>): void {
    const { run } = this.state
    if (run) this.put({ ...this.state, run: { ...run, ...change } })
  }
}

const guard = (event: BeforeUnloadEvent) => event.preventDefault()

const rulings = new WeakMap<RoomClient, RulingTogether>()

/** The one of this page's stay in a room: it goes on while another item is open. */
export function togetherOf(room: RoomClient): RulingTogether {
  const known = rulings.get(room) ?? new RulingTogether(room)
  rulings.set(room, known)
  return known
}
