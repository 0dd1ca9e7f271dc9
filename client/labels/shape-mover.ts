import type { Point, Shape } from '#shared/labels/label.ts'
import { addedPoint, type PointAt, withoutPoint } from '#shared/labels/polygon-points.ts'
import type { ImageHears } from './image-hears.ts'
import type { ImageScene } from './image-scene.ts'
import { LiveDrag } from './live-drag.ts'

/** Changes the current label: seen at once, told to others while it goes on, placed once. */
export class ShapeMover {
  readonly #scene: ImageScene
  readonly #hears: ImageHears
  readonly #live: LiveDrag<Shape>
  #moving: string | undefined

  constructor(scene: ImageScene, hears: ImageHears) {
    this.#scene = scene
    this.#hears = hears
    this.#live = new LiveDrag((shape) => this.#moving !== undefined && hears.dragging(this.#moving, shape))
  }

  get isMoving(): boolean {
    return this.#moving !== undefined
  }

  move(shape: Shape): void {
    const { current } = this.#scene
    if (!current) return
    this.#moving = current.key
    this.#scene.live = shape
    this.#live.moved(shape)
    this.#hears.changed('shape')
  }

  /** Where it stands now it stays: the page is told, and shows it from then on. */
  place(): void {
    const { live, current } = this.#scene
    const key = this.#moving
    this.#moving = undefined
    this.#live.end()
    if (key === undefined) return
    if (live && live !== current?.label && current?.key === key) this.#hears.placed(key, live)
    else this.#scene.live = undefined
    this.#hears.changed('shape')
  }

  /** Whether there was something to give up: it is where it was, and others are told so. */
  giveUp(): boolean {
    const key = this.#moving
    this.#moving = undefined
    this.#live.end()
    if (key === undefined) return false
    this.#scene.live = undefined
    this.#hears.dragging(key, null)
    return true
  }

  addPoint(after: PointAt, point: Point): void {
    const { shape, image } = this.#scene
    if (shape?.kind !== 'polygon') return
    this.#scene.grip = { part: after.part, at: after.at + 1 }
    this.move(addedPoint(shape, after, point, image))
    this.place()
  }

  /** The point that is gripped; whether there was one, taken away or not. */
  removePoint(): boolean {
    const { shape, grip, mayMove } = this.#scene
    if (typeof grip !== 'object' || shape?.kind !== 'polygon' || !mayMove) return false
    const label = withoutPoint(shape, grip)
    if (!label) return true
    this.#scene.grip = 'whole'
    this.move(label)
    this.place()
    return true
  }
}
