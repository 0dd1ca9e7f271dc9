/** A person wants a link for another device of theirs. */
export class OwnLinkEvent extends Event {
  constructor() {
    super('room-own-link', { bubbles: true, composed: true })
  }
}

declare global {
  interface HTMLElementEventMap {
    'room-own-link': OwnLinkEvent
  }
}
