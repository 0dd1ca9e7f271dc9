import { expect, test } from 'vitest'
import type { Label, Subject } from '#shared/labels/label.ts'
import { knownSubject, meet, sameSubject } from './meeting.ts'
import type { Segment } from './source.ts'

const asha: readonly Segment[] = [
  { start: 0, end: 1.5, speaker: 'Clerk', text: 'the cat' },
  { start: 1.5, end: 2, text: 'sat' },
]
const known = (annotator: string) => (annotator === 'asha' ? { segments: asha } : undefined)
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

const car: Label = { id: 'a', kind: 'box', tag: 'Car', x: 0, y: 0, width: 4, height: 3 }
const bus: Label = { ...car, id: 'b', tag: 'Bus' }
const drawn = (...labels: readonly Label[]) => ({ annotator: 'asha', segments: [], labels: { labels } })

test.each([
  ['the same labels in another order and under other ids', drawn({ ...bus, id: 'x' }, car), 'known'],
  ['another tag', drawn(car, { ...bus, tag: 'Van' }), 'refused'],
  ['a label less', drawn(car), 'refused'],
  ['words instead', source('asha', asha), 'refused'],
])('LI6 %s of a known annotator', (_, brought, came) => {
  expect(meet([brought], () => drawn(car, bus))).toEqual({ added: [], refused: came === 'refused' ? [brought] : [] })
})

const text = (words: string): Subject => ({ is: 'text', text: words })
test.each<[string, Subject | undefined, Subject | undefined, boolean]>([
  ['the same text', text('so'), text('so'), true],
  ['another text', text('so'), text('so '), false],
  ['a text and a picture', text('so'), { is: 'image' }, false],
  ['a picture of which nobody knows the size', { is: 'image', width: 4 }, { is: 'image', height: 3 }, true],
  ['a picture of another size', { is: 'image', width: 4 }, { is: 'image', width: 5 }, false],
  ['two recordings', { is: 'audio', seconds: 4 }, { is: 'audio', seconds: 4.1 }, true],
  ['what nothing is said of', undefined, text('so'), true],
])('LI6 labels of %s are held against each other or not', (_, one, other, same) => {
  expect(sameSubject(one, other)).toBe(same)
  expect(sameSubject(other, one)).toBe(same)
  if (same) expect(knownSubject(one, other)).toEqual(one || other ? { ...other, ...one } : undefined)
})
