import type { Caller } from '#server/auth/caller.ts'
import type { OpenRoom } from '#server/rooms/room-registry.ts'
import { runCommand } from '#server/rooms/run-command.ts'
import type { SeenRoom } from '#server/rooms/seen-room.ts'
import { accept, type Outcome } from '#shared/kernel/outcome.ts'
import type { CommandDone } from '#shared/protocol/rt-messages.ts'
import type { Telling } from './telling.ts'

/** Calls back, once, when whoever sees the room so is to see it otherwise; the answer stops listening. */
export function onOtherSight(
  { actor, sight }: OpenRoom,
  { role }: Caller,
  seen: SeenRoom,
  end: () => void,
): () => void {
  let stop: () => void = () => undefined
  const look = () => {
    if (sight.isOf(role, seen)) return
    stop()
    end()
  }
  stop = actor.listen(look)
  look()
  return stop
}

/** Tells an observer how far behind they are, now and whenever that changes; the answer ends it. */
export function tellBehind({ actor, sight }: OpenRoom, telling: Telling): () => void {
  let told = actor.delay
  const tell = () => telling.tell('behind', sight.behind)
  tell()
  return actor.listen(() => {
    if (told === actor.delay) return
    told = actor.delay
    tell()
  })
}

/** Whoever is behind says it of what they see, and hears of no entry that they do not see yet. */
export async function commandOf(
  room: OpenRoom,
  seen: SeenRoom,
  caller: Caller,
  envelope: unknown,
): Promise<Outcome<CommandDone>> {
  const isBehind = seen.actor !== room.actor
  const here = () => room.here.all()
  const done = await runCommand(room.actor, caller, envelope, here, () => (isBehind ? seen.actor.state : undefined))
  return done.ok && isBehind ? accept({ ...done.value, seq: Math.min(done.value.seq, seen.actor.seq) }) : done
}
