import { expect, test } from 'vitest'
import { csv } from '#shared/formats/csv.ts'
import { finished } from '#shared/formats/format.ts'
import { labelStudio } from '#shared/formats/label-studio.ts'
import { utf8 } from '#shared/formats/testing/bytes.ts'
import { annotatorWeights } from './annotator-weights.ts'
import { compareLabels } from './label-comparison.ts'
import { consensusLabels } from './label-consensus.ts'
import { defaultLabelProfile } from './label-profile.ts'
import { missingData, referenceText } from './testing/reference-data.ts'

const boxes = referenceText('label-studio-converter/test_export_yolo_data.json')
const answers = referenceText('uli_dataset/test_ta_l1.csv')

test.skipIf(!boxes)(boxes ? 'LB6: what two people really drew' : missingData('label-studio-converter'), () => {
  const { items } = finished(labelStudio.read(utf8(boxes ?? ''), { holds: 'labels' }))
  const [item] = items
  const sources = (item?.sources ?? []).map(({ labels }) => ({ labels: labels?.labels ?? [] }))
  const comparison = compareLabels(sources, defaultLabelProfile)
  expect(comparison.units.map(({ members, differs, tags }) => [members.length, tags[0]?.value, ...differs])).toEqual([
    [1, ['white'], 'missing'],
    [1, ['white'], 'missing'],
    [2, ['parasites'], 'boundary'],
  ])
  expect(comparison.units[2]?.overlap).toBeCloseTo(0.5114401, 6)
})

test.skipIf(!answers)(answers ? 'LB9: what six people really answered, weighed' : missingData('uli_dataset'), () => {
  const map = { item: 'text', question: 'key', annotators: 'ta_a*' }
  const { items } = finished(csv.read(utf8(answers ?? ''), { holds: 'labels', map }))
  const labelled = items.map(({ sources }) => ({
    sources: sources.map(({ annotator, labels }) => ({ annotator, labels: labels?.labels ?? [] })),
  }))
  const weights = annotatorWeights(labelled)
  expect([...weights.values()].every((weight) => weight > 0.5 && weight < 1)).toBe(true)
  // Nobody weighs so little or so much that one of three outvotes two.
  for (const { sources } of labelled) {
    const comparison = compareLabels(sources, defaultLabelProfile)
    const weigh = sources.map(({ annotator }) => weights.get(annotator) ?? 0.5)
    const [plain] = consensusLabels(comparison, sources)
    const [weighed] = consensusLabels(comparison, sources, { weights: weigh })
    expect(weighed?.label.kind).toBe('choice')
    if (sources.length === 3) expect(weighed?.label).toEqual(plain?.label)
  }
})
