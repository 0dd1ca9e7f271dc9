import type { ProgressAsked } from '../figures/progress-address.ts'

/** Somebody wants to see another part of the figures. */
export class ProgressFilterEvent extends Event {
  readonly asked: ProgressAsked

  constructor(asked: ProgressAsked) {
    super('room-progress-filter', { bubbles: true, composed: true })
    this.asked = asked
  }
}

declare global {
  interface HTMLElementEventMap {
    'room-progress-filter': ProgressFilterEvent
  }
}
