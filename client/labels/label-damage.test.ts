import fc from 'fast-check'
import { expect, test } from 'vitest'
import { box, shapesInside } from '#shared/testing/shapes.ts'
import '../styles/page.css'
import { shownShape } from '../testing/shown-shapes.ts'
import { ImageCanvas } from './image-canvas.ts'
import { ImageScene } from './image-scene.ts'
import { damageOf } from './label-damage.ts'
import { ShapeIndex, type ShownShape } from './shape-index.ts'
import type { LabelState, ShownLabel } from './shown-label.ts'

const states: readonly LabelState[] = ['agreed', 'open', 'settled', 'disputed', 'ruled', 'missing']

const labels = fc
  .array(fc.tuple(shapesInside(), fc.constantFrom(...states), fc.constantFrom('', '1 of 3'), fc.boolean()), {
    maxLength: 8,
  })
  .map((many) =>
    many.map(([label, state, badge, source], at) =>
      shownShape(`n${at}`, label, { state, badge, pattern: at % 8, layer: source ? 0 : 'draft' }),
    ),
  )

function pixels(canvas: HTMLCanvasElement): Uint8ClampedArray {
  return canvas.getContext('2d')?.getImageData(0, 0, canvas.width, canvas.height).data ?? new Uint8ClampedArray()
}

function sceneOf(shown: readonly ShownLabel[], before?: ShapeIndex): ImageScene {
  const scene = new ImageScene()
  scene.screen = { width: 400, height: 300 }
  scene.image = { width: 400, height: 300 }
  scene.view = { scale: 0.8, x: 30, y: 20 }
  scene.index = new ShapeIndex(shown, before)
  return scene
}

/** How much of two drawings of one size differs, 0 to 1: a hair at an edge may be smoothed otherwise where it is clipped. */
function difference(a: Uint8ClampedArray, b: Uint8ClampedArray): number {
  let differing = 0
  for (let at = 0; at < a.length; at += 4) if (Math.abs((a[at + 3] ?? 0) - (b[at + 3] ?? 0)) > 64) differing++
  return differing / (a.length / 4)
}

test('IM16: drawing what changed gives the same as drawing everything', () => {
  const host = document.body
  fc.assert(
    fc.property(labels, fc.nat(7), shapesInside(), (before, which, moved) => {
      const after = before.flatMap((shown, at): readonly ShownLabel[] => {
        if (at !== which) return [{ ...shown }]
        return which % 3 === 0 ? [] : [{ ...shown, label: moved, state: 'disputed' }]
      })
      const first = sceneOf(before)
      const second = sceneOf(after, first.index)
      const [apart, whole] = [document.createElement('canvas'), document.createElement('canvas')]
      const canvas = new ImageCanvas(host)
      canvas.paintLabels(apart, first, 0.6)
      const damage = damageOf(first.index.shapes, second.index.shapes, second.view)
      expect(damage?.length ?? 99).toBeLessThanOrEqual(2)
      for (const part of damage ?? []) canvas.paintLabels(apart, second, 0.6, part)
      new ImageCanvas(host).paintLabels(whole, second, 0.6)
      expect(difference(pixels(apart), pixels(whole))).toBeLessThan(0.0005)
    }),
    { numRuns: 40 },
  )
})

test('IM16: labels that are the same again are the same objects; a great many changes are drawn as a whole', () => {
  const [a, b] = [shownShape('a', box(1, 1, 5, 5)), shownShape('b', box(9, 9, 5, 5))]
  const index = new ShapeIndex([a, b])
  const again = new ShapeIndex([structuredClone(a), { ...b, state: 'open' }], index)
  expect(again.shapes[0]).toBe(index.shapes[0])
  expect(again.shapes[1]).not.toBe(index.shapes[1])
  const many = Array.from({ length: 50 }, (_, at) => shownShape(`n${at}`, box(at, at, 5, 5)) as ShownShape)
  expect(damageOf([], many, { scale: 1, x: 0, y: 0 })).toBeUndefined()
})
