import { createHash } from 'node:crypto'
import fc from 'fast-check'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { operatorOf } from '#server/auth/caller.ts'
import { type RedisServer, startRedis } from '#server/store/testing/redis-server.ts'
import { HeldCommits } from '#server/testing/held-commits.ts'
import { RoomHarness } from '#server/testing/room-harness.ts'
import { resultHash, resultOf } from '#shared/domain/result.ts'
import type { ImportedItem } from '#shared/domain/source.ts'
import { asRoomId, type RoomId } from '#shared/kernel/ids.ts'
import { tableGet, tableValues } from '#shared/kernel/table.ts'
import { importBatch, tryBatch } from './import-batch.ts'
import { jsonBytes } from './item-blobs.ts'
import { nameOf, readNames } from './people-names.ts'
import { readBatch } from './read-batch.ts'
import { RoomJournal } from './room-journal.ts'
import type { OpenRoom } from './room-registry.ts'
import { runCommand } from './run-command.ts'

type Texts = Readonly<Record<string, string>>
type Rows = Readonly<Record<string, Texts>>

/** Items by key, each with what the annotators said. */
const itemsOf = (rows: Rows): ImportedItem[] =>
  Object.entries(rows).map(([key, texts]) => ({
    key,
    language: 'en',
    sources: Object.entries(texts).map(([annotator, text]) => ({ annotator, segments: [{ text }] })),
  }))
const jsonFile = (items: readonly ImportedItem[]) =>
  readBatch({ fileName: 'again.json', bytes: jsonBytes({ chavadi: 1, items }) })
const tableFile = (rows: Rows) => {
  const lines = Object.entries(rows).flatMap(([key, texts]) =>
    Object.entries(texts).map(([annotator, text]) => `${key},${text},${annotator}`),
  )
  return readBatch({
    fileName: 'again.csv',
    bytes: new TextEncoder().encode(['item,text,annotator', ...lines].join('\n')),
  })
}

let redis: RedisServer | undefined
const places = {
  'the embedded store': async () => RoomHarness.open(),
  Redis: async () => {
    redis = await startRedis()
    return RoomHarness.open({ redisUrl: redis.url })
  },
}

