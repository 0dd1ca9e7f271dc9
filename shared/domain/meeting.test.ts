import { expect, test } from 'vitest'
import { meet } from './meeting.ts'
import type { Segment } from './source.ts'

const asha: readonly Segment[] = [
  { start: 0, end: 1.5, speaker: 'Clerk', text: 'the cat' },
  { start: 1.5, end: 2, text: 'sat' },
]
const known = (annotator: string) => (annotator === 'asha' ? asha : undefined)
const source = (annotator: string, segments: readonly Segment[]) => ({ annotator, segments })
const changed = (change: Partial<Segment>) => [{ ...asha[0], ...change } as Segment, ...asha.slice(1)]

test.each([
  ['the same', asha, 'known'],
  ['the same, its fields in another order', asha.map(({ text, ...rest }) => ({ text, ...rest })), 'known'],
  ['another text', changed({ text: 'the bat' }), 'refused'],
  ['other spaces', changed({ text: 'the cat ' }), 'refused'],
  ['the same letters in another normal form', changed({ text: 'thé cat'.normalize('NFD') }), 'refused'],
  ['another time', changed({ end: 1.6 }), 'refused'],
  [
    'no time',
    [
      { speaker: 'Clerk', text: 'the cat' },
      { start: 1.5, end: 2, text: 'sat' },
    ],
    'refused',
  ],
  ['another speaker', changed({ speaker: 'Caller' }), 'refused'],
  ['a segment less', asha.slice(1), 'refused'],
  ['a segment more', [...asha, { text: '' }], 'refused'],
  ['nothing', [], 'refused'],
])('I3 %s of a known annotator', (_, segments, came) => {
  const brought = source('asha', segments)
  expect(meet([brought], known)).toEqual({ added: [], refused: came === 'refused' ? [brought] : [] })
})

test('I3 another annotator is new, whatever they say; each source is met by itself', () => {
  const [ravi, other] = [source('ravi', asha), source('asha', [])]
  expect(meet([ravi, source('asha', asha)], known)).toEqual({ added: [ravi], refused: [] })
  expect(meet([other, ravi], known)).toEqual({ added: [ravi], refused: [other] })
})
