import type { Place } from '#shared/domain/place.ts'

/** A person points at words. */
export class PointEvent extends Event {
  readonly place: Place

  constructor(place: Place) {
    super('room-point', { bubbles: true, composed: true })
    this.place = place
  }
}

declare global {
  interface HTMLElementEventMap {
    'room-point': PointEvent
  }
}
