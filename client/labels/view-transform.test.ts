import fc from 'fast-check'
import { expect, test } from 'vitest'
import { bringing, fitted, inSight, panned, resized, toImage, toScreen, type View, zoomedTo } from './view-transform.ts'

const image = { width: 4000, height: 3000 }
const screen = { width: 800, height: 600 }
const fit = fitted(image, screen)

const views = fc
  .record({
    x: fc.integer({ min: 0, max: 800 }),
    y: fc.integer({ min: 0, max: 600 }),
    zoom: fc.integer({ min: 1, max: 80 }),
  })
  .map(({ x, y, zoom }): View => zoomedTo(fit, (zoom / 10) * fit.scale, [x, y], image, screen))
/** Away from the edges, where the image is held so that some of it stays in sight. */
const inner = fc.tuple(fc.integer({ min: 60, max: 740 }), fc.integer({ min: 60, max: 540 }))
const points = fc.tuple(fc.integer({ min: 0, max: 800 }), fc.integer({ min: 0, max: 600 }))

test('IM6: an image opens whole, in the middle', () => {
  const { left, top, right, bottom } = inSight(fit, screen)
  expect(Math.min(left, top)).toBeLessThan(0)
  expect(right).toBeGreaterThan(image.width)
  expect(bottom).toBeGreaterThan(image.height)
  expect(toScreen(fit, [2000, 1500])).toEqual([400, 300])
  expect(fitted({ width: 2, height: 2 }, screen).scale).toBe(8)
})

test('IM6: what is under the pointer stays under it while zooming', () => {
  fc.assert(
    fc.property(views, inner, fc.integer({ min: 5, max: 300 }), (view, at, percent) => {
      const under = toImage(view, at)
      fc.pre(under[0] >= 0 && under[1] >= 0 && under[0] <= image.width && under[1] <= image.height)
      const after = toImage(zoomedTo(view, (view.scale * percent) / 100, at, image, screen), at)
      expect(Math.hypot(after[0] - under[0], after[1] - under[1])).toBeLessThan(1e-6)
    }),
  )
})

test('IM6: there and back is the same point', () => {
  fc.assert(
    fc.property(views, points, (view, at) => {
      const [x, y] = toScreen(view, toImage(view, at))
      expect(Math.hypot(x - at[0], y - at[1])).toBeLessThan(1e-6)
    }),
  )
})

test('IM6: some of the image stays in sight however far it is moved', () => {
  fc.assert(
    fc.property(views, fc.tuple(fc.integer(), fc.integer()), (view, by) => {
      const { left, top, right, bottom } = inSight(panned(view, by, image, screen), screen)
      expect(left).toBeLessThan(image.width)
      expect(top).toBeLessThan(image.height)
      expect(Math.min(right, bottom)).toBeGreaterThan(0)
    }),
  )
})

test('IM7: a label that is in sight leaves the view alone, another is brought there, a tiny one is zoomed in to', () => {
  const close = zoomedTo(fit, 1, [400, 300], image, screen)
  expect(bringing(close, { left: 1900, top: 1400, right: 2000, bottom: 1500 }, image, screen)).toBe(close)
  const away = bringing(close, { left: 100, top: 100, right: 200, bottom: 200 }, image, screen)
  expect(away.scale).toBe(1)
  expect(toScreen(away, [150, 150])).toEqual([400, 300])
  const small = bringing(fit, { left: 100, top: 100, right: 110, bottom: 110 }, image, screen)
  expect(small.scale * 10).toBeGreaterThan(40)
  const large = bringing(close, { left: 0, top: 0, right: 4000, bottom: 100 }, image, screen)
  expect(large.scale * 4000).toBeLessThanOrEqual(screen.width)
})

test('IM7: what is brought is in sight', () => {
  const within = fc.record({
    left: fc.integer({ min: 0, max: 3900 }),
    top: fc.integer({ min: 0, max: 2900 }),
    width: fc.integer({ min: 1, max: 2000 }),
    height: fc.integer({ min: 1, max: 2000 }),
  })
  fc.assert(
    fc.property(views, within, (view, { left, top, width, height }) => {
      const bounds = { left, top, right: Math.min(4000, left + width), bottom: Math.min(3000, top + height) }
      const seen = inSight(bringing(view, bounds, image, screen), screen)
      expect(seen.left).toBeLessThanOrEqual(bounds.left + 1e-6)
      expect(seen.top).toBeLessThanOrEqual(bounds.top + 1e-6)
      expect(seen.right).toBeGreaterThanOrEqual(bounds.right - 1e-6)
      expect(seen.bottom).toBeGreaterThanOrEqual(bounds.bottom - 1e-6)
    }),
  )
})

test('IM6: the middle stays in the middle when the screen gets another size', () => {
  const close = zoomedTo(fit, 2, [400, 300], image, screen)
  const narrow = { width: 390, height: 500 }
  const [x, y] = toImage(resized(close, screen, narrow, image), [195, 250])
  expect(x).toBeCloseTo(2000, 6)
  expect(y).toBeCloseTo(1500, 6)
})
