import { nameOf } from '#server/rooms/people-names.ts'
import type { SeenRoom } from '#server/rooms/seen-room.ts'
import { Telling } from './telling.ts'
import { toldEvent } from './told-event.ts'

const channels = new WeakMap<SeenRoom, ObserverEvents>()

/** The entries of one room as its observers are told them: all of them the same, so that it is worked out once. */
class ObserverEvents {
  readonly #room: SeenRoom
  readonly #tellings = new Set<Telling>()
  #deaf: () => void = () => undefined

  constructor(room: SeenRoom) {
    this.#room = room
  }

  listen(telling: Telling): () => void {
    if (this.#tellings.size === 0) this.#deaf = this.#hear()
    this.#tellings.add(telling)
    return () => {
      if (this.#tellings.delete(telling) && this.#tellings.size === 0) this.#deaf()
    }
  }

  #hear(): () => void {
    const observer = { room: this.#room.actor.id, person: '', role: 'observer', session: null } as const
    const pseudonymOf = (person: string) => nameOf(person, this.#room.actor.state.people, undefined)
    return this.#room.actor.listen((recorded) => {
      if (this.#room.actor.isShown)
        Telling.together(this.#tellings, 'event', toldEvent(this.#room, observer, recorded, pseudonymOf))
    })
  }
}

/** Tells an observer every entry from now on; the answer ends it. */
export function tellObserver(room: SeenRoom, telling: Telling): () => void {
  const channel = channels.get(room) ?? new ObserverEvents(room)
  channels.set(room, channel)
  return channel.listen(telling)
}
