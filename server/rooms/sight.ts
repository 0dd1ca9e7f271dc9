import { frozenUntil } from '#shared/domain/observed-delay.ts'
import { allows, type Role } from '#shared/domain/roles.ts'
import type { Behind } from '#shared/protocol/rt-messages.ts'
import { AgreementBook } from './agreement-book.ts'
import type { Clock } from './clock.ts'
import { DelayedRoom } from './delayed-room.ts'
import { LabelFiguresBook } from './label-figures-book.ts'
import { ObservedFeeds } from './observed-feed.ts'
import type { RoomActor } from './room-actor.ts'
import type { SeenRoom } from './seen-room.ts'
import { WindowFeed } from './window-feed.ts'

/**
 * How a room is seen. Everything that observers are told, over whatever way, is worked out of the room that this gives
 * them: the room itself, or where they are behind as it stood then.
 */
export class Sight {
  readonly #live: SeenRoom & { readonly actor: RoomActor }
  readonly #clock: Clock
  #delayed: Promise<SeenRoom> | undefined
  #stop: () => void = () => undefined

  constructor(live: SeenRoom & { readonly actor: RoomActor }, clock: Clock) {
    this.#live = live
    this.#clock = clock
  }

  async of(role: Role): Promise<SeenRoom> {
    const delayed = this.#isDelayedFor(role) ? await this.#open() : undefined
    if (this.#isDelayedFor(role) !== (delayed !== undefined)) return this.of(role)
    if (!delayed) return this.#live
    await delayed.actor.readOn()
    return delayed
  }

  /** Whether somebody of this role still sees the room so. */
  isOf(role: Role, seen: SeenRoom): boolean {
    return this.#isDelayedFor(role) ? seen !== this.#live : seen === this.#live
  }

  /** What `look` makes of the room as it is seen, from beginning to end. */
  async look<T>(role: Role, look: (seen: SeenRoom) => T | Promise<T>): Promise<T> {
    for (;;) {
      const seen = await this.of(role)
      const looked = await look(seen)
      if (this.isOf(role, seen)) return looked
    }
  }

  /** How far behind observers are now. */
  get behind(): Behind {
    const { delay } = this.#live.actor
    const frozen = frozenUntil(delay, this.#clock.now())
    return { seconds: delay.seconds, frozenUntil: frozen === null ? null : new Date(frozen).toISOString() }
  }

  close(): void {
    this.#stop()
    this.#delayed = undefined
  }

  #isDelayedFor(role: Role): boolean {
    return !allows('people.see', role) && !this.#live.actor.isShown
  }

  #open(): Promise<SeenRoom> {
    if (this.#delayed) return this.#delayed
    const opening = DelayedRoom.open(this.#live.actor, this.#clock).then((actor) => {
      const agreement = new AgreementBook(actor)
      const labelFigures = new LabelFiguresBook(actor, agreement)
      const window = new WindowFeed(actor, agreement)
      return { actor, agreement, labelFigures, window, observed: new ObservedFeeds(actor) }
    })
    const deaf = this.#live.actor.listen(() => {
      if (this.#live.actor.isShown) this.close()
    })
    this.#delayed = opening
    this.#stop = () => {
      deaf()
      opening.then(({ agreement }) => agreement.close()).catch(() => undefined)
    }
    opening.catch(() => this.close())
    return opening
  }
}
