import { readFileSync } from 'node:fs'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { operatorOf } from '#server/auth/caller.ts'
import { RoomHarness } from '#server/testing/room-harness.ts'
import { benchUnit } from '#shared/domain/bench.ts'
import { wordsHash } from '#shared/domain/result.ts'
import type { RoomId } from '#shared/kernel/ids.ts'
import { tableValues } from '#shared/kernel/table.ts'
import { drawnItem } from '#shared/projections/drawn-item.ts'
import { auditPage } from './audit-page.ts'
import { importBatch } from './import-batch.ts'
import { precedentList } from './precedent-list.ts'
import { readBatches } from './read-batch.ts'

const folder = new URL('../../e2e/samples/street-scenes/coco/', import.meta.url)
const street = ['Joseph', 'Meena', 'Farida'].map((name) => ({
  fileName: `${name}.json`,
  bytes: new Uint8Array(readFileSync(new URL(`${name}.json`, folder))),
  holds: 'labels' as const,
}))

let harness: RoomHarness
beforeAll(async () => {
  harness = await RoomHarness.open()
})
afterAll(() => harness.close())

test('LE1 disputes, entries of the trail and precedents of labels come with what the label is', async () => {
  const { room } = harness
  const { actor } = room
  await importBatch(room, operatorOf('harness' as RoomId), await readBatches(street), { rest: true })
  const item = tableValues(actor.state.items).find(({ key }) => key === 'bus-stand.png')
  if (!item) throw new Error('no item')
  const { units } = await actor.blobs.comparison(item)
  const boxed = units.find(
    ({ label, differences }) => label?.kind === 'box' && differences.some(({ from }) => from === 2),
  )
  const place = { unit: boxed?.unit ?? '', from: 2, to: 3 }
  const label = { kind: 'box', columns: boxed?.label?.columns }

  const reviewer = await harness.person('reviewer', 'Ravi')
  await reviewer.joins()
  const asked = { item: item.id, place, question: 'Where does it end?' }
  expect(await reviewer.asks('dispute.open', asked)).toMatchObject({ ok: true })
  const listed = await reviewer.channel.emitWithAck('disputes', { filter: 'all', from: 0, count: 10 })
  expect(listed).toMatchObject({ ok: true, value: { rows: [{ label, dispute: { place } }] } })

  const trainer = await harness.person('trainer', 'Selvi')
  await trainer.joins()
  const unit = benchUnit(await actor.bench(item), place.unit)
  const { from, to } = unit?.stretch(2, 3) ?? { from: 0, to: 0 }
  const stands = unit?.text.slice(from, to) ?? ''
  const ruled = await trainer.asks('ruling.make', {
    ...{
      item: item.id,
      place,
      value: stands,
      reason: 'spelling',
      why: 'To the edge',
      basis: wordsHash(stands),
    },
  })
  expect(ruled).toMatchObject({ ok: true })
  const by = { ...operatorOf('harness' as RoomId) }
  const { entries } = await auditPage(room, by, { after: 0, count: 50, unit: place.unit })
  expect(entries.map(({ type, label: named }) => [type, named])).toEqual([
    ['ruling.made', label],
    ['dispute.opened', label],
  ])
  expect(await precedentList(room, by)).toEqual({ precedents: [] })

  const { units: drawn } = drawnItem(actor.state, item, await actor.bench(item))
  expect(drawn.find(({ unit: id }) => id === place.unit)).toMatchObject({ label: { kind: 'box' }, marks: [] })
})
