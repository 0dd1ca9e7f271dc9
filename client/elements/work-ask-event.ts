import type { WorkAsked } from '../figures/work-address.ts'

/** Somebody wants to see another part of what was changed; `turn`: on a page of its own. */
export class WorkAskEvent extends Event {
  readonly asked: WorkAsked
  readonly turn: boolean

  constructor(asked: WorkAsked, turn = false) {
    super('room-work-ask', { bubbles: true, composed: true })
    this.asked = asked
    this.turn = turn
  }
}

declare global {
  interface HTMLElementEventMap {
    'room-work-ask': WorkAskEvent
  }
}
