import { setImmediate } from 'node:timers/promises'
import { tableGet } from '#shared/kernel/table.ts'
import type { Following } from './in-steps.ts'
import type { Preparing } from './prepared-items.ts'
import { type PreparedChange, prepareChange, stillHolds } from './recompare.ts'
import type { RoomActor } from './room-actor.ts'
import type { Extension } from './room-meeting.ts'
import { summariseDraft } from './summarise.ts'

/** Compares items that get more annotators anew; what holds still when the import is planned again is kept. */
export class ChangePreparation {
  readonly #prepared = new Map<string, PreparedChange>()

  async prepare(
    actor: RoomActor,
    extended: readonly Extension[],
    { profile, weights }: Pick<Preparing, 'profile' | 'weights'>,
    { signal, tell }: Following,
  ): Promise<readonly PreparedChange[]> {
    const changes: PreparedChange[] = []
    for (const [at, { item, stored }] of extended.entries()) {
      signal?.throwIfAborted()
      tell?.({ step: 'comparing', done: at / extended.length })
      const known = this.#prepared.get(item.id)
      const people = JSON.stringify(stored.sources.map(({ person }) => person))
      const holds =
        known && JSON.stringify(known.change.after.annotators) === people && (await stillHolds(actor, known.change))
      const change = holds ? known : await prepareChange(actor, { item, stored, profile, weights })
      this.#prepared.set(item.id, change)
      changes.push(change)
      await setImmediate()
    }
    return changes
  }
}

/** What was typed before the items changed stands in the journal before that, not after. */
export async function summariseBegun(actor: RoomActor, changes: readonly PreparedChange[]): Promise<void> {
  for (const { change } of changes) {
    const item = change.units && tableGet(actor.state.items, change.before.id)
    if (item) await summariseDraft(actor, item)
  }
}

/** Whether every change goes on from what its item is now, also from whether it is signed off. */
export async function allStand(
  actor: RoomActor,
  changes: readonly PreparedChange[],
  closedBefore: (item: string) => boolean,
): Promise<boolean> {
  const { signOffs } = actor.state
  const holds = await Promise.all(
    changes.map(
      async ({ change }) =>
        Boolean(tableGet(signOffs, change.before.id)) === closedBefore(change.before.id) &&
        (await stillHolds(actor, change)),
    ),
  )
  return holds.every(Boolean)
}
