import type { Comparison } from '#shared/compare/comparison.ts'
import { askedAgain } from '#shared/domain/asked-again.ts'
import { type RoomState, reduceRoom } from '#shared/domain/room.ts'
import { tableGet, tableValues } from '#shared/kernel/table.ts'
import type { ProfileExample, ProfileReport } from '#shared/protocol/profile-messages.ts'
import type { PreparedChange } from './recompare.ts'

const mostExamples = 20

/** What changes come to, over a room as it stands. Differences are told apart by their unit and readings. */
export function profileReport(state: RoomState, prepared: readonly PreparedChange[]): ProfileReport {
  const after = reduceRoom(state, { type: 'items.compared', changed: prepared.map(({ change }) => change) })
  const found = prepared.map((one) => ({ ...one, ...between(one.before, one.comparison) }))
  const changed = found.filter(({ gone, added }) => gone.length + added.length > 0)
  const examples = changed.flatMap(({ change: { before }, gone, added }): ProfileExample[] => {
    const example = (when: ProfileExample['when']) => (readings: readonly string[]) => ({
      ...{ item: before.id, key: before.key, language: before.language },
      ...{ when, readings },
    })
    // No item takes all the room.
    return [...gone.slice(0, 2).map(example('now')), ...added.slice(0, 2).map(example('then'))]
  })
  return {
    items: changed.length,
    gone: sum(found, ({ gone, other }) => gone.length - other),
    added: sum(found, ({ added, other }) => added.length - other),
    other: sum(found, ({ other }) => other),
    weak: {
      before: sum(found, ({ change }) => change.before.weak),
      after: sum(found, ({ change }) => change.after.weak),
    },
    asked: sum(found, (one) => newlyAsked(state, after, one)),
    signedOff: tableValues(state.items).filter(({ id }) => tableGet(state.signOffs, id)).length,
    examples: examples.slice(0, mostExamples),
  }
}

const sum = <T>(all: readonly T[], count: (one: T) => number): number =>
  all.reduce((total, one) => total + count(one), 0)

function newlyAsked(before: RoomState, after: RoomState, { change, comparison, ...from }: PreparedChange): number {
  const { id } = change.before
  const asked = (state: RoomState, { units }: Pick<Comparison, 'units'>) =>
    askedAgain({ units }, tableGet(state.settlings, id) ?? {}, tableGet(state.settledBefore, id) ?? []).length
  return Math.max(0, asked(after, comparison) - asked(before, from.before))
}

function between(before: Comparison, after: Comparison) {
  const [old, now] = [readingsIn(before), readingsIn(after)]
  const [gone, added] = [without(old, now), without(now, old)]
  return { gone, added, other: Math.min(gone.length, added.length) }
}

const readingsIn = ({ units }: Comparison): readonly (readonly string[])[] =>
  units.flatMap(({ differences }) => differences.map(({ readings }) => readings.map(({ text }) => text)))

/** Those of `all` that `others` does not have, one for one. */
function without(all: readonly (readonly string[])[], others: readonly (readonly string[])[]) {
  const counts = new Map<string, number>()
  const nameOf = (readings: readonly string[]) => JSON.stringify(readings.toSorted())
  for (const readings of others) counts.set(nameOf(readings), (counts.get(nameOf(readings)) ?? 0) + 1)
  return all.filter((readings) => {
    const left = counts.get(nameOf(readings)) ?? 0
    counts.set(nameOf(readings), left - 1)
    return left <= 0
  })
}
