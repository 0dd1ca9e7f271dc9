import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest'
import * as hashing from '#server/auth/passphrase-hash.ts'
import { passphraseField } from '#server/auth/passphrases.ts'
import { trustProxyFrom } from '#server/limits/client-address.ts'
import { limitsFrom } from '#server/limits/limit-settings.ts'
import { type RedisServer, startRedis } from '#server/store/testing/redis-server.ts'
import { type Person, RoomHarness } from '#server/testing/room-harness.ts'

const patience = { timeout: 20_000, interval: 20 }
const secret = 'ஊஞ்சல் on the veranda'
let redis: RedisServer | undefined

const places = {
  'the embedded store': async () => {
    const here = await RoomHarness.open({ trustProxy: trustProxyFrom('1') })
    return [here, here] as const
  },
  'two processes on one Redis': async () => {
    redis = await startRedis()
    const here = await RoomHarness.open({ redisUrl: redis.url, trustProxy: trustProxyFrom('1') })
    const wish = { redisUrl: redis.url, dataDirectory: here.dataDirectory, trustProxy: trustProxyFrom('1') }
    return [here, await RoomHarness.open(wish)] as const
  },
} as const

interface Answered {
  readonly status: number
  readonly body: { path?: string; choose?: readonly string[]; detail?: string }
  readonly cookie: string
}

