import { describe, expect, test } from 'vitest'
import { confusionMatrix } from '#shared/figures/confusion-matrix.ts'

describe('FG8 the confusion matrix', () => {
  test('counts which tag was given for which, with none for what only one side has', () => {
    const matrix = confusionMatrix([
      ['cat', 'cat'],
      ['dog', 'cat'],
      ['dog', null],
      [null, 'ant'],
      [null, null],
    ])
    expect(matrix.tags).toEqual(['ant', 'cat', 'dog', null])
    expect(matrix.counts).toEqual([
      [0, 0, 0, 0],
      [0, 1, 0, 0],
      [0, 1, 0, 1],
      [1, 0, 0, 0],
    ])
    expect(matrix.n).toBe(4)
    expect(confusionMatrix([])).toEqual({ tags: [], counts: [], n: 0 })
  })
})
