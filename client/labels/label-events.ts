import type { Label } from '#shared/labels/label.ts'

const outward = { bubbles: true, composed: true } as const

/** A label was picked, or none any more (null). */
export class LabelPickEvent extends Event {
  readonly key: string | null

  constructor(key: string | null) {
    super('label-pick', outward)
    this.key = key
  }
}

/** A new label; its id and tag are empty. */
export class LabelDrawnEvent extends Event {
  readonly label: Label

  constructor(label: Label) {
    super('label-drawn', outward)
    this.label = label
  }
}

/** Where a label that is being dragged stands now, at most each 50 ms; null: the drag was given up, it is where it was. */
export class LabelDraggingEvent extends Event {
  readonly key: string
  readonly label: Label | null

  constructor(key: string, label: Label | null) {
    super('label-dragging', outward)
    this.key = key
    this.label = label
  }
}

/** A label stands elsewhere for good: once for each drag, and for each nudge by keys. */
export class LabelPlacedEvent extends Event {
  readonly key: string
  readonly label: Label

  constructor(key: string, label: Label) {
    super('label-placed', outward)
    this.key = key
    this.label = label
  }
}

declare global {
  interface HTMLElementEventMap {
    'label-pick': LabelPickEvent
    'label-drawn': LabelDrawnEvent
    'label-dragging': LabelDraggingEvent
    'label-placed': LabelPlacedEvent
  }
}
