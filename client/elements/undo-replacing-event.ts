/** Somebody wants a whole find-and-replace taken back. */
export class UndoReplacingEvent extends Event {
  readonly replacing: string

  constructor(replacing: string) {
    super('room-undo-replacing', { bubbles: true, composed: true })
    this.replacing = replacing
  }
}

declare global {
  interface HTMLElementEventMap {
    'room-undo-replacing': UndoReplacingEvent
  }
}
