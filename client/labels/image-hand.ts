import type { Point } from '#shared/labels/label.ts'
import type { ImageHears } from './image-hears.ts'
import type { ImageScene } from './image-scene.ts'
import { type ShapeDrag, shapeDrag, snapped } from './shape-drag.ts'
import { type Handle, handleAt } from './shape-handles.ts'
import type { ShapeMover } from './shape-mover.ts'
import type { ShapePen } from './shape-pen.ts'
import { panned, toImage, zoomedTo } from './view-transform.ts'

/** A pointer where it is, in CSS pixels of the stage. */
export interface Touch {
  readonly id: number
  readonly at: Point
  readonly kind: 'mouse' | 'touch' | 'pen'
  /** As events count it: 0 left, 1 middle, 2 right. */
  readonly button: number
  /** The image is moved, whatever lies there. */
  readonly pan: boolean
  readonly even: boolean
  readonly time: number
}

type Pressing = { readonly is: 'pressing'; readonly from: Touch; readonly on: Handle | 'whole' | 'image' | 'draw' }
type Pinching = { readonly is: 'pinching'; last: readonly [Point, Point] }
type Doing =
  | Pressing
  | Pinching
  | { readonly is: 'panning'; last: Point }
  | { readonly is: 'dragging'; readonly drag: ShapeDrag }
  | { readonly is: 'drawing' }

/** Less than that is a press, not a drag. CSS pixels. */
const slips = { mouse: 4, pen: 6, touch: 10 } as const
/** Milliseconds. */
const doublePress = 350

/** What pointers do to an image and its labels: mouse, pen and fingers alike. */
export class ImageHand {
  readonly #scene: ImageScene
  readonly #pen: ShapePen
  readonly #mover: ShapeMover
  readonly #hears: ImageHears
  readonly #pointers = new Map<number, Point>()
  #doing: Doing | undefined
  #last: { readonly at: Point; readonly time: number } | undefined

  constructor(scene: ImageScene, pen: ShapePen, mover: ShapeMover, hears: ImageHears) {
    this.#scene = scene
    this.#pen = pen
    this.#mover = mover
    this.#hears = hears
  }

