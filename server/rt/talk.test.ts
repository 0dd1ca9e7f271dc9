import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest'
import { type RedisServer, startRedis } from '#server/store/testing/redis-server.ts'
import { type Person, RoomHarness } from '#server/testing/room-harness.ts'
import type { Role } from '#shared/domain/roles.ts'
import type { TalkRequest } from '#shared/protocol/talk-messages.ts'

const places = {
  'one process on the embedded store': async () => [await RoomHarness.open()],
  'two processes on one Redis': async () => {
    redis = await startRedis()
    const here = await RoomHarness.open({ redisUrl: redis.url })
    return [here, await RoomHarness.open({ redisUrl: redis.url, dataDirectory: here.dataDirectory })]
  },
} as const
let redis: RedisServer | undefined

/** Somebody at a device, with every byte that they were sent. */
interface Device {
  readonly person: Person
  readonly id: string
  readonly heard: string[]
}

describe.each(Object.entries(places))('what is said in a room, on %s', (_, open) => {
  let harnesses: readonly RoomHarness[]
  let here: RoomHarness
  let there: RoomHarness
  let lead: Device
  let asha: Device
  let ravi: Device
  let meera: Device
  let selvi: Device
  let worker: Device
  let stranger: Device
  let client: Device

  const device = async (role: Role, name: string, at: RoomHarness): Promise<Device> => {
    const person = await here.person(role, name, at)
    const heard: string[] = []
    const { me } = await person.joins()
    person.channel.onAny((...told) => heard.push(JSON.stringify(told)))
    return { person, id: me.person, heard }
  }
  const everybody = () => [lead, asha, ravi, meera, selvi, worker, stranger, client]
  const done = async ({ person }: Device, name: string, input: object) => {
    const outcome = await person.asks(name, input)
    if (!outcome.ok) throw new Error(outcome.refusal.message)
    return outcome.value.seq
  }
  const page = async ({ person }: Device, request: Partial<TalkRequest> = {}) => {
    const answer = await person.channel.emitWithAck('talk', { filter: 'all', count: 100, ...request })
    if (!answer.ok) throw new Error(answer.refusal.code)
    return answer.value
  }
  const texts = async (one: Device, request: Partial<TalkRequest> = {}) =>
    (await page(one, request)).rows.map(({ text }) => text)
  /** What is asked over HTTP, as text, at the process that is not the first. */
  const got = async ({ person }: Device, path: string) =>
    (
      await fetch(new URL(`/api/v1/rooms/harness/as/1/${path}`, there.serving.url), {
        headers: { cookie: person.cookie },
      })
    ).text()
  const settled = (seq: number) =>
    vi.waitFor(() => {
      for (const one of everybody()) expect(one.person.told.at(-1)?.seq ?? 0).toBeGreaterThanOrEqual(seq)
    })
  const who = (word: string) => everybody().filter(({ heard }) => heard.join().includes(word))

  beforeAll(async () => {
    harnesses = await open()
    const [first, second = first] = harnesses
    if (!first || !second) throw new Error('no server')
    here = first
    there = second
    lead = await device('lead', 'Kamala', here)
    asha = await device('reviewer', 'Asha', here)
    ravi = await device('reviewer', 'Ravi', there)
    meera = await device('trainer', 'Meera', there)
    selvi = await device('trainer', 'Selvi', here)
    worker = await device('annotator', 'worker-1', there)
    stranger = await device('annotator', 'Newcomer', here)
    client = await device('observer', 'Client', there)
  }, 60_000)
  afterAll(async () => {
    for (const harness of harnesses.toReversed()) await harness.close()
    await redis?.stop()
    redis = undefined
  })

  test('TK1 TK5 what is said to the room comes to everybody who works there, live, and to no observer', async () => {
    const seq = await done(asha, 'talk.say', { text: 'Plantain, @1', mentions: [ravi.id] })
    await settled(seq)
    expect(who('Plantain')).toEqual(everybody().filter((one) => one !== client))
    expect(ravi.person.told.find((told) => told.seq === seq)).toMatchObject({
      ...{ by: '', name: '', event: null },
      said: { seq, by: asha.id, name: 'Asha', mentions: [{ person: ravi.id, name: 'Ravi' }], to: null },
    })
    expect(client.person.told.find((told) => told.seq === seq)).toMatchObject({ by: '', name: '', event: null })
    await expect(page(client)).rejects.toThrow('forbidden')
  })

  test('TK4 what is about an item comes to annotators who may see it', async () => {
    const seq = await done(asha, 'talk.say', { text: 'Jackfruit', item: here.item('first'), unit: 'u1' })
    await settled(seq)
    expect(who('Jackfruit')).not.toContain(stranger)
    expect(who('Jackfruit')).toContain(worker)
    expect(await texts(stranger)).toEqual(['Plantain, @1'])
    expect((await page(ravi, { filter: 'item', item: here.item('first') })).units).toEqual({ u1: 1 })
    expect((await page(stranger, { filter: 'item', item: here.item('first') })).units).toEqual({})
  })

  test('TK2 a note is read by who wrote it and whom it is for, whichever way it is asked for', async () => {
    const seq = await done(meera, 'note.write', { to: worker.id, text: 'Tamarind', item: here.item('first') })
    await settled(seq)
    expect(who('Tamarind')).toEqual([meera, worker])
    for (const one of everybody().filter((other) => other !== client)) {
      const reads = one === meera || one === worker
      expect((await texts(one)).includes('Tamarind')).toBe(reads)
      expect(await texts(one, { filter: 'notes' })).toEqual(reads ? ['Tamarind'] : [])
    }
    for (const one of [lead, asha, ravi, selvi, meera]) {
      for (const path of ['audit', 'audit/entries?count=100&after=0', 'audit/stored?after=0'])
        expect([path, (await got(one, path)).includes('Tamarind')]).toEqual([path, one === meera])
      const found = await got(one, 'audit/entries?count=100&after=0&words=tamarind')
      expect([one.person.role, found.includes('"type":"talk.said"')]).toEqual([one.person.role, one === meera])
    }
    expect(await got(lead, 'audit')).toContain(`"audience":"person:${worker.id}"`)
    expect(await got(worker, 'audit')).not.toContain('Tamarind')
  })

  test('TK2 who comes back is told what they missed, and of others’ notes nothing', async () => {
    for (const [one, reads] of [
      [worker, true],
      [asha, false],
      [client, false],
    ] as const) {
      const answer = await one.person.channel.emitWithAck('since', { seq: 0 })
      expect([one.person.role, JSON.stringify(answer).includes('Tamarind')]).toEqual([one.person.role, reads])
    }
  })

  test('TK10 who got a note answers it privately: only both read it; who got none writes none', async () => {
    const seq = await done(worker, 'note.answer', { to: meera.id, text: 'Turmeric', item: here.item('first') })
    await settled(seq)
    expect(who('Turmeric')).toEqual([meera, worker])
    for (const one of everybody().filter((other) => other !== client))
      expect((await texts(one, { filter: 'notes' })).includes('Turmeric')).toBe(one === meera || one === worker)
    for (const one of [lead, asha, ravi, selvi, meera])
      expect((await got(one, 'audit')).includes('Turmeric')).toBe(one === meera)
    for (const [one, to] of [
      [worker, selvi],
      [asha, meera],
      [lead, worker],
    ] as const)
      expect(await one.person.asks('note.answer', { to: to.id, text: 'x' })).toMatchObject({
        ...{ ok: false, refusal: { code: 'conflict' } },
      })
    expect(await client.person.asks('note.answer', { to: meera.id, text: 'x' })).toMatchObject({ ok: false })
    expect(await texts(meera, { filter: 'notes' })).toEqual(['Tamarind', 'Turmeric'])
  })

  test('TK7 whoever is named, and whom a note is for, has a notice', async () => {
    const notices = async ({ person }: Device) => {
      const answer = await person.channel.emitWithAck('notices', { count: 50 })
      return answer.ok ? answer.value.rows.map(({ kind, words }) => `${kind}: ${words}`) : []
    }
    expect(await notices(ravi)).toEqual(['talked-of: Plantain, @Ravi'])
    expect(await notices(worker)).toEqual(['note: Tamarind'])
    expect(await notices(meera)).toEqual(['note: Turmeric'])
    for (const one of [lead, asha, selvi, stranger]) expect(await notices(one)).toEqual([])
  })

  test('TK8 how far it was read only grows, and what is left is counted', async () => {
    const { rows, unread } = await page(ravi)
    expect([rows.length, unread]).toEqual([2, 2])
    const read = await ravi.person.channel.emitWithAck('talk-read', { seq: rows[0]?.seq ?? 0 })
    expect(read).toMatchObject({ ok: true, value: { unread: 1 } })
    expect((await page(asha)).unread).toBe(0)
  })

  test('TK8 older messages come page by page', async () => {
    for (let at = 1; at <= 230; at++) await done(asha, 'talk.say', { text: `line ${at}` })
    const newest = await page(asha, { count: 100 })
    expect([newest.rows.at(-1)?.text, newest.rows[0]?.text, newest.more]).toEqual(['line 230', 'line 131', true])
    const older = await page(asha, { count: 100, before: newest.rows[0]?.seq ?? 0 })
    expect([older.rows.at(-1)?.text, older.rows[0]?.text, older.more]).toEqual(['line 130', 'line 31', true])
    const oldest = await page(asha, { count: 100, before: older.rows[0]?.seq ?? 0 })
    expect([oldest.rows.at(-1)?.text, oldest.rows[0]?.text, oldest.more]).toEqual(['line 30', 'Plantain, @1', false])
    expect((await page(lead)).unread).toBe(100)
  }, 60_000)

  test('TK11 what was said after an entry comes oldest first, page by page', async () => {
    const all = (await page(asha, { count: 100 })).rows
    const from = all[10]?.seq ?? 0
    const first = await page(asha, { after: from, count: 50 })
    expect([first.rows, first.more]).toEqual([all.slice(11, 61), true])
    const rest = await page(asha, { after: first.rows.at(-1)?.seq ?? 0, count: 100 })
    expect([rest.rows, rest.more]).toEqual([all.slice(61), false])
    expect((await page(asha, { after: 0, count: 2 })).rows.map(({ text }) => text)).toEqual([
      'Plantain, @1',
      'Jackfruit',
    ])
    expect((await page(stranger, { after: 0, count: 2 })).rows[1]?.text).toBe('line 1')
  }, 60_000)

  test('TK3 a room may show its talk to observers: from then on, under pseudonyms, and no notes', async () => {
    const on = await done(lead, 'settings.set', { settings: { talkShown: true }, was: { talkShown: false } })
    await done(asha, 'talk.say', { text: 'Coconut, @1', mentions: [ravi.id], item: here.item('first') })
    await settled(await done(meera, 'note.write', { to: ravi.id, text: 'Pepper' }))
    expect(client.heard.join()).not.toContain('Pepper')
    const seen = JSON.stringify(await page(client)) + client.heard.join()
    expect(await texts(client)).toEqual([expect.stringMatching(/^Coconut, @Reviewer \d+$/)])
    expect(client.person.told.find((told) => told.seq === on + 1)?.said).toMatchObject({
      ...{ by: '', name: expect.stringMatching(/^Reviewer \d+$/), text: expect.stringMatching(/^Coconut/), to: null },
    })
    for (const secret of [asha.id, ravi.id, 'Asha', 'Ravi', 'Plantain', 'Tamarind', 'line 1'])
      expect([secret, seen.includes(secret)]).toEqual([secret, false])
    const off = await done(lead, 'settings.set', { settings: { talkShown: false }, was: { talkShown: true } })
    await settled(off)
    await expect(page(client)).rejects.toThrow('forbidden')
    await settled(await done(asha, 'talk.say', { text: 'Cardamom' }))
    await settled(await done(lead, 'settings.set', { settings: { talkShown: true }, was: { talkShown: false } }))
    expect(await texts(client)).toEqual([])
    expect(client.heard.join()).not.toContain('Cardamom')
  })

  test('TK2 the later entry of a person who was merged reads the notes of the earlier one', async () => {
    const before = await texts(stranger, { filter: 'notes' })
    await done(meera, 'note.write', { to: ravi.id, text: 'Turmeric' })
    ravi.person.leave()
    stranger.person.leave()
    await vi.waitFor(() => expect(here.room.here.all().map(({ person }) => person)).not.toContain(ravi.id))
    await done(lead, 'person.merge', { person: ravi.id, into: stranger.id })
    const back = await here.personAgain(stranger.person, there)
    await back.joins()
    const after = await texts({ ...stranger, person: back }, { filter: 'notes' })
    expect([before, after]).toEqual([[], ['Pepper', 'Turmeric']])
  })
})
