import { streetDays, textDays } from './label-days.ts'
import type { Step } from './step.ts'

/** Files of the samples that come together. */
export interface LabelBatch {
  /** What annotators said. */
  readonly labels: string
  /** Tags and questions. */
  readonly labelling: string
  /** Pictures and recordings. */
  readonly media: readonly string[]
}

/** A demo room of label sets, made from the project's own samples. */
export interface LabelDemo {
  readonly id: string
  readonly title: string
  readonly batches: readonly LabelBatch[]
  readonly steps: readonly Step[]
}

const scenes = [
  ...['market-morning', 'bus-stand', 'school-corner', 'kerala-lane'],
  ...['rain-afternoon', 'night-market', 'temple-car', 'evening-crossing'],
]
const clips = ['bus-stand.ogg', 'temple-morning.ogg', 'night-street.flac']

export const labelDemos: readonly LabelDemo[] = [
  {
    id: 'demo-streets',
    title: 'Street scenes and sounds',
    batches: [
      {
        labels: 'street-scenes/street-scenes.label-studio.json',
        labelling: 'street-scenes/street-scenes.xml',
        media: scenes.map((name) => `street-scenes/${name}.png`),
      },
      {
        labels: 'sounds/sounds.label-studio.json',
        labelling: 'sounds/sounds.xml',
        media: clips.map((name) => `sounds/${name}`),
      },
    ],
    steps: streetDays,
  },
  {
    id: 'demo-texts',
    title: 'Short texts',
    batches: [
      { labels: 'short-texts/short-texts.label-studio.json', labelling: 'short-texts/short-texts.xml', media: [] },
    ],
    steps: textDays,
  },
]
