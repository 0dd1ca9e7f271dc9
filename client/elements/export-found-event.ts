/** A file was held against the history: which export it is, if any. */
export class ExportFoundEvent extends Event {
  readonly number: number | undefined

  constructor(number: number | undefined) {
    super('room-export-found', { bubbles: true, composed: true })
    this.number = number
  }
}

declare global {
  interface HTMLElementEventMap {
    'room-export-found': ExportFoundEvent
  }
}
