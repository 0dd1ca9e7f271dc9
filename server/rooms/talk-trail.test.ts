import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { verifyTrail } from '#server/audit/verify.ts'
import { type RedisServer, startRedis } from '#server/store/testing/redis-server.ts'
import { type Person, RoomHarness } from '#server/testing/room-harness.ts'

const places = {
  'the embedded store': async () => RoomHarness.open(),
  Redis: async () => {
    redis = await startRedis()
    return RoomHarness.open({ redisUrl: redis.url })
  },
} as const
let redis: RedisServer | undefined

const encoder = new TextEncoder()

describe.each(Object.entries(places))('an exported trail with talk and notes in it, on %s', (_, open) => {
  let harness: RoomHarness
  let lead: Person
  let meera: Person
  let worker: Person
  /** As text, a line for each entry and the signed head. */
  const exported = async ({ cookie }: Person) =>
    (await fetch(new URL('/api/v1/rooms/harness/as/1/audit', harness.serving.url), { headers: { cookie } })).text()
  const verified = (trail: string) => verifyTrail(encoder.encode(trail))
  const ofTalk = (trail: string) => trail.split('\n').filter((line) => line.includes('"talk.said"'))

  beforeAll(async () => {
    harness = await open()
    lead = await harness.person('lead', 'Kamala')
    meera = await harness.person('trainer', 'Meera')
    worker = await harness.person('annotator', 'worker-1')
    const { me: trainer } = await meera.joins()
    const { me } = await worker.joins()
    const done = async (person: Person, name: string, input: object) =>
      expect(await person.asks(name, input)).toMatchObject({ ok: true })
    await done(meera, 'talk.say', { text: 'Plantain مرحبا' })
    await done(meera, 'note.write', { to: me.person, text: 'Tamarind', item: harness.item('first') })
    await done(worker, 'note.answer', { to: trainer.person, text: 'Turmeric' })
  }, 60_000)
  afterAll(async () => {
    await harness.close()
    await redis?.stop()
    redis = undefined
  })

  test('TK2 TK10 it verifies with the bodies of notes withheld, and they are counted', async () => {
    const own = await exported(meera)
    const other = await exported(lead)
    const [all, some] = [verified(own), verified(other)]
    expect([all.ok, some.ok]).toEqual([true, true])
    expect(some.entries).toBe(all.entries)
    expect(some.withheld - all.withheld).toBe(2)
    for (const word of ['Plantain', 'Tamarind', 'Turmeric'])
      expect([word, own.includes(word), other.includes(word)]).toEqual([word, true, word === 'Plantain'])
  })

  test.each([
    ['to whom it is', (line: string) => line.replace(/person:[^"]+/, 'person:somebody')],
    ['about what it is', (line: string) => line.replace(/"item":"[^"]+"/, '"item":"another"')],
    ['who may read it', (line: string) => line.replace(/"audience":"[^"]+"/, '"audience":"all"')],
    ['when it was said', (line: string) => line.replace(/"at":"2/, '"at":"1')],
    ['under which role', (line: string) => line.replace('"role":"trainer"', '"role":"lead"')],
  ])('TK2 a withheld note of which is changed %s is found', async (_what, change) => {
    const trail = await exported(lead)
    const note = ofTalk(trail)[1] ?? ''
    expect(change(note)).not.toBe(note)
    expect(verified(trail.replace(note, change(note)))).toMatchObject({ ok: false })
  })

  test('TK2 a note that is left out of the trail, or whose words are another’s, is found', async () => {
    const trail = await exported(meera)
    const [, note = '', answer = ''] = ofTalk(trail)
    expect(verified(trail.replace(`${note}\n`, ''))).toMatchObject({ ok: false })
    expect(verified(trail.replace('Tamarind', 'Cardamom'))).toMatchObject({ ok: false })
    const swapped = trail.replace(`${note}\n${answer}`, `${answer}\n${note}`)
    expect(swapped).not.toBe(trail)
    expect(verified(swapped)).toMatchObject({ ok: false })
  })
})
