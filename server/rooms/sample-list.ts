import type { Caller } from '#server/auth/caller.ts'
import { resultOf } from '#shared/domain/result.ts'
import { type Sample, standingOf, stands } from '#shared/domain/sample.ts'
import { tableGet, tableValues } from '#shared/kernel/table.ts'
import type { DrawableBatch, SampledItem, SampleList, SampleRow, SampleView } from '#shared/protocol/sample-messages.ts'
import { nameOf, readNames } from './people-names.ts'
import type { RoomActor } from './room-actor.ts'
import type { OpenRoom } from './room-registry.ts'

type Called = (person: string) => string

async function calledIn({ store, id, state }: RoomActor): Promise<Called> {
  const names = await readNames(store, id)
  return (person) => nameOf(person, state.people, names)
}

/** The room's samples, the latest first, and the batches that another could be drawn from. */
export async function sampleList({ actor }: OpenRoom): Promise<SampleList> {
  const called = await calledIn(actor)
  const samples = tableValues(actor.state.samples).sort((a, b) => b.number - a.number)
  return { batches: drawableBatches(actor), samples: samples.map((sample) => rowOf(actor, sample, called)) }
}

/** A sample with the results that are looked at; undefined where there is none of this id. */
export async function sampleView({ actor }: OpenRoom, caller: Caller, id: string): Promise<SampleView | undefined> {
  const sample = tableGet(actor.state.samples, id)
  if (!sample) return undefined
  const called = await calledIn(actor)
  const items: SampledItem[] = []
  for (const item of sample.items) items.push(...(await sampledItem(actor, sample, item, caller, called)))
  return { ...rowOf(actor, sample, called), items }
}

function drawableBatches({ state }: RoomActor): readonly DrawableBatch[] {
  const counts = new Map<string, { items: number; signedOff: number }>()
  for (const { id, batch } of tableValues(state.items)) {
    const count = counts.get(batch) ?? { items: 0, signedOff: 0 }
    const signed = tableGet(state.signOffs, id) ? 1 : 0
    counts.set(batch, { items: count.items + 1, signedOff: count.signedOff + signed })
  }
  return tableValues(state.batches)
    .sort((a, b) => (b.at ?? '').localeCompare(a.at ?? ''))
    .flatMap(({ id, name }) => {
      const count = counts.get(id)
      return count ? [{ id, name, ...count }] : []
    })
}

function rowOf({ state }: RoomActor, sample: Sample, called: Called): SampleRow {
  const { id, number, batch, seed, of, items, rule, by, at, closing } = sample
  return {
    ...{ id, number, batch, seed, of, rule, at },
    drawn: items.length,
    byName: called(by),
    standing: standingOf(sample, state.signOffs),
    closing: closing && { ...closing, byName: called(closing.by) },
  }
}

/** Nothing for an item that is in the room no more. */
async function sampledItem(
  actor: RoomActor,
  sample: Sample,
  id: string,
  { person }: Caller,
  called: Called,
): Promise<readonly SampledItem[]> {
  const item = actor.item(id)
  if (!item) return []
  const bench = await actor.bench(item)
  const { rulings, signOffs } = actor.state
  const signOff = tableGet(signOffs, id)
  const judgement = sample.judged[id]
  return [
    {
      id,
      key: item.key,
      language: item.language,
      units: resultOf(bench, tableGet(rulings, id) ?? []),
      hash: signOff?.hash ?? null,
      signedBy: signOff ? called(signOff.by) : '',
      own: signOff?.by === person,
      judged: judgement
        ? {
            right: judgement.right,
            reason: judgement.reason,
            words: judgement.words,
            byName: called(judgement.by),
            stands: sample.closing !== null || stands(signOffs, id, judgement),
          }
        : null,
    },
  ]
}
