import type { Grip } from './interval-drag.ts'
import type { ShownInterval } from './interval-tracks.ts'
import { clampedView, pannedView, type TimeView, toSeconds, zoomedView } from './time-view.ts'
import type { Hit } from './timeline-layout.ts'

/** What the hand works on. Points are in pixels from the top left. */
export interface Workpiece {
  view: TimeView
  readonly seconds: number
  readonly draws: boolean
  readonly current: ShownInterval | undefined
  mayMove(shown: ShownInterval): boolean
  hit(x: number, y: number): Hit
  seek(at: number): void
  pick(key: string | null): void
  /** A drag begins, goes on, ends, or is given up. */
  take(grip: Grip, key: string | null): void
  drag(at: number): void
  place(): void
  giveUp(): void
}

type Doing =
  | { readonly is: 'pan' | 'seek' }
  | { readonly is: 'drag' }
  /** Nothing yet: what a press comes to shows when it moves or ends. */
  | { readonly is: 'press'; readonly hit: Hit; readonly x: number; readonly y: number; readonly isFinger: boolean }
  /** What lay between the fingers stays between them. */
  | { readonly is: 'pinch'; readonly apart: number; readonly between: number; readonly scale: number }

const far = { pointer: 3, finger: 8 }
const edgePixels = 18
const wheelFactor = 0.0025

/** One or two fingers, a mouse with its wheel, or a pen, on a timeline. */
export class TimelineGestures {
  readonly #piece: Workpiece
  readonly #surface: HTMLElement
  readonly #points = new Map<number, { x: number; y: number }>()
  #doing: Doing | null = null
  #x = 0
  #frame = 0

