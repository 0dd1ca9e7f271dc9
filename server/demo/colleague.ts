import type { HereRow } from '#shared/protocol/rt-messages.ts'
import { isHard, opensDispute, signsOff, stopKey, takesReading, typesReading, type Worker } from './acts.ts'
import { answersDispute, givesIn, hasOthers } from './answers.ts'
import type { Crew, OpenedDispute } from './crew.ts'
import type { Guest } from './guest.ts'
import { DraftClosed } from './guest-draft.ts'
import { GuestItem, type GuestStop } from './guest-item.ts'
import { HomeTime } from './pace.ts'

/** What the first differences of an item are to somebody who has just opened it. */
const leftToVisitor = 2
/** So many of each item stay for others, unless it is one that a colleague means to sign off. */
const leftInItem = 2
const actsInItem = 7
const actsBesideVisitor = 3
const secondsBeforeComing = 10
const secondsBetweenVisits = 120
const secondsBeforeAnswering = 12
const secondsBeforeComingBack = 240

/** One of the two: does what a reviewer does, one thing after the other, until it is time to go home. */
export class Colleague {
  readonly #guest: Guest
  readonly #crew: Crew
  readonly #languages: readonly string[]
  #item: GuestItem | undefined
  /** Things done in this item. */
  #acts = 0
  #items = 0
  /** When this colleague came to somebody. */
  readonly #visited = new Map<string, number>()
  readonly #closed = new Set<string>()
  /** Items in which nothing was left for this colleague, and when that was seen. */
  readonly #done = new Map<string, number>()
  #own = 0

  /** `languages`: the ones of their first items. */
  constructor(guest: Guest, crew: Crew, languages: readonly string[]) {
    this.#guest = guest
    this.#crew = crew
    this.#languages = languages
  }

