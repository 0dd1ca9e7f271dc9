/** A person chose an item to work in; null for none. */
export class OpenEvent extends Event {
  readonly item: string | null

  constructor(item: string | null) {
    super('room-open', { bubbles: true, composed: true })
    this.item = item
  }
}

declare global {
  interface HTMLElementEventMap {
    'room-open': OpenEvent
  }
}
