import type { ComparisonProfile, UnitComparison } from '#shared/compare/comparison.ts'
import { labelOverlap } from '#shared/compare/label-overlaps.ts'
import { defaultLabelProfile } from '#shared/compare/label-profile.ts'
import type { BenchUnit } from '#shared/domain/bench.ts'
import { comparedUnit } from '#shared/domain/bench.ts'
import { placeKey, placeWithin } from '#shared/domain/place.ts'
import { ruledLabel } from '#shared/domain/result.ts'
import type { Ruling } from '#shared/domain/ruling.ts'
import type { Settled } from '#shared/domain/settling.ts'
import { type Aspect, aspectText, inOneOrder } from '#shared/labels/aspects.ts'
import { isPlaced, type Label } from '#shared/labels/label.ts'
import { type LabelRecord, textOfAspect } from '#shared/labels/label-record.ts'
import type { OwnDifference, Swap } from './own-difference.ts'
import type { ItemWorkInput, SourceWork } from './own-work.ts'

/**
 * Each source of a label item against the result. What is counted are labels and answers: one stands where all stands that
 * was said of it, its place as far as places are the same; missed is what stands there and the source has not.
 */
export function workOnLabels(input: ItemWorkInput): readonly SourceWork[] {
  const { bench, sources } = input
  const units = bench.units.flatMap((unit) => (unit.label ? [resultUnit(input, unit, unit.label)] : []))
  return sources.map(({ labels }, source) => {
    const own = new Map((labels?.labels ?? []).map((label) => [label.id, label]))
    const work = { words: 0, stand: 0, missed: 0, differences: [] as OwnDifference[] }
    for (const unit of units) {
      const member = unit.compared?.label?.members.find((one) => one.source === source)
      const said = member && own.get(member.id)
      const wanted = unit.columns.filter(({ isAsked }) => isAsked)
      if (wanted.length === 0) continue
      if (said) {
        const differences = differencesOf(unit, said, bench.comparison.profile)
        work.words++
        if (differences.length === 0) work.stand++
        work.differences.push(...differences)
      } else if (unit.stands.there && isPlaced(unit.stands.value) && wanted[0]?.at === 0) {
        work.missed++
        work.differences.push(
          difference(unit, wanted[0], { said: '', swap: { said: '', stands: called(unit.stands.value) } }),
        )
      }
    }
    return work
  })
}

/** One aspect of a unit, and what made it so. */
interface ResultColumn {
  readonly at: number
  readonly aspect: Aspect
  readonly text: string
  readonly ruling?: Ruling
  readonly settled?: Settled
  /** Whether it counts: all do once the item is signed off, before that what was decided. */
  readonly isAsked: boolean
}

interface ResultLabel {
  readonly id: string
  readonly compared: UnitComparison | undefined
  readonly stands: LabelRecord
  readonly columns: readonly ResultColumn[]
}

function resultUnit(
  { bench, rulings, settlings, decidedOnly }: ItemWorkInput,
  { id }: BenchUnit,
  label: LabelRecord,
): ResultLabel {
  const here = rulings.filter(({ place }) => place.unit === id)
  const stands = ruledLabel(label, here)
  const columns = stands.columns.map((aspect, at): ResultColumn => {
    const place = { unit: id, from: at, to: at + 1 }
    const ruling = here.find((one) => placeWithin(place, one.place))
    const settled = settlings[placeKey(place)]
    return {
      ...{ at, aspect, text: textOfAspect(stands, aspect) },
      ...(ruling ? { ruling } : {}),
      ...(settled ? { settled } : {}),
      isAsked: !decidedOnly || ruling !== undefined || settled !== undefined,
    }
  })
  return { id, compared: comparedUnit(bench.comparison, id), stands, columns }
}

function differencesOf(unit: ResultLabel, said: Label, profile: ComparisonProfile): readonly OwnDifference[] {
  const { stands, columns } = unit
  const [first] = columns
  if (!stands.there)
    return first?.isAsked
      ? [difference(unit, first, { said: said.kind, swap: { said: called(said), stands: '' } })]
      : []
  return columns.flatMap((column) => {
    const own = aspectText(inOneOrder(said), column.aspect)
    if (!column.isAsked || column.at === 0 || own === column.text) return []
    if (column.aspect === 'place')
      return isThere(said, stands.value, profile) ? [] : [difference(unit, column, { said: own })]
    return [difference(unit, column, { said: own, swap: { said: own, stands: column.text } })]
  })
}

/** Nobody draws as somebody else does: places that overlap enough are the same. */
function isThere(said: Label, stands: Label, { labels = defaultLabelProfile }: ComparisonProfile): boolean {
  return isPlaced(said) && isPlaced(stands) && labelOverlap(said, stands) >= labels.same[said.kind]
}

const called = (label: Label): string => aspectText(label, isPlaced(label) ? 'tag' : 'answer') || label.kind

function difference(
  { id, compared }: ResultLabel,
  { at, text, ruling, settled }: ResultColumn,
  { said, swap }: { readonly said: string; readonly swap?: Swap },
): OwnDifference {
  const column = compared?.columns[at]
  const isSettled = settled?.after === text
  const how = ruling
    ? 'ruled'
    : isSettled
      ? 'settled'
      : column?.arcs[column.consensus]?.text === text
        ? 'agreed'
        : 'edited'
  return {
    ...{ place: { unit: id, from: at, to: at + 1 }, said, stands: text, kind: 'words', how },
    by: ruling ? ruling.by : isSettled ? settled.by : null,
    ruling: ruling ?? null,
    swaps: swap ? [swap] : [],
  }
}
