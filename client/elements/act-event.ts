import type { Action } from '../keys/key-map.ts'

/** A person pressed the button of an action: the same as its key. */
export class ActEvent extends Event {
  readonly action: Action

  constructor(action: Action) {
    super('room-act', { bubbles: true, composed: true })
    this.action = action
  }
}

declare global {
  interface HTMLElementEventMap {
    'room-act': ActEvent
  }
}
