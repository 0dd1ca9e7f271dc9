import { outlineOf } from '#shared/labels/geometry.ts'
import { type PlacedLabel, tagsOf } from '#shared/labels/label.ts'
import { compareChoices } from './choice-units.ts'
import { type LabelGroup, matchLabels } from './label-matching.ts'
import { contentKey, type LabelledSource } from './label-nodes.ts'
import { labelOverlap } from './label-overlaps.ts'
import type { LabelProfile } from './label-profile.ts'
import { attributeReadings, readingsOf } from './label-readings.ts'
import { type LabelAspect, type LabelComparison, type LabelUnit, labelAlgorithm, missingOf } from './label-unit.ts'

/** Pure; but for the indexes the same for any order of sources and of their labels. */
export function compareLabels(sources: readonly LabelledSource[], profile: LabelProfile): LabelComparison {
  const groups = inPlace(matchLabels(sources, profile))
  const choices = compareChoices(sources, groups)
  const first = choices.filter(({ about }) => about === undefined).map(({ unit }) => unit)
  const nameOf = (index: number): string => `u${index + 1}`
  const placed = groups.map((group) => unitOf(group, sources.length, profile))
  const further = choices.flatMap(({ about, unit }) =>
    about === undefined ? [] : { ...unit, of: typeof about === 'number' ? nameOf(first.length + about) : about },
  )
  const units = [...first, ...placed, ...further].map((unit, index) => ({ unit: nameOf(index), ...unit }))
  return { algorithm: labelAlgorithm, profile, sources: sources.length, units }
}

function unitOf({ members }: LabelGroup, sources: number, profile: LabelProfile): Omit<LabelUnit, 'unit'> {
  const kind = members[0]?.label.kind ?? 'box'
  const missing = missingOf(members, sources)
  const overlap = leastOverlap(members.map(({ label }) => label))
  const tags = readingsOf(members.map(({ source, label }) => ({ source, value: tagsOf(label) })))
  const attributes = attributeReadings(members)
  const differs: readonly (LabelAspect | false)[] = [
    missing.length > 0 && 'missing',
    tags.length > 1 && 'tag',
    overlap < profile.same[kind] && 'boundary',
    Object.keys(attributes).length > 0 && 'attribute',
  ]
  return {
    kind,
    members: members.map(({ source, label }) => ({ source, id: label.id })),
    missing,
    differs: differs.filter((aspect) => aspect !== false),
    ...{ overlap, tags, attributes },
  }
}

function leastOverlap(labels: readonly PlacedLabel[]): number {
  let least = 1
  for (const [at, one] of labels.entries())
    for (const other of labels.slice(at + 1)) least = Math.min(least, labelOverlap(one, other))
  return least
}

/** Texts and recordings from the start, pictures from the top left; of what begins in one place the longer first. */
function inPlace(groups: readonly LabelGroup[]): readonly LabelGroup[] {
  return groups
    .map((group) => ({ group, ...placeOf(group) }))
    .toSorted((a, b) => a.first - b.first || a.second - b.second || (a.key < b.key ? -1 : Number(a.key > b.key)))
    .map(({ group }) => group)
}

interface LabelPlace {
  readonly first: number
  readonly second: number
  readonly key: string
}

function placeOf({ members }: LabelGroup): LabelPlace {
  const keyed = members.map(({ label }) => ({ label, key: contentKey(label) }))
  const { label, key } = keyed.reduce((least, next) => (next.key < least.key ? next : least))
  if (label.kind === 'span' || label.kind === 'interval') return { first: label.start, second: -label.end, key }
  const { left, top } = outlineOf(label).bounds
  return { first: top, second: left, key }
}
