import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { operatorOf } from '#server/auth/caller.ts'
import { type RedisServer, startRedis } from '#server/store/testing/redis-server.ts'
import { RoomHarness } from '#server/testing/room-harness.ts'
import { labellingHash } from '#shared/domain/labelling.ts'
import { asRoomId, type RoomId } from '#shared/kernel/ids.ts'
import { tableValues } from '#shared/kernel/table.ts'
import { importBatch, tryBatch } from './import-batch.ts'
import { jsonBytes } from './item-blobs.ts'
import { readBatches, withLabelling } from './read-batch.ts'
import { RoomJournal } from './room-journal.ts'
import type { OpenRoom } from './room-registry.ts'
import { runCommand } from './run-command.ts'

const file = (fileName: string, bboxes: readonly (readonly number[])[], category = 'Car', image = 'street.png') => ({
  fileName,
  bytes: jsonBytes({
    images: [{ id: 1, file_name: image, width: 100, height: 50 }],
    categories: [{ id: 3, name: category }],
    annotations: bboxes.map((bbox, at) => ({ id: at + 1, image_id: 1, category_id: 3, bbox })),
  }),
})

const boxOf = (id: string, tag: string) => ({ id, kind: 'box', tag, x: 1, y: 1, width: 5, height: 5 })

let redis: RedisServer | undefined
const places = {
  'the embedded store': async () => RoomHarness.open(),
  Redis: async () => {
    redis = await startRedis()
    return RoomHarness.open({ redisUrl: redis.url })
  },
}

