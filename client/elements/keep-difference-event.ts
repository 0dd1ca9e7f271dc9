/** A difference is to be looked at again, or was. */
export class KeepDifferenceEvent extends Event {
  readonly difference: string

  constructor(difference: string) {
    super('room-keep-difference', { bubbles: true, composed: true })
    this.difference = difference
  }
}

declare global {
  interface HTMLElementEventMap {
    'room-keep-difference': KeepDifferenceEvent
  }
}
