import { createHash } from 'node:crypto'
import { afterEach, expect, test } from 'vitest'
import { operatorOf } from '#server/auth/caller.ts'
import { RoomHarness } from '#server/testing/room-harness.ts'
import { resultHash, resultOf } from '#shared/domain/result.ts'
import { chavadiJson } from '#shared/formats/chavadi-json.ts'
import { csv } from '#shared/formats/csv.ts'
import { labelStudio } from '#shared/formats/label-studio.ts'
import { sample } from '#shared/formats/testing/bytes.ts'
import type { ExportManifest } from '#shared/projections/export-manifest.ts'
import { exportHistory, exportManifest } from './export-history.ts'
import { type ExportWish, exportRoom } from './export-room.ts'
import { importBatch } from './import-batch.ts'
import { jsonBytes } from './item-blobs.ts'
import { readBatch } from './read-batch.ts'
import { runCommand } from './run-command.ts'

let harness: RoomHarness
afterEach(() => harness.close())

const plain = { format: chavadiJson, names: false, per: 'item', verbatim: false, signedOff: false } as const

async function exported(wish: Partial<ExportWish> = {}) {
  const made = await exportRoom(harness.room, operatorOf(harness.roomId), { ...plain, ...wish })
  if (!made.ok) throw new Error(made.refusal.message)
  return made.value
}
const keysIn = (text: string) => (JSON.parse(text) as { results: { item: string }[] }).results.map(({ item }) => item)

let commands = 0
async function does(name: string, input: object, role: 'reviewer' | 'trainer' = 'reviewer') {
  const caller = { room: harness.roomId, person: 'asha', role, session: null }
  const id = { client: 'asha-in-a-test', n: ++commands }
  const outcome = await runCommand(harness.room.actor, caller, { id, name, input }, () => [])
  if (!outcome.ok) throw new Error(outcome.refusal.message)
}

async function hashOfResult(item: string): Promise<string> {
  const { actor } = harness.room
  const listed = actor.item(item)
  if (!listed) throw new Error('no item')
  return resultHash(resultOf(await actor.bench(listed), []))
}

async function manifest(number: number): Promise<ExportManifest> {
  const bytes = await exportManifest(harness.room, number)
  if (!bytes.ok) throw new Error(bytes.refusal.message)
  return JSON.parse(new TextDecoder().decode(bytes.value)) as ExportManifest
}

test('X4 exports are numbered, with the hash and the size of their file and of every value', async () => {
  harness = await RoomHarness.open()
  const first = await exported()
  const second = await exported({ format: csv, names: true })
  const { exports } = await exportHistory(harness.room)
  expect(exports.map(({ number, format, names }) => [number, format, names])).toEqual([
    [2, 'csv', true],
    [1, 'json', false],
  ])
  expect(exports[1]).toMatchObject({
    file: createHash('sha256').update(first.text).digest('hex'),
    bytes: Buffer.byteLength(first.text),
    items: 2,
    since: null,
    signedOff: false,
    comparable: true,
  })
  expect(exports[0]?.file).toBe(createHash('sha256').update(second.text).digest('hex'))
  const [one, two] = [await manifest(1), await manifest(2)]
  expect(two.values).toEqual(one.values)
  expect(one.values.map(({ item, hash }) => [item, hash])).toContainEqual([
    harness.item('first'),
    await hashOfResult(harness.item('first')),
  ])
})

test('X5 changed since: what has another value or is new, against every earlier one, whatever the format', async () => {
  harness = await RoomHarness.open()
  await exported({ format: csv, names: true })
  expect(keysIn((await exported({ since: 1 })).text)).toEqual([])
  await does('difference.settle', { item: harness.item('first'), place: { unit: 'u1', from: 1, to: 2 }, take: 1 })
  expect(keysIn((await exported({ since: 1 })).text)).toEqual(['first'])
  // An export of what changed lists the rest too, so the next one can be held against it.
  expect(keysIn((await exported({ since: 3 })).text)).toEqual([])
  const more = {
    chavadi: 1,
    items: [{ key: 'third', sources: [{ annotator: 'worker-1', segments: [{ text: 'x' }] }] }],
  }
  const read = await readBatch({ fileName: 'more.json', bytes: jsonBytes(more) })
  await importBatch(harness.room, operatorOf(harness.roomId), read)
  expect(keysIn((await exported({ since: 3 })).text)).toEqual(['third'])
  expect(keysIn((await exported({ since: 1 })).text)).toEqual(['first', 'third'])
})

