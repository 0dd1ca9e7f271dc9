import type { Caller } from '#server/auth/caller.ts'
import { placesOverlap } from '#shared/domain/place.ts'
import type { Refusal } from '#shared/kernel/outcome.ts'
import { tableGet } from '#shared/kernel/table.ts'
import type { RulingLot, RulingLotBody, SkippedDispute } from '#shared/protocol/alike-messages.ts'
import type { RoomActor } from './room-actor.ts'
import type { OpenRoom } from './room-registry.ts'
import { runCommand, wasDone } from './run-command.ts'

/**
 * Rules on some disputes as they were seen, a command each. A lot that is asked for again is done once; when nobody
 * waits for it any more the rest is left.
 */
export async function ruleLot(
  { actor, here }: OpenRoom,
  caller: Caller,
  { bulk, rulings, look = false, ...about }: RulingLotBody,
  signal?: AbortSignal,
): Promise<RulingLot> {
  const skipped: SkippedDispute[] = []
  const ruled: string[] = []
  if (look) await actor.alone(() => actor.catchUp())
  for (const { dispute, item, ...seen } of rulings) {
    if (signal?.aborted) break
    const id = { client: `${bulk}.${dispute}`, n: 1 }
    if (look) {
      if (wasDone(actor, caller, id)) ruled.push(dispute)
      continue
    }
    const input = { ...about, ...seen, item, disputes: [dispute] }
    const outcome = await runCommand(actor, caller, { id, name: 'ruling.make', input }, () => here.all())
    if (outcome.ok) ruled.push(dispute)
    else skipped.push(skippedOf(actor, { dispute, item, place: seen.place }, outcome.refusal))
  }
  return { ruled, skipped }
}

type Asked = Pick<RulingLotBody['rulings'][number], 'dispute' | 'item' | 'place'>

function skippedOf(actor: RoomActor, { dispute, item, place }: Asked, { code, message }: Refusal): SkippedDispute {
  const skipped = { item, key: actor.item(item)?.key ?? item, dispute, code, message }
  const first = tableGet(actor.state.rulings, item)?.find((ruling) => placesOverlap(ruling.place, place))
  if (code !== 'frozen' || !first) return skipped
  const { by, value, reason, why } = first
  return { ...skipped, ruling: { by, value, reason, why } }
}
