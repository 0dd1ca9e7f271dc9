/** Something about the people of the room was changed: what is shown of them is read again. */
export class PeopleChangedEvent extends Event {
  constructor() {
    super('room-people-changed', { bubbles: true, composed: true })
  }
}

declare global {
  interface HTMLElementEventMap {
    'room-people-changed': PeopleChangedEvent
  }
}
