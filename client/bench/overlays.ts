import type { DisputedPlace, Overlay } from '#shared/projections/shown-unit.ts'
import type { ItemScreen } from '../controllers/item-screen.ts'
import { openPlaces } from './open-places.ts'

/** By unit. */
export function grouped<T extends { readonly place: { readonly unit: string } }>(all: readonly T[]) {
  const byUnit = new Map<string, T[]>()
  for (const one of all) {
    const ofUnit = byUnit.get(one.place.unit)
    if (ofUnit) ofUnit.push(one)
    else byUnit.set(one.place.unit, [one])
  }
  return byUnit
}

/** Ruled and pending words, by unit. */
export function overlaysOf({
  view,
  pending,
}: Pick<ItemScreen, 'view' | 'pending'>): ReadonlyMap<string, readonly Overlay[]> {
  const ruled = (view?.rulings ?? []).map(({ place, value }): Overlay => ({ place, words: value, kind: 'ruled' }))
  const waiting = [...pending.values()].map(({ place, words }): Overlay => ({ place, words, kind: 'pending' }))
  return grouped([...ruled, ...waiting])
}

/** Open disputes, also those that are on their way to the server, by unit. */
export function disputesOf({
  view,
  said,
}: Pick<ItemScreen, 'view' | 'said'>): ReadonlyMap<string, readonly DisputedPlace[]> {
  const asked = said.flatMap((one) => (one.is === 'dispute' ? [{ id: one.id, place: one.place }] : []))
  return grouped([...openPlaces(view?.disputes ?? {}), ...asked])
}
