import type { OpenRoom } from '#server/rooms/room-registry.ts'
import { resultOf } from '#shared/domain/result.ts'
import { tableGet } from '#shared/kernel/table.ts'

/** The result of the item with that key, in one line. */
export async function exportedText({ actor }: OpenRoom, key: string): Promise<string> {
  const row = actor.queue.rows({ filter: 'all', search: '' }, '').find((one) => one.key === key)
  const item = row && actor.item(row.id)
  if (!item) throw new Error(`There is no item ${key}`)
  const rulings = tableGet(actor.state.rulings, item.id) ?? []
  return resultOf(await actor.bench(item), rulings)
    .map(({ text }) => text)
    .join(' ')
}
