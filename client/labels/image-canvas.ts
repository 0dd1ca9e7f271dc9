import type { ImageScene } from './image-scene.ts'
import { type Ink, inkOf } from './label-ink.ts'
import { paintLabels } from './label-painter.ts'
import { Plates } from './label-plates.ts'
import type { Picture } from './picture.ts'
import { inSight } from './view-transform.ts'

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

  paintLabels(canvas: HTMLCanvasElement, { view, screen, index, current }: ImageScene, blend: number): void {
    const ctx = this.#cleared(canvas, screen)
    if (!ctx) return
    this.#ink ??= inkOf(this.#host)
    this.#plates ??= new Plates(this.#ink, this.#density, getComputedStyle(this.#host).fontFamily)
    const shapes = index.within(inSight(view, screen)).filter(({ key }) => key !== current?.key)
    paintLabels(ctx, shapes, { view, ink: this.#ink, plates: this.#plates, blend })
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