test('X5 of one batch, and only what is signed off; what was reopened since is named as gone', async () => {
  harness = await RoomHarness.open()
  const more = {
    chavadi: 1,
    items: [{ key: 'third', sources: [{ annotator: 'worker-1', segments: [{ text: 'x' }] }] }],
  }
  const read = await readBatch({ fileName: 'more.json', bytes: jsonBytes(more) })
  await importBatch(harness.room, operatorOf(harness.roomId), read)
  expect(keysIn((await exported({ batch: 'more.json' })).text)).toEqual(['third'])
  const item = harness.item('second')
  await does('item.sign-off', { item, hash: await hashOfResult(item) })
  const signed = await exported({ signedOff: true })
  expect(keysIn(signed.text)).toEqual(['second'])
  await does('item.reopen', { item, reason: 'again' }, 'trainer')
  const since = { since: signed.number, signedOff: true }
  expect(JSON.parse((await exported(since)).text)).toMatchObject({
    results: [],
    since: signed.number,
    gone: ['second'],
  })
  expect((await exported({ ...since, format: csv })).text).toContain('second,,gone,')
  // In the other batch nothing is gone.
  expect(JSON.parse((await exported({ ...since, batch: 'more.json' })).text)).toMatchObject({ results: [], gone: [] })
})

test('X5 an export that is too old to compare with is refused by name, and nothing is written', async () => {
  harness = await RoomHarness.open()
  const { actor } = harness.room
  const old = { type: 'export.made', format: 'csv', names: false, items: 2, manifest: 'a'.repeat(64) } as const
  const author = { person: 'operator', role: 'lead', session: null, command: null } as const
  await actor.alone(() => actor.commit(author, () => ({ events: [old] })))
  const head = await harness.journalHead
  const refused = await exportRoom(harness.room, operatorOf(harness.roomId), { ...plain, since: 1 })
  expect(refused).toMatchObject({ ok: false, refusal: { code: 'conflict' } })
  expect(await exportRoom(harness.room, operatorOf(harness.roomId), { ...plain, since: 7 })).toMatchObject({
    refusal: { code: 'not-found', message: 'There is no export 7 in this room' },
  })
  expect(await harness.journalHead).toBe(head)
  expect((await exported()).number).toBe(2)
  const { exports } = await exportHistory(harness.room)
  expect(exports.map(({ number, comparable }) => [number, comparable])).toEqual([
    [2, true],
    [1, false],
  ])
})

test('X6 the file that was imported comes back with the result in it; without names nobody is named', async () => {
  harness = await RoomHarness.open()
  const bytes = sample('interview.label-studio.json')
  const read = await readBatch({ fileName: 'interview.json', bytes })
  await importBatch(harness.room, operatorOf(harness.roomId), read)
  type Tasks = { annotations: { result: unknown }[]; completions?: unknown[] }[]
  const imported = JSON.parse(new TextDecoder().decode(bytes)) as Tasks
  const named = await exported({ format: labelStudio, names: true })
  const tasks = JSON.parse(named.text) as Tasks
  // The two items of the sample room came from another format: they follow as tasks of their own.
  expect(tasks).toHaveLength(imported.length + 2)
  expect(tasks[0]?.annotations.slice(0, -1)).toEqual(imported[0]?.annotations)
  expect(JSON.stringify(tasks[0]?.annotations.at(-1)?.result)).toContain('எப்போது ஆரம்பித்தது')
  const nameless = await exported({ format: labelStudio, batch: 'interview.json' })
  expect(JSON.parse(nameless.text)).toHaveLength(imported.length)
  expect(nameless.text).toMatch(/Annotator \d/)
  expect(nameless.text).not.toMatch(/asha|completed_by/i)
  const [one, two] = [await manifest(named.number), await manifest(nameless.number)]
  for (const { item, hash } of two.values) expect(one.values).toContainEqual(expect.objectContaining({ item, hash }))
})
