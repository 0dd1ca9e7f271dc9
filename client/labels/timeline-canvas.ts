import { endOf } from './time-view.ts'
import { drawTimeline, drawWhole, type Scene } from './timeline-drawing.ts'
import { Hatches } from './timeline-hatches.ts'
import { drawOverlay, type Moving } from './timeline-overlay.ts'
import { TimelinePalette } from './timeline-palette.ts'

export interface Canvases {
  /** Waveform, ruler and intervals. */
  readonly base: HTMLCanvasElement
  /** What moves, over it. */
  readonly overlay: HTMLCanvasElement
  /** The whole recording in little, and in it what is in sight. */
  readonly strip: HTMLCanvasElement
}

/** Draws at most once in a frame, and only what has changed. */
export class TimelineCanvas {
  hatches = new Hatches()
  palette: TimelinePalette
  readonly #canvases: Canvases
  readonly #probe: HTMLElement
  readonly #scene: () => Scene | undefined
  readonly #moving: () => Moving
  readonly #stopped = new AbortController()
  #frame = 0
  #isAllDirty = false

  constructor(canvases: Canvases, probe: HTMLElement, scene: () => Scene | undefined, moving: () => Moving) {
    this.#canvases = canvases
    this.#probe = probe
    this.#scene = scene
    this.#moving = moving
    this.palette = new TimelinePalette(probe)
    const dark = matchMedia('(prefers-color-scheme: dark)')
    dark.addEventListener('change', () => this.#readColours(), { signal: this.#stopped.signal })
    void document.fonts.ready.then(() => this.dirty())
  }

  /** Everything is drawn anew, or only what moves. */
  dirty(what: 'all' | 'moving' = 'all'): void {
    this.#isAllDirty ||= what === 'all'
    if (this.#frame === 0 && !this.#stopped.signal.aborted) this.#frame = requestAnimationFrame(() => this.#paint())
  }

  stop(): void {
    this.#stopped.abort()
    cancelAnimationFrame(this.#frame)
  }

  #paint(): void {
    this.#frame = 0
    const scene = this.#scene()
    if (!scene) return
    const { base, overlay, strip } = this.#canvases
    const { width } = scene.view
    const { height } = scene.layout
    if (this.#isAllDirty) {
      const context = sized(base, width, height)
      if (context) drawTimeline(context, scene)
      const small = sized(strip, width, strip.clientHeight)
      if (small) drawStrip(small, strip.clientHeight, scene)
    }
    this.#isAllDirty = false
    const context = sized(overlay, width, height)
    if (context) drawOverlay(context, scene, this.#moving())
  }

  #readColours(): void {
    this.palette = new TimelinePalette(this.#probe)
    this.hatches = new Hatches()
    this.dirty()
  }
}

function drawStrip(context: CanvasRenderingContext2D, height: number, scene: Scene): void {
  const { view, seconds, palette } = scene
  drawWhole(context, { top: 0, height }, view.width, scene)
  const from = (view.from / seconds) * view.width
  const wide = Math.max(6, ((endOf(view) - view.from) / seconds) * view.width)
  context.strokeStyle = palette.tone('accent')
  context.fillStyle = palette.tone('accent')
  context.globalAlpha = 0.2
  context.fillRect(from, 0, wide, height)
  context.globalAlpha = 1
  context.lineWidth = 2
  context.strokeRect(from + 1, 1, wide - 2, height - 2)
}

/** As many pixels as the screen has of it. */
function sized(canvas: HTMLCanvasElement, width: number, height: number): CanvasRenderingContext2D | null {
  const dense = window.devicePixelRatio || 1
  const [wide, tall] = [Math.round(width * dense), Math.round(height * dense)]
  if (canvas.width !== wide || canvas.height !== tall) {
    canvas.width = wide
    canvas.height = tall
    canvas.style.width = `${width}px`
    canvas.style.height = `${height}px`
  }
  const context = canvas.getContext('2d')
  context?.setTransform(dense, 0, 0, dense, 0, 0)
  return context
}
