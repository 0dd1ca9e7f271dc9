import { samePlace } from '#shared/domain/place.ts'
import { resultHash, wordsHash } from '#shared/domain/result.ts'
import type { CommandInput, CommandName } from '#shared/domain/room.ts'
import { carefulTake } from './careful-take.ts'
import type { Player } from './cast.ts'
import type { Guest } from './guest.ts'
import { GuestItem, type GuestStop } from './guest-item.ts'
import type { Named, Step } from './step.ts'

type StepOf<Do extends Step['do']> = Extract<Step, { do: Do }>

/** A step's commands are numbered from its number times this. */
const numbersPerStep = 100
const patienceMilliseconds = 5_000

/** The script does not fit the items any more: a bug, or an item that was changed. */
class ReplayFault extends Error {}

/**
 * Plays the first days of a demo room as its people, each over their own session. A command that stands already gets
 * its first answer again and typing that stands already is left out, so that a replay that was cut off goes on where
 * it was, whoever plays it.
 */
export class Replay {
  readonly #guests: Readonly<Record<Player, Guest>>
  readonly #items: ReadonlyMap<string, string>
  /** One item at a time, by everybody who is at it. */
  readonly #open = new Map<Player, GuestItem>()

  /** `items`: ids by key. */
  constructor(guests: Readonly<Record<Player, Guest>>, items: ReadonlyMap<string, string>) {
    this.#guests = guests
    this.#items = items
  }

  async play(steps: readonly Step[]): Promise<void> {
    try {
      for (const [at, step] of steps.entries()) await this.#play(step, (at + 1) * numbersPerStep)
    } finally {
      this.#leave()
    }
  }

  async #play(step: Step, n: number): Promise<void> {
    const item = await this.#item(step)
    await item.refresh()
    const does = <Name extends CommandName>(name: Name, input: CommandInput<Name>, number = n) =>
      this.#does(step, name, input, number)
    switch (step.do) {
      case 'settle': {
        const { stop, take } = stopWith(item, step)
        return does('difference.settle', { item: item.id, place: stop.place, take })
      }
      case 'settle-all':
        for (const { place, difference } of item.waiting) {
          const number = n + item.stops.findIndex((stop) => stop.place === place)
          const take = carefulTake(item, { place, difference })
          await does('difference.settle', { item: item.id, place, take }, number)
        }
        return
      case 'type':
        return this.#type(item, step)
      case 'sign':
        return this.#sign(item, step, n)
      case 'reopen':
        return does('item.reopen', { item: item.id, reason: step.reason })
      case 'dispute': {
        const { question, position } = step
        const { stop } = stopWith(item, step)
        const held = { value: valueAt(stop, position.value), because: position.because }
        return does('dispute.open', { item: item.id, place: stop.place, question, position: held })
      }
      case 'hold':
        return does('position.add', {
          ...disputed(item),
          value: disputedValue(item, step.value),
          because: step.because,
        })
      case 'vote':
        return does('vote.cast', { ...disputed(item), position: positionOf(item, disputedValue(item, step.value)) })
      case 'comment':
        return does('comment.add', { ...disputed(item), text: step.text })
      case 'rule':
        return this.#rule(item, step, n)
    }
  }

  async #item({ who, key }: Step): Promise<GuestItem> {
    const id = this.#items.get(key)
    if (id === undefined) throw new ReplayFault(`There is no item ${key}`)
    if ([...this.#open.values()].some((item) => item.id !== id)) this.#leave()
    const open = this.#open.get(who) ?? (await GuestItem.open(this.#guests[who], id))
    this.#open.set(who, open)
    return open
  }

  #leave(): void {
    for (const item of this.#open.values()) item.leaves()
    this.#open.clear()
  }

  async #does<Name extends CommandName>(step: Step, name: Name, input: CommandInput<Name>, n: number): Promise<void> {
    const outcome = await this.#guests[step.who].does(name, input, n)
    if (!outcome.ok) throw new ReplayFault(`${step.who}, ${step.key}, ${step.do}: ${outcome.refusal.message}`)
  }

  /** One edit, so that it stands whole or not at all. */
  async #type(item: GuestItem, { unit, instead, words }: StepOf<'type'>): Promise<void> {
    const text = item.draft.text(unit)
    if (!text) throw new ReplayFault(`${item.key} has no ${unit}`)
    const stands = () => text.toString().includes(words)
    if (item.view.signOff || stands()) return
    await until(() => text.toString().includes(instead) || stands(), `“${instead}” in ${item.key}`)
    const at = text.toString().indexOf(instead)
    if (at < 0) return
    item.draft.doc.transact(() => {
      text.delete(at, instead.length)
      text.insert(at, words)
    })
    await item.draft.saved()
  }

  /** What others' commands wrote comes over the draft's own socket: until it is there, the hash is another. */
  async #sign(item: GuestItem, step: Step, n: number): Promise<void> {
    const last = performance.now() + patienceMilliseconds
    for (;;) {
      const input = { item: item.id, hash: resultHash(item.result) }
      const outcome = await this.#guests[step.who].does('item.sign-off', input, n)
      if (outcome.ok) return
      if (outcome.refusal.code !== 'moved' || performance.now() > last) throw new ReplayFault(outcome.refusal.message)
      await pause()
    }
  }

  #rule(item: GuestItem, step: StepOf<'rule'>, n: number): Promise<void> {
    const { dispute } = disputed(item)
    const place = item.view.disputes[dispute]?.place
    if (!place) throw new ReplayFault(`No dispute on ${item.key}`)
    const { reason, why } = step
    const value = disputedValue(item, step.value)
    const basis = wordsHash(item.wordsAt(place))
    return this.#does(step, 'ruling.make', { item: item.id, place, value, reason, why, basis, disputes: [dispute] }, n)
  }
}

