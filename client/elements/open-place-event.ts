/** An observer chose a dispute or a ruling: its item, and the place there. */
export class OpenPlaceEvent extends Event {
  readonly item: string
  readonly place: string

  constructor(item: string, place: string) {
    super('room-open-place', { bubbles: true, composed: true })
    this.item = item
    this.place = place
  }
}

declare global {
  interface HTMLElementEventMap {
    'room-open-place': OpenPlaceEvent
  }
}
