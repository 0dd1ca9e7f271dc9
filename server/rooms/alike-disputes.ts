import type { z } from 'zod'
import type { Caller } from '#server/auth/caller.ts'
import { namedRecord } from '#shared/compare/named-label.ts'
import { alikeKey, saidAt } from '#shared/compare/place-readings.ts'
import { benchUnit } from '#shared/domain/bench.ts'
import { type Dispute, openDisputes } from '#shared/domain/dispute.ts'
import type { ListedItem } from '#shared/domain/item.ts'
import { precedentOf } from '#shared/domain/precedent.ts'
import { wordsHash } from '#shared/domain/result.ts'
import type { RoomState } from '#shared/domain/room.ts'
import { saidIn } from '#shared/domain/ruling.ts'
import { accept, type Outcome, refuse } from '#shared/kernel/outcome.ts'
import { tableGet, tableValues } from '#shared/kernel/table.ts'
import { leftOf, rightOf } from '#shared/projections/line-around.ts'
import { type AlikeDispute, type AlikeDisputes, type alikeQuery, mostAlike } from '#shared/protocol/alike-messages.ts'
import type { RoomActor } from './room-actor.ts'
import type { OpenRoom } from './room-registry.ts'

/** Comparisons read at once: reading waits for the disk more than for the processor. */
const atOnce = 8

interface Disputed {
  readonly item: ListedItem
  readonly dispute: Dispute
  readonly readings: readonly string[]
}

/** The open disputes of the room that are like one: the same readings, and no other reason where both have one. */
export async function alikeDisputes(
  { actor }: OpenRoom,
  caller: Caller,
  { item: id, dispute: wanted }: z.infer<typeof alikeQuery>,
  signal?: AbortSignal,
): Promise<Outcome<AlikeDisputes>> {
  await actor.alone(() => actor.catchUp())
  const item = actor.item(id)
  const dispute = item && openDisputes(actor.state.disputes, id).find((one) => one.id === wanted)
  if (!item || !dispute) return refuse('not-found', 'This dispute is not open any more')
  const { profile, ...comparison } = await actor.blobs.comparison(item)
  const key = alikeKey(comparison, dispute.place, profile)
  if (key === null) return accept({ alike: [], more: false })
  const reason = reasonOf(actor.state, dispute)
  const alike: AlikeDispute[] = []
  const items = disputedItems(actor)
  for (let from = 0; from < items.length && alike.length <= mostAlike; from += atOnce) {
    signal?.throwIfAborted()
    const looked = items.slice(from, from + atOnce).map(async (other) => {
      const compared = await actor.blobs.comparison(other)
      return openDisputes(actor.state.disputes, other.id)
        .map((one): Disputed => ({ item: other, dispute: one, readings: saidAt(compared, one.place) }))
        .filter((one) => one.dispute.id !== wanted && alikeKey(compared, one.dispute.place, profile) === key)
        .filter((one) => noOther(reasonOf(actor.state, one.dispute), reason))
    })
    for (const found of (await Promise.all(looked)).flat()) alike.push(await asSeen(actor, caller, found))
  }
  return accept({ alike: alike.slice(0, mostAlike), more: alike.length > mostAlike })
}

/** Items with an open dispute, in the order of their files. */
const disputedItems = ({ state }: RoomActor): readonly ListedItem[] =>
  tableValues(state.items)
    .filter(({ id }) => !tableGet(state.signOffs, id) && openDisputes(state.disputes, id).length > 0)
    .sort((a, b) => a.ordinal - b.ordinal || (a.id < b.id ? -1 : 1))

/** A dispute's reason is known where it cites a precedent. */
const reasonOf = ({ precedents }: Pick<RoomState, 'precedents'>, { cites = [] }: Dispute): string | undefined =>
  cites.flatMap((id) => precedentOf(precedents, id)?.reason ?? [])[0]

const noOther = (a: string | undefined, b: string | undefined): boolean => a === undefined || b === undefined || a === b

async function asSeen(actor: RoomActor, caller: Caller, { item, dispute, readings }: Disputed): Promise<AlikeDispute> {
  const { place } = dispute
  const bench = await actor.bench(item)
  const unit = benchUnit(bench, place.unit)
  const { from, to } = unit?.stretch(place.from, place.to) ?? { from: 0, to: 0 }
  const text = unit?.text ?? ''
  const stands = text.slice(from, to)
  const label = unit?.label && namedRecord(unit.label)
  const around = label ? { left: '', right: '', label } : { left: leftOf(text, from), right: rightOf(text, to) }
  return {
    ...{ item: item.id, key: item.key, language: item.language, dispute: dispute.id, place, compared: item.comparison },
    ...around,
    ...{ stands, readings, basis: wordsHash(stands) },
    ...{ said: saidIn([dispute]), own: dispute.by === caller.person },
  }
}
