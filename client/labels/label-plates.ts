import { type Ink, lockMark, stateMarks } from './label-ink.ts'
import type { LabelState } from './shown-label.ts'

/** What a plate says: a sign of the state, a lock, and words; with a ground of its own where somebody holds the label. */
export interface PlateWords {
  readonly state: LabelState
  readonly locked: boolean
  readonly text: string
  readonly ground?: string
}

export interface Plate {
  readonly picture: HTMLCanvasElement
  /** In CSS pixels. */
  readonly width: number
}

export const plateHeight = 18
const mark = 12
const gap = 4

/** Plates that many labels have alike, each drawn once for a theme and a density of pixels. */
export class Plates {
  readonly #ink: Ink
  readonly #density: number
  readonly #font: string
  readonly #drawn = new Map<string, Plate | undefined>()

  constructor(ink: Ink, density: number, font: string) {
    this.#ink = ink
    this.#density = density
    this.#font = `600 11px ${font}`
  }

  /** Undefined where there is nothing to say. */
  of(words: PlateWords): Plate | undefined {
    const key = [words.state, words.locked, words.text, words.ground].join('\0')
    if (!this.#drawn.has(key)) this.#drawn.set(key, this.#draw(words))
    return this.#drawn.get(key)
  }

  #draw({ state, locked, text, ground }: PlateWords): Plate | undefined {
    const marks = [stateMarks[state], locked && state !== 'ruled' ? lockMark : ''].filter((path) => path !== '')
    if (marks.length === 0 && text === '') return undefined
    const picture = document.createElement('canvas')
    const ctx = picture.getContext('2d')
    if (!ctx) return undefined
    ctx.font = this.#font
    const parts = [...marks.map(() => mark), ...(text === '' ? [] : [ctx.measureText(text).width])]
    const width = Math.ceil(parts.reduce((sum, part) => sum + part + gap, gap))
    picture.width = Math.ceil(width * this.#density)
    picture.height = Math.ceil(plateHeight * this.#density)
    ctx.scale(this.#density, this.#density)
    const colour = this.#ink.states[state]
    ctx.fillStyle = ground ?? this.#ink.surface
    ctx.strokeStyle = ground ?? colour
    ctx.beginPath()
    ctx.roundRect(0.5, 0.5, width - 1, plateHeight - 1, 3)
    ctx.fill()
    ctx.stroke()
    ctx.lineWidth = 1.6
    ctx.strokeStyle = ground ? this.#ink.surface : colour
    const right = marks.reduce((left, path) => this.#mark(ctx, path, left), gap)
    ctx.font = this.#font
    ctx.textBaseline = 'middle'
    ctx.fillStyle = ground ? this.#ink.surface : this.#ink.words
    ctx.fillText(text, right, plateHeight / 2 + 0.5)
    return { picture, width }
  }

  #mark(ctx: CanvasRenderingContext2D, path: string, left: number): number {
    ctx.save()
    ctx.translate(left, (plateHeight - mark) / 2)
    ctx.stroke(new Path2D(path))
    ctx.restore()
    return left + mark + gap
  }
}
