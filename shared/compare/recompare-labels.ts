import type { Subject } from '#shared/labels/label.ts'
import { type FoundUnit, groundOf, labelItemProfile, labelUnits, type UnitName } from './compare-labels.ts'
import type { Column, Comparison, ComparisonProfile, UnitComparison } from './comparison.ts'
import type { LabelledSource } from './label-nodes.ts'
import { labelAlgorithm } from './label-unit.ts'
import { changeOf, type Recompared } from './recompare.ts'

/** A source of the new comparison; `was` is its index in the earlier one, if it was there. */
export interface LabelledNow extends LabelledSource {
  readonly was?: number
}

export interface LabelsNow {
  readonly sources: readonly LabelledNow[]
  readonly subject?: Subject
  readonly weights?: readonly number[]
}

/**
 * What `recompare` is for words. Labels are matched anew; of each thing that is found the unit is the one that most of its
 * labels were in, and its columns stay. What was in no unit becomes one of its own, with the next number; a unit that no
 * source has anything in any more stays, and nothing is there.
 */
export function recompareLabels(
  before: Comparison,
  { sources, ...comparing }: LabelsNow,
  profile: ComparisonProfile,
): Recompared {
  const found = labelUnits(sources, profile, comparing)
  const names = namesOf(before, sources, found)
  const now = new Map(
    found.flatMap((one) => {
      const name = names.get(one)
      return name ? [[name.unit, one.as(name)] as const] : []
    }),
  )
  const kept = before.units.map((unit) => now.get(unit.unit) ?? emptied(unit))
  const known = new Set(before.units.map(({ unit }) => unit))
  const fresh = [...now.values()].filter(({ unit }) => !known.has(unit))
  return {
    comparison: {
      ...{ algorithm: `${labelAlgorithm} kept`, profile: labelItemProfile(profile), sources: sources.length },
      units: [...kept, ...fresh],
      labels: groundOf(comparing),
    },
    changes: before.units.flatMap((unit, at) => {
      const after = kept[at] ?? unit
      const more = after.columns.length - unit.columns.length
      return changeOf(unit, after, { inserted: more > 0 ? [[unit.columns.length, more]] : [], widened: [] }) ?? []
    }),
  }
}

/** What is found, under the units that there are. Answers go by what was asked, and about what. */
function namesOf(
  before: Comparison,
  sources: readonly LabelledNow[],
  found: readonly FoundUnit[],
): ReadonlyMap<FoundUnit, UnitName> {
  let last = before.units.reduce((most, { unit }) => Math.max(most, Number(unit.slice(1))), 0)
  const names = new Map<FoundUnit, UnitName>()
  const nameNow = new Map<string, string>()
  const things = sharedMost(before, sources, found)
  const asked = new Map(before.units.map((unit) => [questionKey(unit.label?.question, unit.label?.of), unit]))
  const name = (one: FoundUnit, known: UnitComparison | undefined, of: string | undefined): void => {
    const unit = known?.unit ?? `u${++last}`
    nameNow.set(one.unit.unit, unit)
    names.set(one, {
      unit,
      ...(of === undefined ? {} : { of }),
      ...(known?.label ? { columns: known.label.columns } : {}),
    })
  }
  for (const one of found) if (one.unit.kind !== 'choice') name(one, things.get(one), undefined)
  for (const one of found) {
    const { kind, question, of: about } = one.unit
    if (kind !== 'choice') continue
    const of = about === undefined ? undefined : (nameNow.get(about) ?? about)
    name(one, asked.get(questionKey(question, of)), of)
  }
  return names
}

const questionKey = (question: string | undefined, of: string | undefined): string =>
  JSON.stringify([question ?? null, of ?? null])

/** Each unit goes to at most one thing, each thing to at most one unit: where most labels are the same first. */
function sharedMost(
  before: Comparison,
  sources: readonly LabelledNow[],
  found: readonly FoundUnit[],
): ReadonlyMap<FoundUnit, UnitComparison> {
  const unitOf = new Map<string, number>()
  for (const [at, { label }] of before.units.entries())
    for (const { source, id } of label?.members ?? []) unitOf.set(`${source} ${id}`, at)
  const shared = found.flatMap((one, place) => {
    const counts = new Map<number, number>()
    for (const { source, id } of one.unit.members) {
      const at = unitOf.get(`${sources[source]?.was ?? ''} ${id}`)
      if (at !== undefined && one.unit.kind !== 'choice') counts.set(at, (counts.get(at) ?? 0) + 1)
    }
    return [...counts].map(([at, count]) => ({ one, place, at, count }))
  })
  const taken = new Map<FoundUnit, UnitComparison>()
  const used = new Set<number>()
  for (const { one, at } of shared.toSorted((a, b) => b.count - a.count || a.at - b.at || a.place - b.place)) {
    const unit = before.units[at]
    if (!unit || used.has(at) || taken.has(one)) continue
    used.add(at)
    taken.set(one, unit)
  }
  return taken
}

/** Nobody says anything of it now: what it would say stays, for whoever wrote it into the draft. */
function emptied(unit: UnitComparison): UnitComparison {
  const columns = unit.columns.map((column, at): Column => {
    const text = at === 0 ? '' : (column.arcs[column.consensus]?.text ?? '')
    return { arcs: [{ text, key: text, sources: [] }], consensus: 0 }
  })
  return { ...unit, columns, differences: [], ...(unit.label ? { label: { ...unit.label, members: [] } } : {}) }
}
