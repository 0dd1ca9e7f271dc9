import type { SpanEdge } from '#shared/labels/span-moves.ts'
import type { NearPoint } from './text-view.ts'

/** What gestures on a text ask for. Offsets are code points. */
export interface TextHandHost {
  near(x: number, y: number): NearPoint | undefined
  /** A press without moving, on the words or on what is drawn of a span. */
  pressed(near: NearPoint, key: string | undefined, extend: boolean): void
  /** From where a drag began to where it is. */
  selecting(from: number, to: number): void
  /** Whole words, from where a finger stayed to where it went then. */
  selectWords(from: number, to: number): void
  /** The drag is over, or was given up. */
  selected(by: 'mouse' | 'touch'): void
  edgeMoved(edge: SpanEdge, to: number): void
  edgeLeft(how: 'placed' | 'given up'): void
  /** Whether a drag by touch marks words instead of scrolling. */
  readonly marks: boolean
}

type Gesture =
  | {
      readonly is: 'press'
      readonly near: NearPoint
      readonly key: string | undefined
      readonly x: number
      readonly y: number
    }
  | { readonly is: 'select'; readonly near: NearPoint; readonly words: boolean }
  | { readonly is: 'edge'; readonly edge: SpanEdge; readonly byX: number; readonly byY: number }

/** Pixels from which on a press is a drag. */
const dragFrom = { mouse: 4, touch: 10 }
/** Milliseconds until a finger that stays selects. */
const longPress = 450

/** Presses, drags and long presses on a text, by mouse, pen and finger. */
export class TextHand {
  readonly #host: TextHandHost
  #gesture: Gesture | null = null
  #pointer = -1
  #touch = false
  #timer = 0

  constructor(host: TextHandHost) {
    this.#host = host
  }

  /** Something is being dragged that must not scroll the page. */
  get busy(): boolean {
    return this.#gesture !== null && this.#gesture.is !== 'press'
  }

  readonly down = (event: PointerEvent): void => {
    if (event.button !== 0 || this.#gesture) return
    const [target] = event.composedPath()
    const handle = target instanceof Element ? target.closest<HTMLElement>('[data-edge]') : null
    const near = this.#host.near(event.clientX, event.clientY)
    if (!near) return
    this.#touch = event.pointerType === 'touch'
    this.#gesture = handle ? edgeGesture(handle, event) : pressGesture(near, target, event)
    this.#pointer = event.pointerId
    if (this.#touch && !handle) this.#timer = window.setTimeout(this.#stayed, longPress)
    addEventListener('pointermove', this.#move)
    addEventListener('pointerup', this.#up)
    addEventListener('pointercancel', this.#cancel)
  }

  /** Gives up what is being dragged; false when nothing is. */
  giveUp(): boolean {
    const gesture = this.#gesture
    this.#end()
    if (gesture?.is === 'edge') this.#host.edgeLeft('given up')
    return gesture !== null && gesture.is !== 'press'
  }

  readonly #move = (event: PointerEvent): void => {
    if (event.pointerId !== this.#pointer || !this.#gesture) return
    const { clientX: x, clientY: y } = event
    const gesture = this.#gesture
    if (gesture.is === 'press') {
      this.#maybeDrag(gesture, x, y)
      return
    }
    const aimed = gesture.is === 'edge' ? this.#host.near(x + gesture.byX, y + gesture.byY) : this.#host.near(x, y)
    if (!aimed) return
    if (gesture.is === 'edge') this.#host.edgeMoved(gesture.edge, aimed.border)
    else if (gesture.words) this.#host.selectWords(gesture.near.start, aimed.start)
    else this.#host.selecting(gesture.near.border, aimed.border)
  }

  #maybeDrag(gesture: Extract<Gesture, { is: 'press' }>, x: number, y: number): void {
    const [across, down] = [Math.abs(x - gesture.x), Math.abs(y - gesture.y)]
    if (Math.max(across, down) < (this.#touch ? dragFrom.touch : dragFrom.mouse)) return
    if (this.#touch && !(this.#host.marks && across > down)) {
      this.#end()
      return
    }
    clearTimeout(this.#timer)
    this.#gesture = { is: 'select', near: gesture.near, words: false }
    const to = this.#host.near(x, y)
    if (to) this.#host.selecting(gesture.near.border, to.border)
  }

  readonly #stayed = (): void => {
    if (this.#gesture?.is !== 'press') return
    const { near } = this.#gesture
    this.#gesture = { is: 'select', near, words: true }
    this.#host.selectWords(near.start, near.start)
  }

  readonly #up = (event: PointerEvent): void => {
    if (event.pointerId !== this.#pointer) return
    const gesture = this.#gesture
    this.#end()
    if (gesture?.is === 'press') this.#host.pressed(gesture.near, gesture.key, event.shiftKey)
    else if (gesture?.is === 'edge') this.#host.edgeLeft('placed')
    else if (gesture) this.#host.selected(this.#touch ? 'touch' : 'mouse')
  }

  readonly #cancel = (event: PointerEvent): void => {
    if (event.pointerId === this.#pointer) this.giveUp()
  }

  #end(): void {
    clearTimeout(this.#timer)
    this.#gesture = null
    removeEventListener('pointermove', this.#move)
    removeEventListener('pointerup', this.#up)
    removeEventListener('pointercancel', this.#cancel)
  }
}

function pressGesture(
  near: NearPoint,
  target: EventTarget | undefined,
  { clientX: x, clientY: y }: PointerEvent,
): Gesture {
  const drawn = target instanceof Element ? target.closest<HTMLElement>('[data-key]') : null
  return { is: 'press', near, key: drawn?.dataset.key, x, y }
}

/** The edge stays as far from the pointer as it was when the handle was taken. */
function edgeGesture(handle: HTMLElement, { clientX, clientY }: PointerEvent): Gesture {
  const { left, top, bottom } = handle.getBoundingClientRect()
  const edge = handle.dataset.edge === 'start' ? 'start' : 'end'
  return { is: 'edge', edge, byX: left - clientX, byY: (top + bottom) / 2 - clientY }
}
