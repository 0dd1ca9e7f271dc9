import type { Comparison, Difference } from '#shared/compare/comparison.ts'
import { needsPerson } from '#shared/compare/differences.ts'
import { askedAgain } from '#shared/domain/asked-again.ts'
import { type Place, placeKey, placesOverlap } from '#shared/domain/place.ts'
import type { Settled } from '#shared/domain/settling.ts'
import type { ItemView } from '#shared/protocol/rt-messages.ts'

/** A difference as the keys walk over it. */
export interface Stop {
  readonly key: string
  readonly place: Place
  readonly difference: Difference
  /** From 1, over the whole item. */
  readonly number: number
  /** Its unit's, from 1. */
  readonly segment: number
  /** Below the room's support: somebody should look. */
  readonly needsPerson: boolean
  readonly settled: Settled | null
  /** What was taken here before the item was compared anew, the latest last: this difference is asked again. */
  readonly asked: readonly Settled[]
  readonly disputed: boolean
  readonly ruled: boolean
}

type Standing = Pick<ItemView, 'settled' | 'disputes' | 'rulings'> & Partial<Pick<ItemView, 'settledBefore'>>

/** Every difference of an item in the order of the text. `gone`: labels that do not stand in the draft, of which only that is asked. */
export function stopsOf(
  comparison: Comparison,
  view: Standing,
  gone: ReadonlySet<string> = new Set(),
): readonly Stop[] {
  const { units, profile } = comparison
  const asked = new Map(
    askedAgain(comparison, view.settled, view.settledBefore ?? []).map(({ place, before }) => [
      placeKey(place),
      before,
    ]),
  )
  const open = Object.values(view.disputes).filter(({ status }) => status === 'open')
  let number = 0
  return units.flatMap(({ unit, differences }, index) =>
    differences.map((difference): Stop => {
      const place = { unit, from: difference.from, to: difference.to }
      const key = placeKey(place)
      return {
        key,
        place,
        difference,
        number: ++number,
        segment: index + 1,
        needsPerson: needsPerson(difference, profile) && (place.from === 0 || !gone.has(unit)),
        settled: view.settled[key] ?? null,
        asked: gone.has(unit) ? [] : (asked.get(key) ?? []),
        disputed: open.some((dispute) => placesOverlap(dispute.place, place)),
        ruled: view.rulings.some((ruling) => placesOverlap(ruling.place, place)),
      }
    }),
  )
}

/** Asks for a person and has had none, or is asked again. */
export const isWaiting = (stop: Stop, pending: ReadonlySet<string>): boolean =>
  (stop.needsPerson || stop.asked.length > 0) && !stop.settled && !stop.ruled && !pending.has(stop.key)

export interface Walk {
  readonly stops: readonly Stop[]
  /** Where the walk stands; null before the first. */
  readonly from: string | null
  /** Settled here, not yet answered by the server. */
  readonly pending: ReadonlySet<string>
}

/**
 * The next difference that waits for a person, around the end of the text if need be; when none waits, the next that
 * needed one, and in a text that needs nobody simply the next.
 */
export function nextNeeding({ stops, from, pending }: Walk): Stop | undefined {
  const ahead = around(stops, from)
  return ahead.find((stop) => isWaiting(stop, pending)) ?? ahead.find((stop) => stop.needsPerson) ?? ahead[0]
}

/** Looking back shows what was just settled, so settled ones count. */
export function previousNeeding({ stops, from }: Walk): Stop | undefined {
  const behind = around(stops.toReversed(), from)
  return behind.find((stop) => stop.needsPerson) ?? behind[0]
}

export const nextAny = ({ stops, from }: Walk): Stop | undefined => around(stops, from)[0]

export const previousAny = ({ stops, from }: Walk): Stop | undefined => around(stops.toReversed(), from)[0]

/** Where to go after settling: to what still waits, or nowhere. */
export const nextWaiting = ({ stops, from, pending }: Walk): Stop | undefined =>
  around(stops, from).find((stop) => isWaiting(stop, pending))

/** The others, beginning after `from`. */
function around(stops: readonly Stop[], from: string | null): readonly Stop[] {
  const at = stops.findIndex(({ key }) => key === from)
  return at < 0 ? stops : [...stops.slice(at + 1), ...stops.slice(0, at)]
}
