/** In the editor: the line of the caret is that many pixels further down in its segment than before. */
export class LineMovedEvent extends Event {
  readonly by: number

  constructor(by: number) {
    super('room-line-moved', { bubbles: true, composed: true })
    this.by = by
  }
}

declare global {
  interface HTMLElementEventMap {
    'room-line-moved': LineMovedEvent
  }
}
