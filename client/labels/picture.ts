import type { ImageSize } from '#shared/labels/image-bounds.ts'
import { scriptAddress } from '../trusted-script.ts'
import type { PictureAnswer, PictureQuestion } from './picture-words.ts'
import pictureWorker from './picture-worker.ts?worker&url'
import type { View } from './view-transform.ts'

export type PictureState =
  | { readonly is: 'none' }
  | { readonly is: 'loading'; readonly loaded: number; readonly total: number | null }
  | { readonly is: 'shown'; readonly size: ImageSize }
  | { readonly is: 'failed'; readonly why: 'missing' | 'no-image' }

/** One image, decoded in a worker into its own size and halves of it, so that any zoom draws few more pixels than are seen. */
export class Picture {
  state: PictureState = { is: 'none' }
  readonly #changed: () => void
  #worker: Worker | undefined
  #levels: ImageBitmap[] = []
  #n = 0

  constructor(changed: () => void) {
    this.#changed = changed
  }

  load(src: string): void {
    this.close()
    if (src === '') {
      this.#changed()
      return
    }
    this.#is({ is: 'loading', loaded: 0, total: null })
    this.#worker = new Worker(scriptAddress(pictureWorker), { type: 'module' })
    this.#worker.addEventListener('message', ({ data }: MessageEvent<PictureAnswer>) => this.#hear(data))
    this.#worker.addEventListener('error', () => this.#is({ is: 'failed', why: 'no-image' }))
    const question: PictureQuestion = { n: ++this.#n, src: new URL(src, location.href).href }
    this.#worker.postMessage(question)
  }

  close(): void {
    this.#worker?.terminate()
    this.#worker = undefined
    for (const level of this.#levels) level.close()
    this.#levels = []
    this.state = { is: 'none' }
  }

  /** What of an image of that size is in sight, on a canvas whose coordinates are CSS pixels, so many of its own to each. */
  paint(ctx: CanvasRenderingContext2D, { scale, x, y }: View, image: ImageSize, density: number): void {
    const [whole] = this.#levels
    if (!whole) return
    const level = this.#levels.findLast((one) => one.width >= image.width * scale * density) ?? whole
    ctx.imageSmoothingEnabled = (image.width * scale * density) / whole.width < 3
    ctx.imageSmoothingQuality = 'low'
    const [left, top] = [Math.max(0, -x / scale), Math.max(0, -y / scale)]
    const right = Math.min(image.width, (ctx.canvas.width / density - x) / scale)
    const bottom = Math.min(image.height, (ctx.canvas.height / density - y) / scale)
    if (right <= left || bottom <= top) return
    const [across, down] = [level.width / image.width, level.height / image.height]
    const from = [left * across, top * down, (right - left) * across, (bottom - top) * down] as const
    const to = [x + left * scale, y + top * scale, (right - left) * scale, (bottom - top) * scale] as const
    ctx.drawImage(level, ...from, ...to)
  }

  #hear(answer: PictureAnswer): void {
    if (answer.n !== this.#n) return
    if (answer.is === 'level') this.#levels.push(answer.bitmap)
    else if (answer.is === 'bytes') this.#is({ is: 'loading', loaded: answer.loaded, total: answer.total })
    else if (answer.is === 'failed') this.#is({ is: 'failed', why: answer.why })
    else {
      const [whole] = this.#levels
      if (whole) this.#is({ is: 'shown', size: { width: whole.width, height: whole.height } })
      this.#worker?.terminate()
      this.#worker = undefined
    }
  }

  #is(state: PictureState): void {
    this.state = state
    this.#changed()
  }
}
