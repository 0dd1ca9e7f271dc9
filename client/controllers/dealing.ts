import { msg, str } from '@lit/localize'
import type { Dealt, DealWish } from '#shared/domain/deal-items.ts'
import type { DealPreview } from '#shared/protocol/assignment-messages.ts'
import { apiPath } from '../routes.ts'
import { askHttp, HttpProblem } from '../sync/ask-http.ts'
import { Followed } from './followed.ts'
import type { RoomClient } from './room-client.ts'

export interface DealingScreen {
  readonly people: readonly string[]
  readonly batch: string | undefined
  readonly each: number | undefined
  readonly due: string | null
  /** Null while nobody is chosen, or it is on its way. */
  readonly preview: DealPreview | null
  readonly busy: boolean
  readonly said: { readonly text: string; readonly refused: boolean } | null
}

const nothing: DealingScreen = {
  people: [],
  batch: undefined,
  each: undefined,
  due: null,
  preview: null,
  busy: false,
  said: null,
}
const restMilliseconds = 150

/** Dealing open items evenly: what is wished, what it would come to, and doing it. */
export class Dealing extends Followed<DealingScreen> {
  readonly #room: RoomClient
  #turn = 0
  #rest: ReturnType<typeof setTimeout> | undefined

  constructor(room: RoomClient) {
    super(nothing)
    this.#room = room
  }

  toggle(person: string): void {
    const { people } = this.state
    const without = people.filter((one) => one !== person)
    this.wish({ people: without.length < people.length ? without : [...people, person] })
  }

  wish(wished: Partial<Pick<DealingScreen, 'people' | 'batch' | 'each' | 'due'>>): void {
    this.put({ ...this.state, ...wished, said: null })
    this.look()
  }

  /** What it would come to by now. */
  look(): void {
    clearTimeout(this.#rest)
    this.#rest = setTimeout(() => void this.#look(), restMilliseconds)
  }

  async deal(): Promise<boolean> {
    const { due } = this.state
    this.put({ ...this.state, busy: true, said: null })
    const outcome = await this.#room.send('items.deal', { ...this.#wish, due })
    const said = outcome.ok
      ? { text: dealtSentence(outcome.value.answer as Dealt | undefined), refused: false }
      : { text: outcome.refusal.message, refused: true }
    this.put({ ...(outcome.ok ? nothing : this.state), busy: false, said })
    this.look()
    return outcome.ok
  }

  get #wish(): DealWish {
    const { people, batch, each } = this.state
    return { people: [...people], ...(batch === undefined ? {} : { batch }), ...(each === undefined ? {} : { each }) }
  }

  async #look(): Promise<void> {
    const turn = ++this.#turn
    const { people, batch, each } = this.#wish
    if (people.length === 0) return this.put({ ...this.state, preview: null })
    const asked = new URLSearchParams({ people: people.join(',') })
    if (batch !== undefined) asked.set('batch', batch)
    if (each !== undefined) asked.set('each', String(each))
    try {
      const preview = await askHttp<DealPreview>(apiPath(this.#room.address, `assignments/deal?${asked}`))
      if (turn === this.#turn) this.put({ ...this.state, preview })
    } catch (error) {
      if (!(error instanceof HttpProblem)) throw error
      const text = error.message || msg('The server was not reached. Try again.')
      this.put({ ...this.state, preview: null, said: { text, refused: true } })
    }
  }
}

function dealtSentence(answer: Dealt | undefined): string {
  const hands = answer?.hands ?? []
  const items = hands.reduce((sum, hand) => sum + hand.items, 0)
  const left = (answer?.left.ownSource.length ?? 0) + (answer?.left.over.length ?? 0)
  return left === 0 ? msg(str`${items} items are dealt`) : msg(str`${items} items are dealt; ${left} are left over`)
}
