import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { Point, Shape } from '#shared/labels/label.ts'
import { box, photo, polygon, shapesInside } from '#shared/testing/shapes.ts'
import { finishedShape, pointedAt, pointSet, pointTakenBack, startedShape } from './drawn-shape.ts'
import { shapeDrag, snapped } from './shape-drag.ts'
import { type Handle, handleAt, handlesOf, type PlacedHandle } from './shape-handles.ts'
import { knownOutline, ShapeIndex } from './shape-index.ts'
import type { ShownLabel } from './shown-label.ts'

const shown = (key: string, label: Shape, layer: ShownLabel['layer'] = 'draft'): ShownLabel => ({
  ...{
    key,
    label,
    layer,
    state: 'agreed',
    badge: '',
    colour: '#c00',
    pattern: 0,
    name: key,
    locked: false,
    held: null,
  },
})
const square: readonly Point[] = [
  [100, 100],
  [200, 100],
  [200, 200],
  [100, 200],
]
const view = { scale: 1, x: 0, y: 0 }
const screen = { width: 400, height: 300 }

describe('IM8 what is pointed at', () => {
  test('IM8: small ones before what they lie in, the draft before sources', () => {
    const index = new ShapeIndex([
      shown('source', box(110, 110, 5, 5), 0),
      shown('small', box(100, 100, 50, 50)),
      shown('big', box(0, 0, 300, 300)),
      shown('turned', box(250, 100, 100, 20, 45)),
    ])
    expect(index.at([112, 112], 2).map(({ key }) => key)).toEqual(['small', 'big', 'source'])
    expect(index.at([340, 150], 2).map(({ key }) => key)).toEqual([])
    expect(index.at([320, 130], 2).map(({ key }) => key)).toEqual(['turned'])
    expect(new ShapeIndex([]).at([1, 1], 5)).toEqual([])
  })

  test('IM8: whatever lies under a point is found, as if each was looked at', () => {
    const many = fc.array(shapesInside(), { maxLength: 30 })
    const point = fc.tuple(fc.integer({ min: 0, max: 400 }), fc.integer({ min: 0, max: 300 }))
    fc.assert(
      fc.property(many, point, (shapes, at) => {
        const labels = shapes.map((shape, index) => shown(`n${index}`, shape))
        const found = new ShapeIndex(labels).at(at, 3).map(({ key }) => key)
        const each = labels.filter((label) => new ShapeIndex([label]).at(at, 3).length > 0).map(({ key }) => key)
        expect(found.toSorted()).toEqual(each.toSorted())
      }),
    )
  })

  test('IM8: of a polygon with several parts each is found, what lies between them is not', () => {
    const index = new ShapeIndex([
      shown(
        'p',
        polygon(
          square,
          square.map(([x, y]): Point => [x + 150, y]),
        ),
      ),
    ])
    expect(index.at([150, 150], 2)).toHaveLength(1)
    expect(index.at([300, 150], 2)).toHaveLength(1)
    expect(index.at([225, 150], 2)).toHaveLength(0)
  })
})

describe('IM9 handles', () => {
  test('IM9: of a box: corners, edges, and one to turn it by; the nearest within reach is taken', () => {
    const handles = handlesOf(box(100, 100, 100, 80), view, screen, 24)
    expect(handles).toHaveLength(9)
    expect(handleAt(handles, [103, 98], 24)?.handle).toEqual({ is: 'sides', across: -1, down: -1 })
    expect(handleAt(handles, [150, 140], 24)).toBeUndefined()
    const turn = handles.find(({ handle }) => handle.is === 'turn')
    expect(turn?.at[0]).toBeCloseTo(150)
    expect(turn?.at[1]).toBeLessThan(100 - 24)
  })

  test('IM9: no two handles of a box are closer than one can be hit, however small it is', () => {
    const target = fc.constantFrom(24, 44)
    fc.assert(
      fc.property(shapesInside(), target, fc.integer({ min: 1, max: 40 }), (shape, wide, zoom) => {
        fc.pre(shape.kind === 'box')
        const handles = handlesOf(shape, { scale: zoom / 10, x: 0, y: 0 }, screen, wide)
        for (const [index, a] of handles.entries())
          for (const b of handles.slice(index + 1))
            expect(Math.hypot(a.at[0] - b.at[0], a.at[1] - b.at[1])).toBeGreaterThan(wide)
      }),
    )
  })

  test('IM9: the one to turn by stays on the screen', () => {
    const turn = handlesOf(box(100, 0, 100, 80), view, screen, 24).find(({ handle }) => handle.is === 'turn')
    expect(turn?.at[1]).toBeGreaterThan(80)
  })

  test('IM9: of a polygon: its points, and the middles of its long edges', () => {
    const handles = handlesOf(polygon(square), view, screen, 24)
    expect(handles.map(({ handle }) => handle.is)).toEqual([...Array(4).fill('point'), ...Array(4).fill('edge')])
    expect(handlesOf(polygon(square), { scale: 0.2, x: 0, y: 0 }, screen, 24)).toHaveLength(4)
  })
})

