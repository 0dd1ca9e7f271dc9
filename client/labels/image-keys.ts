import { clampedPoint } from '#shared/labels/image-bounds.ts'
import type { Point } from '#shared/labels/label.ts'
import { edgeFacing, type Grip, nextGrip, nudged } from '#shared/labels/nudging.ts'
import type { ImageHand } from './image-hand.ts'
import type { ImageHears } from './image-hears.ts'
import type { ImageScene } from './image-scene.ts'
import type { ShapeMover } from './shape-mover.ts'
import type { ShapePen } from './shape-pen.ts'
import { toImage, toScreen } from './view-transform.ts'

type Press = Pick<KeyboardEvent, 'code' | 'key' | 'shiftKey' | 'altKey' | 'ctrlKey' | 'metaKey' | 'repeat'>

const arrows: Readonly<Record<string, Point>> = {
  ArrowLeft: [-1, 0],
  ArrowRight: [1, 0],
  ArrowUp: [0, -1],
  ArrowDown: [0, 1],
}
const zoomStep = 1.25
const panStep = 60

/** Keys of the image while it has the focus. What it has no use for is the page's; so are all letters and digits. */
export class ImageKeys {
  readonly #scene: ImageScene
  readonly #hand: ImageHand
  readonly #pen: ShapePen
  readonly #mover: ShapeMover
  readonly #hears: ImageHears
  /** How often the arrow key that is held was pressed: the aim goes faster. */
  #held = 0
  /** While it is held, pointers move the image. */
  spaceHeld = false

  constructor(scene: ImageScene, hand: ImageHand, pen: ShapePen, mover: ShapeMover, hears: ImageHears) {
    this.#scene = scene
    this.#hand = hand
    this.#pen = pen
    this.#mover = mover
    this.#hears = hears
  }

  /** Whether the key was for the image. */
  down(press: Press): boolean {
    const arrow = arrows[press.code]
    if (arrow && !press.ctrlKey && !press.metaKey) return this.#arrow(arrow, press)
    if (press.code !== 'Escape') this.rest()
    if (press.ctrlKey || press.metaKey || press.altKey) return false
    if (press.code === 'Space') return this.#space(press.repeat)
    if (press.key === '+' || press.code === 'Equal' || press.code === 'NumpadAdd') this.see('nearer')
    else if (press.key === '-' || press.code === 'Minus' || press.code === 'NumpadSubtract') this.see('further')
    else if (press.code === 'Home') this.see('whole')
    else if (press.code === 'End') this.see('actual')
    else return this.#edit(press)
    return true
  }

  up({ code }: Pick<KeyboardEvent, 'code'>): void {
    if (code === 'Space') this.spaceHeld = false
    if (arrows[code]) this.rest()
  }

  /** Nudges end when the key is let go, another is pressed, or the focus goes: then the label is placed, once. */
  rest(): void {
    this.#held = 0
    this.#mover.place()
  }

  see(to: 'nearer' | 'further' | 'whole' | 'actual'): void {
    const { screen, view } = this.#scene
    const factors = { nearer: zoomStep, further: 1 / zoomStep, actual: 1 / view.scale / devicePixelRatio }
    if (to === 'whole') {
      this.#scene.fit()
      this.#hears.changed('view')
    } else this.#hand.zoom(factors[to], [screen.width / 2, screen.height / 2])
  }

  #edit({ code, shiftKey }: Press): boolean {
    const { tool } = this.#scene
    switch (code) {
      case 'Escape':
        return this.#escape()
      case 'Enter':
      case 'NumpadEnter':
        return this.#enter()
      case 'Backspace':
        return tool !== 'select' ? this.#pen.takeBack() : this.#mover.removePoint()
      case 'Delete':
        return this.#mover.removePoint()
      case 'Backslash':
        return this.#nextGrip(shiftKey ? -1 : 1)
      default:
        return false
    }
  }

  #arrow(arrow: Point, press: Press): boolean {
    const { tool, mayMove, grip } = this.#scene
    this.#held = press.repeat ? this.#held + 1 : 0
    const far = press.shiftKey ? 10 : 1
    if (tool !== 'select') this.#aim(arrow, far * Math.min(40, 1 + Math.floor(this.#held / 6)))
    else if (mayMove) this.#nudge(press.altKey ? edgeFacing(arrow) : grip, [arrow[0] * far, arrow[1] * far])
    else if (press.altKey) return false
    else this.#hand.pan([-arrow[0] * panStep * (far > 1 ? 4 : 1), -arrow[1] * panStep * (far > 1 ? 4 : 1)])
    return true
  }

  #nudge(grip: Grip, by: Point): void {
    const { shape, image } = this.#scene
    if (!shape) return
    const isOfBox = typeof grip === 'string' && grip !== 'whole'
    this.#mover.move(nudged(shape, isOfBox && shape.kind === 'polygon' ? 'whole' : grip, by, image))
  }

  #aim([right, down]: Point, steps: number): void {
    const { aim, view, screen, image } = this.#scene
    const from = aim ?? toImage(view, [screen.width / 2, screen.height / 2])
    const step = aim ? steps : 0
    const to = clampedPoint([Math.round(from[0] + right * step), Math.round(from[1] + down * step)], image)
    this.#scene.aim = to
    this.#scene.view = this.#seen(to)
    this.#pen.pointAt(toScreen(this.#scene.view, to))
    this.#hears.changed('view')
  }

  /** The view in which a point is in sight, moved as little as need be. */
  #seen(point: Point) {
    const { view, screen } = this.#scene
    const [x, y] = toScreen(view, point)
    const over = (at: number, size: number) => Math.min(0, size - 24 - at) + Math.max(0, 24 - at)
    return { ...view, x: view.x + over(x, screen.width), y: view.y + over(y, screen.height) }
  }

  #space(repeat: boolean): boolean {
    const { aim } = this.#scene
    if (aim && !repeat) this.#pen.set(aim)
    else if (!aim) this.spaceHeld = true
    return true
  }

  #enter(): boolean {
    const { tool, drawn, aim } = this.#scene
    if (tool === 'select') return false
    if (tool === 'polygon' && drawn && drawn.points.length > 2) this.#pen.finish()
    else if (aim) this.#pen.set(aim)
    return true
  }

  #escape(): boolean {
    if (this.#hand.giveUp()) return true
    if (this.#scene.tool !== 'select') return false
    if (this.#scene.grip !== 'whole') {
      this.#scene.grip = 'whole'
      this.#hears.changed('shape')
    } else if (this.#scene.current) this.#hears.pick(null)
    else return false
    return true
  }

  #nextGrip(step: 1 | -1): boolean {
    const { shape, grip, mayMove } = this.#scene
    if (!shape || !mayMove) return false
    this.#scene.grip = nextGrip(shape, grip, step)
    this.#hears.changed('shape')
    return true
  }
}
