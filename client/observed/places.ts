import type { Place } from '#shared/domain/place.ts'
import type { ObservedDispute, ObservedItem, ObservedRuling, ObservedUnit } from '#shared/projections/observed-item.ts'

/** A place of an item's result that a trainer has ruled on or that waits for one, in UTF-16 offsets of its segment. */
export interface ObservedPlace {
  /** The ruling's, or the open dispute's. */
  readonly id: string
  readonly kind: 'ruled' | 'disputed'
  readonly unit: string
  /** From 1. */
  readonly segment: number
  /** What of a label it is; left out of words. */
  readonly place?: Place
  /** The label, while it stands in the result. */
  readonly label?: ObservedUnit
  readonly from: number
  readonly to: number
  readonly words: string
  readonly ruling: ObservedRuling | null
  /** What was asked there: the open dispute, or those that the ruling answers. */
  readonly disputes: readonly ObservedDispute[]
}

/** In the order of the text, apart from each other. */
export const placesOf = (item: ObservedItem): readonly ObservedPlace[] =>
  item.kind === 'labels' ? placesOfLabels(item) : item.units.flatMap((unit, at) => placesOfUnit(item, unit, at + 1))

/** Also of labels that are not in the result: whether they should be is asked, or was ruled. */
function placesOfLabels({ units, rulings, disputes }: ObservedItem): readonly ObservedPlace[] {
  const order = new Map(units.map(({ unit }, at) => [unit, at]))
  const ruled = rulings.map((ruling) => ({
    ...{ id: ruling.id, kind: 'ruled' as const, unit: ruling.unit, ruling, words: ruling.value },
    ...{ place: ruling.place, disputes: disputes.filter((dispute) => dispute.ruling === ruling.id) },
  }))
  const open = disputes.filter(({ status }) => status === 'open')
  const disputed = open.map((dispute) => ({
    ...{ id: dispute.id, kind: 'disputed' as const, unit: dispute.unit, ruling: null, words: dispute.stands },
    ...{ place: dispute.place, disputes: [dispute] },
  }))
  const at = ({ unit }: { readonly unit: string }) => order.get(unit) ?? units.length
  return [...ruled, ...disputed]
    .toSorted((a, b) => at(a) - at(b) || (a.place?.from ?? 0) - (b.place?.from ?? 0))
    .map(({ place, ...one }): ObservedPlace => {
      const label = units[at(one)]
      const asPlace = place ? { place } : {}
      return { ...one, ...asPlace, ...(label ? { label } : {}), segment: at(one) + 1, from: 0, to: 0 }
    })
}

function placesOfUnit({ rulings, disputes }: ObservedItem, unit: ObservedUnit, segment: number) {
  const ruled = unit.ruled.flatMap(({ key, from, to }) => {
    const ruling = rulings.find((one) => one.key === key)
    const answered = disputes.filter((dispute) => dispute.ruling === ruling?.id)
    return ruling ? [{ id: ruling.id, kind: 'ruled', from, to, ruling, disputes: answered } as const] : []
  })
  const disputed = unit.disputed.flatMap(({ dispute: id, from, to }) => {
    const dispute = disputes.find((one) => one.id === id)
    return dispute ? [{ id, kind: 'disputed', from, to, ruling: null, disputes: [dispute] } as const] : []
  })
  let end = 0
  return [...ruled, ...disputed]
    .sort((a, b) => a.from - b.from || a.to - b.to)
    .map((place): ObservedPlace => {
      const from = Math.max(place.from, end)
      const to = Math.max(place.to, from)
      end = to
      return { ...place, unit: unit.unit, segment, from, to, words: unit.text.slice(from, to) }
    })
}

/** Where the reader's cursor is after a change: a dispute becomes its ruling, a ruling that is taken back its dispute. */
export function followed(place: ObservedPlace | undefined, item: ObservedItem, places: readonly ObservedPlace[]) {
  if (!place) return null
  const known = (id: string | null | undefined) => places.find((one) => one.id === id)?.id
  const asked = place.disputes.map(({ id }) => item.disputes.find((dispute) => dispute.id === id))
  return (
    known(place.id) ??
    asked.map((dispute) => known(dispute?.ruling) ?? known(dispute?.id)).find((id) => id !== undefined) ??
    null
  )
}