function stopWith(item: GuestItem, { unit, reading, beside }: Named): { stop: GuestStop; take: number } {
  const takeAt = ({ difference }: GuestStop, words: string) =>
    difference.readings.findIndex(({ text }) => isReading(text, words))
  const stop = item.stops.find(
    (one) =>
      (unit === undefined || one.place.unit === unit) &&
      takeAt(one, reading) >= 0 &&
      (beside === undefined || takeAt(one, beside) >= 0),
  )
  if (!stop) throw new ReplayFault(`No difference of ${item.key} has the reading “${reading}” in ${unit ?? 'any unit'}`)
  return { stop, take: takeAt(stop, reading) }
}

/** Words themselves, or the words of a span, which follow its offsets. */
const isReading = (text: string, words: string): boolean =>
  text === words || (words !== '' && /^[0-9]+-[0-9]+ /.test(text) && text.endsWith(` ${words}`))

const valueAt = ({ difference }: GuestStop, words: string): string =>
  difference.readings.find(({ text }) => isReading(text, words))?.text ?? words

function disputedValue(item: GuestItem, words: string): string {
  const place = item.view.disputes[disputed(item).dispute]?.place
  const stop = place && item.stops.find((one) => samePlace(one.place, place))
  return stop ? valueAt(stop, words) : words
}

/** The script opens one dispute on an item. */
function disputed(item: GuestItem): { item: string; dispute: string } {
  const [dispute] = Object.keys(item.view.disputes)
  if (dispute === undefined) throw new ReplayFault(`No dispute on ${item.key}`)
  return { item: item.id, dispute }
}

function positionOf(item: GuestItem, value: string): string {
  const position = item.view.disputes[disputed(item).dispute]?.positions.find((one) => one.value === value)
  if (!position) throw new ReplayFault(`Nobody holds “${value}” on ${item.key}`)
  return position.id
}

const pause = () => new Promise((resolve) => setTimeout(resolve, 5))

async function until(condition: () => boolean, what: string): Promise<void> {
  const last = performance.now() + patienceMilliseconds
  while (!condition()) {
    if (performance.now() > last) throw new ReplayFault(`Waited in vain for ${what}`)
    await pause()
  }
}
