import type { Label } from '#shared/labels/label.ts'

/** How a label stands in the draft, or against it: told by colour and by shape. */
export type LabelState = 'agreed' | 'open' | 'settled' | 'disputed' | 'ruled' | 'missing'

/** One label as it is drawn: of the draft or of a source, over an image, a text or a recording. */
export interface ShownLabel {
  /** Its unit's id in the draft, or `s0:id` of a source's. */
  readonly key: string
  readonly label: Label
  /** A number is the index of the source. */
  readonly layer: 'draft' | number
  readonly state: LabelState
  /** Shown beside it: `1 of 3`. Empty for none. */
  readonly badge: string
  /** Of its tag, as CSS has it. */
  readonly colour: string
  /** 0 to 7: the dash or hatch of its source or state, so that colour is never alone. */
  readonly pattern: number
  /** What a reader hears: `Car, 1 of 3, disputed`. */
  readonly name: string
  readonly locked: boolean
  /** Who drags it now. */
  readonly held: { readonly name: string; readonly colour: string } | null
}

/** What a press on nothing, or dragging there, does. */
export type LabelTool = 'select' | 'box' | 'polygon' | 'span' | 'interval'
