import { afterEach, describe, expect, test, vi } from 'vitest'
import type { Box } from '#shared/labels/label.ts'
import { box } from '#shared/testing/shapes.ts'
import {
  car,
  click,
  closeImage,
  drag,
  frame,
  key,
  keyUp,
  opened,
  placed,
  point,
} from '../testing/label-image-fixture.ts'
import { find, findAll } from '../testing/room-fixture.ts'
import { shownShape } from '../testing/shown-shapes.ts'

afterEach(closeImage)

describe('IM11 what is done is told, once', () => {
  test('IM11: a label is picked, and the press on nothing lets it go', async () => {
    const { events, stage, image } = await opened([car])
    click(stage, 300, 300)
    await image.updateComplete
    click(stage, 1200, 900)
    expect(events).toEqual([
      { type: 'label-pick', key: 'car' },
      { type: 'label-pick', key: null },
    ])
  })

  test('IM8: pressing again at the same place goes through what lies there', async () => {
    const { of, stage, image } = await opened([car, shownShape('inside', box(280, 280, 60, 60))])
    for (let at = 0; at < 3; at++) {
      click(stage, 300, 300)
      await image.updateComplete
    }
    expect(of('label-pick').map((event) => event.key)).toEqual(['inside', 'car', 'inside'])
  })

  test('IM11: a picked label is moved: others see it, it is placed once, in whole pixels', async () => {
    const { of, stage } = await opened([car], { current: 'car' })
    drag(stage, [300, 300], [400, 350])
    expect(of('label-placed')).toHaveLength(1)
    const [{ label } = {}] = of('label-placed')
    expect(label).toMatchObject({ x: expect.closeTo(300, -1), y: expect.closeTo(250, -1), width: 400, height: 300 })
    expect(Number.isInteger((label as Box).x)).toBe(true)
  })

  test('IM11: while it is dragged others are told, at most each 50 ms', async () => {
    const { of, stage } = await opened([car], { current: 'car' })
    point(stage, 'pointerdown', { x: 300, y: 300 })
    for (let at = 1; at <= 20; at++) point(stage, 'pointermove', { x: 300 + at * 10, y: 300 })
    await vi.waitFor(() => expect(of('label-dragging').length).toBeGreaterThan(0))
    expect(of('label-dragging').length).toBeLessThan(5)
    expect(of('label-placed')).toEqual([])
    point(stage, 'pointerup', { x: 500, y: 300 })
    expect(of('label-placed')).toHaveLength(1)
  })

  test('IM11: a label that is not picked is not moved by dragging over it: the image is', async () => {
    const { events, stage } = await opened([car])
    drag(stage, [300, 300], [400, 350])
    expect(events).toEqual([])
  })

  test('IM9: it is resized by a corner and turned by its handle', async () => {
    const { of, stage, image } = await opened([car], { current: 'car' })
    drag(stage, [600, 500], [700, 600])
    expect(of('label-placed')[0]?.label).toMatchObject({
      x: 200,
      y: 200,
      width: expect.closeTo(500, -1),
      height: expect.closeTo(400, -1),
    })
    image.labels = [car]
    await frame()
    const turn = find('.turn').getBoundingClientRect()
    const at = { clientX: turn.left + turn.width / 2, clientY: turn.top + turn.height / 2 }
    const send = (type: string, more: PointerEventInit) =>
      stage.dispatchEvent(new PointerEvent(type, { bubbles: true, pointerId: 1, pointerType: 'mouse', ...more }))
    send('pointerdown', at)
    const middle = placed(stage, 700, 350)
    send('pointermove', { ...middle, shiftKey: true })
    send('pointerup', middle)
    expect(of('label-placed')[1]?.label).toMatchObject({ rotation: 90, width: 400, height: 300 })
  })

  test.each([
    ['locked', { locked: true }],
    ['held by somebody', { held: { name: 'Asha', colour: '#060' } }],
    ['of a source', { layer: 0 as const }],
  ])('IM12: a label that is %s cannot be moved, by pointer or key', async (_, more) => {
    const { of, stage } = await opened([{ ...car, ...more }], { current: 'car' })
    drag(stage, [300, 300], [400, 350])
    key(stage, 'ArrowRight')
    keyUp(stage, 'ArrowRight')
    expect([...of('label-placed'), ...of('label-dragging')]).toEqual([])
    expect(findAll('.handle')).toEqual([])
  })

  test('IM12: nothing is moved or drawn where one may only read', async () => {
    const { of, stage } = await opened([car], { current: 'car', readOnly: true, tool: 'box' })
    drag(stage, [300, 300], [400, 350])
    drag(stage, [900, 700], [1000, 800])
    expect([...of('label-placed'), ...of('label-drawn')]).toEqual([])
  })

  test.each([
    ['Esc', (stage: HTMLElement) => void key(stage, 'Escape')],
    ['a second pointer', (stage: HTMLElement) => point(stage, 'pointerdown', { x: 900, y: 900, pointerId: 2 })],
    ['the pointer being taken away', (stage: HTMLElement) => point(stage, 'pointercancel', { x: 400, y: 400 })],
  ])('IM11: %s gives a drag up: it is where it was, and others are told', async (_, interrupt) => {
    const { of, stage, events } = await opened([car], { current: 'car' })
    point(stage, 'pointerdown', { x: 300, y: 300 })
    point(stage, 'pointermove', { x: 400, y: 400 })
    interrupt(stage)
    point(stage, 'pointerup', { x: 400, y: 400 })
    expect(of('label-placed')).toEqual([])
    expect(events.at(-1)).toEqual({ type: 'label-dragging', key: 'car', label: null })
  })

  test('IM11: a label that is ruled or taken away in the middle of a drag is let go', async () => {
    const { of, stage, image } = await opened([car], { current: 'car' })
    point(stage, 'pointerdown', { x: 300, y: 300 })
    point(stage, 'pointermove', { x: 400, y: 400 })
    image.labels = [{ ...car, locked: true }]
    await image.updateComplete
    point(stage, 'pointerup', { x: 400, y: 400 })
    expect(of('label-placed')).toEqual([])
    expect(of('label-dragging').at(-1)?.label).toBeNull()
  })
})
