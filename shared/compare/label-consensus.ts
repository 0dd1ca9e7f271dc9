import {
  type AttributeValue,
  type Choice,
  isPlaced,
  type Label,
  type PlacedLabel,
  tagsOf,
} from '#shared/labels/label.ts'
import type { LabelledSource } from './label-nodes.ts'
import { readingsOf, valueKey } from './label-readings.ts'
import { type LabelComparison, type LabelUnit, type Member, memberFinder } from './label-unit.ts'
import { medianLabel } from './median-label.ts'

/** A label of the draft, made of those of the sources; its id is its unit. */
export interface DraftLabel {
  readonly label: Label
  /** Whether enough of them have it. */
  readonly there: boolean
  /** Percent of the sources that have it, or of the weight of those who answered that answered so. */
  readonly support: number
  readonly sources: readonly number[]
}

export interface ConsensusOptions {
  /** By source: what its answers weigh. Left out: all the same. */
  readonly weights?: readonly number[]
  /** Of an item that is a text. */
  readonly text?: string
}

/**
 * The draft that sources make together: things that enough of them have (`profile.support`), under the tag and with the
 * attributes of most, at the median of their edges; and the answers of the weightier side. Questions that may have several
 * answers are voted on answer by answer. Of even votes the first reading counts.
 */
export const consensusLabels = (
  comparison: LabelComparison,
  sources: readonly LabelledSource[],
  options: ConsensusOptions = {},
): readonly DraftLabel[] => draftedLabels(comparison, sources, options).filter(({ there }) => there)

/** One for each unit of which sources say something: also of what too few of them have. */
export function draftedLabels(
  comparison: LabelComparison,
  sources: readonly LabelledSource[],
  { weights, text }: ConsensusOptions = {},
): readonly DraftLabel[] {
  const points = text === undefined ? undefined : Array.from(text)
  const drafted = new Set<string>()
  const membersOf = memberFinder(sources)
  return comparison.units.flatMap((unit) => {
    const members = membersOf(unit)
    const choices = members.flatMap(({ source, label }) => (label.kind === 'choice' ? [{ source, label }] : []))
    const placed = members.flatMap(({ source, label }) => (isPlaced(label) ? [{ source, label }] : []))
    if (choices.length > 0)
      return [{ ...votedChoice(unit, choices, weights), there: unit.of === undefined || drafted.has(unit.of) }]
    const support = (100 * placed.length) / comparison.sources
    const label = votedLabel(unit, placed, points)
    if (!label) return []
    const there = support >= comparison.profile.support
    if (there) drafted.add(unit.unit)
    return [{ label, there, support, sources: placed.map(({ source }) => source) }]
  })
}

function votedLabel(
  { unit }: LabelUnit,
  members: readonly Member<PlacedLabel>[],
  text: readonly string[] | undefined,
): PlacedLabel | undefined {
  const [tags] = readingsOf(members.map(({ source, label }) => ({ source, value: tagsOf(label) })))
  const called = members.filter(({ label }) => valueKey(tagsOf(label)) === valueKey(tags?.value))
  const place = medianLabel(
    members.map(({ label }) => label),
    text,
  )
  if (!place) return undefined
  const { attributes: _, kept: __, moreTags: ___, ...bare } = place
  const [tag = '', ...moreTags] = tags?.value ?? []
  // What is said of the thing under another name may be said of something else: only those who call it so are asked.
  const attributes = votedAttributes(called)
  return {
    ...bare,
    ...{ id: unit, tag },
    ...(moreTags.length > 0 ? { moreTags } : {}),
    ...(attributes ? { attributes } : {}),
  }
}

/** Of each attribute what most say; nothing being said is an answer too. */
function votedAttributes(members: readonly Member<Label>[]): Readonly<Record<string, AttributeValue>> | undefined {
  const names = [...new Set(members.flatMap(({ label }) => Object.keys(label.attributes ?? {})))].toSorted()
  const voted = names.flatMap((name) => {
    const said = members.map(({ source, label }) => ({ source, value: label.attributes?.[name] ?? null }))
    const [first] = readingsOf(said)
    return first?.value === null || first === undefined ? [] : [[name, first.value] as const]
  })
  return voted.length > 0 ? Object.fromEntries(voted) : undefined
}

function votedChoice(
  unit: LabelUnit,
  members: readonly Member<Choice>[],
  weights: readonly number[] | undefined,
): Omit<DraftLabel, 'there'> {
  const weightOf = (source: number): number => weights?.[source] ?? 1
  const sum = (sources: readonly number[]): number => sources.reduce((total, source) => total + weightOf(source), 0)
  const all = sum(members.map(({ source }) => source))
  const several = members.some(({ label }) => label.values.length > 1)
  const values = several ? valuesOfMost(members, sum, all) : undefined
  const whole = readingsOf(members.map(({ source, label }) => ({ source, value: label.values })))
  // Sorting keeps the order of readings, which is by number and then by text, where they weigh the same.
  const [heaviest] = whole.toSorted((a, b) => sum(b.sources) - sum(a.sources))
  const answer = values ?? heaviest?.value ?? []
  const sources = members.filter(({ label }) => valueKey(label.values) === valueKey(answer)).map(({ source }) => source)
  const attributes = votedAttributes(members.filter(({ source }) => sources.includes(source)))
  const label: Choice = {
    ...{ id: unit.unit, kind: 'choice', question: unit.question ?? '', values: answer },
    ...(unit.of === undefined ? {} : { of: unit.of }),
    ...(attributes ? { attributes } : {}),
  }
  return { label, support: all > 0 ? (100 * sum(sources)) / all : 0, sources }
}

/** Each answer that has more than half of the weight; undefined where none has. */
function valuesOfMost(
  members: readonly Member<Choice>[],
  sum: (sources: readonly number[]) => number,
  all: number,
): readonly string[] | undefined {
  const values = [...new Set(members.flatMap(({ label }) => label.values))].toSorted()
  const chosen = values.filter((value) => {
    const sources = members.filter(({ label }) => label.values.includes(value)).map(({ source }) => source)
    return 2 * sum(sources) > all
  })
  return chosen.length > 0 ? chosen : undefined
}
