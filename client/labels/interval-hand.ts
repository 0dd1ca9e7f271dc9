import type { Interval } from '#shared/labels/label.ts'
import { draggedTo, type Grip, type Reach } from './interval-drag.ts'
import type { ShownInterval } from './interval-tracks.ts'
import { LiveDrag } from './live-drag.ts'
import type { Held } from './timeline-overlay.ts'

export interface HandPorts {
  /** While it is dragged, at most each 50 ms; null: it was given up. */
  dragging(key: string, now: Interval | null): void
  placed(key: string, now: Interval): void
  drawn(now: Interval): void
}

/** What a hand has hold of. What it let go of is held on to until the labels come anew. */
export class IntervalHand {
  held: Held | null = null
  readonly #ports: HandPorts
  #grip: Grip | null = null
  #moved = false
  #isNudged = false
  readonly #live: LiveDrag<Held>

  constructor(ports: HandPorts) {
    this.#ports = ports
    this.#live = new LiveDrag(({ shown, now }) => shown && ports.dragging(shown.key, now))
  }

  get isBusy(): boolean {
    return this.#grip !== null || this.#isNudged
  }

  /** Where it stands, as far as is known here. */
  standing(shown: ShownInterval): ShownInterval['label'] {
    return this.held?.shown?.key === shown.key ? this.held.now : shown.label
  }

  take(grip: Grip, shown: ShownInterval | null, lane: number): void {
    this.rest()
    this.#grip = grip
    this.#moved = false
    this.held = shown ? { shown, now: shown.label, lane } : null
  }

  drag(at: number, reach: Reach): void {
    if (!this.#grip) return
    this.#moved = true
    const shown = this.held?.shown ?? null
    this.held = { shown, now: draggedTo(this.#grip, at, reach), lane: this.held?.lane ?? 0 }
    if (shown) this.#live.moved(this.held)
  }

  /** It stays where it is: an event once, none where it was not moved. */
  place(): void {
    const { held } = this
    this.#letGo()
    if (!held || !this.#moved) this.held = null
    else if (held.shown) this.#ports.placed(held.shown.key, held.now)
    else {
      this.held = null
      this.#ports.drawn(held.now)
    }
  }

  /** By a key: it is placed once the key rests. */
  nudge(shown: ShownInterval, now: Interval, lane: number): void {
    if (this.held?.shown?.key !== shown.key) this.rest()
    this.held = { shown, now, lane }
    this.#isNudged = true
    this.#live.moved(this.held)
  }

  /** No key nudges it any more: it stays where it is. */
  rest(): void {
    const shown = this.#isNudged ? this.held?.shown : undefined
    if (!shown || !this.held) return
    this.#letGo()
    this.#ports.placed(shown.key, this.held.now)
  }

  /** Whether something was under way. */
  giveUp(): boolean {
    const { isBusy } = this
    const key = this.#moved || this.#isNudged ? this.held?.shown?.key : undefined
    this.#letGo()
    this.held = null
    if (isBusy && key !== undefined) this.#ports.dragging(key, null)
    return isBusy
  }

  /** The labels came anew: what was let go of stands among them, or was refused. What is still held may not be any more. */
  meet(mayMove: (key: string) => boolean): void {
    const { held } = this
    if (!this.isBusy) this.held = null
    else if (held?.shown && !mayMove(held.shown.key)) this.giveUp()
  }

  #letGo(): void {
    this.#live.end()
    this.#grip = null
    this.#isNudged = false
  }
}