describe.each(Object.entries(places))('importing labels on %s', (_, open) => {
  let harness: RoomHarness
  let rooms = 0
  beforeAll(async () => {
    harness = await open()
  })
  afterAll(async () => {
    await harness.close()
    await redis?.stop()
    redis = undefined
  })
  const newRoom = (): Promise<OpenRoom> =>
    harness.serving.rooms.create(asRoomId(`labels-${++rooms}`) as RoomId, 'Labels')
  const by = operatorOf('labels' as RoomId)
  const namesIn = ({ actor }: OpenRoom) => actor.state.settings.labelling?.tags.map(({ name }) => name)

  let commands = 0
  const sets = ({ actor }: OpenRoom, input: object) =>
    runCommand(
      actor,
      { room: actor.id, person: 'kamala', role: 'lead', session: null },
      { id: { client: 'import-labels', n: ++commands }, name: 'labelling.set', input },
      () => [],
    )

  test('LC8 of a file with wrong labels nothing is stored until somebody says that the rest is wanted', async () => {
    const room = await newRoom()
    const read = await readBatches([
      file('a1.json', [
        [1, 2, 3, 4],
        [1, 2, -3, 4],
        [90, 2, 30, 4],
      ]),
    ])
    const before = await room.actor.store.head(room.actor.id, 'journal')
    for (const report of [await tryBatch(room, read), await importBatch(room, by, read)])
      expect(report).toMatchObject({
        batch: '',
        items: 1,
        added: ['Car'],
        faults: [{ refused: true }, { refused: false }],
      })
    expect(await room.actor.store.head(room.actor.id, 'journal')).toBe(before)
    const report = await importBatch(room, by, read, { rest: true })
    expect(report).toMatchObject({ items: 1, faults: [{ of: 'street.png' }, { of: 'street.png' }] })
    expect(tableValues(room.actor.state.batches)).toMatchObject([{ leftOut: 1, name: 'a1.json' }])
  })

  test('LC11 tags that the list does not have are told of files without a list; the list stays as it is', async () => {
    const room = await newRoom()
    await importBatch(room, by, await readBatches([file('a1.json', [[1, 2, 3, 4]])]))
    const answers = (of: string, ...tags: readonly string[]) => ({
      fileName: 'own.json',
      bytes: jsonBytes({
        chavadi: 1,
        items: [{ key: of, sources: [{ annotator: 'asha', labels: tags.map((tag, at) => boxOf(`b${at}`, tag)) }] }],
      }),
    })
    const read = await readBatches([answers('new.png', 'Car', 'Carr', 'Carr')])
    const told = { batch: '', added: [], faults: [{ of: 'new.png', kind: 'unknown-tag', refused: false }] }
    for (const report of [await tryBatch(room, read), await importBatch(room, by, read)])
      expect(report).toMatchObject(told)
    expect((await tryBatch(room, read)).faults[0]?.message).toContain('each of 2 labels has the tag "Carr"')
    expect(await importBatch(room, by, read, { rest: true })).toMatchObject({ items: 1, faults: [{ of: 'new.png' }] })
    expect(namesIn(room)).toEqual(['Car'])
    // Of what is here nothing is said again.
    expect(await tryBatch(room, read)).toMatchObject({ skipped: 1, faults: [] })
    const config = { fileName: 'names.txt', bytes: new TextEncoder().encode('Bus\n') }
    const held = withLabelling(await readBatches([answers('third.png', 'Bus', 'Car')]), config)
    expect(held.faults.map(({ message }) => message)).toEqual([expect.stringContaining('"Car"')])
  })

  test('LC7 several files are one batch, and each is kept byte for byte', async () => {
    const room = await newRoom()
    const files = [file('a1.json', [[1, 2, 3, 4]]), file('a2.json', [[1, 2, 4, 4]])]
    const report = await importBatch(room, by, await readBatches(files))
    expect(report).toMatchObject({ items: 1, sources: 2, annotators: 2 })
    const [batch] = tableValues(room.actor.state.batches)
    expect(batch).toMatchObject({ name: 'a1.json, a2.json', files: [{ name: 'a1.json' }, { name: 'a2.json' }] })
    for (const [at, kept] of (batch?.files ?? []).entries())
      expect(Buffer.compare(await room.actor.store.blobs.get(kept.file), files[at]?.bytes ?? Buffer.alloc(0))).toBe(0)
  })

  test('LC3 the first list of labels becomes the room’s, in the import’s own commit; later ones add what is new', async () => {
    const room = await newRoom()
    await importBatch(room, by, await readBatches([file('a1.json', [[1, 2, 3, 4]])]))
    expect(namesIn(room)).toEqual(['Car'])
    const mine = { tags: [{ name: 'Car', colour: '#db7706', key: '3' }] }
    const basis = labellingHash(room.actor.state.settings.labelling)
    expect(await sets(room, { labelling: mine, basis })).toMatchObject({ ok: true })
    const config = {
      fileName: 'labels.xml',
      bytes: new TextEncoder().encode(
        '<View><Labels name="l" toName="t"><Label value="Bus" background="red"/></Labels></View>',
      ),
    }
    const read = withLabelling(await readBatches([file('b.json', [[1, 2, 3, 4]], 'Tree', 'park.png')]), config)
    expect((await importBatch(room, by, read)).added).toEqual(['Bus', 'Tree'])
    expect(room.actor.state.settings.labelling).toEqual({
      tags: [...mine.tags, { name: 'Bus', colour: 'red' }, { name: 'Tree', key: '3' }],
    })
    const replayed = new RoomJournal(room.actor.id, room.actor.store)
    await replayed.catchUp()
    expect(replayed.state.settings.labelling).toEqual(room.actor.state.settings.labelling)
  })

  test('LC3 who sets the list while a file is imported: both hold, and nothing is overwritten', async () => {
    const room = await newRoom()
    const read = await readBatches([file('a1.json', [[1, 2, 3, 4]])])
    const labelling = { tags: [{ name: 'Car', description: 'With doors' }] }
    const setting = sets(room, { labelling, basis: labellingHash(null) })
    const [report, outcome] = await Promise.all([importBatch(room, by, read), setting])
    expect(report.items).toBe(1)
    const expected = outcome.ok ? labelling.tags : [{ name: 'Car', key: '3' }]
    expect(room.actor.state.settings.labelling?.tags).toEqual(expected)
  })
})
