import { msg, str } from '@lit/localize'
import { textAt } from '#shared/domain/bench.ts'
import { type Place, placeKey } from '#shared/domain/place.ts'
import type { SettlingEvent, Take } from '#shared/domain/settling.ts'
import type { Outcome } from '#shared/kernel/outcome.ts'
import type { CommandDone, ToldEvent } from '#shared/protocol/rt-messages.ts'
import { labelAt, saidAt } from '../bench/label-at.ts'
import { readOnlyBecause } from '../bench/read-only.ts'
import { nextWaiting, type Stop } from '../bench/stops.ts'
import type { ItemStore, PendingWords } from './item-screen.ts'
import type { RoomClient } from './room-client.ts'

/** Somebody else's settling asks once more when the key comes this soon after it. */
const surpriseMilliseconds = 1000

/** Taking readings and taking them back, shown at once and answered later. */
export class Settling {
  readonly #store: ItemStore
  readonly #room: RoomClient
  readonly #settled: (key: string) => void
  readonly #surprises = new Map<string, number>()
  #resumed = false

  /** `settled` hears of each settling of this page. */
  constructor(store: ItemStore, room: RoomClient, settled: (key: string) => void) {
    this.#store = store
    this.#room = room
    this.#settled = settled
  }

  /** Settles the current difference; `moveOn` goes to the next one that waits. */
  take(take: Take, moveOn: boolean): void {
    const stop = this.#store.stop()
    if (!stop || !this.mayChange(stop)) return
    const words = this.#wordsOf(stop, take)
    if (words === undefined) this.#room.notices.say(msg(str`There is no reading ${Number(take) + 1} here`))
    else if (!this.#surprised(stop, take)) this.#settle(stop, take, words, moveOn)
  }

  #settle(stop: Stop, take: Take, words: string, moveOn: boolean): void {
    this.#settled(stop.key)
    this.#room.notices.settle(stop.key)
    this.#show(stop.key, { place: stop.place, words, settles: true, done: null })
    if (moveOn) this.#goOn(stop)
    const command = this.#room.send('difference.settle', {
      ...this.#store.counted,
      place: stop.place,
      take,
    })
    void command.then((outcome) => this.#answered(stop, outcome))
  }

  /** What was asked here before this page or this item was opened, and has no answer yet: pending again. */
  resume(): void {
    const { id, stops, view, sources } = this.#store.state
    if (this.#resumed || !view || !sources) return
    this.#resumed = true
    for (const { envelope, answered } of this.#room.commands.waiting) {
      const { item, place, take } = envelope.input as { item?: string; place?: Place; take?: Take }
      const stop = item === id && place ? stops.find(({ key }) => key === placeKey(place)) : undefined
      const settles = envelope.name === 'difference.settle'
      if (!stop || !(settles || envelope.name === 'difference.unsettle')) continue
      const words = settles && take !== undefined ? this.#wordsOf(stop, take) : view.settled[stop.key]?.before
      if (settles) this.#settled(stop.key)
      if (words !== undefined) this.#show(stop.key, { place: stop.place, words, settles, done: null })
      void answered.then((outcome) => this.#answered(stop, outcome))
    }
  }

  /** Takes back my settling of that place, and goes there. */
  unsettle(stop: Stop): void {
    const { view, pending } = this.#store.state
    const words = view?.settled[stop.key]?.before
    this.#store.update({ current: stop.key })
    if (words !== undefined && !pending.has(stop.key))
      this.#show(stop.key, { place: stop.place, words, settles: false, done: null })
    const command = this.#room.send('difference.unsettle', { ...this.#store.counted, place: stop.place })
    void command.then((outcome) => {
      this.#answered(stop, outcome, msg('Not undone'))
      if (outcome.ok) this.#sayUndone(stop, words)
    })
  }

  /** Whether something may change there now; says why not. */
  mayChange(stop?: Stop): boolean {
    const why = this.#whyNot(stop)
    if (why) this.#room.notices.say(why)
    return !why
  }

  /** Whether nothing at all may change here now. */
  get isReadOnly(): boolean {
    return this.#whyNot(undefined) !== null
  }

  /** What others did here: the cursor's difference asks once more, and I hear of what I lost. */
  hear({ event, by }: ToldEvent): void {
    if (!event || (event.type !== 'difference.settled' && event.type !== 'difference.unsettled')) return
    if (event.item !== this.#store.state.id || by === this.#room.me) return
    const key = placeKey(event.place)
    this.#surprises.set(key, Date.now())
    const lost = this.#store.state.view?.settled[key]
    if (event.type === 'difference.settled' && lost && lost.by === this.#room.me) this.#sayLost(event, lost.take)
  }

  #whyNot(stop: Stop | undefined): string | null {
    const { view } = this.#store.state
    const { joined } = this.#room.state
    if (!view || !joined) return msg('The item is not here yet')
    const why = readOnlyBecause(view, joined.me, joined.room.standing)
    if (why === 'archived') return msg('This room is archived: it can be read, not changed. A lead can restore it.')
    if (why === 'signed-off') return msg('This item is signed off. A trainer can reopen it.')
    if (why === 'no-pen') return msg('You can read this draft. A trainer can give you its pen.')
    if (why === 'role') return msg('You can read this draft, not change it')
    return stop?.ruled ? msg('A trainer has ruled here: the place is read-only') : null
  }

  #wordsOf({ place, difference }: Stop, take: Take): string | undefined {
    if (take === 'nothing') return ''
    if (take !== 'kept') return difference.readings[take]?.text
    const { bench, pending } = this.#store.state
    return pending.get(placeKey(place))?.words ?? (bench ? textAt(bench, place) : undefined)
  }

  #surprised(stop: Stop, take: Take): boolean {
    const at = this.#surprises.get(stop.key)
    this.#surprises.delete(stop.key)
    if (at === undefined || Date.now() - at > surpriseMilliseconds || take === 'kept') return false
    const settled = this.#store.state.view?.settled[stop.key]
    const who = this.#who(settled?.by)
    this.#room.notices.say(
      settled
        ? msg(str`${who} just took “${this.#said(stop.place, settled.after)}” here · press again to change it`)
        : msg('Somebody just changed this · press again to take your reading'),
    )
    return true
  }

  #goOn(stop: Stop): void {
    const { stops, pending } = this.#store.state
    const next = nextWaiting({ stops, from: stop.key, pending: settlingKeys(pending) })
    if (next) this.#store.update({ current: next.key })
    else this.#room.notices.say(msg('Every difference that needs a person is settled · sign off to go on'))
  }

  #show(key: string, words: PendingWords): void {
    this.#store.update({ pending: new Map(this.#store.state.pending).set(key, words) })
  }

  #answered(stop: Stop, outcome: Outcome<CommandDone>, not = msg('Not taken')): void {
    const { pending } = this.#store.state
    const words = pending.get(stop.key)
    if (outcome.ok && words) {
      this.#show(stop.key, { ...words, done: { seq: outcome.value.seq, at: Date.now() } })
      this.#store.settleDown()
    }
    if (outcome.ok) return
    const left = new Map(pending)
    left.delete(stop.key)
    this.#store.update({ pending: left })
    this.#room.notices.insist(msg(str`${not}: ${outcome.refusal.message}`), {
      action: this.#goTo(stop),
      about: stop.key,
    })
  }

  #sayUndone({ number, place }: Stop, words: string | undefined): void {
    const text =
      words === undefined
        ? msg(str`Undone at difference ${number}`)
        : msg(str`Undone at difference ${number}: “${this.#said(place, words)}” stands again`)
    this.#room.notices.say(text)
  }

  #sayLost(event: Extract<SettlingEvent, { type: 'difference.settled' }>, mine: Take): void {
    const stop = this.#store.stop(placeKey(event.place))
    if (!stop) return
    const who = this.#who(event.by)
    const words = this.#said(event.place, event.after)
    const key = mine === 'kept' ? null : mine === 'nothing' ? 0 : mine + 1
    const text =
      key === null
        ? msg(str`${who} took “${words}” where you had kept another`)
        : msg(str`${who} took “${words}” · press ${key} to change`)
    this.#room.notices.insist(text, { action: this.#goTo(stop), about: stop.key })
  }

  #goTo({ key, number }: Stop) {
    return {
      label: msg(str`Go to difference ${number}`),
      run: () => this.#store.update({ current: key, typing: null }),
    }
  }

  /** As people read it. */
  #said = (place: Place, words: string): string => saidAt(labelAt(this.#store.state, place.unit), place, words)

  #who = (person: string | undefined): string => this.#room.nameOf(person ?? '') ?? msg('Somebody')
}

/** Where something was settled here and not undone again. */
export const settlingKeys = (pending: ReadonlyMap<string, PendingWords>): ReadonlySet<string> =>
  new Set([...pending].filter(([, { settles }]) => settles).map(([key]) => key))

export const spoken = (words: string): string => (words === '' ? msg('nothing') : words)
