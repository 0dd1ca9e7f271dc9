import type { Point } from '#shared/labels/label.ts'
import { finishedShape, pointedAt, pointSet, pointTakenBack, startedShape } from './drawn-shape.ts'
import type { ImageHears } from './image-hears.ts'
import type { ImageScene } from './image-scene.ts'
import { snapped } from './shape-drag.ts'
import { toImage, toScreen } from './view-transform.ts'

/** Draws new labels; places are of the screen. */
export class ShapePen {
  readonly #scene: ImageScene
  readonly #hears: ImageHears

  constructor(scene: ImageScene, hears: ImageHears) {
    this.#scene = scene
    this.#hears = hears
  }

  /** A box that goes from here to wherever the pointer is next. */
  start(at: Point): void {
    const { tool, image } = this.#scene
    if (tool !== 'select') this.#scene.drawn = startedShape(tool, this.#point(at), image)
  }

  pointAt(at: Point): void {
    const { drawn, image } = this.#scene
    if (!drawn) return
    this.#scene.drawn = pointedAt(drawn, this.#point(at), image)
    this.#hears.changed('shape')
  }

  /** A press: pressing the first point of a polygon closes it, and so does the last one again. */
  press(at: Point): void {
    const { drawn, view, target } = this.#scene
    const ends = drawn?.tool === 'polygon' && drawn.points.length > 2 ? [drawn.points[0], drawn.points.at(-1)] : []
    const isEnd = (point: Point) => Math.hypot(...between(toScreen(view, point), at)) <= target / 2
    if (ends.some((point) => point && isEnd(point))) this.finish()
    else this.set(this.#point(at))
  }

  /** Sets a point of the image; a box is finished by its second. */
  set(point: Point): void {
    const { drawn, tool, image } = this.#scene
    if (tool === 'select') return
    this.#scene.drawn = drawn ? pointSet(drawn, point, image) : startedShape(tool, point, image)
    if (tool === 'box' && this.#scene.drawn.points.length > 1) this.finish()
    this.#hears.changed('shape')
  }

  /** What is drawn becomes a label; a polygon of fewer than three points goes on. */
  finish(): void {
    const { drawn } = this.#scene
    const shape = drawn && finishedShape(drawn)
    if (drawn?.tool === 'polygon' && !shape) return
    this.#scene.drawn = undefined
    this.#scene.aim = undefined
    this.#hears.changed('shape')
    if (shape) this.#hears.drawn(shape)
  }

  takeBack(): boolean {
    const { drawn } = this.#scene
    if (!drawn) return false
    this.#scene.drawn = pointTakenBack(drawn)
    this.#hears.changed('shape')
    return true
  }

  /** Whether there was something to give up. */
  giveUp(): boolean {
    const { drawn, aim } = this.#scene
    this.#scene.drawn = undefined
    this.#scene.aim = undefined
    return drawn !== undefined || aim !== undefined
  }

  #point(at: Point): Point {
    const { view } = this.#scene
    return snapped(toImage(view, at), view.scale)
  }
}

const between = ([x, y]: Point, [otherX, otherY]: Point): Point => [otherX - x, otherY - y]
