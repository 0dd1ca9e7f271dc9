import { namedRecord } from '#shared/compare/named-label.ts'
import { type Bench, comparedUnit } from '#shared/domain/bench.ts'
import type { ListedItem } from '#shared/domain/item.ts'
import { placeKey, placesOverlap } from '#shared/domain/place.ts'
import { resultOf } from '#shared/domain/result.ts'
import type { RoomState } from '#shared/domain/room.ts'
import { benchUnitOfText } from '#shared/drafts/draft-bench.ts'
import { tableGet } from '#shared/kernel/table.ts'
import { recordOfLabel } from '#shared/labels/label-record.ts'
import type { DrawnItem, DrawnUnit } from '#shared/protocol/many.ts'

/** An item's result with the places in it where its sources differed. */
export function drawnItem(room: Pick<RoomState, 'settlings' | 'rulings'>, item: ListedItem, bench: Bench): DrawnItem {
  const ruled = tableGet(room.rulings, item.id) ?? []
  const settled = tableGet(room.settlings, item.id) ?? {}
  const units = resultOf(bench, ruled).map(({ id, text, speaker, label }): DrawnUnit => {
    if (label) return { unit: id, label: namedRecord(recordOfLabel(label)), text, marks: [] }
    const compared = comparedUnit(bench.comparison, id)
    const own = bench.units.find((unit) => unit.id === id)
    const stands = own?.text === text || !compared ? own : benchUnitOfText(compared, bench.comparison, text)
    const marks = (compared?.differences ?? [])
      .map(({ from, to }) => {
        const place = { unit: id, from, to }
        const stretch = stands?.stretch(from, to) ?? { from: 0, to: 0 }
        if (ruled.some((ruling) => placesOverlap(ruling.place, place))) return { ...stretch, is: 'ruled' as const }
        return { ...stretch, is: settled[placeKey(place)] ? ('settled' as const) : ('sure' as const) }
      })
      .toSorted((a, b) => a.from - b.from)
    return { unit: id, ...(speaker === undefined ? {} : { speaker }), text, marks }
  })
  return { item: item.id, key: item.key, language: item.language, units }
}
