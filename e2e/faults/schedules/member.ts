import { setTimeout as delay } from 'node:timers/promises'
import { textAt } from '#shared/domain/bench.ts'
import type { Place } from '#shared/domain/place.ts'
import { type ResultUnit, resultHash, resultOf, wordsHash } from '#shared/domain/result.ts'
import { benchOfDraft } from '#shared/drafts/draft-bench.ts'
import type { Refusal } from '#shared/kernel/outcome.ts'
import { DraftClient } from './draft-client.ts'
import type { History } from './history.ts'
import { Person } from './person.ts'
import { RoomChannel } from './room-channel.ts'
import type { Act, Mishap, Player } from './schedule.ts'
import type { SeededItem } from './seeded-room.ts'
import type { Stage } from './stage.ts'

const mostSignings = 3
const patienceMilliseconds = 15_000

/** Somebody of the cast at work: does what the schedule says, and suffers what it does to them. */
export class Member {
  readonly name: string
  readonly item: SeededItem
  readonly channel: RoomChannel
  /** Observers have none. */
  readonly draft: DraftClient | undefined
  readonly #person: Person
  /** Commands are given one after the other, each after a look at what there is. */
  #busy: Promise<unknown> = Promise.resolve()

  constructor({ name, role, process, item }: Player, stage: Stage, history: History) {
    const own = stage.room.items[item % stage.room.items.length]
    if (!own) throw new Error('The room has no items')
    this.name = name
    this.item = own
    this.#person = new Person(name, process, stage, history)
    const observes = role === 'observer'
    this.channel = new RoomChannel(this.#person, observes ? own.listed.id : undefined)
    this.draft = observes ? undefined : new DraftClient(this.#person, own)
  }

  comes(): void {
    this.channel.goesOnline()
    this.draft?.goesOnline()
  }

  leaves(): void {
    this.channel.leaves()
    this.draft?.leaves()
  }

  get unrest(): readonly string[] {
    const unrests = [this.channel.unrest, this.draft?.unrest].filter((each) => each !== undefined)
    return unrests.map((why) => `${this.name}: ${why}`)
  }

  /** What was asked for has been asked. */
  get asked(): Promise<unknown> {
    return this.#busy
  }

  performs(act: Act): void {
    if (act.do === 'come') this.comes()
    else if (act.do === 'type')
      for (let time = 0; time < act.times; time++) this.draft?.types(this.#unit(act.unit), act.share)
    else if (act.do === 'remove') this.draft?.removes(act.which)
    else this.#busy = this.#busy.then(() => this.#commands(act))
  }

  async suffers(mishap: Mishap): Promise<void> {
    if (mishap.do === 'reload') {
      this.draft?.reloads()
      this.channel.reconnects()
    } else if (mishap.do === 'move') {
      this.#person.moves()
      this.#reconnects()
    } else if (mishap.do === 'session-ends') await this.#person.leavesSession()
    else if (mishap.do === 'offline') {
      this.channel.goesOffline()
      this.draft?.goesOffline()
      await delay(mishap.lasts)
      this.comes()
    } else await this.#hasBadLine(mishap)
  }

  async #hasBadLine(mishap: Extract<Mishap, { do: 'cut' | 'slow' }>): Promise<void> {
    const { line } = this.#person
    if (mishap.do === 'slow') line.slow({ latency: mishap.latency, jitter: mishap.latency / 2, bytesPerSecond: 20_000 })
    else if (mishap.way === 'both') line.cut()
    else line.cut(mishap.way)
    await delay(mishap.lasts)
    if (mishap.do === 'cut' && mishap.drops) line.drop()
    line.mend()
  }

  #reconnects(): void {
    this.channel.reconnects()
    this.draft?.reconnects()
  }

  /** What is decided by looking waits until there is something to look at. */
  async #looks(): Promise<void> {
    const end = performance.now() + patienceMilliseconds
    while (!(this.#bench && this.channel.present) && performance.now() < end) await delay(50)
  }

  async #commands(act: Act): Promise<void> {
    const item = this.item.listed.id
    if (act.do === 'settle')
      await this.channel.command('difference.settle', { item, place: this.#place(act.place), take: act.take })
    else if (act.do === 'unsettle')
      await this.channel.command('difference.unsettle', { item, place: this.#place(act.place) })
    else if (act.do === 'dispute')
      await this.channel.command('dispute.open', { item, place: this.#place(act.place), question: 'Which is it?' })
    else if (act.do === 'reopen') await this.channel.command('item.reopen', { item, reason: 'Look again' })
    else if (act.do === 'rule') await this.#rules(this.#place(act.place), act.value)
    else if (act.do === 'take-back') await this.#takesBack(act.which)
    else if (act.do === 'sign') await this.#signs()
    else if (act.do === 'revoke') await this.channel.command('session.end', { person: this.#person.idOf(act.whom) })
  }

  async #rules(place: Place, value: string): Promise<void> {
    await this.#looks()
    const item = this.item.listed.id
    let stands = this.#bench && textAt(this.#bench, place)
    for (let attempt = 0; attempt < 2 && stands !== undefined; attempt++) {
      const basis = wordsHash(stands)
      const ruling = { item, place, value, reason: 'wrong word', why: 'I heard it', basis }
      const outcome = await this.channel.command('ruling.make', ruling)
      stands = outcome.ok ? undefined : detailsOf<{ text: string }>(outcome.refusal, 'moved')?.text
    }
  }

  async #takesBack(which: number): Promise<void> {
    await this.#looks()
    const item = this.item.listed.id
    const rulings = (await this.channel.view(item))?.rulings ?? []
    const ruling = rulings[which % Math.max(1, rulings.length)]
    if (ruling) await this.channel.command('ruling.reopen', { item, ruling: ruling.id, reason: 'I heard it wrong' })
  }

  /** Signs what is on the screen; when it moved meanwhile, what stands there then. */
  async #signs(): Promise<void> {
    await this.#looks()
    const item = this.item.listed.id
    const view = await this.channel.view(item)
    let units: readonly ResultUnit[] | undefined = this.#bench && view && resultOf(this.#bench, view.rulings)
    for (let attempt = 0; attempt < mostSignings && units; attempt++) {
      const outcome = await this.channel.command('item.sign-off', { item, hash: resultHash(units) })
      units = outcome.ok ? undefined : detailsOf<{ units: readonly ResultUnit[] }>(outcome.refusal, 'moved')?.units
    }
  }

  get #bench() {
    if (!this.draft || this.draft.text(this.#unit(0)) === '') return undefined
    return benchOfDraft(this.draft.doc, this.item.comparison, 0)
  }

  #unit(at: number): string {
    return this.item.units[at % this.item.units.length] ?? ''
  }

  #place(at: number): Place {
    const place = this.item.places[at % this.item.places.length]
    if (!place) throw new Error('The item has no differences')
    return place
  }
}

function detailsOf<Details>({ code, details }: Refusal, wanted: Refusal['code']): Details | undefined {
  return code === wanted ? (details as Details) : undefined
}
