import {
  type RoomWindow,
  toldRulings,
  type WindowPatch,
  windowPatch,
  windowProgress,
  windowRulings,
} from '#shared/projections/room-window.ts'
import type { AgreementBook } from './agreement-book.ts'
import { nameOf } from './people-names.ts'
import type { RoomReading } from './room-reading.ts'
import { tellWatchers, type Watcher } from './watcher.ts'
import { WorkingItem } from './working-item.ts'

const togetherMilliseconds = 500
const lookMilliseconds = 1_000

/** The room as it is looked at from outside, computed once for everybody who watches it in this process. */
export class WindowFeed {
  readonly #room: RoomReading
  readonly #book: AgreementBook
  readonly #watchers = new Set<Watcher<WindowPatch>>()
  #working: WorkingItem | undefined
  #now: RoomWindow | undefined
  #telling: NodeJS.Timeout | undefined
  #stop: () => void = () => undefined

  constructor(room: RoomReading, book: AgreementBook) {
    this.#room = room
    this.#book = book
  }

  /** As it was told last; from then on what changes of it. */
  watch(watcher: Watcher<WindowPatch>): RoomWindow {
    if (this.#watchers.size === 0) this.#start()
    this.#watchers.add(watcher)
    this.#now ??= this.#look()
    return this.#now
  }

  leave(watcher: Watcher<WindowPatch>): void {
    if (this.#watchers.delete(watcher) && this.#watchers.size === 0) this.#stop()
  }

  #start(): void {
    const working = new WorkingItem(this.#room)
    this.#working = working
    const deaf = [
      this.#room.listen((recorded) => {
        working.hear(recorded)
        this.#soon()
      }),
      this.#book.listen(() => this.#soon()),
    ]
    const looking = setInterval(() => void working.look().then(() => this.#lookAgain()), lookMilliseconds)
    this.#stop = () => {
      for (const end of deaf) end()
      clearInterval(looking)
      clearTimeout(this.#telling)
      this.#telling = undefined
      this.#now = undefined
      this.#working = undefined
    }
  }

  #lookAgain(): void {
    if (this.#now && this.#working && this.#working.now !== this.#now.working) this.#soon()
  }

  #soon(): void {
    this.#telling ??= setTimeout(() => this.#tell(), togetherMilliseconds)
  }

  #tell(): void {
    this.#telling = undefined
    if (!this.#room.isShown) return
    const before = this.#now
    this.#now = this.#look()
    const patch = before && windowPatch(before, this.#now)
    if (patch) tellWatchers(this.#watchers, patch)
  }

  #look(): RoomWindow {
    const { state, queue } = this.#room
    const { all, signedOff } = queue.counts('')
    return {
      progress: windowProgress(state, all, signedOff),
      agreement: this.#book.of(state),
      rulings: toldRulings(state, (person) => nameOf(person, state.people, undefined)).slice(0, windowRulings),
      working: this.#working?.now ?? null,
    }
  }
}
