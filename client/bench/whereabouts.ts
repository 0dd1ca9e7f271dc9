import { placeKey } from '#shared/domain/place.ts'
import type { HereRequest } from '#shared/protocol/here-messages.ts'
import type { ItemScreen } from '../controllers/item-screen.ts'

type Seen = Pick<ItemScreen, 'id' | 'typing' | 'chosen' | 'current' | 'stops' | 'inView'>

/**
 * Where a person is in the item they have open: in the unit typed in, else at the words under the cursor while these are
 * in view, else in the middle of what is.
 */
export function whereIn({ id, typing, chosen, current, stops, inView }: Seen): HereRequest {
  const place = chosen?.place ?? stops.find(({ key }) => key === current)?.place
  if (typing) return { item: id, unit: typing.unit, typing: true, ...(place ? { place: placeKey(place) } : {}) }
  if (place && (inView.length === 0 || inView.includes(place.unit)))
    return { item: id, unit: place.unit, place: placeKey(place) }
  const unit = inView[Math.floor(inView.length / 2)]
  return { item: id, ...(unit === undefined ? {} : { unit }) }
}
