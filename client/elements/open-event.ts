import type { Place } from '#shared/domain/place.ts'

/** A person chose an item to work in, and where in it; null for none. */
export class OpenEvent extends Event {
  readonly item: string | null
  readonly place: Place | null

  constructor(item: string | null, place: Place | null = null) {
    super('room-open', { bubbles: true, composed: true })
    this.item = item
    this.place = place
  }
}

declare global {
  interface HTMLElementEventMap {
    'room-open': OpenEvent
  }
}
