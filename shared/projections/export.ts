import type { Comparison } from '#shared/compare/comparison.ts'
import type { Bench } from '#shared/domain/bench.ts'
import type { ListedItem } from '#shared/domain/item.ts'
import { itemState } from '#shared/domain/item-state.ts'
import { citationsOf } from '#shared/domain/precedent.ts'
import { resultOf } from '#shared/domain/result.ts'
import type { RoomState } from '#shared/domain/room.ts'
import { unseenDifferences } from '#shared/domain/sign-off.ts'
import type { Segment } from '#shared/domain/source.ts'
import type { ExportedItem, ExportedUnit } from '#shared/formats/format.ts'
import { tableGet } from '#shared/kernel/table.ts'
import type { LabelSet, Subject } from '#shared/labels/label.ts'

export interface ExportInput {
  readonly item: ListedItem
  readonly bench: Bench
  readonly sources: readonly {
    readonly person: string
    readonly segments: readonly Segment[]
    readonly labels?: LabelSet
  }[]
  /** What labels are about. */
  readonly subject?: Subject | undefined
  nameOf(person: string): string
}

export type ItemResult = Omit<ExportedItem, 'sources' | 'rulings'>

const strength: readonly ExportedItem['how'][] = ['consensus', 'taken', 'edited', 'ruled']

/** What has come of an item: its words with rulings laid over, and how each part came about. For exports and observers. */
export function itemResult(
  room: RoomState,
  { item, bench, nameOf }: Pick<ExportInput, 'item' | 'bench' | 'nameOf'>,
): ItemResult {
  const rulings = tableGet(room.rulings, item.id) ?? []
  const settled = Object.values(tableGet(room.settlings, item.id) ?? {})
  const before = tableGet(room.settledBefore, item.id) ?? []
  const edited = tableGet(room.edited, item.id) ?? []
  const signOff = tableGet(room.signOffs, item.id)
  const how = (unit: string): ExportedItem['how'] => {
    if (rulings.some(({ place }) => place.unit === unit)) return 'ruled'
    if (edited.includes(unit)) return 'edited'
    return [...settled, ...before].some(({ place, take }) => place.unit === unit && take !== 'kept')
      ? 'taken'
      : 'consensus'
  }
  const units = resultOf(bench, rulings).map(
    ({ id, ...fields }): ExportedUnit => ({ unit: id, ...fields, how: how(id) }),
  )
  return {
    item: item.key,
    language: item.language,
    state: itemState(room, item.id),
    how: strength[Math.max(0, ...units.map((unit) => strength.indexOf(unit.how)))] ?? 'consensus',
    differences: differencesIn(bench.comparison),
    settled: settled.length,
    unseen: unseenDifferences(room, item.id, item.weak),
    ...(signOff ? { signedOffBy: nameOf(signOff.by) } : {}),
    units,
  }
}

/** An item as it leaves the room. */
export const exportedItem = (room: RoomState, input: ExportInput): ExportedItem => ({
  ...itemResult(room, input),
  ...exportedRulings(room, input),
  sources: input.sources.map(({ person, segments }) => ({
    annotator: input.nameOf(person),
    text: segments.map(({ text }) => text).join(' '),
    segments,
  })),
})

function exportedRulings(room: RoomState, { item, nameOf }: ExportInput): Pick<ExportedItem, 'rulings'> {
  const rulings = tableGet(room.rulings, item.id) ?? []
  if (rulings.length === 0) return {}
  return {
    rulings: rulings.map(({ place, value, reason, why, by, cites, guideline, titles = [] }) => ({
      ...{ unit: place.unit, value, reason, why, ruledBy: nameOf(by) },
      cites: citationsOf(room.precedents, cites),
      guideline: guideline === undefined ? null : { version: guideline, sections: titles },
    })),
  }
}

const differencesIn = ({ units }: Comparison): number =>
  units.reduce((sum, { differences }) => sum + differences.length, 0)
