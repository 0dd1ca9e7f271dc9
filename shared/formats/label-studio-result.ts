import { wordsHash } from '#shared/domain/result.ts'
import type { ExportedItem, ExportedUnit } from '#shared/formats/format.ts'
import type { Result } from '#shared/formats/label-studio-shapes.ts'
import type { TaskAt } from '#shared/formats/label-studio-tasks.ts'

/** How this file writes the text of a region, and its speaker: results to copy what is around the words from. */
export interface Frame {
  readonly layer: string
  readonly text: Result
  readonly label: Result | undefined
}

const isTextOf =
  (layer: string) =>
  ({ type, from_name: name, value }: Result): boolean =>
    type === 'textarea' && (name ?? 'textarea') === layer && value?.text !== undefined && value.text !== null
const isLabel = ({ type, value }: Result): boolean =>
  type === 'labels' && Array.isArray(value?.labels) && typeof value?.text !== 'string'

const resultsOf = (tasks: readonly TaskAt[]): readonly Result[] =>
  tasks.flatMap(({ annotations }) => annotations.flatMap(({ annotation }) => annotation.result ?? []))

/** From the first region of the file that has such a text. */
export function frameOf(tasks: readonly TaskAt[], layer: string): Frame {
  const results = resultsOf(tasks)
  const text = results.find(isTextOf(layer)) ?? { type: 'textarea', from_name: layer, to_name: 'audio' }
  return { layer, text, label: results.find(isLabel) }
}

/** A region that somebody made: what it says and who speaks in it. */
interface Region {
  readonly text: Result
  readonly label: Result | undefined
}

/**
 * The settled result as an annotation: regions keep the ids of those that annotators made of the same stretch, others get
 * ids of their own. Ground truth only once it is signed off; `chavadi` says how far it is.
 */
export function settledAnnotation(item: ExportedItem, task: TaskAt, frame: Frame): object {
  const regions = regionsOf(task, frame.layer)
  const taken = new Set<unknown>()
  const result = stretchesOf(item).flatMap((unit) => {
    const region = regions.find(({ text }) => !taken.has(text.id) && sameStretch(text, unit))
    const id = region?.text.id ?? wordsHash(`${item.item} ${unit.unit}`).slice(0, 10)
    taken.add(id)
    const text = region?.text ?? regions[0]?.text ?? frame.text
    const label = region?.label ?? regions.find((each) => each.label)?.label ?? frame.label
    return regionResults(unit, id, { layer: frame.layer, text, label })
  })
  return {
    created_username: 'Chavadi',
    ground_truth: item.state === 'signed-off',
    was_cancelled: false,
    chavadi: { state: item.state, how: item.how },
    result,
  }
}

function regionsOf(task: TaskAt, layer: string): readonly Region[] {
  return task.annotations.flatMap(({ annotation }) => {
    const results = annotation.result ?? []
    return results.filter(isTextOf(layer)).map((text) => ({
      text,
      label: text.id ? results.find((other) => other.id === text.id && isLabel(other)) : undefined,
    }))
  })
}

/** A text that was one stretch to everybody is one again, into however many units it was cut. */
function stretchesOf({ units, sources }: ExportedItem): readonly ExportedUnit[] {
  const [first] = units
  const whole = units.every(({ start }) => start === undefined) && sources.every(({ segments }) => segments.length <= 1)
  const text = units.map((unit) => unit.text).filter((words) => words !== '')
  return whole && first ? [{ ...first, text: text.join(' ') }] : units
}

const secondsOf = (time: unknown): number | undefined =>
  time === undefined || time === null || time === '' ? undefined : Number(time)

const sameStretch = ({ value }: Result, { start, end }: ExportedUnit): boolean =>
  secondsOf(value?.start) === start && secondsOf(value?.end) === end

function regionResults(unit: ExportedUnit, id: unknown, { text, label, layer }: Frame): readonly object[] {
  const { start, end, speaker } = unit
  const times = { ...(start === undefined ? {} : { start }), ...(end === undefined ? {} : { end }) }
  const words = typeof text.value?.text === 'string' ? unit.text : [unit.text]
  const spoken = { ...around(text, id), from_name: layer, value: { ...channelOf(text), ...times, text: words } }
  if (speaker === undefined) return [spoken]
  const named = label ?? { ...text, type: 'labels', from_name: 'labels' }
  return [{ ...around(named, id), value: { ...channelOf(named), ...times, labels: [speaker] } }, spoken]
}

/** What stands around a value; an annotator's notes and a machine's score are not the result's. */
function around({ meta: _, score: __, value: ___, ...result }: Result, id: unknown): object {
  return { ...result, id, origin: 'manual' }
}

const channelOf = ({ value }: Result): object => (value?.channel === undefined ? {} : { channel: value.channel })
