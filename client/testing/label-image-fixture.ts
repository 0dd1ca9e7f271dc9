import { expect, vi } from 'vitest'
import type { Shape } from '#shared/labels/label.ts'
import { RoomLabelImage } from '../elements/room-label-image.ts'
import type { ShownLabel } from '../labels/shown-label.ts'
import { find } from './room-fixture.ts'
import { shownShape } from './shown-shapes.ts'

/** 1600 × 1200 pixels on a stage of 800 × 600: a margin of 16 all around, so that one of the screen is not two of the image. */
export const size = { width: 1600, height: 1200 }
let close = () => {}

export const closeImage = () => close()

const heard = ['label-pick', 'label-drawn', 'label-dragging', 'label-placed'] as const

export async function opened(labels: readonly ShownLabel[], more: Partial<RoomLabelImage> = {}) {
  const image = new RoomLabelImage()
  Object.assign(image, { ...size, labels, name: 'street-1.png', ...more })
  image.style.inlineSize = '800px'
  image.style.blockSize = '600px'
  const events: { type: string; key?: string | null; label?: Shape | null }[] = []
  for (const type of heard)
    image.addEventListener(type, (event) => {
      events.push({
        type,
        ...('key' in event ? { key: event.key } : {}),
        ...('label' in event ? { label: event.label as Shape } : {}),
      })
      if (type === 'label-pick' && 'key' in event) image.current = event.key
    })
  document.body.append(image)
  close = () => image.remove()
  await vi.waitFor(() =>
    expect(find<SVGElement>('room-label-image').shadowRoot?.querySelector('canvas')?.width).toBeGreaterThan(300),
  )
  await frame()
  const stage = find('.stage')
  return { image, events, stage, of: (type: string) => events.filter((event) => event.type === type) }
}

export const frame = () => new Promise((resolve) => requestAnimationFrame(() => requestAnimationFrame(resolve)))

/** Where a point of the image is on the page, as it is opened. */
export function placed(stage: HTMLElement, x: number, y: number) {
  const { left, top } = stage.getBoundingClientRect()
  const scale = Math.min((800 - 32) / 1600, (600 - 32) / 1200)
  return { clientX: left + (800 - 1600 * scale) / 2 + x * scale, clientY: top + (600 - 1200 * scale) / 2 + y * scale }
}

type Pointing = Partial<PointerEventInit> & { x: number; y: number }

export function point(stage: HTMLElement, type: string, { x, y, ...more }: Pointing): void {
  const pointer = { bubbles: true, composed: true, cancelable: true, pointerId: 1, pointerType: 'mouse', ...more }
  stage.dispatchEvent(new PointerEvent(type, { ...pointer, ...placed(stage, x, y) }))
}

export function drag(
  stage: HTMLElement,
  from: [number, number],
  to: [number, number],
  more: Partial<PointerEventInit> = {},
): void {
  point(stage, 'pointerdown', { x: from[0], y: from[1], ...more })
  for (const share of [0.3, 0.6, 1])
    point(stage, 'pointermove', {
      x: from[0] + (to[0] - from[0]) * share,
      y: from[1] + (to[1] - from[1]) * share,
      ...more,
    })
  point(stage, 'pointerup', { x: to[0], y: to[1], ...more })
}

export function click(stage: HTMLElement, x: number, y: number, more: Partial<PointerEventInit> = {}): void {
  point(stage, 'pointerdown', { x, y, ...more })
  point(stage, 'pointerup', { x, y, ...more })
}

export function key(stage: HTMLElement, code: string, more: KeyboardEventInit = {}): KeyboardEvent {
  const event = new KeyboardEvent('keydown', {
    code,
    key: code,
    bubbles: true,
    composed: true,
    cancelable: true,
    ...more,
  })
  stage.dispatchEvent(event)
  return event
}

export const keyUp = (stage: HTMLElement, code: string) =>
  stage.dispatchEvent(new KeyboardEvent('keyup', { code, bubbles: true }))

export const car = shownShape(
  'car',
  { id: 'car', kind: 'box', tag: 'Car', x: 200, y: 200, width: 400, height: 300 },
  {
    name: 'Car, 1 of 3, open',
    state: 'open',
    badge: '1 of 3',
  },
)
