import { afterAll, expect, test } from 'vitest'
import { compareLabelItem } from '#shared/compare/compare-labels.ts'
import { defaultProfile } from '#shared/compare/comparison.ts'
import type { Label } from '#shared/labels/label.ts'
import { CompareThread } from './compare-thread.ts'

const thread = new CompareThread()
afterAll(() => thread.end())

/** So many boxes in rows, each a little elsewhere for each source. */
const boxes = (source: number, count: number): readonly Label[] =>
  Array.from({ length: count }, (_, at) => ({
    ...({ id: `b${at}`, kind: 'box', tag: at % 7 === source ? 'bus' : 'car' } as const),
    ...{ x: (at % 40) * 60 + source, y: Math.floor(at / 40) * 60 + source, width: 40, height: 40 },
  }))

test('LI16 what a thread compares is what is compared here, one item after the other', async () => {
  for (const count of [1, 300]) {
    const item = {
      sources: [0, 1, 2].map((source) => ({ labels: boxes(source, count) })),
      profile: defaultProfile,
      ground: { subject: { is: 'image', width: 4000, height: 4000 } as const },
    }
    const comparison = await thread.compare(item)
    expect(comparison).toEqual(compareLabelItem(item.sources, item.profile, item.ground))
    expect(comparison.units).toHaveLength(count)
  }
})
