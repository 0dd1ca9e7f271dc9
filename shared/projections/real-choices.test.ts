import { describe, expect, test } from 'vitest'
import { missingData, referenceText } from '#shared/compare/testing/reference-data.ts'
import { csv } from '#shared/formats/csv.ts'
import { finished } from '#shared/formats/format.ts'
import { utf8 } from '#shared/formats/testing/bytes.ts'
import { atOnce } from '#shared/kernel/at-once.ts'
import { labelFigures } from './label-figures.ts'

describe('FL1 what three of six people really answered to Tamil posts', () => {
  for (const [file, alpha] of [
    ['test_ta_l1.csv', 0.5047],
    ['test_ta_l3.csv', 0.721],
  ] as const) {
    const text = referenceText(`uli_dataset/${file}`)
    test.skipIf(!text)(text ? `alpha of ${file} is ${alpha}` : missingData(file), () => {
      const map = { item: 'text', question: 'key', annotators: 'ta_a*' }
      const { items, labelling } = finished(csv.read(utf8(text ?? ''), { holds: 'labels', map }))
      const told = atOnce(
        labelFigures({
          items: items.map(({ key, subject, sources }) => ({
            id: key,
            subject: subject ?? { is: 'text', text: '' },
            sources: sources.map(({ annotator, labels }) => ({ person: annotator, labels: labels?.labels ?? [] })),
            settled: null,
          })),
          config: labelling ?? null,
        }),
      )
      const row = told.rows.find(({ measure, who }) => measure === 'alpha-nominal' && who.length === 0)
      if (!row?.figure.defined || !row.figure.interval) throw new Error('alpha is defined')
      expect(row.figure.value).toBeCloseTo(alpha, 4)
      expect(row.figure.interval.low).toBeLessThan(alpha)
      expect(row.figure.interval.high).toBeGreaterThan(alpha)
    })
  }
})
