import { msg } from '@lit/localize'
import type { ToldEvent } from '#shared/protocol/rt-messages.ts'
import { mostTrainees, type TraineeRow } from '#shared/protocol/trainee-messages.ts'
import { inOrder, type Trainee, traineesOf } from '../bench/trainees.ts'
import { apiPath } from '../routes.ts'
import { askHttp, HttpProblem } from '../sync/ask-http.ts'
import { Followed } from './followed.ts'
import { givePen, takePen } from './pen.ts'
import type { RoomClient } from './room-client.ts'

export interface TraineesScreen {
  /** Everybody who is in as annotator, in order. */
  readonly trainees: readonly Trainee[]
  /** Those before the trainer, and how many stand before them. */
  readonly shown: readonly Trainee[]
  readonly from: number
  /** What the server tells of each person. */
  readonly rows: ReadonlyMap<string, TraineeRow>
  readonly trouble: string
}

/** Several entries at once are asked for once. */
const togetherMilliseconds = 300
/** Typing is no entry of the journal until it is summarised: while somebody types with the pen it is looked at this often. */
const typingMilliseconds = 4000

/** The trainees before a trainer, up to eight at once: who and where comes by presence, the rest is asked for when it changed. */
export class Trainees extends Followed<TraineesScreen> {
  /** When the cards stood otherwise last, by `performance.now()`. */
  movedAt = Number.NEGATIVE_INFINITY
  readonly #room: RoomClient
  readonly #ends: readonly (() => void)[]
  readonly #watch: ReturnType<typeof setInterval>
  #here: unknown
  #held = false
  #asked = ''
  #asking = false
  #again = false
  #soon: ReturnType<typeof setTimeout> | undefined

  constructor(room: RoomClient) {
    super({ trainees: [], shown: [], from: 0, rows: new Map(), trouble: '' })
    this.#room = room
    this.#ends = [
      room.subscribe(() => this.#follow()),
      room.onTold((told) => this.#hear(told)),
      room.onJoined(() => this.#askSoon()),
    ]
    this.#watch = setInterval(() => this.#someoneTypes() && this.#askSoon(), typingMilliseconds)
    this.#follow()
  }

  leave(): void {
    clearInterval(this.#watch)
    clearTimeout(this.#soon)
    for (const end of this.#ends) end()
  }

  /** While a trainer's hand is on the cards they stay where they are. */
  hold(held: boolean): void {
    this.#held = held
    if (!held) this.#show(this.state.from)
  }

  page(from: number): void {
    this.#show(from)
  }

  givePen({ person }: Trainee): Promise<boolean> {
    const item = this.state.rows.get(person)?.item
    if (!item) return Promise.resolve(false)
    return givePen(this.#room, { item: item.id, person, holder: item.pen?.person ?? null })
  }

  takePen({ person }: Trainee): Promise<boolean> {
    const item = this.state.rows.get(person)?.item
    return item ? takePen(this.#room, { item: item.id, holder: person }) : Promise.resolve(false)
  }

  #follow(): void {
    const { here } = this.#room.state
    if (here === this.#here) return
    this.#here = here
    this.#show(this.state.from)
  }

  #show(wanted: number): void {
    const present = traineesOf(this.#room.state.here)
    const before = this.state.trainees.map(({ person }) => person)
    const trainees = this.#held ? inPlace(present, before) : inOrder(present, before)
    const last = Math.max(0, Math.ceil(trainees.length / mostTrainees) - 1) * mostTrainees
    const from = Math.min(Math.max(0, wanted), last)
    const shown = trainees.slice(from, from + mostTrainees)
    if (people(shown) !== people(this.state.shown)) this.movedAt = performance.now()
    this.put({ ...this.state, trainees, shown, from })
    if (this.#wanted !== this.#asked) this.#askSoon()
  }

  get #wanted(): string {
    return this.state.shown.map(({ person, item }) => `${person}:${item ?? ''}`).join()
  }

  /** What the trainer may not be told comes without content, with the row of its item all the same. */
  #hear({ event, by, row }: ToldEvent): void {
    const item = row?.id ?? (event && 'item' in event ? event.item : undefined)
    const concerns = this.state.shown.some((one) => one.person === by || (item !== undefined && one.item === item))
    if (concerns || event?.type === 'person.merged' || event?.type === 'batch.taken-back') this.#askSoon()
  }

  #someoneTypes(): boolean {
    return this.state.shown.some(({ person, typing }) => typing && this.state.rows.get(person)?.item?.pen?.mine)
  }

  #askSoon(): void {
    this.#soon ??= setTimeout(() => {
      this.#soon = undefined
      void this.#ask()
    }, togetherMilliseconds)
  }

  async #ask(): Promise<void> {
    const wanted = this.#wanted
    if (this.#asking) {
      this.#again = true
      return
    }
    this.#asked = wanted
    if (wanted === '') return
    this.#asking = true
    try {
      const rows = await askHttp<readonly TraineeRow[]>(apiPath(this.#room.address, `trainees?who=${wanted}`))
      this.put({ ...this.state, rows: new Map(rows.map((row) => [row.person, row])), trouble: '' })
    } catch (error) {
      if (!(error instanceof HttpProblem)) throw error
      this.put({
        ...this.state,
        trouble: error.message || msg('The server was not reached. What stands here may be old.'),
      })
    } finally {
      this.#asking = false
    }
    if (this.#again) this.#askSoon()
    this.#again = false
  }
}

const people = (trainees: readonly Trainee[]): string => trainees.map(({ person }) => person).join()

/** Who is here still where they stood, then who is new. */
function inPlace(present: readonly Trainee[], before: readonly string[]): readonly Trainee[] {
  const rank = ({ person }: Trainee) => (before.includes(person) ? before.indexOf(person) : before.length)
  return present.toSorted((a, b) => rank(a) - rank(b))
}
