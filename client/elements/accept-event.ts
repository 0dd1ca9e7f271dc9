/** Somebody accepts or returns what the form is about. */
export class AcceptEvent extends Event {
  readonly outcome: 'accepted' | 'returned'
  readonly comment: string

  constructor(outcome: 'accepted' | 'returned', comment: string) {
    super('room-accept', { bubbles: true, composed: true })
    this.outcome = outcome
    this.comment = comment
  }
}

declare global {
  interface HTMLElementEventMap {
    'room-accept': AcceptEvent
  }
}
