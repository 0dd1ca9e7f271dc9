import { readFileSync } from 'node:fs'
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest'
import { operatorOf } from '#server/auth/caller.ts'
import { type RedisServer, startRedis } from '#server/store/testing/redis-server.ts'
import { type Person, RoomHarness } from '#server/testing/room-harness.ts'
import { defaultProfile } from '#shared/compare/comparison.ts'
import { defaultLabelProfile } from '#shared/compare/label-profile.ts'
import type { ListedItem } from '#shared/domain/item.ts'
import { resultHash, resultOf } from '#shared/domain/result.ts'
import { chavadiJson } from '#shared/formats/chavadi-json.ts'
import { coco } from '#shared/formats/coco.ts'
import { csv } from '#shared/formats/csv.ts'
import { finished } from '#shared/formats/format.ts'
import { labelStudio } from '#shared/formats/label-studio.ts'
import { asRoomId, type RoomId } from '#shared/kernel/ids.ts'
import { tableValues } from '#shared/kernel/table.ts'
import { observedItem } from '#shared/projections/observed-item.ts'
import type { ItemSources } from '#shared/protocol/item-sources.ts'
import { changeProfile } from './change-profile.ts'
import { exportRoom } from './export-room.ts'
import { importBatch } from './import-batch.ts'
import { jsonBytes } from './item-blobs.ts'
import { readBatches } from './read-batch.ts'
import type { OpenRoom } from './room-registry.ts'

const samples = new URL('../../e2e/samples/', import.meta.url)
const sample = (path: string) => ({
  fileName: path.split('/').at(-1) ?? '',
  bytes: new Uint8Array(readFileSync(new URL(path, samples))),
})
const street = (...people: readonly string[]) =>
  readBatches(people.map((name) => ({ ...sample(`street-scenes/coco/${name}.json`), holds: 'labels' as const })))

let redis: RedisServer | undefined
const places = {
  'the embedded store': async () => RoomHarness.open(),
  Redis: async () => {
    redis = await startRedis()
    return RoomHarness.open({ redisUrl: redis.url })
  },
}

