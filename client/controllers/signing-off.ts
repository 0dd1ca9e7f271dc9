import { msg, str } from '@lit/localize'
import type { Blocker } from '#shared/domain/blockers.ts'
import { type ResultUnit, resultHash, resultOf } from '#shared/domain/result.ts'
import type { Refusal } from '#shared/kernel/outcome.ts'
import { shortKey } from '../bench/short-key.ts'
import type { ItemStore } from './item-screen.ts'
import type { PlaceWalk } from './place-walk.ts'
import type { RoomClient } from './room-client.ts'

const arriveMilliseconds = 3000

/** A person's word that the item is settled, and taking it back. */
export class SigningOff {
  readonly #store: ItemStore
  readonly #room: RoomClient
  readonly #walk: PlaceWalk
  #busy = false

  constructor(store: ItemStore, room: RoomClient, walk: PlaceWalk) {
    this.#store = store
    this.#room = room
    this.#walk = walk
  }

  /** Signs what is on this screen once my own work in it is saved. True when the item is signed off. */
  async signOff(): Promise<boolean> {
    if (this.#store.state.view?.signOff || !this.#room.may('item.sign-off')) return true
    if (this.#busy) return false
    this.#busy = true
    try {
      return await this.#sign()
    } finally {
      this.#busy = false
    }
  }

  async reopen(reason: string): Promise<boolean> {
    const outcome = await this.#room.send('item.reopen', { item: this.#store.state.id, reason })
    if (!outcome.ok) this.#room.notices.insist(outcome.refusal.message)
    return outcome.ok
  }

  async #sign(): Promise<boolean> {
    const { notices } = this.#room
    if (this.#store.state.unsaved > 0) notices.say(msg('Signing as soon as your own changes are saved'))
    await this.#quiet()
    if (!this.#store.state.synced) await this.#arrived()
    const { id, bench, view, synced } = this.#store.state
    if (!bench || !view || !synced) {
      notices.say(msg('The draft has not arrived yet. Sign when it has.'))
      return false
    }
    const result = resultOf(bench, view.rulings)
    const outcome = await this.#room.send('item.sign-off', { item: id, hash: resultHash(result) })
    if (outcome.ok) notices.say(msg(str`Signed off: ${shortKey(view.row.key)}`))
    else this.#refused(outcome.refusal, result)
    return outcome.ok
  }

  /** When everything of mine here has reached the server and come back. */
  #quiet(): Promise<void> {
    return new Promise((resolve) => {
      const look = () => {
        if (this.#store.state.unsaved > 0) return
        stop()
        resolve()
      }
      const stop = this.#store.subscribe(look)
      look()
    })
  }

  /** A draft that is still on its way is waited for a moment; not longer, so that nobody signs what they have left. */
  #arrived(): Promise<void> {
    return new Promise((resolve) => {
      const stop = this.#store.subscribe(() => {
        if (this.#store.state.synced) done()
      })
      const clock = setTimeout(() => done(), arriveMilliseconds)
      const done = () => {
        clearTimeout(clock)
        stop()
        resolve()
      }
    })
  }

  #refused({ code, message, details }: Refusal, shown: readonly ResultUnit[]): void {
    const { notices } = this.#room
    const { blockers = [], units = [] } = (details ?? {}) as { blockers?: readonly Blocker[]; units?: ResultUnit[] }
    if (code === 'moved') {
      const segment = units.findIndex(({ text }, at) => text !== shown[at]?.text) + 1
      const text =
        segment > 0
          ? msg(str`Segment ${segment} changed while you signed. Look, and sign again.`)
          : msg('The text changed while you signed. Look, and sign again.')
      notices.insist(text)
    } else if (code === 'blocked') {
      const place = blockers[0]?.place
      notices.insist(
        msg(str`Not signed off: ${message}`),
        place ? { action: { label: msg('Go there'), run: () => this.#walk.lookAt(place) } } : {},
      )
    } else notices.insist(msg(str`Not signed off: ${message}`))
  }
}
