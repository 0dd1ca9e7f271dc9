import { type Aspect, aspectsOf, aspectText, inOneOrder } from '#shared/labels/aspects.ts'
import { isPlaced, type LabelSet, type PlacedLabel, type Subject } from '#shared/labels/label.ts'
import { tightestLabel } from '#shared/labels/tightest.ts'
import type {
  Arc,
  Column,
  Comparison,
  ComparisonProfile,
  Difference,
  LabelGround,
  Reading,
  UnitComparison,
} from './comparison.ts'
import { compareLabels } from './label-comparison.ts'
import { type DraftLabel, draftedLabels } from './label-consensus.ts'
import type { LabelledSource } from './label-nodes.ts'
import { defaultLabelProfile } from './label-profile.ts'
import { type LabelUnit, labelAlgorithm, type Member, memberFinder } from './label-unit.ts'
import { byText } from './spelling.ts'

export interface LabelComparing {
  /** What the labels are about. */
  readonly subject?: Subject
  /** By source: what its answers weigh. Left out: all the same. */
  readonly weights?: readonly number[]
}

/** Values of labels are compared as they are. */
export const labelItemProfile = ({ support, labels }: ComparisonProfile): ComparisonProfile => ({
  ...{ foldCase: false, foldPunctuation: false, foldJoiners: false, foldDigits: false, support },
  ...(labels ? { labels } : {}),
})

/** What `compareItem` is for words: a unit for each thing and each question, a column for each aspect of it. */
export function compareLabelItem(
  sources: readonly LabelledSource[],
  profile: ComparisonProfile,
  comparing: LabelComparing = {},
): Comparison {
  const units = labelUnits(sources, profile, comparing).map(({ unit, as }) => as(unit))
  return {
    ...{ algorithm: labelAlgorithm, profile: labelItemProfile(profile), sources: sources.length, units },
    labels: groundOf(comparing),
  }
}

export const groundOf = ({ subject, weights }: LabelComparing): LabelGround => ({
  ...(subject ? { subject } : {}),
  ...(weights ? { weights } : {}),
})

/** What a unit is called in an item, and about which other it is; its columns stay, others come behind them. */
export interface UnitName {
  readonly unit: string
  readonly of?: string
  readonly columns?: readonly Aspect[]
}

/** A thing or question with how it is compared under a name. */
export interface FoundUnit {
  readonly unit: LabelUnit
  as(name: UnitName): UnitComparison
}

/** What sources say of an item, each thing once, in order. */
export function labelUnits(
  sources: readonly LabelledSource[],
  profile: ComparisonProfile,
  { subject, weights }: LabelComparing,
): readonly FoundUnit[] {
  const compared = compareLabels(sources, profile.labels ?? defaultLabelProfile)
  const text = subject?.is === 'text' ? { text: subject.text } : {}
  const drafted = draftedLabels(compared, sources, { ...text, ...(weights ? { weights } : {}) })
  const draftOf = new Map(drafted.map((draft) => [draft.label.id, draft]))
  const membersOf = memberFinder(sources)
  const points = subject?.is === 'text' ? Array.from(subject.text) : undefined
  return compared.units.flatMap((unit) => {
    const draft = draftOf.get(unit.unit)
    return draft ? [{ unit, as: (name: UnitName) => comparedUnit(unit, name, draft, membersOf(unit), points) }] : []
  })
}

function comparedUnit(
  { kind, members: named, missing, differs, question }: LabelUnit,
  { unit, of, columns: known = [] }: UnitName,
  draft: DraftLabel,
  members: readonly Member[],
  text: readonly string[] | undefined,
): UnitComparison {
  const names = new Set(members.flatMap(({ label }) => Object.keys(label.attributes ?? {})))
  const aspects = [...new Set([...known, ...aspectsOf(kind, [...names].toSorted())])]
  const saying = new Saying({ draft, members, missing: kind === 'choice' ? [] : missing, text })
  const columns = aspects.map((aspect) => saying.column(aspect, aspect !== 'place' || differs.includes('boundary')))
  return {
    unit,
    ...(kind === 'interval' && draft.label.kind === 'interval'
      ? { start: draft.label.start, end: draft.label.end }
      : {}),
    columns,
    // Of what does not stand in the draft only that is asked.
    differences: aspects.flatMap((_, at) => (draft.there || at === 0 ? saying.differenceAt(columns, at) : [])),
    label: {
      ...{ kind, columns: aspects, members: named },
      ...(question === undefined ? {} : { question }),
      ...(of === undefined ? {} : { of }),
    },
  }
}

interface Said {
  readonly draft: DraftLabel
  readonly members: readonly Member[]
  /** Sources that do not have it, where that says something. */
  readonly missing: readonly number[]
  readonly text: readonly string[] | undefined
}

/** What is said of one thing, aspect by aspect. */
class Saying {
  readonly #said: Said

  constructor(said: Said) {
    this.#said = said
  }

  /** One arc for each value; where they do not differ enough to count, one for all. */
  column(aspect: Aspect, counts: boolean): Column {
    const { draft, members, missing } = this.#said
    const stands = aspect === 'label' && !draft.there ? '' : aspectText(draft.label, aspect)
    if (!counts) return { arcs: [arc(stands, sourcesOf(members))], consensus: 0 }
    const values = new Map<string, number[]>([[stands, []]])
    const add = (text: string, source: number) => values.set(text, [...(values.get(text) ?? []), source])
    for (const { source, label } of members) add(aspectText(inOneOrder(label), aspect), source)
    if (aspect === 'label') for (const source of missing) add('', source)
    if (aspect === 'place') for (const text of this.#made()) if (!values.has(text)) values.set(text, [])
    const arcs = [...values].map(([text, sources]) => arc(text, sources)).toSorted(bySupport)
    return { arcs, consensus: arcs.findIndex(({ text }) => text === stands) }
  }

  differenceAt(columns: readonly Column[], at: number): readonly Difference[] {
    const { draft, members } = this.#said
    const column = columns[at]
    if (!column || column.arcs.length < 2) return []
    const readings = column.arcs.map(({ text, sources }, arcAt): Reading => {
      const consensus = arcAt === column.consensus
      const made = sources.length > 0 ? undefined : consensus ? 'average' : 'tightest'
      return { text, sources, consensus, ...(made && isPlaced(draft.label) && at === 2 ? { made } : {}) }
    })
    const asked = at === 0 ? members.length + this.#said.missing.length : members.length
    const exact = column.arcs[column.consensus]?.sources.length ?? 0
    const isAnswer = draft.label.kind === 'choice' && at === 1
    const support = isAnswer ? draft.support : asked === 0 ? 0 : (100 * exact) / asked
    return [{ from: at, to: at + 1, readings, support }]
  }

  #made(): readonly string[] {
    const placed = this.#said.members.flatMap(({ label }): PlacedLabel[] => (isPlaced(label) ? [label] : []))
    const tightest = placed.length > 1 ? tightestLabel(placed, this.#said.text) : undefined
    return tightest ? [aspectText(tightest, 'place')] : []
  }
}

const sourcesOf = (members: readonly Member[]): readonly number[] => members.map(({ source }) => source)

const arc = (text: string, sources: readonly number[]): Arc => ({ text, key: text, sources })

const bySupport = (a: Arc, b: Arc): number => b.sources.length - a.sources.length || byText(a.text, b.text)

/** Sources as they are stored, for comparing their labels; who has none says that nothing is there. */
export const labelsOfSources = (
  sources: readonly { readonly labels?: LabelSet | undefined }[],
): readonly LabelledSource[] => sources.map(({ labels }) => ({ labels: labels?.labels ?? [] }))
