import { expect, test } from 'vitest'
import { compareLabelItem } from '#shared/compare/compare-labels.ts'
import { defaultProfile } from '#shared/compare/comparison.ts'
import { placeKey } from '#shared/domain/place.ts'
import type { Ruling } from '#shared/domain/ruling.ts'
import type { ItemSettlings } from '#shared/domain/settling.ts'
import { benchOfConsensus } from '#shared/drafts/draft-bench.ts'
import type { Box, Label } from '#shared/labels/label.ts'
import { workOnLabels } from './own-labels.ts'

const box = (id: string, x: number, tag = 'Car', width = 10): Box => ({
  ...({ id, kind: 'box', tag, y: 0, height: 10 } as const),
  ...{ x, width },
})
const answer = (id: string, value: string): Label => ({ id, kind: 'choice', question: 'mood', values: [value] })
const sets: readonly (readonly Label[])[] = [
  [answer('q', 'calm'), box('a', 0), box('b', 100, 'Bus'), box('c', 200, 'Van')],
  [answer('q', 'calm'), box('a', 0.5), box('b', 100, 'Car')],
  [answer('q', 'loud'), box('a', 0, 'Car', 18), box('b', 100, 'Bus')],
]
const sources = sets.map((labels) => ({ segments: [], labels: { labels } }))
const bench = benchOfConsensus(
  compareLabelItem(
    sets.map((labels) => ({ labels })),
    defaultProfile,
  ),
)

const work = (rulings: readonly Ruling[] = [], settlings: ItemSettlings = {}, decidedOnly = false) =>
  workOnLabels({ bench, sources, rulings, settlings, decidedOnly })
const shown = (of: ReturnType<typeof work>) =>
  of.map(({ words, stand, missed, differences }) => [
    `${words} ${stand} ${missed}`,
    ...differences.map(({ place, said, stands, how }) => `${placeKey(place)} ${said} → ${stands}, ${how}`),
  ])

test('LI13 each source’s labels and answers against what stands: what nobody else has, other names, other places, other answers', () => {
  expect(shown(work())).toEqual([
    ['4 3 0', 'u4:0-1 box → , agreed'],
    ['3 2 0', 'u3:1-2 Car → Bus, agreed'],
    ['3 1 0', 'u1:1-2 loud → calm, agreed', 'u2:2-3 0 0 18 10 → 0 0 10.5 10, agreed'],
  ])
  expect(work()[1]?.differences[0]?.swaps).toEqual([{ said: 'Car', stands: 'Bus' }])
})

test('LI13 a ruling that puts a label there is missed by who has none; before sign-off what was decided counts alone', () => {
  const ruling = { place: { unit: 'u4', from: 0, to: 1 }, value: 'box', by: 'selvi', reason: 'r' } as Ruling
  const ruled = work([ruling])
  expect(shown(ruled)[1]).toEqual(['3 2 1', 'u3:1-2 Car → Bus, agreed', 'u4:0-1  → box, ruled'])
  expect(ruled[1]?.differences[1]).toMatchObject({ by: 'selvi', swaps: [{ said: '', stands: 'Van' }] })
  const place = { unit: 'u3', from: 1, to: 2 }
  const settled = { place, take: 0, after: 'Bus', before: 'Bus', by: 'asha', previous: null }
  const decided = work([ruling], { [placeKey(place)]: settled } as unknown as ItemSettlings, true)
  expect(shown(decided)).toEqual([
    ['2 2 0'],
    ['1 0 1', 'u3:1-2 Car → Bus, settled', 'u4:0-1  → box, ruled'],
    ['1 1 1', 'u4:0-1  → box, ruled'],
  ])
})