describe.each(Object.entries(places))('O3 passphrases on %s', (_, open) => {
  let here: RoomHarness
  let there: RoomHarness
  let people = 0
  let addresses = 0
  beforeAll(async () => {
    ;[here, there] = await open()
  }, 60_000)
  afterAll(async () => {
    if (there !== here) await there.close()
    await here.close()
    await redis?.stop()
    redis = undefined
  })

  async function asks(
    path: string,
    body: object,
    { at = here, as, address }: { at?: RoomHarness; as?: Person; address?: string } = {},
  ): Promise<Answered> {
    const response = await fetch(new URL(path, at.serving.url), {
      method: 'POST',
      headers: {
        'Content-Type': 'application/json',
        'X-Forwarded-For': address ?? `203.0.113.${++addresses % 250}`,
        ...(as ? { cookie: as.cookie } : {}),
      },
      body: JSON.stringify(body),
    })
    const text = await response.text()
    return {
      status: response.status,
      body: text === '' ? {} : JSON.parse(text),
      cookie: response.headers.getSetCookie().join('; '),
    }
  }
  const sets = (as: Person, passphrase: string | null, old?: string) =>
    asks('/api/v1/rooms/harness/as/1/passphrase', { passphrase, ...(old === undefined ? {} : { old }) }, { as })
  const comes = (name: string, passphrase: string, more: object = {}, how: Parameters<typeof asks>[2] = {}) =>
    asks('/api/v1/sessions/passphrase', { room: 'harness', name, passphrase, ...more }, how)

  /** Somebody under a name of their own, with a passphrase. */
  async function somebody(role: 'reviewer' | 'lead' = 'reviewer', passphrase: string | null = secret) {
    const name = `Person ${++people} of ${there === here ? 'one' : 'two'}`
    const person = await here.person(role, name)
    const { me } = await person.joins()
    if (passphrase !== null) expect((await sets(person, passphrase)).status).toBe(204)
    return { name, person, id: me.person }
  }
  const sessionOf = async (cookie: string) => {
    const [first = ''] = cookie.split(';')
    const response = await fetch(new URL('/api/v1/sessions', here.serving.url), { headers: { cookie: first } })
    return (await response.json()) as readonly { name: string; role: string }[]
  }

  test('it lets the same person in again, at every process; only a hash of it is stored, beside the journal', async () => {
    const { name, id } = await somebody()
    const back = await comes(`  ${name.toUpperCase()} `, secret.normalize('NFD'), {}, { at: there })
    expect([back.status, back.body.path]).toEqual([201, expect.stringMatching(/^\/r\/harness\/as\/\d+$/)])
    expect(await sessionOf(back.cookie)).toMatchObject([{ name, role: 'reviewer' }])
    const stored = await here.room.actor.store.field(here.roomId, passphraseField(id))
    expect(JSON.parse(stored ?? '')).toMatchObject({ scheme: 'scrypt', N: 2 ** 15, r: 8, p: 1 })
    const { store } = here.room.actor
    const journal = await store.range(here.roomId, 'journal', 0)
    expect(journal.map(({ bytes }) => new TextDecoder().decode(bytes)).join('')).not.toContain(secret)
    expect(stored).not.toContain(secret)
  })

  test('a wrong name, a wrong passphrase and a wrong room are one sentence and the same work', async () => {
    const { name } = await somebody()
    const without = await somebody('reviewer', null)
    const tries = [
      () => comes(name, 'not the passphrase'),
      () => comes('nobody of that name', secret),
      () => comes(without.name, secret),
      () => comes(name, secret, { room: 'no-such-room' }),
      () => comes(name, secret, { room: '../etc' }),
    ]
    const answers: unknown[] = []
    for (const attempt of tries) {
      const before = hashing.derivations
      const { status, body } = await attempt()
      answers.push([status, body.detail, hashing.derivations - before])
    }
    expect(new Set(answers.map((answer) => JSON.stringify(answer))).size).toBe(1)
    expect(answers[0]).toEqual([403, expect.stringContaining('is not right'), 1])
  })

  test('five wrong ones for a person, from whatever address: then wait; running sessions and links go on', async () => {
    const { name, person, id } = await somebody()
    for (let n = 0; n < 5; n++)
      expect((await comes(name, `wrong ${n}`, {}, { at: n % 2 ? there : here })).status).toBe(403)
    for (const at of [here, there]) {
      const late = await comes(name, secret, {}, { at })
      expect([late.status, late.body.detail]).toEqual([429, expect.stringMatching(/Wait 1[45] minutes/)])
    }
    expect((await person.asks('item.next', {})).ok).toBe(true)
    expect((await (await here.returns(id, 'reviewer')).joins()).me.person).toBe(id)
    const other = await somebody()
    expect((await comes(other.name, secret)).status).toBe(201)
  })

  test('tries at once are counted before they are looked at', async () => {
    const { name } = await somebody()
    const statuses = await Promise.all(Array.from({ length: 12 }, (_, n) => comes(name, `wrong ${n}`)))
    expect(statuses.filter(({ status }) => status === 403)).toHaveLength(5)
    expect(statuses.filter(({ status }) => status === 429)).toHaveLength(7)
  })

  test('names that nobody has are counted alike, so that counting tells nothing', async () => {
    const name = `Ghost ${++people}`
    const statuses: number[] = []
    for (let n = 0; n < 6; n++) statuses.push((await comes(name, 'wrong ones')).status)
    expect(statuses).toEqual([403, 403, 403, 403, 403, 429])
  })

  test('a right one after wrong ones begins the count anew', async () => {
    const { name } = await somebody()
    for (const passphrase of ['wrong 1', 'wrong 2', 'wrong 3', 'wrong 4', secret, 'wrong 5', 'wrong 6'])
      await comes(name, passphrase)
    expect((await comes(name, secret)).status).toBe(201)
  })

  test('two people of one name come in by pseudonym; where only one has a passphrase the name will do', async () => {
    const one = await somebody()
    const two = await here.person('reviewer', one.name)
    const { me } = await two.joins()
    expect((await comes(one.name, secret)).status).toBe(201)
    expect((await sets(two, 'the other one')).status).toBe(204)
    expect((await comes(one.name, secret)).status).toBe(403)
    const number = here.room.actor.state.people[me.person]?.drawn
    expect((await comes(`reviewer ${number}`, 'the other one')).status).toBe(201)
  })

  test('somebody of two roles says which; in a browser that has their session it leads there', async () => {
    const { name, id, person } = await somebody()
    await here.returns(id, 'trainer')
    expect((await comes(name, secret)).body.choose).toEqual(['reviewer', 'trainer'])
    const trainer = await comes(name, secret, { role: 'trainer' })
    expect(await sessionOf(trainer.cookie)).toMatchObject([{ role: 'trainer' }])
    expect((await comes(name, secret, { role: 'lead' })).body.choose).toEqual(['reviewer', 'trainer'])
    const again = await comes(name, secret, { role: 'reviewer' }, { as: person })
    expect([again.status, again.body.path, again.cookie]).toEqual([200, '/r/harness/as/1', ''])
  })

  test('eight code points at least; changed and removed with the old one; never by the machine itself', async () => {
    const { person, name } = await somebody('reviewer', null)
    expect((await sets(person, '😀😀😀😀')).status).toBe(400)
    expect((await sets(person, '😀😀😀😀😀😀😀😀')).status).toBe(204)
    expect((await sets(person, secret)).status).toBe(403)
    expect((await sets(person, secret, 'not the old one')).status).toBe(403)
    expect((await sets(person, secret, '😀😀😀😀😀😀😀😀')).status).toBe(204)
    expect((await comes(name, '😀😀😀😀😀😀😀😀')).status).toBe(403)
    expect((await sets(person, null, secret)).status).toBe(204)
    expect((await comes(name, secret)).status).toBe(403)
  })

  test('two windows that change it at once: one does, the other is told', async () => {
    const { person, name } = await somebody()
    const both = await Promise.all(['one of the two', 'the other of them'].map((one) => sets(person, one, secret)))
    expect(both.map(({ status }) => status).sort()).toEqual([204, 409])
    const kept = both[0]?.status === 204 ? 'one of the two' : 'the other of them'
    expect((await comes(name, kept)).status).toBe(201)
  })

  test('a lead removes it for somebody who forgot; the journal tells that it was, and by whom', async () => {
    const { id, name } = await somebody()
    const lead = await here.person('lead', 'Kamala')
    await lead.joins()
    const path = `/api/v1/rooms/harness/as/1/people/${id}/passphrase/remove`
    expect((await asks(path, {}, { as: lead })).status).toBe(204)
    expect((await asks(path, {}, { as: lead })).status).toBe(404)
    expect((await comes(name, secret)).status).toBe(403)
    await vi.waitFor(() => {
      const last = here.room.actor.since(here.room.actor.seq - 1)?.at(-1)
      expect(last).toMatchObject({ author: { role: 'lead' }, event: { type: 'passphrase.removed', person: id } })
    }, patience)
  })

  test('who was removed comes in no more, and nothing of the passphrase stays', async () => {
    const { id, name } = await somebody()
    const lead = await here.person('lead', 'Meena')
    await lead.joins()
    expect((await lead.asks('person.remove', { person: id })).ok).toBe(true)
    expect(await here.room.actor.store.field(here.roomId, passphraseField(id))).toBeUndefined()
    expect((await comes(name, secret)).status).toBe(403)
  })
})

test('O3 the limit is a setting', () => {
  expect(limitsFrom({ LIMIT_PASSPHRASES: '3/60' }).passphrases).toEqual({ points: 3, seconds: 60 })
  expect(limitsFrom({}).passphrases).toEqual({ points: 5, seconds: 900 })
})
