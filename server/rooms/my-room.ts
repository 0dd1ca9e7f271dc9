import type { Caller } from '#server/auth/caller.ts'
import { allows } from '#shared/domain/roles.ts'
import { disputeCounts, disputeRows } from '#shared/projections/dispute-list.ts'
import type { MyRoom } from '#shared/protocol/session-messages.ts'
import { inNow, toldIn } from './in-now.ts'
import { maySee } from './item-sources.ts'
import { nameOf, readNames } from './people-names.ts'
import type { OpenRoom } from './room-registry.ts'
import type { SeenRoom } from './seen-room.ts'

/** A room as one of its people sees it from outside: how far it is, what waits for them, and who is in. */
export async function myRoom(room: OpenRoom, caller: Caller): Promise<Omit<MyRoom, 'number' | 'path'>> {
  const names = await readNames(room.actor.store, room.actor.id)
  return room.sight.look(caller.role, (seen) => asSeen(room, seen, caller, names))
}

type Names = Awaited<ReturnType<typeof readNames>>

function asSeen({ here }: OpenRoom, seen: SeenRoom, caller: Caller, names: Names): Omit<MyRoom, 'number' | 'path'> {
  const { actor } = seen
  const { person, role } = caller
  const called = (id: string) => nameOf(id, actor.state.people, names)
  const reader = { person, role, maySee: (id: string) => isSeen(seen, caller, id) }
  const { all, signedOff } = actor.queue.counts(person)
  return {
    ended: false,
    room: actor.id,
    title: actor.state.settings.title,
    role,
    name: called(person),
    items: all,
    signedOff,
    waiting: disputeCounts(disputeRows(actor.state, reader)).waiting,
    ...toldIn(inNow(here.all()), allows('people.see', role) ? called : null),
  }
}

function isSeen(room: SeenRoom, caller: Caller, id: string): boolean {
  const item = room.actor.item(id)
  return item !== undefined && maySee(room, caller, item)
}
