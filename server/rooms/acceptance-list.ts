import type { Caller } from '#server/auth/caller.ts'
import { mayAccept } from '#shared/domain/accept-items.ts'
import { type Acceptance, awaitingAcceptance } from '#shared/domain/acceptance.ts'
import { allows } from '#shared/domain/roles.ts'
import { tableGet, tableValues } from '#shared/kernel/table.ts'
import type { AcceptanceList } from '#shared/protocol/acceptance-messages.ts'
import { nameOf, readNames } from './people-names.ts'
import type { OpenRoom } from './room-registry.ts'
import type { SeenRoom } from './seen-room.ts'

const mostNamed = 5

/** As the room is seen; whether its reader may say anything is as it is now. */
export async function acceptanceList(
  { actor: now }: OpenRoom,
  { actor }: SeenRoom,
  caller: Caller,
): Promise<AcceptanceList> {
  const names = allows('people.see', caller.role) ? await readNames(actor.store, actor.id) : undefined
  const { state } = actor
  const batches = tableValues(state.batches).toSorted((a, b) => ((a.at ?? '') < (b.at ?? '') ? -1 : 1))
  const numbers = new Map(batches.map(({ id }, at) => [id, at + 1]))
  const items = tableValues(state.items)
  return {
    may: allows('items.accept', caller.role) && mayAccept(now.state, caller.person),
    batches: batches.map(({ id, at }) => {
      const of = items.filter(({ batch }) => batch === id)
      return {
        id,
        number: numbers.get(id) ?? 0,
        at: at ?? null,
        items: of.length,
        accepted: of.filter((item) => tableGet(state.signOffs, item.id)?.accepted).length,
        waiting: awaitingAcceptance(state, id).length,
      }
    }),
    said: state.acceptances.toReversed().map(({ id, outcome, batch, count, items: named, comment, by, at }) => ({
      ...{ id, outcome, count, comment, at },
      batch: batch === null ? null : (numbers.get(batch) ?? null),
      items: named.slice(0, mostNamed).flatMap((item) => {
        const listed = tableGet(state.items, item)
        return listed ? [{ id: item, key: listed.key }] : []
      }),
      by: nameOf(by, state.people, names),
      mine: by === caller.person,
    })),
  }
}

export const acceptanceOf = ({ actor }: SeenRoom, caller: Caller, id: string): Acceptance | undefined =>
  actor.state.acceptances.find((one) => one.id === id && actor.personNow(one.by) === caller.person)
