import type { HereRow, ToldEvent } from '#shared/protocol/rt-messages.ts'
import type { Guest } from './guest.ts'
import type { Pace } from './pace.ts'

/** A dispute that was opened while the colleagues are here. */
export interface OpenedDispute {
  readonly item: string
  readonly dispute: string
  readonly by: string
  readonly at: number
  /** The colleague who answers, or has answered. */
  answeredBy: string | undefined
  answeredAt: number | undefined
}

/** Two colleagues leave enough for a visitor to do. */
const mostSignOffs = 2
const mostDisputes = 4
const secondsBetweenDisputes = 75

/** What the two colleagues know together: who else is here, what was asked, what one of them is busy with. */
export class Crew {
  readonly pace: Pace
  readonly tell: (sentence: string) => void
  readonly disputes: OpenedDispute[] = []
  readonly counts = { settled: 0, disputes: 0, signedOff: 0 }
  readonly #members = new Set<string>()
  /** Everybody else who was seen in the room. */
  readonly #visitors = new Map<string, HereRow>()
  readonly #arrived = new Map<string, number>()
  readonly #busy = new Set<string>()
  readonly #touched = new Set<string>()
  #disputedAt = Number.NEGATIVE_INFINITY

  constructor(pace: Pace, tell: (sentence: string) => void) {
    this.pace = pace
    this.tell = tell
  }

  get members(): ReadonlySet<string> {
    return this.#members
  }

  async admit(guest: Guest): Promise<void> {
    const { person } = await guest.me()
    if (this.#members.size === 0) guest.told.add((event) => this.#hear(event))
    this.#members.add(person)
  }

  /** Everybody in the room but the colleagues. */
  visitors({ here }: Guest): readonly HereRow[] {
    const visitors = here.filter(({ person }) => !this.#members.has(person))
    for (const row of visitors) this.#notice(row)
    const standing = new Set(visitors.map(({ person, item }) => `${person} ${item}`))
    for (const key of this.#arrived.keys()) if (!standing.has(key)) this.#arrived.delete(key)
    return visitors
  }

  /** For how many seconds of the colleagues' time a visitor has been at that item. */
  secondsAt({ person, item }: HereRow): number {
    return this.pace.since(this.#arrived.get(`${person} ${item}`) ?? performance.now())
  }

  isVisitor(person: string): boolean {
    return this.#visitors.has(person)
  }

  /** Whether somebody else did something in that item since the colleagues came. */
  isTouched(item: string): boolean {
    return this.#touched.has(item)
  }

  /** One of the two at a time. */
  begins(what: string): boolean {
    if (this.#busy.has(what)) return false
    this.#busy.add(what)
    return true
  }

  ends(what: string): void {
    this.#busy.delete(what)
  }

  mayDispute(): boolean {
    return this.counts.disputes < mostDisputes && this.pace.since(this.#disputedAt) > secondsBetweenDisputes
  }

  disputed(): void {
    this.#disputedAt = performance.now()
    this.counts.disputes++
  }

  maySignOff(): boolean {
    return this.counts.signedOff < mostSignOffs
  }

  #notice(row: HereRow): void {
    if (!this.#visitors.has(row.person)) {
      this.tell(`${row.name} is here as ${row.role}.`)
      if (row.role === 'trainer') this.tell('Rulings are left to the trainer.')
    }
    this.#visitors.set(row.person, row)
    const key = `${row.person} ${row.item}`
    if (row.item !== null && !this.#arrived.has(key)) this.#arrived.set(key, performance.now())
  }

  #hear({ event, by }: ToldEvent): void {
    if (!event || !('item' in event) || event.item === undefined) return
    if (!this.#members.has(by)) this.#touched.add(event.item)
    if (event.type === 'dispute.opened') {
      const { item, dispute } = event
      const opened = { item, dispute, by, at: performance.now(), answeredBy: undefined, answeredAt: undefined }
      this.disputes.push(opened)
    }
    if (event.type === 'dispute.withdrawn' || event.type === 'dispute.closed') {
      const at = this.disputes.findIndex(({ dispute }) => dispute === event.dispute)
      if (at >= 0) this.disputes.splice(at, 1)
    }
  }
}
