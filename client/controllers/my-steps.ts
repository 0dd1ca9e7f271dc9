import { msg, str } from '@lit/localize'
import { benchUnit } from '#shared/domain/bench.ts'
import { changedWords } from '../bench/changed-words.ts'
import type { Stop } from '../bench/stops.ts'
import type { ItemStore } from './item-screen.ts'
import type { RoomClient } from './room-client.ts'
import type { TakenBack, TypedStep, TypedSteps } from './typed-steps.ts'

/** Something that was done to labels, and how it is taken back. */
export interface LabelStep {
  readonly unit: string
  /** What was done, as it is said once it is undone. */
  readonly said: string
  /** Takes it back; false where others have changed it since. */
  back(): Promise<boolean>
}

type Step =
  | { readonly do: 'typed'; readonly step: TypedStep }
  | { readonly do: 'settled'; readonly key: string }
  | { readonly do: 'labelled'; readonly step: LabelStep }

/** What steps are taken back with. */
interface Hands {
  typing(): TypedSteps | undefined
  unsettle(stop: Stop): void
  mayChange(): boolean
}

/** An undone settling that has not come back from the server is waited for this long. */
const landMilliseconds = 2500
const longestWords = 40

/**
 * What I did in this item during this stay, in order: typing and settling on one stack. Undo takes back the last step,
 * goes there and says what it undid. What others have changed since stays as it is, and that is said.
 */
export class MySteps {
  readonly #store: ItemStore
  readonly #room: RoomClient
  readonly #hands: Hands
  readonly #lookAt: (unit: string) => void
  #steps: readonly Step[] = []
  #undoing = false

  /** `lookAt` turns to a label. */
  constructor(store: ItemStore, room: RoomClient, hands: Hands, lookAt: (unit: string) => void = () => undefined) {
    this.#store = store
    this.#room = room
    this.#hands = hands
    this.#lookAt = lookAt
  }

  typed(step: TypedStep): void {
    this.#steps = [...this.#steps, { do: 'typed', step }]
  }

  settled(key: string): void {
    this.#hands.typing()?.cut()
    this.#hands.typing()?.forgetRedo()
    this.#steps = [...this.#steps, { do: 'settled', key }]
  }

  labelled(step: LabelStep): void {
    this.#steps = [...this.#steps, { do: 'labelled', step }]
  }

  /** Differences have other keys since the item was compared anew. */
  rekey(keyNow: (key: string) => string): void {
    this.#steps = this.#steps.map((step) => (step.do === 'settled' ? { ...step, key: keyNow(step.key) } : step))
  }

  /** One after the other, however fast the key is pressed. */
  async undo(): Promise<void> {
    if (this.#undoing || !this.#hands.mayChange()) return
    this.#undoing = true
    try {
      await this.#undoLast()
    } finally {
      this.#undoing = false
    }
  }

  redo(): void {
    if (this.#undoing || !this.#hands.mayChange()) return
    const redone = this.#hands.typing()?.redo()
    if (!redone) this.#room.notices.say(msg('There is nothing to do again'))
    else if (redone === 'changed') this.#sayChanged()
    else this.#goThere(redone)
  }

  async #undoLast(): Promise<void> {
    const last = this.#steps.findLast((step) => step.do !== 'typed' || step.step.before !== step.step.after)
    if (!last) {
      this.#room.notices.say(msg('You have done nothing here that could be undone'))
      return
    }
    if (last.do === 'settled') {
      this.#dropFrom(last)
      const stop = this.#store.stop(last.key)
      if (stop) this.#hands.unsettle(stop)
    } else if (last.do === 'labelled') await this.#undoLabelled(last.step, last)
    else if (await this.#landed(last.step.unit)) {
      this.#dropFrom(last)
      const undone = this.#hands.typing()?.undo(last.step)
      if (undone) this.#sayUndone(undone)
      else this.#sayChanged(last.step)
    } else this.#room.notices.say(msg('The server has not answered yet. Undo again when it has.'))
  }

  async #undoLabelled({ unit, said, back }: LabelStep, step: Step): Promise<void> {
    this.#dropFrom(step)
    this.#lookAt(unit)
    const done = await back()
    if (done) this.#room.notices.say(msg(str`Undone: ${said}`))
    else this.#room.notices.insist(msg('Others have changed this since: nothing was undone'))
  }

  #dropFrom(step: Step): void {
    this.#steps = this.#steps.slice(0, this.#steps.indexOf(step))
  }

  /** What was typed under a settling comes back with the words that the server brings back. */
  async #landed(unit: string): Promise<boolean> {
    const waits = () => [...this.#store.state.pending.values()].some(({ place }) => place.unit === unit)
    if (!waits()) return true
    return new Promise((resolve) => {
      const end = (landed: boolean) => {
        clearTimeout(clock)
        unsubscribe()
        resolve(landed)
      }
      const clock = setTimeout(() => end(false), landMilliseconds)
      const unsubscribe = this.#store.subscribe(() => {
        if (!waits()) end(true)
      })
    })
  }

  #sayUndone(undone: TakenBack): void {
    const segment = this.#goThere(undone)
    const { before, after } = changedWords(undone.was, undone.is)
    const [gone, back] = [short(before), short(after)]
    const { notices } = this.#room
    if (after.trim() === '') notices.say(msg(str`Undone in segment ${segment}: “${gone}” is out again`))
    else if (before.trim() === '') notices.say(msg(str`Undone in segment ${segment}: “${back}” is back`))
    else notices.say(msg(str`Undone in segment ${segment}: “${gone}” is “${back}” again`))
  }

  #sayChanged(step?: TypedStep): void {
    if (step) this.#goThere({ unit: step.unit, was: step.before, is: step.after })
    this.#room.notices.insist(msg('Others have changed this since: nothing was undone'))
  }

  /** In typing mode the editor goes along; in review the nearest difference. Answers the segment. */
  #goThere({ unit, was, is }: TakenBack): number {
    const { typing, stops, bench } = this.#store.state
    const { at, after } = changedWords(was, is)
    const caret = at + after.length
    if (typing && typing.unit !== unit) this.#store.update({ typing: { unit, caret } })
    const shown = bench && benchUnit(bench, unit)
    const from = ({ place }: Stop) => shown?.stretch(place.from, place.to).from ?? 0
    const [nearest] = stops
      .filter(({ place }) => place.unit === unit)
      .toSorted((one, other) => Math.abs(from(one) - at) - Math.abs(from(other) - at))
    if (nearest) this.#store.update({ current: nearest.key })
    return 1 + (bench?.units.findIndex(({ id }) => id === unit) ?? -1)
  }
}

const short = (words: string): string => {
  const trimmed = words.trim()
  return trimmed.length > longestWords ? `${trimmed.slice(0, longestWords)}…` : trimmed
}
