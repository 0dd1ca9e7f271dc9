import type { LineMovedEvent } from './line-moved-event.ts'
import type { RoomSegment } from './room-segment.ts'

interface Anchor {
  /** Of the row, and what of it is held. */
  readonly unit: string
  readonly part: string
  /** Where it is, from the top of the list. */
  readonly top: number
}

/** Less than this nobody sees. */
const leastPixels = 0.5

/**
 * Holds the line that the person is at where it is on screen: what others write around it moves the list beneath.
 * The browser's own anchoring knows neither the line nor a virtual list, and is switched off for it.
 */
export class KeptPlace {
  readonly #rows: () => readonly RoomSegment[]
  #resized: ResizeObserver | undefined
  #watched: ReadonlySet<RoomSegment> = new Set()
  #list: HTMLElement | undefined
  #anchor: Anchor | undefined
  #scrolledTo = 0
  #frame = 0

  constructor(rows: () => readonly RoomSegment[]) {
    this.#rows = rows
  }

  /**
   * Once the list is drawn, and whenever it is drawn again. Observers are told in the order in which they were made: the
   * one here comes after that of a virtual list, which places the rows.
   */
  follow(list: HTMLElement | undefined, virtual: boolean): void {
    if (list !== this.#list) {
      this.stop()
      this.#list = list
      list?.addEventListener('scroll', this.#scrolled, { passive: true })
      list?.addEventListener('rangeChanged', this.#watch)
      list?.addEventListener('room-segment-drawn', this.#drawn)
      list?.addEventListener('room-line-moved', this.#lineMoved)
    }
    if (!virtual || this.#resized) this.#watch()
  }

  stop(): void {
    this.#resized?.disconnect()
    this.#resized = undefined
    this.#watched = new Set()
    cancelAnimationFrame(this.#frame)
    this.#list?.removeEventListener('scroll', this.#scrolled)
    this.#list?.removeEventListener('rangeChanged', this.#watch)
    this.#list?.removeEventListener('room-segment-drawn', this.#drawn)
    this.#list?.removeEventListener('room-line-moved', this.#lineMoved)
    this.#list = undefined
    this.#anchor = undefined
  }

  /** The person is somewhere else now. */
  remember(): void {
    this.#anchor = this.#look()
  }

  /** Only what is new: a row that is observed anew would be told about a frame later. */
  readonly #watch = () => {
    this.#resized ??= new ResizeObserver(() => this.#restore())
    const rows = new Set(this.#rows())
    for (const row of this.#watched) if (!rows.has(row)) this.#resized.unobserve(row)
    for (const row of rows) if (!this.#watched.has(row)) this.#resized.observe(row)
    this.#watched = rows
  }

  /** By the person, unless it is where this has put it. */
  readonly #scrolled = () => {
    if (this.#list && Math.abs(this.#list.scrollTop - this.#scrolledTo) > leastPixels) this.remember()
  }

  readonly #drawn = () => {
    cancelAnimationFrame(this.#frame)
    this.#frame = requestAnimationFrame(() => this.#restore())
  }

  /** What others wrote in the segment that is typed in has moved the caret's line within it. */
  readonly #lineMoved = ({ by }: LineMovedEvent) => {
    const anchor = this.#anchor
    if (!this.#list || !anchor) return
    this.#anchor = { ...anchor, top: anchor.top - by }
    this.#scroll(by)
  }

  #restore(): void {
    const before = this.#anchor
    const now = this.#look(before)
    if (!before || !now || !sameAnchor(now, before)) this.#anchor = now
    else if (Math.abs(now.top - before.top) > leastPixels) this.#scroll(now.top - before.top)
  }

  #scroll(by: number): void {
    if (!this.#list) return
    this.#list.scrollTop += by
    this.#scrolledTo = this.#list.scrollTop
  }

  /** The line typed in, else the difference under the cursor; when neither is in sight, the first row that is. */
  #look(before?: Anchor): Anchor | undefined {
    if (!this.#list) return undefined
    const { top, bottom } = this.#list.getBoundingClientRect()
    const at = (row: RoomSegment, { element, part }: RoomSegment['held']): Anchor & { inSight: boolean } => {
      const box = element.getBoundingClientRect()
      return { unit: row.row?.unit.id ?? '', part, top: box.top - top, inSight: box.bottom > top && box.top < bottom }
    }
    const rows = this.#rows()
    const own = rows.find(({ row }) => row?.typing) ?? rows.find(({ row }) => row?.current != null)
    const line = own && at(own, own.held)
    if (line && (line.inSight || sameAnchor(line, before))) return line
    const whole = (row: RoomSegment) => at(row, { element: row, part: 'row' })
    const held = rows.find(({ row }) => row?.unit.id === before?.unit)
    if (held && before?.part === 'row') return whole(held)
    return rows.map(whole).find(({ inSight }) => inSight)
  }
}

const sameAnchor = (a: Anchor, b: Anchor | undefined): boolean => a.unit === b?.unit && a.part === b.part
