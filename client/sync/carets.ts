import type * as Y from 'yjs'
import { caretOffset, caretPoint } from '#shared/drafts/caret-in-draft.ts'
import { type CaretState, caretMilliseconds, type StampedCaret, stampedCaret } from '#shared/protocol/caret-state.ts'

/** As much of y-protocols' awareness as carets need. */
export interface CaretChannel {
  readonly clientID: number
  getStates(): ReadonlyMap<number, unknown>
  getLocalState(): unknown
  setLocalState(state: CaretState | null): void
  on(event: 'change', listener: (change: { added: number[]; updated: number[]; removed: number[] }) => void): void
}

/** Somebody else's caret, or what they have selected, as it stands in a unit's text now. Offsets are UTF-16. */
export interface PlacedCaret {
  readonly client: number
  readonly person: string
  readonly unit: string
  readonly from: number
  readonly to: number
  /** Where the caret is: at one of the ends. */
  readonly head: number
  /** Grows when the person moves it; what others type around it is no move. */
  readonly moves: number
}

export type CaretsByUnit = ReadonlyMap<string, readonly PlacedCaret[]>

/** A label that somebody else drags now. */
export interface OthersDrag {
  readonly person: string
  readonly unit: string
  /** The numbers of where it would be put down; undefined where they are not told. */
  readonly place: readonly number[] | undefined
}

export interface CaretListener {
  carets(carets: CaretsByUnit): void
  drags?(drags: readonly OthersDrag[]): void
}

interface OtherCaret {
  readonly state: StampedCaret
  readonly moves: number
}

/** The carets of everybody else in one document, and this page's own on its way to them. */
export class Carets {
  readonly #doc: Y.Doc
  readonly #channel: CaretChannel
  readonly #listener: CaretListener
  readonly #others = new Map<number, OtherCaret>()
  #placed: ReadonlyMap<number, PlacedCaret> = new Map()
  #drags = 0
  #wanted: CaretState | null = null
  #clock: ReturnType<typeof setTimeout> | undefined
  #sentAt = Number.NEGATIVE_INFINITY

  constructor(doc: Y.Doc, channel: CaretChannel, listener: CaretListener) {
    this.#doc = doc
    this.#channel = channel
    this.#listener = listener
    channel.setLocalState(null)
    channel.on('change', ({ added, updated, removed }) => this.#hear([...added, ...updated], removed))
  }

  /** This page's caret now stands there. Told soon, and only when it is another place than before. */
  stand(unit: string, text: Y.Text, anchor: number, head: number): void {
    const [from, to] = [Math.min(anchor, head), Math.max(anchor, head)]
    const end = caretPoint(text, to, 'before')
    const begin = () => caretPoint(text, from, 'after')
    this.#want({ at: from === to ? [unit, end] : head < anchor ? [unit, begin(), end, 1] : [unit, begin(), end] })
  }

  /** This page drags a label, which would be put down there. */
  drag(unit: string, place: readonly number[]): void {
    this.#want({ drag: place.length > mostDragged ? [unit] : [unit, place.map(onHundredth)] })
  }

  /** This page has no caret in the draft any more, and drags nothing. */
  lift(): void {
    this.#want(null)
  }

  /** After a new connection: others forgot this page's caret, and take it only as something new. */
  standAgain(): void {
    if (this.#channel.getLocalState() !== null) this.#send()
  }

  /** The text of these units is another one. */
  follow(units: ReadonlySet<string>): void {
    if ([...this.#others.values()].some(({ state }) => 'at' in state && units.has(state.at[0]))) this.#place()
  }

  /** Whose client that is, as far as carets tell. */
  personOf(client: number): string | undefined {
    return this.#others.get(client)?.state.user.person
  }

  destroy(): void {
    clearTimeout(this.#clock)
  }

  #want(state: CaretState | null): void {
    if (JSON.stringify(state) === JSON.stringify(this.#wanted)) return
    this.#wanted = state
    const wait = this.#sentAt + caretMilliseconds - performance.now()
    if (wait <= 0) this.#send()
    else this.#clock ??= setTimeout(() => this.#send(), wait)
  }

  #send(): void {
    clearTimeout(this.#clock)
    this.#clock = undefined
    this.#sentAt = performance.now()
    this.#channel.setLocalState(this.#wanted)
  }

  #hear(told: readonly number[], removed: readonly number[]): void {
    for (const client of removed) this.#others.delete(client)
    for (const client of told) {
      if (client === this.#channel.clientID) continue
      const state = stampedCaret.safeParse(this.#channel.getStates().get(client))
      if (state.success)
        this.#others.set(client, { state: state.data, moves: (this.#others.get(client)?.moves ?? 0) + 1 })
      else this.#others.delete(client)
    }
    this.#place()
    this.#tellDrags()
  }

  #tellDrags(): void {
    const drags = [...this.#others.values()].flatMap(({ state }): OthersDrag[] =>
      'drag' in state ? [{ person: state.user.person, unit: state.drag[0], place: state.drag[1] }] : [],
    )
    if (drags.length === 0 && this.#drags === 0) return
    this.#drags = drags.length
    this.#listener.drags?.(drags)
  }

  /** A caret whose character has not arrived yet stays where it was: edits are told once they are durable, carets at once. */
  #place(): void {
    const before = this.#placed
    const placed = [...this.#others].flatMap(([client, caret]) => {
      const old = before.get(client)
      const now = this.#placedAt(client, caret) ?? old
      return now ? [[client, old && sameCaret(old, now) ? old : now] as const] : []
    })
    const same = placed.length === before.size && placed.every(([client, caret]) => before.get(client) === caret)
    if (same) return
    this.#placed = new Map(placed)
    this.#listener.carets(grouped(placed.map(([, caret]) => caret)))
  }

  #placedAt(client: number, { state, moves }: OtherCaret): PlacedCaret | undefined {
    if (!('at' in state)) return undefined
    const [unit, first, second, backwards] = state.at
    const offset = (point: string, side: 'before' | 'after') => caretOffset(this.#doc, unit, point, side)
    const to = offset(second ?? first, 'before')
    const begin = second === undefined ? to : offset(first, 'after')
    if (begin === undefined || to === undefined) return undefined
    const from = Math.min(begin, to)
    return { client, person: state.user.person, unit, from, to, head: backwards === 1 ? from : to, moves }
  }
}

/** Outlines of more points are not told while they are dragged. */
const mostDragged = 60

const onHundredth = (number: number): number => Math.round(number * 100) / 100

const sameCaret = (a: PlacedCaret, b: PlacedCaret): boolean =>
  a.unit === b.unit && a.from === b.from && a.to === b.to && a.head === b.head && a.moves === b.moves

function grouped(carets: readonly PlacedCaret[]): CaretsByUnit {
  const byUnit = new Map<string, PlacedCaret[]>()
  for (const caret of carets) byUnit.set(caret.unit, [...(byUnit.get(caret.unit) ?? []), caret])
  return byUnit
}
