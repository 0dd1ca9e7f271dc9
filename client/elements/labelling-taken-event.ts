import type { LabelConfig } from '#shared/labels/label-config.ts'

/** The person takes the list of labels of a file. */
export class LabellingTakenEvent extends Event {
  readonly labelling: LabelConfig
  /** Instead of what is written; else what is new of it is added. */
  readonly whole: boolean

  constructor(labelling: LabelConfig, whole: boolean) {
    super('room-labelling-taken')
    this.labelling = labelling
    this.whole = whole
  }
}

declare global {
  interface HTMLElementEventMap {
    'room-labelling-taken': LabellingTakenEvent
  }
}