const nothing: PlacedHandle = { handle: { is: 'turn' }, at: [0, 0] }

describe('IM9 dragging', () => {
  const dragged = (shape: Shape, handle: Handle | 'whole', from: Point, to: Point, even = false) =>
    shapeDrag(shape, handle, from, photo)(to, even)

  test('IM9: it goes as far as the pointer, from wherever it was taken hold of', () => {
    expect(dragged(box(10, 10, 50, 50), 'whole', [20, 30], [25, 20])).toEqual(box(15, 0, 50, 50))
    const corner: Handle = { is: 'sides', across: 1, down: 1 }
    expect(dragged(box(10, 10, 50, 50), corner, [63, 58], [73, 78])).toEqual(box(10, 10, 60, 70))
    expect(dragged(box(10, 10, 50, 50), corner, [60, 60], [900, 5])).toEqual(box(10, 10, 390, 1))
  })

  test('IM9: a box is turned by as much as the pointer goes round, and by 15 degrees where that is asked for', () => {
    const turned = dragged(box(100, 100, 100, 80), { is: 'turn' }, [150, 80], [210, 140])
    expect(turned).toEqual(box(100, 100, 100, 80, 90))
    const even = dragged(box(100, 100, 100, 80), { is: 'turn' }, [150, 80], [180, 88], true)
    expect(even).toEqual(box(100, 100, 100, 80, 30))
  })

  test('IM9: a point of a polygon is moved; the middle of an edge becomes a point', () => {
    const moved = dragged(polygon(square), { is: 'point', part: 0, at: 1 }, [200, 100], [210, 90])
    expect(moved).toEqual(polygon(square.with(1, [210, 90])))
    const added = dragged(polygon(square), { is: 'edge', part: 0, at: 3 }, [100, 150], [90, 150])
    expect(added).toEqual(polygon([...square, [90, 150]]))
  })

  test('IM9: whatever is dragged wherever stays in the image', () => {
    const anywhere = fc.tuple(fc.integer({ min: -999, max: 999 }), fc.integer({ min: -999, max: 999 }))
    fc.assert(
      fc.property(shapesInside(), fc.nat(20), anywhere, fc.boolean(), (shape, which, to, even) => {
        const handles = handlesOf(shape, view, screen, 24)
        const { handle, at } = handles[which % handles.length] ?? nothing
        const { left, top, right, bottom } = knownOutline(dragged(shape, handle, at, to, even)).bounds
        expect(Math.min(left, top)).toBeGreaterThan(-0.01)
        expect(right).toBeLessThan(400.01)
        expect(bottom).toBeLessThan(300.01)
      }),
    )
  })

  test('IM9: pixels are whole, and tenths of one close in', () => {
    expect(snapped([1.26, 7.84], 1)).toEqual([1, 8])
    expect(snapped([1.26, 7.84], 8)).toEqual([1.3, 7.8])
  })
})

describe('IM10 drawing', () => {
  test('IM10: a box is what lies between two points, in the image', () => {
    const started = startedShape('box', [30, 30], photo)
    expect(finishedShape(started)).toBeUndefined()
    expect(finishedShape(pointedAt(started, [10, 50], photo))).toEqual({ ...box(10, 30, 20, 20), id: '', tag: '' })
    expect(finishedShape(pointSet(started, [999, -5], photo))).toEqual({ ...box(30, 0, 370, 30), id: '', tag: '' })
  })

  test('IM10: a polygon has three points or more; the last one can be taken back, until none is left', () => {
    const two = pointSet(startedShape('polygon', [10, 10], photo), [50, 10], photo)
    expect(finishedShape(two)).toBeUndefined()
    expect(pointSet(two, [50, 10], photo).points).toHaveLength(2)
    const three = pointSet(two, [50, 60], photo)
    expect(finishedShape(three)).toMatchObject({
      kind: 'polygon',
      tag: '',
      points: [
        [10, 10],
        [50, 10],
        [50, 60],
      ],
    })
    const none = [1, 2].reduce((shape) => shape && pointTakenBack(shape), pointTakenBack(three))
    expect(none).toBeUndefined()
  })
})
