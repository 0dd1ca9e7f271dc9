import type { Point } from '#shared/labels/label.ts'
import type { ImageHand, Touch } from './image-hand.ts'
import type { ImageKeys } from './image-keys.ts'

const lineHeight = 16

/** Listens to a stage: its pointers, its wheel and the keys that it has no other use for. */
export class StageInput {
  readonly #hand: ImageHand
  readonly #keys: ImageKeys

  constructor(hand: ImageHand, keys: ImageKeys) {
    this.#hand = hand
    this.#keys = keys
  }

  readonly down = (event: PointerEvent): void => {
    const stage = stageOf(event)
    if (!stage) return
    // A pointer that is gone already, or was made by a script, cannot be kept; it goes on without.
    if (event.isTrusted) stage.setPointerCapture(event.pointerId)
    stage.focus({ preventScroll: true })
    this.#hand.down(this.#touch(event, stage))
    event.preventDefault()
  }

  readonly move = (event: PointerEvent): void => {
    const stage = stageOf(event)
    if (stage) this.#hand.move(this.#touch(event, stage))
  }

  readonly up = (event: PointerEvent): void => {
    const stage = stageOf(event)
    if (stage) this.#hand.up(this.#touch(event, stage))
  }

  readonly cancel = (event: PointerEvent): void => this.#hand.cancel(event.pointerId)

  readonly leave = (): void => this.#hand.leave()

  readonly wheel = (event: WheelEvent): void => {
    const stage = stageOf(event)
    if (!stage) return
    event.preventDefault()
    const pixels = event.deltaMode === WheelEvent.DOM_DELTA_PIXEL ? event.deltaY : event.deltaY * lineHeight * 3
    this.#hand.wheel(placeIn(stage, event), pixels, event.ctrlKey)
  }

  readonly keyDown = (event: KeyboardEvent): void => {
    if (event.isComposing || !this.#keys.down(event)) return
    event.preventDefault()
    event.stopPropagation()
  }

  readonly keyUp = (event: KeyboardEvent): void => this.#keys.up(event)

  readonly blur = (): void => {
    this.#keys.spaceHeld = false
    this.#keys.rest()
  }

  #touch(event: PointerEvent, stage: HTMLElement): Touch {
    const { pointerId: id, pointerType, button, shiftKey: even, timeStamp: time } = event
    const kind = pointerType === 'touch' || pointerType === 'pen' ? pointerType : 'mouse'
    return { id, at: placeIn(stage, event), kind, button, pan: this.#keys.spaceHeld, even, time }
  }
}

function stageOf({ currentTarget }: Event): HTMLElement | undefined {
  return currentTarget instanceof HTMLElement ? currentTarget : undefined
}

function placeIn(stage: HTMLElement, { clientX, clientY }: MouseEvent): Point {
  const { left, top } = stage.getBoundingClientRect()
  return [clientX - left - stage.clientLeft, clientY - top - stage.clientTop]
}
