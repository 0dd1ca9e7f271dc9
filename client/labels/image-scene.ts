import type { ImageSize } from '#shared/labels/image-bounds.ts'
import type { Point, Shape } from '#shared/labels/label.ts'
import type { Grip } from '#shared/labels/nudging.ts'
import type { DrawnShape } from './drawn-shape.ts'
import { handlesOf, type PlacedHandle } from './shape-handles.ts'
import { ShapeIndex, type ShownShape } from './shape-index.ts'
import { fitted, type ScreenSize, type View } from './view-transform.ts'

export type ImageTool = 'select' | 'box' | 'polygon'

/** How wide things are to be hit, in CSS pixels. */
export const targets = { mouse: 24, touch: 44 } as const

/** All that is on the screen, and what a person is about there. Hands and keys write it, canvas and overlay draw it. */
export class ImageScene {
  image: ImageSize = { width: 1, height: 1 }
  screen: ScreenSize = { width: 1, height: 1 }
  view: View = { scale: 1, x: 0, y: 0 }
  index = new ShapeIndex([])
  current: ShownShape | undefined
  tool: ImageTool = 'select'
  readOnly = false
  /** Fingers came last: handles are larger. */
  touched = false
  /** The current label as it is while it is dragged or nudged. */
  live: Shape | undefined
  drawn: DrawnShape | undefined
  /** Where a point would be set by keys. */
  aim: Point | undefined
  /** What the pointer is over, or the list of labels speaks of. */
  hovered: ShownShape | undefined
  grip: Grip = 'whole'

  get shape(): Shape | undefined {
    return this.live ?? this.current?.label
  }

  get mayMove(): boolean {
    const { current, readOnly } = this
    return !!current && !readOnly && current.layer === 'draft' && !current.locked && !current.held
  }

  get target(): number {
    return this.touched ? targets.touch : targets.mouse
  }

  get handles(): readonly PlacedHandle[] {
    const isShown = this.shape && this.mayMove && this.tool === 'select'
    return isShown && this.shape ? handlesOf(this.shape, this.view, this.screen, this.target) : []
  }

  fit(): void {
    this.view = fitted(this.image, this.screen)
  }

  /** Whether all of the image is seen as when it was opened. */
  get isFitted(): boolean {
    const { scale, x, y } = fitted(this.image, this.screen)
    return scale === this.view.scale && x === this.view.x && y === this.view.y
  }
}
