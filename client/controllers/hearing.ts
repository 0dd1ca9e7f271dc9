import { msg, str } from '@lit/localize'
import { benchUnit, textAt } from '#shared/domain/bench.ts'
import { withNames } from '#shared/domain/mentions.ts'
import { asOnePerson } from '#shared/domain/one-person.ts'
import type { Place } from '#shared/domain/place.ts'
import { wordsHash } from '#shared/domain/result.ts'
import type { RoomEvent } from '#shared/domain/room.ts'
import type { ToldEvent } from '#shared/protocol/rt-messages.ts'
import { HeldKeys } from './held-keys.ts'
import type { ItemStore } from './item-screen.ts'
import { keptUnder, notAcceptedOf } from './not-accepted.ts'
import type { OwnTyping } from './own-typing.ts'
import type { PlaceWalk } from './place-walk.ts'
import type { RoomClient } from './room-client.ts'
import { spoken } from './settling.ts'

type Made = Extract<RoomEvent, { type: 'ruling.made' }>
type Merged = Extract<RoomEvent, { type: 'person.merged' }>

/** What others did in disputes and rulings of the open item, said once; words that a ruling covers are kept in sight. */
export class Hearing {
  readonly #store: ItemStore
  readonly #room: RoomClient
  readonly #walk: PlaceWalk
  readonly #typing: OwnTyping
  readonly held: HeldKeys

  constructor(store: ItemStore, room: RoomClient, walk: PlaceWalk, typing: OwnTyping) {
    this.#store = store
    this.#room = room
    this.#walk = walk
    this.#typing = typing
    this.held = new HeldKeys(store, room)
  }

  /** Before the view has taken the event in: what it says of the disputes is what was there until now. */
  hear({ event, by, name }: ToldEvent): void {
    if (event?.type === 'person.merged') this.#renameSources(event)
    if (!event || !('item' in event) || event.item !== this.#store.state.id || by === this.#room.me) return
    if (event.type === 'ruling.made') {
      this.#keepWords(event)
      this.held.ruled(event.ruling, event.place)
      this.#say(msg(str`${name} ruled: “${spoken(event.value)}” stands here now`), event.place)
    } else if (event.type === 'ruling.reopened')
      this.#say(msg(str`${name} reopened the ruling “${spoken(event.value)}”: ${event.reason}`), event.place)
    else if (event.type === 'dispute.opened') this.#say(msg(str`${name} asks: ${this.#named(event)}`), event.place)
    else if (event.type === 'dispute.withdrawn') {
      const dispute = this.#store.state.view?.disputes[event.dispute]
      if (dispute) this.#say(msg(str`${name} withdrew the dispute “${this.#named(dispute)}”`), dispute.place)
    }
  }

  /** Whose sources these are is said under the entry that stays. */
  #renameSources(merged: Merged): void {
    const { sources } = this.#store.state
    if (!sources?.sources.some(({ person }) => person === merged.person)) return
    const name = this.#room.nameOf(merged.into)
    const named = sources.sources.map((one) => (one.person === merged.person && name ? { ...one, name } : one))
    this.#store.update({ sources: asOnePerson({ ...sources, sources: named }, merged) })
  }

  #named({
    question,
    mentions,
  }: {
    readonly question: string
    readonly mentions?: readonly string[] | undefined
  }): string {
    return withNames(question, mentions, (person) => this.#room.nameOf(person) ?? msg('somebody'))
  }

  #say(text: string, place: Place): void {
    this.#room.notices.say(text, { label: msg('Go there'), run: () => this.#walk.lookAt(place) })
  }

  /**
   * Of who was typing there at that moment, and of who typed there what the trainer cannot have seen: the ruling came
   * over another channel than the draft's, so the words are told by the hash that the trainer saw.
   */
  #keepWords({ ruling, place, value, basis }: Made): void {
    const { bench, typing, notAccepted, id, sources } = this.#store.state
    const person = this.#room.me
    const unit = bench && benchUnit(bench, place.unit)
    if (!bench || !unit || !sources || person === undefined) return
    const words = textAt(bench, place) ?? ''
    const here = typing?.unit === place.unit
    const unseen = wordsHash(words) !== basis
    if (words === value || !this.#typing.touched(unit.id, unit.stretch(place.from, place.to)) || !(here || unseen))
      return
    const kept = keptUnder({ id: ruling, place }, words, { item: id, person, reason: 'ruled' })
    void this.#room.work?.keepCovered(kept).then(() => this.#room.lookAside())
    this.#store.update({ notAccepted: [...notAccepted, notAcceptedOf(kept, sources.comparison)] })
  }
}