describe.each(Object.entries(places))('importing again on %s', (_, open) => {
  let harness: RoomHarness
  let rooms = 0
  let commands = 0
  beforeAll(async () => {
    harness = await open()
  })
  afterAll(async () => {
    await harness.close()
    await redis?.stop()
    redis = undefined
  })

  const by = operatorOf('harness' as RoomId)
  const newRoom = () => harness.serving.rooms.create(asRoomId(`again-${++rooms}`) as RoomId, 'Again')
  const brings = async (room: OpenRoom, rows: Rows) => importBatch(room, by, await tableFile(rows))
  const head = ({ actor }: OpenRoom) => actor.store.head(actor.id, 'journal')
  /** What a room holds, without what is drawn at random. */
  const held = async ({ actor }: OpenRoom) => {
    const names = await readNames(actor.store, actor.id)
    const items = tableValues(actor.state.items).map(async (item) => {
      const { sources } = await actor.blobs.sources(item)
      const { key, language, differences, weak, disagreement, words, excerpt } = item
      const said = sources.map(({ person, segments }) => [nameOf(person, actor.state.people, names), segments])
      return { key, language, differences, weak, disagreement, words, excerpt, said }
    })
    return (await Promise.all(items)).sort((a, b) => (a.key < b.key ? -1 : 1))
  }

  const asks = (room: OpenRoom, name: string, input: object, role: 'reviewer' | 'trainer' = 'reviewer') =>
    runCommand(
      room.actor,
      { room: room.actor.id, person: 'somebody', role, session: null },
      { id: { client: 'import-again', n: ++commands }, name, input },
      () => [],
    )
  const signsOff = async (room: OpenRoom, item: string) => {
    const listed = room.actor.item(item)
    if (!listed) throw new Error('no such item')
    const hash = resultHash(resultOf(await room.actor.bench(listed), []))
    expect(await asks(room, 'item.sign-off', { item, hash }, 'trainer')).toMatchObject({ ok: true })
  }

  test('I3 new items come, what is the same is passed over, another text is listed with its line and not taken', async () => {
    const room = await newRoom()
    await brings(room, { one: { asha: 'the cat', ravi: 'the bat' }, two: { asha: 'so', ravi: 'so' } })
    const again = {
      one: { asha: 'the cat', ravi: 'the rat' },
      two: { ravi: 'so' },
      three: { asha: 'new', meena: 'now' },
    }
    const report = await brings(room, again)
    expect(report).toMatchObject({ items: 1, sources: 2, annotators: 2, skipped: 1, refused: 1, left: 0, extended: 0 })
    expect(report.warnings).toEqual([
      {
        kind: 'another-text',
        line: 3,
        message: '"ravi" of item "one" has another text here; the one in the file was not taken',
      },
    ])
    expect(await held(room)).toMatchObject([
      {
        key: 'one',
        said: [
          ['asha', [{ text: 'the cat' }]],
          ['ravi', [{ text: 'the bat' }]],
        ],
      },
      { key: 'three' },
      { key: 'two' },
    ])
    const batches = tableValues(room.actor.state.batches)
    expect(batches.find(({ id }) => id === report.batch)).toMatchObject({ items: 1, skipped: 1, refused: 1, left: 0 })
    expect(Object.keys(room.actor.state.people)).toHaveLength(3)
  })

  test('I3 a file of which nothing is new stores nothing and says so', async () => {
    const room = await newRoom()
    const rows = { one: { asha: 'the cat', ravi: 'the bat' } }
    await brings(room, rows)
    const before = await head(room)
    expect(await brings(room, rows)).toMatchObject({ batch: '', items: 0, skipped: 1, refused: 0 })
    expect(await brings(room, { one: { asha: 'a cat' } })).toMatchObject({
      batch: '',
      items: 0,
      skipped: 0,
      refused: 1,
    })
    expect(await head(room)).toBe(before)
  })

  test('I3 an item is known whichever batch it came by', async () => {
    const room = await newRoom()
    await brings(room, { one: { asha: 'a' } })
    await brings(room, { two: { asha: 'b' } })
    expect(await brings(room, { two: { asha: 'b' }, one: { asha: 'a' }, three: { asha: 'c' } })).toMatchObject({
      ...{ items: 1, skipped: 2 },
    })
  })

  test('I4 a dry run says the same and stores nothing', async () => {
    const room = await newRoom()
    await brings(room, { one: { asha: 'a' } })
    const before = await head(room)
    const read = await tableFile({ one: { asha: 'b' }, two: { asha: 'c', ravi: 'd' } })
    const dry = await tryBatch(room, read)
    expect(await head(room)).toBe(before)
    expect({ ...(await importBatch(room, by, read)), batch: '' }).toEqual(dry)
  })

  test('I3 a new annotator of an item that is here is added to it, and the item compared anew', async () => {
    const room = await newRoom()
    await brings(room, { one: { asha: 'the cat', ravi: 'the bat' }, two: { asha: 'so' } })
    const report = await brings(room, { one: { meena: 'the bat' }, two: { asha: 'so' } })
    expect(report).toMatchObject({ items: 0, sources: 1, annotators: 1, extended: 1, skipped: 1, warnings: [] })
    const said = [
      ['asha', [{ text: 'the cat' }]],
      ['ravi', [{ text: 'the bat' }]],
      ['meena', [{ text: 'the bat' }]],
    ]
    expect(await held(room)).toMatchObject([{ key: 'one', said, excerpt: 'the bat' }, { key: 'two' }])
    const { items, batches } = room.actor.state
    const [first] = tableValues(items).filter(({ key }) => key === 'one')
    expect(room.actor.queue.row(first?.id ?? '')).toMatchObject({ sources: 3 })
    expect(tableValues(batches).find(({ id }) => id === report.batch)).toMatchObject({ items: 0, extended: 1 })
    expect(first?.batch).not.toBe(report.batch)
    const again = new RoomJournal(room.actor.id, room.actor.store)
    await again.catchUp()
    expect(again.state).toEqual(room.actor.state)
  })

  test('I3 signed-off items are left alone and listed, unless the lead says otherwise', async () => {
    const room = await newRoom()
    await brings(room, { one: { asha: 'the cat', ravi: 'the bat' } })
    const [item] = tableValues(room.actor.state.items)
    await signsOff(room, item?.id ?? '')
    const read = await tableFile({ one: { meena: 'the rat' } })
    expect(await importBatch(room, by, read)).toMatchObject({
      ...{ batch: '', extended: 0, left: 1 },
      warnings: [{ kind: 'signed-off', line: 2 }],
    })
    expect(await importBatch(room, by, read, { signedOff: true })).toMatchObject({ extended: 1, left: 0 })
    expect(await held(room)).toMatchObject([
      { key: 'one', said: ['asha', 'ravi', 'meena'].map((who) => [who, expect.anything()]) },
    ])
    expect(tableGet(room.actor.state.signOffs, item?.id ?? '')).toMatchObject({ excerpt: 'the bat' })
  })

  test('I3 two imports at once that bring each another annotator of one item: both come in', async () => {
    const room = await newRoom()
    await brings(room, { one: { asha: 'the cat' } })
    const reports = await Promise.all(
      ['ravi', 'meena', 'joseph'].map((who) => brings(room, { one: { [who]: `the ${who}` } })),
    )
    expect(reports.map(({ extended }) => extended)).toEqual([1, 1, 1])
    const [item] = await held(room)
    expect(item?.said.map(([who]) => who).sort()).toEqual(['asha', 'joseph', 'meena', 'ravi'])
  })

  test('I3 what somebody settles while new annotators come in stays settled', async () => {
    const room = await newRoom()
    await brings(room, { one: { asha: 'the cat sat', ravi: 'the bat sat' } })
    const [item] = tableValues(room.actor.state.items)
    const id = item?.id ?? ''
    const imports = new HeldCommits(room.actor.store, ({ put }) =>
      Object.keys(put ?? {}).some((at) => at.startsWith('batch:')),
    )
    const coming = brings(room, { one: { meena: 'the rat sat' } })
    await expect.poll(() => imports.waiting.length).toBe(1)
    imports.release()
    const settling = asks(room, 'difference.settle', { item: id, place: { unit: 'u1', from: 1, to: 2 }, take: 0 })
    expect(await Promise.all([coming, settling])).toMatchObject([{ extended: 1 }, { ok: true }])
    const { settlings } = room.actor.state
    expect(Object.keys(tableGet(settlings, id) ?? {})).toHaveLength(1)
    expect((await held(room))[0]?.said).toHaveLength(3)
  })

  test('I3 two imports at once: what both bring is taken of the first, whatever else is new of each', async () => {
    const room = await newRoom()
    const shared = { x: { asha: 'one' }, y: { asha: 'two', ravi: 'too' } }
    const reports = await Promise.all([
      brings(room, { ...shared, left: { asha: 'only here' } }),
      brings(room, { ...shared, x: { asha: 'another' }, right: { asha: 'only there', meena: 'a' } }),
    ])
    expect((await held(room)).map(({ key }) => key)).toEqual(['left', 'right', 'x', 'y'])
    expect(reports.map(({ items }) => items).sort()).toEqual([1, 3])
    expect(reports.map(({ refused }) => refused).sort()).toEqual([0, 1])
    expect(Object.keys(room.actor.state.people)).toHaveLength(3)
  })

  test('I3 the file is kept under its hash once it is imported, and not when it is not', async () => {
    const room = await newRoom()
    const [read, other] = [await tableFile({ one: { asha: 'a' } }), await tableFile({ one: { asha: 'never' } })]
    await importBatch(room, by, read)
    const [batch] = tableValues(room.actor.state.batches)
    expect(
      Buffer.compare(await room.actor.store.blobs.get(batch?.file ?? ''), read.files[0]?.bytes ?? new Uint8Array()),
    ).toBe(0)
    await importBatch(room, by, other)
    const { blobs } = room.actor.store
    expect(
      await blobs.has(
        createHash('sha256')
          .update(other.files[0]?.bytes ?? '')
          .digest('hex'),
      ),
    ).toBe(false)
  })

  test('I3 a table in two parts, cut anywhere between rows, comes to the same items but for the order of annotators', async () => {
    const words = fc.array(fc.constantFrom('the', 'cat', 'bat', 'sat'), { minLength: 1, maxLength: 4 })
    const someRows = fc.uniqueArray(
      fc.record({
        key: fc.constantFrom('a', 'b', 'c'),
        who: fc.constantFrom('asha', 'ravi', 'meena', 'joseph'),
        words,
      }),
      { selector: ({ key, who }) => `${key} ${who}`, minLength: 1, maxLength: 10 },
    )
    await fc.assert(
      fc.asyncProperty(someRows, fc.nat(), fc.boolean(), async (rows, cut, overlapping) => {
        const at = cut % (rows.length + 1)
        const [whole, divided] = [await newRoom(), await newRoom()]
        const file = (some: typeof rows) => {
          const lines = some.map(({ key, who, words: said }) => `${key},${said.join(' ')},${who}`)
          const text = ['item,text,annotator', ...lines].join('\n')
          return readBatch({ fileName: 'rows.csv', bytes: new TextEncoder().encode(text) })
        }
        await importBatch(whole, by, await file(rows))
        for (const part of [rows.slice(0, at), overlapping ? rows : rows.slice(at)])
          if (part.length > 0) await importBatch(divided, by, await file(part))
        const unordered = (items: Awaited<ReturnType<typeof held>>) =>
          items.map(({ said, ...item }) => ({
            ...item,
            said: [...said].sort(([a], [b]) => (`${a}` < `${b}` ? -1 : 1)),
          }))
        expect(unordered(await held(divided))).toEqual(unordered(await held(whole)))
      }),
      { numRuns: 15 },
    )
  })

  test('I3 a file in two parts, cut anywhere between items, comes to the same items as at once', async () => {
    const text = fc.array(fc.constantFrom('the', 'cat', 'bat', 'sat'), { maxLength: 4 }).map((words) => words.join(' '))
    const someItems = fc.dictionary(
      fc.stringMatching(/^[a-e]$/),
      fc.dictionary(fc.constantFrom('asha', 'ravi', 'meena'), text, { minKeys: 1 }),
      { minKeys: 1 },
    )
    await fc.assert(
      fc.asyncProperty(someItems, fc.nat(), fc.boolean(), async (rows, cut, overlapping) => {
        const items = itemsOf(rows)
        const at = cut % (items.length + 1)
        const parts = [items.slice(0, at), overlapping ? items : items.slice(at)].filter((part) => part.length > 0)
        const [whole, divided] = [await newRoom(), await newRoom()]
        await importBatch(whole, by, await jsonFile(items))
        for (const part of parts) await importBatch(divided, by, await jsonFile(part))
        expect(await held(divided)).toEqual(await held(whole))
      }),
      { numRuns: 15 },
    )
  })
})
