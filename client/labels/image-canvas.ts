import type { Bounds } from '#shared/labels/geometry.ts'
import type { ImageScene } from './image-scene.ts'
import { reaching } from './label-damage.ts'
import { type Ink, inkOf } from './label-ink.ts'
import { paintLabels } from './label-painter.ts'
import { Plates } from './label-plates.ts'
import type { Picture } from './picture.ts'
import { toImage, type View } from './view-transform.ts'

/** Two canvases over each other: the picture, and all labels but the current one. Drawn once for each change. */
export class ImageCanvas {
  readonly #host: HTMLElement
  #ink: Ink | undefined
  #plates: Plates | undefined
  #density = 1

  constructor(host: HTMLElement) {
    this.#host = host
  }

  /** Colours are read anew: the page went light or dark. */
  forgetInk(): void {
    this.#ink = undefined
  }

  paintPicture(canvas: HTMLCanvasElement, { view, image, screen }: ImageScene, picture: Picture): void {
    const ctx = this.#cleared(canvas, screen)
    if (ctx) picture.paint(ctx, view, image, this.#density)
  }

  /** Of a part alone, if one is given: what else is on the canvas stays. */
  paintLabels(canvas: HTMLCanvasElement, scene: ImageScene, blend: number, part?: Bounds): void {
    const { view, screen, index, current } = scene
    const ctx = part ? canvas.getContext('2d') : this.#cleared(canvas, screen)
    if (!ctx) return
    const seen = inPart(view, part ?? { left: 0, top: 0, right: screen.width, bottom: screen.height })
    this.#ink ??= inkOf(this.#host)
    this.#plates ??= new Plates(this.#ink, this.#density, getComputedStyle(this.#host).fontFamily)
    const shapes = index.within(seen).filter((shape) => shape !== current)
    ctx.save()
    if (part) clipped(ctx, part)
    paintLabels(ctx, shapes, { view, ink: this.#ink, plates: this.#plates, blend })
    ctx.restore()
  }

  /** Coordinates are CSS pixels. */
  #cleared(canvas: HTMLCanvasElement, { width, height }: ImageScene['screen']): CanvasRenderingContext2D | null {
    if (this.#density !== devicePixelRatio || !this.#ink) this.#plates = undefined
    this.#density = devicePixelRatio
    const [wide, high] = [Math.round(width * this.#density), Math.round(height * this.#density)]
    const isSame = canvas.width === wide && canvas.height === high
    if (!isSame) [canvas.width, canvas.height] = [wide, high]
    const ctx = canvas.getContext('2d')
    ctx?.setTransform(this.#density, 0, 0, this.#density, 0, 0)
    if (isSame) ctx?.clearRect(0, 0, width, height)
    return ctx
  }
}

/** What of the image may be drawn into a part of the screen. */
function inPart(view: View, part: Bounds): Bounds {
  const { left, top, right, bottom } = reaching(part)
  const [[x, y], [endX, endY]] = [toImage(view, [left, top]), toImage(view, [right, bottom])]
  return { left: x, top: y, right: endX, bottom: endY }
}

function clipped(ctx: CanvasRenderingContext2D, { left, top, right, bottom }: Bounds): void {
  const part = [left, top, right - left, bottom - top] as const
  ctx.beginPath()
  ctx.rect(...part)
  ctx.clip()
  ctx.clearRect(...part)
}
