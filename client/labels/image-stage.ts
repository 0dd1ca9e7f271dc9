import type { Bounds } from '#shared/labels/geometry.ts'
import { ImageCanvas } from './image-canvas.ts'
import { ImageHand } from './image-hand.ts'
import type { ImageHears } from './image-hears.ts'
import { ImageKeys } from './image-keys.ts'
import { ImageScene } from './image-scene.ts'
import { damageOf } from './label-damage.ts'
import { LabelDraggingEvent, LabelDrawnEvent, LabelPickEvent, LabelPlacedEvent } from './label-events.ts'
import { Picture } from './picture.ts'
import { knownOutline, ShapeIndex } from './shape-index.ts'
import { ShapeMover } from './shape-mover.ts'
import { ShapePen } from './shape-pen.ts'
import type { ShownLabel } from './shown-label.ts'
import { StageInput } from './stage-input.ts'
import { bringing, resized, type ScreenSize } from './view-transform.ts'

/** What a stage asks of the element that holds it, and that speaks for it. */
export interface StageHost {
  readonly element: HTMLElement
  canvases(): { readonly picture: HTMLCanvasElement; readonly labels: HTMLCanvasElement } | undefined
  /** In every frame that changes: what is not on a canvas is drawn anew. */
  overlay(): void
  /** How far the picture is changed. */
  picture(): void
}

/** An image with its labels on the screen: what lies there, how it is drawn, and what is done to it. */
export class ImageStage {
  readonly scene = new ImageScene()
  readonly hand: ImageHand
  readonly pen: ShapePen
  readonly mover: ShapeMover
  readonly keys: ImageKeys
  readonly input: StageInput
  readonly picture: Picture
  #blend = 1
  readonly #host: StageHost
  readonly #canvas: ImageCanvas
  readonly #dirty = { picture: true, labels: true }
  /** Parts of the screen in which labels changed, where that is not all of it. */
  #damage: Bounds[] = []
  #frame = 0
  #isFitted = true
  /** What is to be brought into sight once sizes are known. */
  #wanted: Bounds | undefined

  constructor(host: StageHost) {
    this.#host = host
    const { scene } = this
    const hears: ImageHears = {
      changed: (what) => this.changed(what),
      pick: (key) => host.element.dispatchEvent(new LabelPickEvent(key)),
      drawn: (label) => host.element.dispatchEvent(new LabelDrawnEvent(label)),
      dragging: (key, label) => host.element.dispatchEvent(new LabelDraggingEvent(key, label)),
      placed: (key, label) => host.element.dispatchEvent(new LabelPlacedEvent(key, label)),
    }
    this.pen = new ShapePen(scene, hears)
    this.mover = new ShapeMover(scene, hears)
    this.hand = new ImageHand(scene, this.pen, this.mover, hears)
    this.keys = new ImageKeys(scene, this.hand, this.pen, this.mover, hears)
    this.input = new StageInput(this.hand, this.keys)
    this.picture = new Picture(() => this.#pictureCame())
    this.#canvas = new ImageCanvas(host.element)
  }

  show(labels: readonly ShownLabel[], current: string | null): void {
    const { scene, mover } = this
    const [before, painted] = [scene.current, paintedIn(scene)]
    scene.index = new ShapeIndex(labels, scene.index)
    scene.current = scene.index.shapes.find(({ key }) => key === current)
    scene.hovered = scene.index.shapes.find(({ key }) => key === scene.hovered?.key)
    if (before?.key !== scene.current?.key) scene.grip = 'whole'
    if (mover.isMoving && (before?.key !== scene.current?.key || !scene.mayMove)) this.hand.giveUp()
    if (!mover.isMoving) scene.live = undefined
    const damage = damageOf(painted, paintedIn(scene), scene.view)
    if (damage) this.#damage.push(...damage)
    else this.#dirty.labels = true
    this.#draw()
  }

  /** Opacity of the sources' layers. */
  blended(blend: number): void {
    this.#blend = blend
    this.#dirty.labels = true
    this.#draw()
  }

  /** Shows one as if it was pointed at, and where it is; null: none. */
  lookAt(key: string | null): void {
    const { scene } = this
    scene.hovered = scene.index.shapes.find((shape) => shape.key === key)
    if (scene.hovered) this.bring(knownOutline(scene.hovered.label).bounds)
    this.changed('hover')
  }

  /** Brings the current label into sight. */
  goToCurrent(): void {
    const { current } = this.scene
    if (current) this.bring(knownOutline(current.label).bounds)
  }

  bring(bounds: Bounds): void {
    const { scene } = this
    const isKnown = scene.screen.width > 1 && scene.image.width > 1
    this.#wanted = isKnown ? undefined : bounds
    if (!isKnown) return
    const view = bringing(scene.view, bounds, scene.image, scene.screen)
    if (view === scene.view) return
    scene.view = view
    this.changed('view')
  }

  /** Known before the picture is there, if the page knows it. */
  sized(width: number, height: number): void {
    if (width > 0 && height > 0) this.scene.image = { width, height }
    this.scene.fit()
    this.#begin()
  }

  resized(screen: ScreenSize): void {
    const { scene } = this
    const before = scene.screen
    scene.screen = screen
    if (this.#isFitted) scene.fit()
    else scene.view = resized(scene.view, before, screen, scene.image)
    this.#begin()
  }

  changed(what: 'view' | 'shape' | 'hover'): void {
    if (what === 'view') {
      this.#isFitted = this.scene.isFitted
      this.#dirty.picture = true
      this.#dirty.labels = true
    }
    this.#draw()
  }

  /** Everything, in the colours that the page has now. */
  drawAnew(): void {
    this.#canvas.forgetInk()
    this.changed('view')
  }

  close(): void {
    cancelAnimationFrame(this.#frame)
    this.#frame = 0
    this.hand.giveUp()
    this.picture.close()
  }

  #begin(): void {
    this.changed('view')
    if (this.#wanted) this.bring(this.#wanted)
  }

  #draw(): void {
    this.#frame ||= requestAnimationFrame(() => {
      this.#frame = 0
      const canvases = this.#host.canvases()
      if (canvases && this.#dirty.picture) this.#canvas.paintPicture(canvases.picture, this.scene, this.picture)
      if (canvases) this.#paintLabels(canvases.labels)
      this.#dirty.picture = this.#dirty.labels = !canvases
      this.#host.overlay()
    })
  }

  #paintLabels(canvas: HTMLCanvasElement): void {
    const damage = this.#damage
    this.#damage = []
    if (this.#dirty.labels) this.#canvas.paintLabels(canvas, this.scene, this.#blend)
    else for (const part of damage) this.#canvas.paintLabels(canvas, this.scene, this.#blend, part)
  }

  /** Labels are in the pixels that the page named; a picture of the same shape is stretched over them, another counts itself. */
  #pictureCame(): void {
    const { state } = this.picture
    const { scene } = this
    if (state.is === 'shown') {
      const { width, height } = state.size
      const isAlike = Math.abs(scene.image.width / scene.image.height / (width / height) - 1) < 0.01
      if (!isAlike || scene.image.width <= 1) this.sized(width, height)
    }
    this.#dirty.picture = true
    this.#host.picture()
    this.#draw()
  }
}

/** All but the current one, which the overlay draws. */
const paintedIn = ({ index, current }: ImageScene) => index.shapes.filter((shape) => shape !== current)