  down(touch: Touch): void {
    if (touch.button === 2) return
    this.#scene.touched = touch.kind === 'touch'
    this.#scene.aim = undefined
    this.#pointers.set(touch.id, touch.at)
    if (this.#pointers.size > 1) this.#second()
    else if (touch.pan || touch.button === 1) this.#doing = { is: 'panning', last: touch.at }
    else this.#doing = { is: 'pressing', from: touch, on: this.#under(touch.at) }
    this.#hears.changed('shape')
  }

  move(touch: Touch): void {
    if (!this.#pointers.has(touch.id)) {
      this.#hover(touch.at)
      return
    }
    this.#pointers.set(touch.id, touch.at)
    const doing = this.#doing
    if (doing?.is === 'pressing' && far(doing.from.at, touch.at) > slips[touch.kind]) this.#begin(doing)
    if (this.#doing) this.#go(this.#doing, touch)
  }

  up(touch: Touch): void {
    if (!this.#pointers.delete(touch.id)) return
    const doing = this.#doing
    const [rest] = this.#pointers.values()
    this.#doing = doing?.is === 'pinching' && rest ? { is: 'panning', last: rest } : undefined
    if (doing?.is === 'dragging') this.#mover.place()
    else if (doing?.is === 'drawing') this.#pen.finish()
    else if (doing?.is === 'pressing') this.#pressed(doing, touch)
  }

  cancel(id: number): void {
    if (this.#pointers.delete(id)) this.giveUp()
  }

  /** Leaves everything as it was before; false where nothing was begun. */
  giveUp(): boolean {
    this.#doing = undefined
    const [moved, drawn] = [this.#mover.giveUp(), this.#pen.giveUp()]
    this.#hears.changed('shape')
    return moved || drawn
  }

  /** The pointer is over nothing any more. */
  leave(): void {
    if (!this.#scene.hovered) return
    this.#scene.hovered = undefined
    this.#hears.changed('hover')
  }

  /** The wheel, by pixels; `fine` where two fingers pinch on a pad. */
  wheel(at: Point, pixels: number, fine: boolean): void {
    const rate = fine ? 0.01 : 0.0015
    this.zoom(Math.exp(-Math.max(-300, Math.min(300, pixels)) * rate), at)
  }

  zoom(factor: number, at: Point): void {
    const { view, image, screen } = this.#scene
    this.#scene.view = zoomedTo(view, view.scale * factor, at, image, screen)
    this.#hears.changed('view')
  }

  pan(by: Point): void {
    const { view, image, screen } = this.#scene
    this.#scene.view = panned(view, by, image, screen)
    this.#hears.changed('view')
  }

  #under(at: Point): Pressing['on'] {
    const { tool, handles, target, mayMove, current } = this.#scene
    if (tool !== 'select') return 'draw'
    const found = handleAt(handles, at, target)
    if (found) return found.handle
    const isOnCurrent = mayMove && this.#at(at).some(({ key }) => key === current?.key)
    return isOnCurrent ? 'whole' : 'image'
  }

  #at(at: Point) {
    const { view, index, target } = this.#scene
    return index.at(toImage(view, at), target / 4 / view.scale)
  }

  /** A press that became a drag. */
  #begin({ from, on }: Pressing): void {
    const { shape, image, view, tool, drawn } = this.#scene
    if (on === 'draw' && tool === 'box' && !drawn) {
      this.#pen.start(from.at)
      this.#doing = { is: 'drawing' }
    } else if (on === 'image' || on === 'draw' || !shape) this.#doing = { is: 'panning', last: from.at }
    else
      this.#doing = { is: 'dragging', drag: shapeDrag(shape, on, snapped(toImage(view, from.at), view.scale), image) }
  }

  #go(doing: Doing, { at, even }: Touch): void {
    const { view } = this.#scene
    if (doing.is === 'pinching') this.#pinch(doing)
    else if (doing.is === 'panning') {
      const by: Point = [at[0] - doing.last[0], at[1] - doing.last[1]]
      doing.last = at
      this.pan(by)
    } else if (doing.is === 'dragging') this.#mover.move(doing.drag(snapped(toImage(view, at), view.scale), even))
    else if (doing.is === 'drawing') this.#pen.pointAt(at)
  }

  /** A second pointer ends what the first began; two fingers zoom and move. */
  #second(): void {
    if (this.#doing?.is === 'drawing' || this.#doing?.is === 'dragging') this.giveUp()
    const [a, b] = this.#pointers.values()
    this.#doing = a && b ? { is: 'pinching', last: [a, b] } : undefined
  }

  #pinch(doing: Pinching): void {
    const [a, b] = this.#pointers.values()
    if (!a || !b) return
    const [before, after] = [middle(...doing.last), middle(a, b)]
    const grown = far(a, b) / Math.max(1, far(...doing.last))
    doing.last = [a, b]
    this.pan([after[0] - before[0], after[1] - before[1]])
    this.zoom(grown, after)
  }

  #pressed({ on }: Pressing, { at, time }: Touch): void {
    const again = this.#last !== undefined && far(this.#last.at, at) <= slips.touch
    const twice = again && time - (this.#last?.time ?? 0) < doublePress
    this.#last = { at, time }
    if (on === 'draw') this.#pen.press(at)
    else if (on === 'image' || on === 'whole') this.#pick(at, again)
    else this.#grip(on, at, twice)
    this.#hears.changed('shape')
  }

  #pick(at: Point, again: boolean): void {
    const { current } = this.#scene
    const found = this.#at(at)
    const before = again ? found.findIndex(({ key }) => key === current?.key) : -1
    const next = found[(before + 1) % Math.max(1, found.length)]
    if (next?.key !== current?.key) this.#hears.pick(next?.key ?? null)
  }

  /** A handle that is pressed is what the arrow keys move; a point that is pressed twice goes. */
  #grip(handle: Handle, at: Point, twice: boolean): void {
    const { view } = this.#scene
    if (handle.is === 'turn') this.#scene.grip = 'turn'
    if (handle.is === 'edge') this.#mover.addPoint(handle, snapped(toImage(view, at), view.scale))
    if (handle.is !== 'point') return
    this.#scene.grip = { part: handle.part, at: handle.at }
    if (twice) this.#mover.removePoint()
  }

  #hover(at: Point): void {
    const { drawn, tool, hovered } = this.#scene
    if (drawn) this.#pen.pointAt(at)
    const [found] = tool === 'select' ? this.#at(at) : []
    if (found === hovered) return
    this.#scene.hovered = found
    this.#hears.changed('hover')
  }
}

const far = (a: Point, b: Point): number => Math.hypot(a[0] - b[0], a[1] - b[1])
const middle = (a: Point, b: Point): Point => [(a[0] + b[0]) / 2, (a[1] + b[1]) / 2]
