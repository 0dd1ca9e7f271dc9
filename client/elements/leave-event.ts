/** A person leaves a session on this device, or has it forgotten. */
export class LeaveEvent extends Event {
  readonly number: number

  constructor(number: number) {
    super('room-leave', { bubbles: true, composed: true })
    this.number = number
  }
}

declare global {
  interface HTMLElementEventMap {
    'room-leave': LeaveEvent
  }
}
