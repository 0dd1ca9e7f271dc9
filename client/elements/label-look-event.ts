/** In a list of labels somebody looks at one, without picking it; null: at none any more. */
export class LabelLookEvent extends Event {
  readonly key: string | null

  constructor(key: string | null) {
    super('room-label-look', { bubbles: true, composed: true })
    this.key = key
  }
}

declare global {
  interface HTMLElementEventMap {
    'room-label-look': LabelLookEvent
  }
}
