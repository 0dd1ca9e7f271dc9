/** Somebody ticked places of a preview, or unticked them. */
export class TickEvent extends Event {
  readonly names: readonly string[]
  readonly on: boolean

  constructor(names: readonly string[], on: boolean) {
    super('room-tick', { bubbles: true, composed: true })
    this.names = names
    this.on = on
  }
}

declare global {
  interface HTMLElementEventMap {
    'room-tick': TickEvent
  }
}
