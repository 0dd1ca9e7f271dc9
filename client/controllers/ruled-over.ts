import type { ItemSources } from '#shared/protocol/item-sources.ts'
import { ruledOver } from '../bench/own-words.ts'
import { apiPath } from '../routes.ts'
import { askHttp } from '../sync/ask-http.ts'
import type { KeptItem, RefusedUnit } from '../sync/device-database.ts'
import type { KeptWork } from '../sync/kept-work.ts'
import { ConnectionLost } from '../sync/room-socket.ts'
import { keptUnder } from './not-accepted.ts'
import type { RoomClient } from './room-client.ts'
import { sayNotAccepted } from './say-not-accepted.ts'

/**
 * Words that went out from an item that is not open here, held against the rulings made since they were typed: `whole`
 * is the item as it stood on the screen then. What a ruling covers is kept, and told.
 */
export async function keepRuledOver(
  room: RoomClient,
  work: KeptWork,
  item: string,
  own: readonly RefusedUnit[],
  whole: KeptItem | undefined,
): Promise<void> {
  const { person } = work.owner
  const known = new Set(whole?.view?.rulings.map(({ id }) => id))
  const made = (await rulingsOf(room, item)).filter(({ id, by }) => !known.has(id) && by !== person)
  if (!made.some(({ place }) => own.some(({ unit }) => unit === place.unit))) return
  const sources = whole?.sources ?? (await askHttp<ItemSources>(apiPath(room.address, `items/${item}`)))
  const covered = ruledOver(sources.comparison, own, made)
  for (const { ruling, words } of covered)
    await work.keepCovered(keptUnder(ruling, words, { item, person, reason: 'ruled-meanwhile' }))
  if (covered.length > 0) sayNotAccepted(room, item, 'ruled-meanwhile')
}

async function rulingsOf(room: RoomClient, item: string) {
  try {
    const outcome = await room.ask('item', { item })
    return outcome.ok ? outcome.value.rulings : []
  } catch (error) {
    if (!(error instanceof ConnectionLost)) throw error
    return []
  }
}
