import { msg, str } from '@lit/localize'
import type { FindWish, Found, FoundItem, ReplaceLot, ReplacingRow, Skipped, UndoLot } from '#shared/protocol/many.ts'
import { itemCount } from '../elements/counted.ts'
import { apiPath } from '../routes.ts'
import { askHttp, HttpProblem } from '../sync/ask-http.ts'
import { randomId } from '../sync/random-id.ts'
import { Followed } from './followed.ts'
import { untilAnswered } from './in-lots.ts'
import type { RoomClient } from './room-client.ts'

/** What became of replacing words, or of taking that back. */
export interface ReplacingEnd {
  readonly what: 'replaced' | 'undone'
  readonly replacing: string
  readonly items: number
  /** Replaced, or left standing when it was taken back. */
  readonly places: number
  readonly skipped: readonly Skipped[]
  readonly trouble: string
}

export interface ReplacingScreen {
  readonly wish: FindWish
  readonly is: 'asking' | 'looking' | 'found' | 'working'
  readonly found: Found | null
  /** Places that were unticked: item, unit and where. */
  readonly off: ReadonlySet<string>
  readonly progress: { readonly done: number; readonly of: number; readonly waiting: boolean } | null
  readonly end: ReplacingEnd | null
  readonly trouble: string
  readonly latest: readonly ReplacingRow[]
}

const nothing: FindWish = { find: '', with: '', matchCase: false, wholeWord: true, batch: null }

export const placeName = (item: string, unit: string, at: number): string => `${item} ${unit} ${at}`

/** As many items, and places, as one request takes. */
const lotItems = 10
const lotPlaces = 400

/** Finding words in the room's open items and replacing them, in this page: a preview, then item by item; one undo. */
export class ReplacingMany extends Followed<ReplacingScreen> {
  readonly #room: RoomClient

  constructor(room: RoomClient) {
    super({
      ...{ wish: nothing, is: 'asking', found: null, off: new Set(), progress: null, end: null, trouble: '' },
      latest: [],
    })
    this.#room = room
  }

  choose(change: Partial<FindWish>): void {
    if (this.state.is === 'working') return
    this.put({ ...this.state, is: 'asking', wish: { ...this.state.wish, ...change }, found: null, end: null })
  }