describe.each(Object.entries(places))('label items on %s', (_, open) => {
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

  const by = operatorOf('harness' as RoomId)
  const newRoom = () => harness.serving.rooms.create(asRoomId(`things-${++rooms}`) as RoomId, 'Things')
  const itemsOf = ({ actor }: OpenRoom) => tableValues(actor.state.items).toSorted((a, b) => a.ordinal - b.ordinal)
  const itemAt = (room: OpenRoom, key: string): ListedItem => {
    const item = itemsOf(room).find((one) => one.key === key)
    if (!item) throw new Error(`no item ${key}`)
    return item
  }
  const market = 'market-morning.png'

  test('LI1 an import of labels lists label items: what they are of, how many things, how far the sources differ', async () => {
    const room = await newRoom()
    await importBatch(room, by, await street('Joseph', 'Meena', 'Farida'), { rest: true })
    const items = itemsOf(room)
    expect(items).toHaveLength(8)
    for (const item of items) {
      expect(item).toMatchObject({ kind: 'labels', excerpt: item.key, language: 'und' })
      expect(item.annotators).toHaveLength(3)
      const { units, labels, sources, profile } = await room.actor.blobs.comparison(item)
      expect(labels?.subject).toMatchObject({ is: 'image', width: expect.any(Number), height: expect.any(Number) })
      expect([item.words, sources]).toEqual([units.length, 3])
      expect(profile).toEqual({
        ...defaultProfile,
        foldCase: false,
        foldPunctuation: false,
        foldJoiners: false,
        foldDigits: false,
      })
      const disputed = units.filter(({ columns }) => columns.some(({ arcs }) => arcs.length > 1)).length
      expect(item.disagreement).toBe(disputed / units.length)
      expect(item.differences).toBe(units.flatMap(({ differences }) => differences).length)
      expect(item.differences).toBeGreaterThan(0)
    }
    // Every label of every source is in exactly one unit.
    const item = itemAt(room, market)
    const { sources } = await room.actor.blobs.sources(item)
    const { units } = await room.actor.blobs.comparison(item)
    const members = units.flatMap(({ label }) => label?.members.map(({ source, id }) => `${source} ${id}`) ?? [])
    const all = sources.flatMap(({ labels }, at) => labels?.labels.map(({ id }) => `${at} ${id}`) ?? [])
    expect(members.toSorted()).toEqual(all.toSorted())
  })

  test('LI2 texts begin with their words and tell their language; answers weigh by how their annotators agree', async () => {
    const room = await newRoom()
    const file = { ...sample('short-texts/short-texts.label-studio.json'), holds: 'labels' as const }
    await importBatch(room, by, await readBatches([file]), { rest: true })
    expect(new Set(itemsOf(room).map(({ language }) => language))).toEqual(new Set(['en', 'ta']))
    const weights = new Set<string>()
    for (const item of itemsOf(room)) {
      const { labels } = await room.actor.blobs.comparison(item)
      const text = labels?.subject?.is === 'text' ? labels.subject.text : ''
      expect(text.startsWith(item.excerpt.replace('…', ''))).toBe(true)
      const { sources } = await room.actor.blobs.sources(item)
      for (const [at, { person }] of sources.entries()) weights.add(`${person} ${labels?.weights?.[at]}`)
    }
    // One weight for each of the three, the same in every item.
    expect(weights.size).toBe(3)
  })

  test('LI6 a second file: items that nobody began are compared freely, those with a draft keep their units', async () => {
    const room = await newRoom()
    const { actor } = room
    await importBatch(room, by, await street('Joseph', 'Meena'), { rest: true })
    const begun = itemAt(room, market)
    const before = await actor.blobs.comparison(begun)
    await begins(room, begun)
    const report = await importBatch(room, by, await street('Joseph', 'Farida'), { rest: true })
    expect(report).toMatchObject({ items: 0, extended: 8, skipped: 0, refused: 0, sources: 8 })
    for (const item of itemsOf(room)) expect(item.annotators).toHaveLength(3)
    const after = await actor.blobs.comparison(itemAt(room, market))
    expect(after.algorithm).toBe('labels-1 kept')
    expect(after.units.slice(0, before.units.length).map(({ unit }) => unit)).toEqual(
      before.units.map(({ unit }) => unit),
    )
    for (const [at, { label }] of before.units.entries())
      expect(after.units[at]?.label?.members.slice(0, label?.members.length)).toEqual(label?.members)
    const members = after.units.flatMap(({ label }) => label?.members.map(({ source, id }) => `${source} ${id}`) ?? [])
    expect(new Set(members).size).toBe(members.length)
    const { sources } = await actor.blobs.sources(itemAt(room, market))
    expect(members).toHaveLength(sources.flatMap(({ labels }) => labels?.labels ?? []).length)
    const free = await actor.blobs.comparison(itemAt(room, 'bus-stand.png'))
    expect(free.algorithm).toBe('labels-1')
    // Whoever brings the same again brings nothing.
    expect(await importBatch(room, by, await street('Farida', 'Meena'), { rest: true })).toMatchObject({
      ...{ items: 0, extended: 0, skipped: 8, refused: 0, batch: '' },
    })
  })

  test('LI6 other labels of a known annotator, and labels of another picture, are listed and not taken', async () => {
    const room = await newRoom()
    const drawn = (person: string, x: number, width = 100) => ({
      fileName: `${person}.json`,
      holds: 'labels' as const,
      bytes: jsonBytes({
        images: [{ id: 1, file_name: 'a.png', width, height: 50 }],
        categories: [{ id: 1, name: 'Car' }],
        annotations: [{ id: 1, image_id: 1, category_id: 1, bbox: [x, 1, 5, 5] }],
      }),
    })
    await importBatch(room, by, await readBatches([drawn('asha', 1), drawn('ravi', 1)]))
    const again = await importBatch(room, by, await readBatches([drawn('asha', 9)]))
    expect(again).toMatchObject({ extended: 0, refused: 1, warnings: [{ kind: 'another-text' }] })
    expect(again.warnings[0]?.message).toContain('has other labels here')
    const other = await importBatch(room, by, await readBatches([drawn('meena', 1, 200)]))
    expect(other).toMatchObject({ extended: 0, refused: 1, warnings: [{ kind: 'another-subject' }] })
    expect(itemAt(room, 'a.png').annotators).toHaveLength(2)
  })

  test('LI9 when labels are the same is set anew: begun drafts keep their units', async () => {
    const room = await newRoom()
    const { actor } = room
    await importBatch(room, by, await street('Joseph', 'Meena', 'Farida'), { rest: true })
    const begun = itemAt(room, market)
    const before = await actor.blobs.comparison(begun)
    await begins(room, begun)
    const labels = { ...defaultLabelProfile, same: { ...defaultLabelProfile.same, box: 0.95 } }
    const was = actor.state.settings.profile
    const outcome = await changeProfile(
      room,
      { ...by, room: actor.id, role: 'lead' },
      { profile: { ...was, labels }, was },
    )
    expect(outcome).toMatchObject({ ok: true })
    const after = await actor.blobs.comparison(itemAt(room, market))
    expect(after.profile.labels).toEqual(labels)
    expect(after.units.map(({ unit, label }) => [unit, label?.members])).toEqual(
      before.units.map(({ unit, label }) => [unit, label?.members]),
    )
    const placed = (units: typeof after.units) =>
      units.flatMap(({ differences }) => differences.filter(({ from }) => from === 2))
    expect(placed(after.units).length).toBeGreaterThan(placed(before.units).length)
    // Words being compared otherwise is nothing to labels.
    const folded = { ...was, labels, foldCase: false }
    const comparison = itemAt(room, 'bus-stand.png').comparison
    await changeProfile(room, { ...by, room: actor.id, role: 'lead' }, { profile: folded, was: { ...was, labels } })
    expect(itemAt(room, 'bus-stand.png').comparison).toBe(comparison)
  })

  test('LI3 reviewers get every source’s labels, annotators their own alone until the item is signed off', async () => {
    await importBatch(harness.room, by, await street('Joseph', 'Meena', 'Farida'), { rest: true })
    const { actor } = harness.room
    const others = async (item: ListedItem) =>
      (await actor.blobs.comparison(item)).units.filter(
        ({ label }) => label?.members.length === 1 && label.members[0]?.source !== 1,
      )
    const items = itemsOf(harness.room).filter(({ kind }) => kind === 'labels')
    const counts = await Promise.all(items.map(async (item) => (await others(item)).length))
    const item = items[counts.findIndex((count) => count > 0)]
    if (!item) throw new Error('nobody drew what nobody else did')
    const { id } = item
    const seen = await fetched(await harness.person('reviewer', 'Asha'), id)
    expect(seen).toMatchObject({ kind: 'labels', subject: { is: 'image', width: 1280, height: 800 } })
    expect(seen.sources.every(({ labels }) => (labels?.labels.length ?? 0) > 10)).toBe(true)
    expect(JSON.stringify(seen)).not.toContain('"kept"')
    const meena = await harness.returns(seen.sources[1]?.person ?? '', 'annotator')
    const own = await fetched(meena, id)
    expect(own.sources.map(({ labels }) => labels === null)).toEqual([true, false, true])
    for (const { label, columns, differences } of own.comparison.units) {
      expect(label?.members.every(({ source }) => source === 1)).toBe(true)
      expect(columns.flatMap(({ arcs }) => arcs.flatMap(({ sources }) => sources)).every((at) => at === 1)).toBe(true)
      expect(differences).toEqual([])
      const stands = columns[0]?.arcs[columns[0].consensus]?.text !== ''
      expect(stands || label?.members.length === 1).toBe(true)
    }
    const alone = await others(item)
    for (const { unit } of alone) expect(own.comparison.units.map((one) => one.unit)).not.toContain(unit)
    expect(own.comparison.labels).not.toHaveProperty('weights')
    const observer = await harness.person('observer', 'Client')
    expect((await request(observer, id)).status).toBe(403)
  })

  test('LI10 LI11 LI12 what was settled leaves as labels, observers see it without names, and agreement is told', async () => {
    const { room } = harness
    const { actor } = room
    const item = itemsOf(room).find(({ key }) => key === 'bus-stand.png')
    if (!item) throw new Error('no item')
    const { units } = await actor.blobs.comparison(item)
    const away = units.find(
      ({ differences: [first] }) => first?.from === 0 && first.readings.some(({ text }) => text === ''),
    )
    const take = away?.differences[0]?.readings.findIndex(({ text }) => text === '') ?? -1
    const reviewer = await harness.person('reviewer', 'Ravi')
    await reviewer.joins()
    const place = { unit: away?.unit ?? '', from: 0, to: 1 }
    expect(await reviewer.asks('difference.settle', { item: item.id, place, take })).toMatchObject({ ok: true })
    const bench = await actor.bench(item)
    const result = resultOf(bench, [])
    expect(result.map(({ id }) => id)).not.toContain(away?.unit)
    const trainer = await harness.person('trainer', 'Selvi')
    await trainer.joins()
    const signed = await trainer.asks('item.sign-off', { item: item.id, hash: resultHash(result) })
    expect(signed).toMatchObject({ ok: true })
    await room.agreement.ready()
    await vi.waitFor(() =>
      expect(room.agreement.of(actor.state)).toMatchObject({ before: { items: 1 }, after: { items: 1 } }),
    )
    const told = room.agreement.of(actor.state)
    expect(told?.after?.share).toBeGreaterThan(told?.before?.share ?? 1)
    expect(told?.after?.share).toBeLessThan(1)

    const wish = { names: true, per: 'item', verbatim: false, signedOff: true } as const
    for (const format of [coco, labelStudio, chavadiJson]) {
      const outcome = await exportRoom(room, by, { ...wish, format })
      const text = outcome.ok ? outcome.value.text : outcome.refusal.message
      const options = { holds: 'labels', fileName: 'back.json' } as const
      const back = finished(format.read(new TextEncoder().encode(text), options))
      const [again] = back.items
      expect([format.name, back.items.length, again?.key]).toEqual([format.name, 1, item.key])
      const settledBack = again?.sources.map(({ labels }) => labels?.labels.length)
      if (format !== chavadiJson) expect(settledBack).toContain(result.length)
    }
    const own = await exportRoom(room, by, { ...wish, names: false, format: chavadiJson })
    const written = JSON.parse(own.ok ? own.value.text : '{}') as { items: { labels: { id: string }[] }[] }
    expect(written.items[0]?.labels).toHaveLength(result.length)
    expect(JSON.stringify(written)).not.toMatch(/Joseph|Meena|Farida/)
    expect(await exportRoom(room, by, { ...wish, format: csv })).toMatchObject({
      ok: false,
      refusal: { code: 'bad-input' },
    })
    const both = await exportRoom(room, by, { ...wish, signedOff: false, format: chavadiJson })
    expect(both).toMatchObject({ ok: false, refusal: { message: expect.stringContaining('choose an import') } })

    const seen = observedItem(actor.state, { item, bench: await actor.bench(item), nameOf: () => 'Somebody' })
    expect(seen).toMatchObject({ kind: 'labels', subject: { is: 'image', width: 1280, height: 800 } })
    expect(seen.units.map(({ label }) => label)).toEqual(result.map(({ label }) => label))
    expect(JSON.stringify(seen)).not.toMatch(/Joseph|Meena|Farida|"address"/)
  })

  const request = (person: Person, id: string) =>
    fetch(new URL(`/api/v1/rooms/harness/as/1/items/${id}`, harness.serving.url), {
      headers: { cookie: person.cookie },
    })
  const fetched = async (person: Person, id: string): Promise<ItemSources> =>
    (await request(person, id)).json() as Promise<ItemSources>

  /** As somebody does who opens the item to write. */
  const begins = async ({ actor }: OpenRoom, item: ListedItem): Promise<void> =>
    (await actor.drafts.open(actor, item)).ensureSeeded()
})
