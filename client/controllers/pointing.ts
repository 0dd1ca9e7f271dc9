import { msg, str } from '@lit/localize'
import { benchUnit } from '#shared/domain/bench.ts'
import type { Place } from '#shared/domain/place.ts'
import { pointMilliseconds } from '#shared/protocol/here-messages.ts'
import { isolated } from '../i18n/isolated.ts'
import { spotInSentence } from '../labels/unit-names.ts'
import type { OpenItem } from './open-item.ts'
import type { RoomClient } from './room-client.ts'

/** For how long a point is seen. */
const shownMilliseconds = 4_000
const mostShown = 8

/** Points at words for everybody who has the item open, and shows where others point. */
export class Pointing {
  readonly #room: RoomClient
  readonly #item: () => OpenItem | undefined
  readonly #end: () => void
  #count = 0
  #at = Number.NEGATIVE_INFINITY

  constructor(room: RoomClient, item: () => OpenItem | undefined) {
    this.#room = room
    this.#item = item
    this.#end = room.onPointed(({ item: id, person, place }) => {
      const open = item()
      if (open?.state.id === id) this.#show(open, person, place)
    })
  }

  close(): void {
    this.#end()
  }

  /** At these words, else at those under the cursor. */
  point(at?: Place): void {
    const open = this.#item()
    const place = at ?? open?.state.chosen?.place ?? open?.stop()?.place
    if (!open || !place) {
      this.#room.notices.say(msg('Select words to point at'))
      return
    }
    if (performance.now() - this.#at < pointMilliseconds) return
    this.#at = performance.now()
    if (!open.state.inView.includes(place.unit)) open.update({ shownUnit: { unit: place.unit } })
    this.#show(open, this.#room.me ?? '', place)
    this.#room.ask('point', { item: open.state.id, place }).catch(() => undefined)
  }

  #show(open: OpenItem, person: string, place: Place): void {
    const units = open.state.bench?.units ?? []
    const segment = units.findIndex(({ id }) => id === place.unit) + 1
    const { bench } = open.state
    if (segment === 0 || !bench || !benchUnit(bench, place.unit)) return
    const point = { n: ++this.#count, person, place }
    open.update({ points: [...open.state.points, point].slice(-mostShown) })
    setTimeout(() => open.update({ points: open.state.points.filter((one) => one !== point) }), shownMilliseconds)
    if (person === this.#room.me) return
    const name = isolated(this.#room.nameOf(person) ?? msg('Somebody'))
    const inSight = open.state.inView.includes(place.unit)
    const look = { label: msg('Look'), run: () => open.places.lookAt(place) }
    const spot = bench.comparison.labels ? spotInSentence(place.unit, true) : msg(str`segment ${segment}`)
    this.#room.notices.say(msg(str`${name} points at ${spot}`), inSight ? undefined : look)
  }
}
