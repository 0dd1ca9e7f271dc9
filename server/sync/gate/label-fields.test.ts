import { describe, expect, test } from 'vitest'
import * as Y from 'yjs'
import { LabelledItem } from '#shared/domain/testing/labelled-item.ts'
import { applyChanges, unitFields } from '#shared/drafts/draft-doc.ts'
import { oddPlaces } from '#shared/drafts/draft-shape.ts'
import { recordOfLabel } from '#shared/labels/label-record.ts'
import { gate } from './gate.ts'

const polygon = {
  id: 'n1',
  kind: 'polygon',
  tag: 'car',
  points: [
    [0, 0],
    [9, 0],
    [9, 9],
  ],
} as const
const answer = { id: 'n2', kind: 'choice', question: 'Weather', values: ['sun'] } as const

/** A draft of boxes, a polygon and an answer; what somebody sends who set a field of it. */
function sends(unit: string, field: string, value: unknown): string {
  const { doc } = new LabelledItem()
  applyChanges(doc, [
    { do: 'label', unit: 'n1', before: null, after: recordOfLabel(polygon) },
    { do: 'label', unit: 'n2', before: null, after: recordOfLabel(answer) },
  ])
  expect(oddPlaces(doc)).toBe(0)
  const copy = new Y.Doc()
  Y.applyUpdate(copy, Y.encodeStateAsUpdate(doc))
  unitFields(copy, unit)?.set(field, value)
  const verdict = gate(doc, Y.encodeStateAsUpdate(copy, Y.encodeStateVector(doc)), () => true)
  return verdict.verdict === 'refused' ? verdict.reason : verdict.verdict
}

describe('LU18 the gate', () => {
  test.each([
    ['u1', 'tags', ['van']],
    ['u1', 'tags', []],
    ['u1', 'place', [1, 2, 3.5, 4]],
    ['u1', 'place', [1, 2, 3.5, 4, 30]],
    ['u2', '@colour', 'green'],
    ['u2', '@colour', 3],
    ['u2', '@colour', ['red', 'blue']],
    ['n1', 'place', [[0, 0, 5, 0, 5, 5]]],
    [
      'n1',
      'place',
      [
        [0, 0, 5, 0, 5, 5],
        [9, 9, 12, 9, 12, 12],
      ],
    ],
    ['n2', 'values', ['rain', 'wind']],
  ])('takes %s %s %j', (unit, field, value) => {
    expect(sends(unit, field, value)).toBe('accepted')
  })

  test.each([
    ['u1', 'there', false],
    ['u1', 'kind', 'polygon'],
    ['u1', 'columns', ['label']],
    ['u1', 'values', ['sun']],
    ['u1', 'text', 'words'],
    ['u1', 'start', 3],
    ['u1', '@unknown', 'an attribute without a column'],
    ['u1', 'tags', 'car'],
    ['u1', 'tags', [3]],
    ['u1', 'place', [1, 2, 3]],
    ['u1', 'place', [1, 2, 0, 4]],
    ['u1', 'place', [1, 2, Number.NaN, 4]],
    ['u1', 'place', [1, 2, Number.POSITIVE_INFINITY, 4]],
    ['u2', '@colour', { red: 1 }],
    ['n1', 'place', [1, 2, 3, 4]],
    ['n1', 'place', [[0, 0, 5, 0]]],
    ['n1', 'place', [Array.from({ length: 50_000 }, () => 1)]],
    ['n2', 'tags', ['car']],
    ['n2', 'question', 'Another'],
    ['n2', 'place', [1, 2]],
  ])('takes nothing like %s %s %j', (unit, field, value) => {
    expect(sends(unit, field, value)).toMatch(/not-a-draft|too-large/)
  })
})