  constructor(surface: HTMLElement, piece: Workpiece) {
    this.#surface = surface
    this.#piece = piece
    surface.addEventListener('pointerdown', this.#down)
    surface.addEventListener('pointermove', this.#move)
    surface.addEventListener('pointerup', this.#up)
    surface.addEventListener('pointercancel', this.#cancel)
    surface.addEventListener('touchstart', this.#touch, { passive: false })
    surface.addEventListener('wheel', this.#wheel, { passive: false })
  }

  /** Whether something was given up. */
  escape(): boolean {
    const isBusy = this.#doing?.is === 'drag'
    if (isBusy) this.#piece.giveUp()
    this.#end()
    return isBusy
  }

  readonly #down = (event: PointerEvent) => {
    if (event.pointerType === 'mouse' && event.button > 1) return
    const { x, y } = this.#pointOf(event)
    this.#points.set(event.pointerId, { x, y })
    this.#surface.setPointerCapture(event.pointerId)
    if (this.#points.size === 2) return this.#beginPinch()
    if (this.#points.size > 2) return
    this.#x = x
    const isFinger = event.pointerType === 'touch'
    const hit = this.#piece.hit(x, y)
    if (event.button === 1) this.#doing = { is: 'pan' }
    else if (hit.is === 'ruler') this.#scrub(x)
    else if (hit.is === 'edge' && this.#piece.mayMove(hit.shown)) this.#takeEdge(hit, x)
    else this.#doing = { is: 'press', hit, x, y, isFinger }
  }

  readonly #move = (event: PointerEvent) => {
    const point = this.#points.get(event.pointerId)
    if (!point) {
      this.#hover(event)
      return
    }
    const { x, y } = this.#pointOf(event)
    point.x = x
    point.y = y
    const doing = this.#doing
    if (doing?.is === 'pinch') return this.#pinch(doing)
    if (doing?.is === 'press' && Math.hypot(x - doing.x, y - doing.y) > (doing.isFinger ? far.finger : far.pointer))
      this.#beginFrom(doing)
    const by = this.#x - x
    this.#x = x
    if (this.#doing?.is === 'pan') this.#show(pannedView(this.#piece.view, by, this.#piece.seconds))
    else if (this.#doing?.is === 'seek') this.#piece.seek(toSeconds(this.#piece.view, x))
    else if (this.#doing?.is === 'drag') this.#piece.drag(toSeconds(this.#piece.view, x))
  }

  readonly #up = (event: PointerEvent) => {
    if (!this.#points.delete(event.pointerId)) return
    const doing = this.#doing
    if (doing?.is === 'pinch') return this.#afterPinch()
    if (doing?.is === 'drag') this.#piece.place()
    else if (doing?.is === 'press') this.#tap(doing.hit, doing.x)
    this.#end()
  }

  readonly #cancel = (event: PointerEvent) => {
    this.#points.delete(event.pointerId)
    this.escape()
  }

  /** Ctrl turns the wheel into a zoom, as pinching on a touch pad comes too; upright it belongs to the page. */
  readonly #wheel = (event: WheelEvent) => {
    const { view, seconds } = this.#piece
    const step = event.deltaMode === WheelEvent.DOM_DELTA_PIXEL ? 1 : 30
    const along = event.shiftKey && event.deltaX === 0 ? event.deltaY : event.deltaX
    if (event.ctrlKey || event.metaKey) {
      const factor = Math.exp(-event.deltaY * step * wheelFactor)
      this.#show(zoomedView(view, factor, this.#pointOf(event).x, seconds))
    } else if (Math.abs(along) > Math.abs(event.shiftKey ? 0 : event.deltaY))
      this.#show(pannedView(view, along * step, seconds))
    else return
    event.preventDefault()
  }

  /** What is pulled does not scroll the page; everything else may. */
  readonly #touch = (event: TouchEvent) => {
    const [finger] = event.touches
    if (!finger || event.touches.length > 1) return
    const { x, y } = this.#pointOf(finger)
    const hit = this.#piece.hit(x, y)
    const isOwn = hit.is === 'edge' || hit.is === 'ruler' || this.#isCurrent(hit)
    const isDrawn = this.#piece.draws && (hit.is === 'wave' || (hit.is === 'track' && hit.layer === 'draft'))
    if (isOwn || isDrawn) event.preventDefault()
  }

  #isCurrent(hit: Hit): boolean {
    return hit.is === 'interval' && hit.shown.key === this.#piece.current?.key
  }

  #hover(event: PointerEvent): void {
    const { x, y } = this.#pointOf(event)
    const hit = this.#piece.hit(x, y)
    const isFree = (hit.is === 'edge' || hit.is === 'interval') && this.#piece.mayMove(hit.shown)
    const cursor =
      hit.is === 'edge' && isFree ? 'ew-resize' : hit.is === 'interval' ? (isFree ? 'move' : 'pointer') : ''
    if (this.#surface.style.cursor !== cursor) this.#surface.style.cursor = cursor
  }

  #takeEdge({ edge, shown }: Extract<Hit, { is: 'edge' }>, x: number): void {
    this.#take({ is: 'edge', edge, interval: shown.label }, shown.key)
    this.#x = x
  }

  /** A press that moved: an interval goes along, a new one begins, or all of it is pushed aside. */
  #beginFrom({ hit, x, isFinger }: Extract<Doing, { is: 'press' }>): void {
    const { view, draws } = this.#piece
    const at = toSeconds(view, x)
    const isOverDraft = hit.is === 'track' && hit.layer === 'draft'
    if (draws && (hit.is === 'wave' || isOverDraft)) this.#take({ is: 'new', from: at }, null)
    else if (hit.is === 'interval' && (!isFinger || this.#isCurrent(hit)) && this.#piece.mayMove(hit.shown)) {
      this.#piece.pick(hit.shown.key)
      this.#take({ is: 'whole', from: at - hit.shown.label.start, interval: hit.shown.label }, hit.shown.key)
    } else this.#doing = { is: 'pan' }
  }

  #tap(hit: Hit, x: number): void {
    if (hit.is === 'interval' || hit.is === 'edge') this.#piece.pick(hit.shown.key)
    else if (hit.is === 'wave') this.#piece.seek(toSeconds(this.#piece.view, x))
    else this.#piece.pick(null)
  }

  #scrub(x: number): void {
    this.#doing = { is: 'seek' }
    this.#piece.seek(toSeconds(this.#piece.view, x))
  }

  #take(grip: Grip, key: string | null): void {
    this.#doing = { is: 'drag' }
    this.#piece.take(grip, key)
    this.#follow()
  }

  /** At an edge of what is in sight, the rest comes along as long as the hand stays there. */
  #follow(): void {
    cancelAnimationFrame(this.#frame)
    this.#frame = requestAnimationFrame(() => {
      if (this.#doing?.is !== 'drag') return
      const { view, seconds } = this.#piece
      const over = Math.min(0, this.#x - edgePixels) + Math.max(0, this.#x - view.width + edgePixels)
      const next = pannedView(view, over / 3, seconds)
      if (over !== 0 && next.from !== view.from) {
        this.#show(next)
        this.#piece.drag(toSeconds(next, this.#x))
      }
      this.#follow()
    })
  }

  #beginPinch(): void {
    if (this.#doing?.is === 'drag') this.#piece.giveUp()
    const { view } = this.#piece
    const { apart, middle } = this.#spread()
    this.#doing = { is: 'pinch', apart, between: toSeconds(view, middle), scale: view.scale }
  }

  #pinch({ apart, between, scale }: Extract<Doing, { is: 'pinch' }>): void {
    const { view, seconds } = this.#piece
    const now = this.#spread()
    const wished = clampedView({ ...view, scale: (scale * now.apart) / apart }, seconds)
    this.#show(clampedView({ ...wished, from: between - now.middle / wished.scale }, seconds))
  }

  /** The finger that is left pushes on. */
  #afterPinch(): void {
    const [left] = this.#points.values()
    this.#end()
    if (!left) return
    this.#x = left.x
    this.#doing = { is: 'pan' }
  }

  #spread(): { readonly apart: number; readonly middle: number } {
    const [first, second] = [...this.#points.values()].map(({ x }) => x)
    const [a = 0, b = 0] = [first, second]
    return { apart: Math.max(20, Math.abs(a - b)), middle: (a + b) / 2 }
  }

  #show(view: TimeView): void {
    this.#piece.view = view
  }

  #end(): void {
    cancelAnimationFrame(this.#frame)
    this.#doing = null
  }

  #pointOf(event: Pick<MouseEvent, 'clientX' | 'clientY'>): { readonly x: number; readonly y: number } {
    const { left, top } = this.#surface.getBoundingClientRect()
    return { x: event.clientX - left, y: event.clientY - top }
  }
}