  async look(): Promise<void> {
    const { wish } = this.state
    if (this.state.is === 'working' || wish.find === '') return
    this.put({ ...this.state, is: 'looking', found: null, end: null, trouble: '', off: new Set() })
    try {
      const found = await askHttp<Found>(this.#path('finds'), wish)
      if (this.state.wish === wish) this.put({ ...this.state, is: 'found', found })
    } catch (error) {
      this.put({ ...this.state, is: 'asking', trouble: troubleOf(error) })
    }
  }

  tick(names: readonly string[], on: boolean): void {
    const off = new Set(this.state.off)
    for (const name of names) on ? off.delete(name) : off.add(name)
    this.put({ ...this.state, off })
  }

  get ticked(): { readonly items: number; readonly places: number } {
    const items = this.#wanted()
    return { items: items.length, places: items.reduce((sum, item) => sum + placesOf(item), 0) }
  }

  async replace(): Promise<void> {
    const items = this.#wanted()
    if (this.state.is !== 'found' || items.length === 0) return
    const { batch: _, ...search } = this.state.wish
    const replacing = randomId()
    const lots = inLots(items)
    const end = { what: 'replaced' as const, replacing, items: 0, places: 0, skipped: [] as readonly Skipped[] }
    await this.#work(items.length, end, async (sum, tell) => {
      for (const lot of lots) {
        const body = { ...search, replacing, items: lot }
        const answer = await this.#asked<ReplaceLot>('replacements', body)
        tell({
          ...{ items: sum().items + answer.replaced, places: sum().places + answer.places },
          skipped: [...sum().skipped, ...answer.skipped],
        })
      }
    })
    this.#offerUndo()
  }

  /** Takes a whole find-and-replace back, where the replaced words still stand. */
  async undo(replacing: string): Promise<void> {
    if (this.state.is === 'working') return
    const end = { what: 'undone' as const, replacing, items: 0, places: 0, skipped: [] as readonly Skipped[] }
    const of = this.state.latest.find((row) => row.replacing === replacing)?.items ?? 1
    await this.#work(of, end, async (sum, tell) => {
      for (let from: number | null = 0; from !== null; ) {
        const lot: UndoLot = await this.#asked<UndoLot>(`replacements/${replacing}/undo`, { from })
        tell({
          ...{ items: sum().items + lot.undone, places: sum().places + lot.left },
          skipped: [...sum().skipped, ...lot.skipped],
        })
        from = lot.next
      }
    })
    // Nothing is left to offer.
    if (this.state.end) this.#room.notices.say(msg(str`Undone in ${itemCount(this.state.end.items)}.`))
  }

  async readLatest(): Promise<void> {
    try {
      const latest = await askHttp<readonly ReplacingRow[]>(this.#path('replacements'))
      this.put({ ...this.state, latest })
    } catch (error) {
      this.put({ ...this.state, trouble: troubleOf(error) })
    }
  }

  async #work(
    of: number,
    begun: Omit<ReplacingEnd, 'trouble'>,
    run: (
      sum: () => Omit<ReplacingEnd, 'trouble'>,
      tell: (more: Pick<ReplacingEnd, 'items' | 'places' | 'skipped'>) => void,
    ) => Promise<void>,
  ): Promise<void> {
    let sum = begun
    let trouble = ''
    this.put({ ...this.state, is: 'working', progress: { done: 0, of, waiting: false }, end: null, trouble: '' })
    addEventListener('beforeunload', guard)
    try {
      await run(
        () => sum,
        (more) => {
          sum = { ...sum, ...more }
          this.put({ ...this.state, progress: { done: sum.items + sum.skipped.length, of, waiting: false } })
        },
      )
    } catch (error) {
      trouble = troubleOf(error)
    }
    removeEventListener('beforeunload', guard)
    this.put({ ...this.state, is: 'asking', progress: null, found: null, end: { ...sum, trouble } })
    await this.readLatest()
  }

  async #asked<T>(path: string, body: object): Promise<T> {
    const answer = await untilAnswered(() => askHttp<T>(this.#path(path), body), {
      stopped: () => false,
      waits: () => {
        const { progress } = this.state
        if (progress) this.put({ ...this.state, progress: { ...progress, waiting: true } })
      },
    })
    if (answer === null) throw new HttpProblem(0, '')
    return answer
  }

  #offerUndo(): void {
    const { end } = this.state
    if (!end || end.items === 0) return
    const words = msg(str`Replaced in ${itemCount(end.items)}.`)
    this.#room.notices.say(words, { label: msg('Undo all of it'), run: () => void this.undo(end.replacing) })
  }

  #wanted(): readonly WantedItem[] {
    const { found, off } = this.state
    return (found?.items ?? []).flatMap((item) => wantedOf(item, off) ?? [])
  }

  #path(rest: string): string {
    return apiPath(this.#room.address, `many/${rest}`)
  }
}

interface WantedItem {
  readonly item: string
  readonly units: readonly { readonly unit: string; readonly seen: string; readonly at: readonly number[] }[]
}

function wantedOf({ item, units }: FoundItem, off: ReadonlySet<string>): WantedItem | undefined {
  const wanted = units
    .map(({ unit, seen, hits }) => ({
      unit,
      seen,
      at: hits.filter((hit) => !hit.closed && !off.has(placeName(item, unit, hit.at))).map(({ at }) => at),
    }))
    .filter(({ at }) => at.length > 0)
  return wanted.length > 0 ? { item, units: wanted } : undefined
}

const placesOf = ({ units }: WantedItem): number => units.reduce((sum, { at }) => sum + at.length, 0)

function inLots(items: readonly WantedItem[]): readonly (readonly WantedItem[])[] {
  const lots: WantedItem[][] = []
  let places = lotPlaces
  for (const item of items) {
    const lot = lots.at(-1)
    places += placesOf(item)
    if (lot && lot.length < lotItems && places <= lotPlaces) lot.push(item)
    else {
      lots.push([item])
      places = placesOf(item)
    }
  }
  return lots
}

const guard = (event: BeforeUnloadEvent) => event.preventDefault()

function troubleOf(error: unknown): string {
  if (!(error instanceof HttpProblem)) throw error
  return error.message || msg('The server was not reached. Try again.')
}

const replacings = new WeakMap<RoomClient, ReplacingMany>()

/** The one of this page's stay in a room. */
export function replacingOf(room: RoomClient): ReplacingMany {
  const known = replacings.get(room) ?? new ReplacingMany(room)
  replacings.set(room, known)
  return known
}
