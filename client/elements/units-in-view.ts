import type { RoomSegment } from './room-segment.ts'

/** Tells which rows of the list are on screen, from the top, whenever that changes. */
export class UnitsInView {
  readonly #rows: () => readonly RoomSegment[]
  readonly #tell: (units: readonly string[]) => void
  #list: HTMLElement | undefined
  #frame = 0

  constructor(rows: () => readonly RoomSegment[], tell: (units: readonly string[]) => void) {
    this.#rows = rows
    this.#tell = tell
  }

  /** Once the list is drawn, and whenever it is drawn again. */
  follow(list: HTMLElement | undefined): void {
    if (list !== this.#list) {
      this.stop()
      this.#list = list
      list?.addEventListener('scroll', this.#soon, { passive: true })
    }
    this.#soon()
  }

  stop(): void {
    cancelAnimationFrame(this.#frame)
    this.#list?.removeEventListener('scroll', this.#soon)
    this.#list = undefined
  }

  readonly #soon = () => {
    cancelAnimationFrame(this.#frame)
    this.#frame = requestAnimationFrame(() => this.#look())
  }

  /** A row whose middle is in sight counts, and one that fills the sight. */
  #look(): void {
    if (!this.#list) return
    const { top, bottom } = this.#list.getBoundingClientRect()
    const inSight = (row: RoomSegment) => {
      const box = row.getBoundingClientRect()
      const middle = (box.top + box.bottom) / 2
      return (middle > top && middle < bottom) || (box.top <= top && box.bottom >= bottom)
    }
    const units = this.#rows()
      .filter(inSight)
      .toSorted((a, b) => a.getBoundingClientRect().top - b.getBoundingClientRect().top)
      .flatMap(({ row }) => row?.unit.id ?? [])
    this.#tell(units)
  }
}
