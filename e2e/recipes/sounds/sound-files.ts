import { type Annotator, annotators } from '../annotators.ts'
import { scatter } from '../scatter.ts'
import { regionId, written } from '../written.ts'
import { type Clip, type Heard, type SoundTag, soundTags } from './clip.ts'
import { clips } from './clips.ts'

/** What an annotator marked; seconds. */
interface Stretch {
  readonly id: string
  readonly tag: SoundTag
  readonly from: number
  readonly to: number
  readonly loud: 'quiet' | 'clear'
}

/** By how many seconds a hand is off at most. */
const unsteady: Readonly<Record<Annotator, number>> = { Joseph: 0.08, Meena: 0.2, Farida: 0.14 }

export function stretchesOf({ file, heard, seconds, slips }: Clip, who: Annotator): readonly Stretch[] {
  const own = slips.filter((slip) => slip.who === who)
  const near = (id: string, second: number) => {
    const next = scatter(`${file} ${who} ${id}`)
    const off = (next() + next() - 1) * unsteady[who]
    return Math.round(Math.min(seconds, Math.max(0, second + off)) * 100) / 100
  }
  const stretch = ({
    id,
    tag,
    from,
    to,
    loud = 1,
  }: Pick<Heard, 'id' | 'tag' | 'from' | 'to'> & Partial<Pick<Heard, 'loud'>>): Stretch => ({
    ...{ id, tag, from: near(`${id} from`, from), to: near(`${id} to`, to) },
    loud: loud < 0.45 ? 'quiet' : 'clear',
  })
  const known = heard.flatMap((one): readonly Stretch[] => {
    const join = own.find((slip) => 'joined' in slip && slip.ids.includes(one.id))
    if (join && 'joined' in join) {
      if (join.ids[0] !== one.id) return []
      const last = heard.find(({ id }) => id === join.ids.at(-1))
      return [stretch({ ...one, to: last?.to ?? one.to })]
    }
    const slip = own.find((other) => 'id' in other && other.id === one.id)
    if (!slip || !('id' in slip)) return [stretch(one)]
    if ('missed' in slip) return []
    if ('tag' in slip) return [stretch({ ...one, tag: slip.tag })]
    return [stretch({ ...one, from: slip.from ?? one.from, to: slip.to ?? one.to })]
  })
  const more = own.flatMap((slip, at) => ('more' in slip ? [stretch({ id: `more-${at}`, ...slip.more })] : []))
  return [...known, ...more].toSorted((a, b) => a.from - b.from)
}

function resultsOf({ file, seconds }: Clip, who: Annotator, { id, tag, from, to, loud }: Stretch): readonly object[] {
  const common = { id: regionId(`${file} ${who} ${id}`), to_name: 'audio', origin: 'manual', original_length: seconds }
  const value = { start: from, end: to, channel: 0 }
  return [
    { ...common, type: 'labels', from_name: 'sound', value: { ...value, labels: [tag] } },
    ...(tag === 'silence'
      ? []
      : [{ ...common, type: 'choices', from_name: 'loud', value: { ...value, choices: [loud] } }]),
  ]
}

const labelStudio = (): string =>
  written(
    clips.map((clip, at) => ({
      id: 401 + at,
      data: { audio: clip.file },
      annotations: annotators.map((who, index) => ({
        id: 4001 + at * annotators.length + index,
        completed_by: { id: index + 1, first_name: who },
        result: stretchesOf(clip, who).flatMap((stretch) => resultsOf(clip, who, stretch)),
        was_cancelled: false,
        ground_truth: false,
      })),
    })),
  )

const colours: Readonly<Record<SoundTag, string>> = {
  speech: '#d9581f',
  music: '#7d4fb0',
  traffic: '#3c6fa8',
  horn: '#c93f34',
  dog: '#8a5a3b',
  silence: '#5f6b6d',
}

const configuration = (): string => `<View>
  <Audio name="audio" value="$audio"/>
  <Labels name="sound" toName="audio">
${soundTags.map((tag, at) => `    <Label value="${tag}" background="${colours[tag]}" hotkey="${'abcdef'[at]}"/>`).join('\n')}
  </Labels>
  <Choices name="loud" toName="audio" perRegion="true" choice="single" whenLabelValue="speech,music,traffic,horn,dog">
    <Choice value="quiet"/>
    <Choice value="clear"/>
  </Choices>
</View>
`

export const soundFiles = (): Readonly<Record<string, string>> => ({
  'sounds.label-studio.json': labelStudio(),
  'sounds.xml': configuration(),
})