  /** Ends with HomeTime turned into a proper leaving. @throws GuestLost */
  async works(): Promise<void> {
    try {
      for (;;) {
        await this.#crew.pace.rest(2, 5)
        await this.#goOn().catch((error: unknown) => {
          if (!(error instanceof DraftClosed)) throw error
          this.#leaves()
        })
      }
    } catch (error) {
      if (!(error instanceof HomeTime)) throw error
      await this.#tidiesUp()
    } finally {
      this.#leaves()
      this.#guest.leaves()
    }
  }

  async #goOn(): Promise<void> {
    const crew = this.#crew
    const visitors = crew.visitors(this.#guest)
    const beside = visitors.some(({ item }) => item !== null && item === this.#item?.id)
    const stays = beside && this.#acts < actsBesideVisitor
    const asked = await this.#askedDispute(stays)
    if (asked) return this.#answers(asked)
    const own = stays ? undefined : await this.#ownDispute()
    if (own) return this.#closes(own)
    const row = this.#mayVisit(visitors)
    if (row?.item) {
      this.#visited.set(`${row.person} ${row.item}`, performance.now())
      await this.#opens(row.item)
      crew.tell(`${this.#guest.name} came to ${this.#item?.key}, where ${row.name} is.`)
      return
    }
    if (this.#item && (await this.#worksOn(this.#item))) return
    if (this.#item) this.#done.set(this.#item.id, performance.now())
    await this.#choosesItem(visitors)
  }

  /** Somebody's dispute that no colleague has answered; who works beside a visitor leaves only for a visitor's. */
  async #askedDispute(stays: boolean): Promise<OpenedDispute | undefined> {
    const { person } = await this.#guest.me()
    return this.#crew.disputes.find(
      ({ by, at, answeredBy }) =>
        by !== person &&
        (!stays || this.#crew.isVisitor(by)) &&
        answeredBy === undefined &&
        this.#crew.pace.since(at) > secondsBeforeAnswering,
    )
  }

  async #ownDispute(): Promise<OpenedDispute | undefined> {
    const { person } = await this.#guest.me()
    return this.#crew.disputes.find(
      ({ by, dispute, answeredAt }) =>
        by === person &&
        answeredAt !== undefined &&
        !this.#closed.has(dispute) &&
        this.#crew.pace.since(answeredAt) > secondsBeforeAnswering,
    )
  }

  async #answers(opened: OpenedDispute): Promise<void> {
    opened.answeredBy = this.#guest.name
    await this.#opens(opened.item)
    if (this.#item) await answersDispute(this.#worker(this.#item), opened)
    opened.answeredAt = performance.now()
  }

  /** Every other one stays for the trainer. */
  async #closes(opened: OpenedDispute): Promise<void> {
    this.#closed.add(opened.dispute)
    if (this.#own++ % 2 === 1) return
    await this.#opens(opened.item)
    if (this.#item) await givesIn(this.#worker(this.#item), opened)
  }

  /** A visitor who has been at an item for a while, alone. */
  #mayVisit(visitors: readonly HereRow[]): HereRow | undefined {
    const { here } = this.#guest
    return visitors.find(
      (row) =>
        row.item !== null &&
        row.role !== 'observer' &&
        row.item !== this.#item?.id &&
        this.#crew.pace.since(this.#visited.get(`${row.person} ${row.item}`) ?? Number.NEGATIVE_INFINITY) >
          secondsBetweenVisits &&
        !here.some(({ person, item }) => item === row.item && this.#crew.members.has(person)) &&
        this.#crew.secondsAt(row) > secondsBeforeComing,
    )
  }

  /** One thing in the item that is open; false when enough is done there. */
  async #worksOn(item: GuestItem): Promise<boolean> {
    const worker = this.#worker(item)
    const beside = this.#crew.visitors(this.#guest).some((row) => row.item === item.id)
    const finishing = !beside && !this.#crew.isTouched(item.id) && this.#crew.maySignOff()
    if (item.draft.ended || this.#acts >= (beside ? actsBesideVisitor : finishing ? item.stops.length : actsInItem))
      return false
    const stop = this.#freeStop(worker, beside, finishing)
    if (!stop) {
      if (finishing && item.waiting.length === 0) await signsOff(worker)
      return false
    }
    const key = stopKey(worker, stop)
    if (!this.#crew.begins(key)) return false
    this.#acts++
    try {
      if (isHard(stop) && this.#crew.mayDispute()) await opensDispute(worker, stop)
      else if (this.#acts % 2 === (beside ? 1 : 0)) await typesReading(worker, stop)
      else await takesReading(worker, stop)
    } finally {
      this.#crew.ends(key)
    }
    return true
  }

  /** Beside a visitor from the other end, and never where they type. */
  #freeStop({ item }: Worker, beside: boolean, finishing: boolean): GuestStop | undefined {
    if (!beside) return item.waiting.length > (finishing ? 0 : leftInItem) ? item.waiting[0] : undefined
    const typedIn = item.draft.othersIn(this.#crew.members)
    return item.waiting
      .slice(leftToVisitor)
      .filter(({ place }) => !typedIn.has(place.unit))
      .at(-1)
  }

  /** In one's own language first, then what the server gives, then whatever has something left and nobody at it. */
  async #choosesItem(visitors: readonly HereRow[]): Promise<void> {
    const page = await this.#guest.queue()
    if (!page.ok) return
    const { here } = this.#guest
    const free = page.value.rows.filter(
      ({ id, state, settled, weak, given }) =>
        state !== 'signed-off' &&
        weak - settled > leftInItem &&
        id !== this.#item?.id &&
        this.#crew.pace.since(this.#done.get(id) ?? Number.NEGATIVE_INFINITY) > secondsBeforeComingBack &&
        !here.some((row) => row.item === id) &&
        !(given !== null && this.#crew.isVisitor(given)),
    )
    const mine = free.find(({ language }) => this.#languages.includes(language))
    const given = this.#items === 1 && free.length > visitors.length + 3 ? await this.#given() : undefined
    const next = given ?? (this.#items % 2 === 0 ? (mine ?? free[0]) : (free[0] ?? mine))?.id
    this.#items++
    if (next === undefined) {
      this.#leaves()
      await this.#crew.pace.rest(15, 25)
      return
    }
    await this.#opens(next)
    this.#crew.tell(`${this.#guest.name} opened ${this.#item?.key}.`)
  }

  async #given(): Promise<string | undefined> {
    const outcome = await this.#guest.does('item.next', this.#item ? { leaving: this.#item.id } : {})
    return outcome.ok ? (outcome.value.answer as { item: string }).item : undefined
  }

  async #opens(id: string): Promise<void> {
    if (this.#item?.id === id) return
    this.#leaves()
    this.#guest.standsAt(id)
    this.#item = await GuestItem.open(this.#guest, id)
    this.#acts = 0
    await this.#crew.pace.rest(2, 4)
  }

  #leaves(): void {
    this.#item?.leaves()
    this.#item = undefined
    this.#guest.standsAt(null)
  }

  /** A question that nobody has answered would only wait here. */
  async #tidiesUp(): Promise<void> {
    const { person } = await this.#guest.me()
    for (const { item, dispute: id } of this.#crew.disputes.filter(({ by }) => by === person)) {
      const view = await this.#guest.view(item)
      const dispute = view.ok ? view.value.disputes[id] : undefined
      if (dispute?.status !== 'open') continue
      const answered = dispute.positions.length > 1 || dispute.comments.length > 0
      if (!answered && !hasOthers({ crew: this.#crew }, dispute))
        await this.#guest.does('dispute.withdraw', { item, dispute: id })
    }
  }

  #worker(item: GuestItem): Worker {
    return { guest: this.#guest, crew: this.#crew, item }
  }
}
