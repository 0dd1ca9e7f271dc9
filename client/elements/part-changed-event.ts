/** A part of the list of labels is written another way, moved or taken out. */
export class PartChangedEvent<Part> extends Event {
  /** Null: it is taken out. */
  readonly part: Part | null
  /** One up or down instead. */
  readonly move: -1 | 1 | null

  constructor(part: Part | null, move: -1 | 1 | null = null) {
    super('room-part-changed')
    this.part = part
    this.move = move
  }
}

declare global {
  interface HTMLElementEventMap {
    'room-part-changed': PartChangedEvent<never>
  }
}
