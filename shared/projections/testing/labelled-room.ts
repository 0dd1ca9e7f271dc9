import type { Label } from '#shared/labels/label.ts'
import type { LabelConfig } from '#shared/labels/label-config.ts'
import type { LabelledItem } from '../labelled-item.ts'

export const answer = (question: string, ...values: string[]): Label => ({
  ...{ id: `q ${question}`, kind: 'choice', question, values },
})
export const span = (start: number, end: number, tag: string): Label => ({
  ...{ id: `s${start}-${end}${tag}`, kind: 'span', start, end, tag, quote: '' },
})
export const box = (x: number, y: number, width: number, height: number, tag: string): Label => ({
  ...{ id: `b${x},${y},${width}`, kind: 'box', x, y, width, height, tag },
})
export const interval = (start: number, end: number, tag: string): Label => ({
  ...{ id: `i${start}`, kind: 'interval', start, end, tag },
})

const says = (person: string, ...labels: Label[]) => ({ person, labels })

/** Two texts that Asha and Bala did, a picture that Chitra did too, and a recording that nobody settled yet. */
export const labelledRoom: readonly LabelledItem[] = [
  {
    id: 'i1',
    subject: { is: 'text', text: 'Anna lives in Rome' },
    sources: [
      says('asha', answer('mood', 'good'), answer('stars', '1'), span(0, 4, 'person'), span(14, 18, 'place')),
      says('bala', answer('mood', 'good'), answer('stars', '2'), span(0, 4, 'person'), span(14, 18, 'person')),
    ],
    settled: [answer('mood', 'good'), answer('stars', '1'), span(0, 4, 'person'), span(14, 18, 'place')],
  },
  {
    id: 'i2',
    subject: { is: 'text', text: 'Bob met Eve' },
    sources: [
      says('asha', answer('mood', 'bad'), answer('stars', '5'), span(0, 3, 'person'), span(8, 11, 'person')),
      says('bala', answer('mood', 'good'), answer('stars', '4'), span(0, 3, 'person')),
    ],
    settled: [answer('mood', 'bad'), answer('stars', '5'), span(0, 3, 'person'), span(8, 11, 'person')],
  },
  {
    id: 'i3',
    subject: { is: 'image', width: 100, height: 100 },
    sources: [
      says('asha', box(0, 0, 10, 10, 'car')),
      says('bala', box(0, 0, 10, 5, 'car'), box(50, 50, 10, 10, 'bus')),
      says('chitra'),
    ],
    settled: [box(0, 0, 10, 10, 'car')],
  },
  {
    id: 'i4',
    subject: { is: 'audio', seconds: 10 },
    sources: [says('asha', interval(0, 2, 'speech')), says('bala', interval(0, 2, 'speech'), interval(5, 6, 'noise'))],
    settled: null,
  },
]

export const labelledConfig: LabelConfig = {
  tags: ['person', 'place', 'car', 'bus', 'speech', 'noise'].map((name) => ({ name })),
  questions: [
    { name: 'mood', type: 'choice', values: ['good', 'bad'] },
    { name: 'stars', type: 'rating', most: 5 },
  ],
}
