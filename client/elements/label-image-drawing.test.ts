import { afterEach, describe, expect, test } from 'vitest'
import { polygon } from '#shared/testing/shapes.ts'
import { car, click, closeImage, drag, frame, key, keyUp, opened, point } from '../testing/label-image-fixture.ts'
import { find } from '../testing/room-fixture.ts'
import { shownShape } from '../testing/shown-shapes.ts'

afterEach(closeImage)

describe('IM10 drawing', () => {
  test('IM10: a box by dragging, with nothing of a tag or id', async () => {
    const { of, stage } = await opened([car], { tool: 'box' })
    drag(stage, [300, 300], [100, 150])
    const [{ label } = {}] = of('label-drawn')
    expect(label).toMatchObject({
      kind: 'box',
      id: '',
      tag: '',
      width: expect.closeTo(200, -1),
      height: expect.closeTo(150, -1),
    })
    expect(of('label-pick')).toEqual([])
  })

  test('IM10: by fingers: two taps make a box, a drag with one makes another, both within the image', async () => {
    const { of, stage } = await opened([], { tool: 'box' })
    const finger = { pointerType: 'touch' }
    click(stage, 100, 100, finger)
    click(stage, 400, 300, finger)
    drag(stage, [1500, 1100], [1900, 1500], finger)
    expect(of('label-drawn')).toHaveLength(2)
    expect(of('label-drawn')[1]?.label).toMatchObject({
      width: expect.closeTo(100, -1),
      height: expect.closeTo(100, -1),
    })
  })

  test('IM10: two fingers zoom, also while drawing: what one began is given up', async () => {
    const { of, stage, image } = await opened([], { tool: 'box' })
    const before = find('room-image-tools').shadowRoot?.textContent
    point(stage, 'pointerdown', { x: 600, y: 600, pointerType: 'touch' })
    point(stage, 'pointermove', { x: 500, y: 600, pointerType: 'touch' })
    point(stage, 'pointerdown', { x: 1000, y: 600, pointerType: 'touch', pointerId: 2 })
    point(stage, 'pointermove', { x: 1400, y: 600, pointerType: 'touch', pointerId: 2 })
    point(stage, 'pointerup', { x: 1400, y: 600, pointerType: 'touch', pointerId: 2 })
    point(stage, 'pointerup', { x: 500, y: 600, pointerType: 'touch' })
    await frame()
    await image.updateComplete
    expect(of('label-drawn')).toEqual([])
    expect(find('room-image-tools').shadowRoot?.textContent).not.toBe(before)
  })

  test('IM10: a polygon point by point; Backspace takes one back, Enter finishes, Esc gives up', async () => {
    const { of, stage } = await opened([], { tool: 'polygon' })
    click(stage, 100, 100)
    click(stage, 500, 100)
    click(stage, 900, 900)
    key(stage, 'Backspace')
    key(stage, 'Enter')
    expect(of('label-drawn')).toEqual([])
    click(stage, 500, 500)
    key(stage, 'Enter')
    expect(of('label-drawn')).toHaveLength(1)
    expect(of('label-drawn')[0]?.label).toMatchObject({ kind: 'polygon', points: { length: 3 } })
    click(stage, 100, 100)
    key(stage, 'Escape')
    key(stage, 'Enter')
    expect(of('label-drawn')).toHaveLength(1)
  })

  test('IM10: pressing the first point closes a polygon; buttons do what keys do', async () => {
    const { of, stage, image } = await opened([], { tool: 'polygon' })
    for (const [x, y] of [
      [100, 100],
      [500, 100],
      [500, 500],
      [103, 98],
    ] as const)
      click(stage, x, y)
    expect(of('label-drawn')).toHaveLength(1)
    for (const [x, y] of [
      [100, 100],
      [500, 100],
      [500, 500],
    ] as const)
      click(stage, x, y)
    await frame()
    await image.updateComplete
    find('room-shape-actions').shadowRoot?.querySelector('button')?.click()
    expect(of('label-drawn')).toHaveLength(2)
  })

  test('IM10: by keys alone: arrows aim, Space or Enter sets a corner', async () => {
    const { of, stage } = await opened([], { tool: 'box' })
    key(stage, 'ArrowRight')
    key(stage, 'Enter')
    for (let at = 0; at < 4; at++) key(stage, 'ArrowRight', { shiftKey: true })
    for (let at = 0; at < 3; at++) key(stage, 'ArrowDown', { shiftKey: true })
    key(stage, 'Space')
    expect(of('label-drawn')[0]?.label).toMatchObject({ kind: 'box', width: 40, height: 30 })
  })
})

describe('IM2 nudging', () => {
  test('IM2: arrows by a pixel, with Shift by ten, placed once when the key is let go', async () => {
    const { of, stage } = await opened([car], { current: 'car' })
    key(stage, 'ArrowRight')
    key(stage, 'ArrowRight', { repeat: true })
    key(stage, 'ArrowDown', { shiftKey: true })
    expect(of('label-placed')).toEqual([])
    keyUp(stage, 'ArrowDown')
    expect(of('label-placed').map(({ label }) => label)).toEqual([{ ...car.label, x: 202, y: 210 }])
  })

  test('IM2: with Alt the edge that faces there; a key goes through the edges', async () => {
    const { of, stage, image } = await opened([car], { current: 'car' })
    key(stage, 'ArrowRight', { altKey: true, shiftKey: true })
    keyUp(stage, 'ArrowRight')
    expect(of('label-placed')[0]?.label).toMatchObject({ x: 200, width: 410 })
    image.labels = [car]
    await image.updateComplete
    key(stage, 'Backslash')
    key(stage, 'ArrowRight')
    keyUp(stage, 'ArrowRight')
    expect(of('label-placed')[1]?.label).toMatchObject({ x: 201, width: 399 })
  })

  test('IM2: what is left to the page: letters, digits and keys that there is nothing for', async () => {
    const { stage } = await opened([car], { current: 'car' })
    for (const code of ['KeyD', 'Digit0', 'Digit1', 'BracketRight', 'Enter', 'Delete'])
      expect(key(stage, code).defaultPrevented).toBe(false)
    expect(key(stage, 'ArrowRight').defaultPrevented).toBe(true)
    expect(key(stage, 'KeyZ', { ctrlKey: true }).defaultPrevented).toBe(false)
  })

  test('IM1: points of a polygon are added, moved and taken away', async () => {
    const shape = polygon([
      [400, 300],
      [1200, 300],
      [1200, 900],
      [400, 900],
    ])
    const { of, stage, image } = await opened([shownShape('p', shape)], { current: 'p' })
    drag(stage, [800, 300], [800, 200])
    expect(of('label-placed')[0]?.label).toMatchObject({ points: { length: 5 } })
    image.labels = [shownShape('p', shape)]
    await image.updateComplete
    click(stage, 1200, 900)
    await frame()
    await image.updateComplete
    key(stage, 'Backspace')
    expect(of('label-placed')[1]?.label).toMatchObject({
      points: [
        [400, 300],
        [1200, 300],
        [400, 900],
      ],
    })
  })
})
