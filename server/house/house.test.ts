import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest'
import { operatorOf } from '#server/auth/caller.ts'
import { invitePerson } from '#server/auth/invites.ts'
import type { RoomRegistry } from '#server/rooms/room-registry.ts'
import { type RedisServer, startRedis } from '#server/store/testing/redis-server.ts'
import { Browser } from '#server/testing/browser.ts'
import { Person, RoomHarness } from '#server/testing/room-harness.ts'
import { asRoomId, houseRoom, type RoomId } from '#shared/kernel/ids.ts'
import { closeCodes } from '#shared/protocol/close-codes.ts'
import type { Home } from '#shared/protocol/home-messages.ts'
import { rtDenials } from '#shared/protocol/rt-denials.ts'
import { beginLink } from './begin-link.ts'

/** Two processes where the store allows it: people are at the second. */
let redis: RedisServer | undefined
let here: RoomHarness
let there: RoomHarness

const places = {
  'one process on the embedded store': async () => {
    here = await RoomHarness.open()
    there = here
  },
  'two processes on one Redis': async () => {
    redis = await startRedis()
    here = await RoomHarness.open({ redisUrl: redis.url })
    there = await RoomHarness.open({ redisUrl: redis.url, dataDirectory: here.dataDirectory })
  },
} as const
const patience = { timeout: 15_000 }
const april = asRoomId('april') as RoomId

afterEach(async () => {
  if (there !== here) await there.close()
  await here.close()
  await redis?.stop()
  redis = undefined
})

/** Somebody who came into the house by the link that `serve` prints. */
async function begins(name: string): Promise<Browser> {
  const browser = new Browser(there.serving.url)
  const invite = (await beginLink(here.serving.rooms, ['harness'])) ?? ''
  expect(await browser.opens(invite, { name })).toBe('/')
  return browser
}

const makes = (browser: Browser, room: string, title: string) =>
  browser.asks('/home/rooms', { room, title, languages: ['ta'] })

const homeOf = async (browser: Browser): Promise<Home> => (await (await browser.asks('/home')).json()) as Home

const channel = (browser: Browser, room: string) =>
  new Person(there.serving.url, browser.cookie, asRoomId(room) as RoomId, 'lead', { room, number: 1 })

const refusal = async (person: Person) =>
  new Promise<string>((resolve) => {
    const connects = person.connects()
    connects.on('connect', () => resolve('welcome'))
    connects.on('connect_error', ({ message }) => resolve(message))
  })

const stateOf = async (rooms: RoomRegistry, room: RoomId) => {
  const open = await rooms.open(room)
  await open?.actor.alone(() => open.actor.catchUp())
  return open?.actor.state
}

describe.each(Object.entries(places))('%s', (_, open) => {
  beforeEach(open)

  test('H1 H2 H3 who comes into the house makes rooms, and one cookie opens them all', async () => {
    const asha = await begins('Asha')
    expect(await (await makes(asha, 'april', 'April')).json()).toEqual({ path: '/r/april/as/1' })
    expect(await (await makes(asha, 'may', 'May')).json()).toEqual({ path: '/r/may/as/1' })
    expect(asha.numbers).toHaveLength(1)
    for (const room of ['april', 'may']) {
      expect((await asha.asks(`/rooms/${room}/as/1/people`)).status).toBe(200)
      const person = channel(asha, room)
      expect((await person.joins()).me).toMatchObject({ name: 'Asha', role: 'lead' })
      person.leave()
    }
    const { rows, makers, house } = await homeOf(asha)
    expect(rows.map(({ title, role, name, seat }) => [title, role, name, seat]).sort()).toEqual([
      ['April', 'lead', 'Asha', true],
      ['May', 'lead', 'Asha', true],
    ])
    expect([makers, house]).toEqual([[{ number: 1, name: 'Asha' }], [{ number: 1, name: 'Asha' }]])
    expect((await stateOf(here.serving.rooms, april))?.settings).toMatchObject({ title: 'April', languages: ['ta'] })
    const made = (await stateOf(here.serving.rooms, houseRoom)) && here.serving.rooms
    const journal = (await made?.house())?.actor.since(0)?.map(({ event }) => event.type)
    expect(journal?.filter((type) => type === 'room.made')).toHaveLength(2)
  })

  test('H3 a name that is taken, reserved or none is refused, and nothing is made', async () => {
    const asha = await begins('Asha')
    await makes(asha, 'april', 'April')
    const answers = [
      await makes(asha, 'april', 'Another'),
      await makes(asha, 'harness', 'Another'),
      await makes(asha, 'chavadi-house', 'Another'),
      await makes(asha, 'No Name', 'Another'),
      await makes(asha, 'fine', '   '),
      await asha.asks('/home/rooms', { room: 'fine', title: 'Fine', languages: ['not a tag'] }),
    ]
    expect(answers.map(({ status }) => status)).toEqual([409, 409, 409, 400, 400, 400])
    expect((await homeOf(asha)).rows.map(({ title }) => title)).toEqual(['April'])
  })

  test('H3 whoever leads some room may make one, and gets a session of the house with it; others may not', async () => {
    const [lead, reviewer] = [new Browser(there.serving.url), new Browser(there.serving.url)]
    const link = (role: 'lead' | 'reviewer', name: string) =>
      invitePerson(here.room, operatorOf(here.roomId), { role, name, hours: 1, uses: 1 })
    await lead.opens(await link('lead', 'Kamala'))
    await reviewer.opens(await link('reviewer', 'Ravi'))
    expect((await makes(reviewer, 'april', 'April')).status).toBe(403)
    expect(await (await makes(lead, 'april', 'April')).json()).toEqual({ path: '/r/april/as/2' })
    expect(lead.numbers).toHaveLength(2)
    await makes(lead, 'may', 'May')
    expect(lead.numbers).toHaveLength(2)
    expect((await homeOf(lead)).rows.map(({ title, name }) => [title, name]).sort()).toEqual([
      ['April', 'Kamala'],
      ['Harness', 'Kamala'],
      ['May', 'Kamala'],
    ])
  })

  test('H1 the house is no room to work in', async () => {
    const asha = await begins('Asha')
    for (const path of ['exports', 'audit', 'items/a', 'people', 'invites'])
      expect((await asha.asks(`/rooms/chavadi-house/as/1/${path}`)).status).toBe(404)
    const link = { role: 'lead', name: 'Mani', hours: 1, uses: 1 }
    expect((await asha.asks('/rooms/chavadi-house/as/1/invites', link)).status).toBe(404)
    for (const body of [{ room: 'chavadi-house' }, {}])
      expect(await refusal(new Person(there.serving.url, asha.cookie, houseRoom, 'lead', { ...body, number: 1 }))).toBe(
        rtDenials.unauthenticated,
      )
    await expect(here.serving.rooms.create(houseRoom, 'Mine')).rejects.toThrow('cannot name a room')
  })

  test('H4 a stay that a lead ended is over in that browser; the seat opens another in a new session of the house', async () => {
    const asha = await begins('Asha')
    await makes(asha, 'april', 'April')
    const room = await here.serving.rooms.open(april)
    if (!room) throw new Error('no room')
    const kamala = await here.serving.rooms
      .open(april)
      .then((opened) =>
        invitePerson(opened ?? room, operatorOf(april), { role: 'lead', name: 'Kamala', hours: 1, uses: 1 }),
      )
    const other = new Browser(there.serving.url)
    await other.opens(kamala)
    const ashaInApril = channel(asha, 'april')
    const me = (await ashaInApril.joins()).me.person
    const lead = channel(other, 'april')
    await lead.joins()
    expect(await lead.asks('session.end', { person: me })).toMatchObject({ ok: true })
    await vi.waitFor(() => expect(ashaInApril.channel.connected).toBe(false), patience)
    expect((await asha.asks('/rooms/april/as/1/people')).status).toBe(401)
    expect((await homeOf(asha)).rows).toMatchObject([{ title: 'April', shut: true }])
    const { invite } = (await (await asha.asks('/home/link', {})).json()) as { invite: string }
    const again = new Browser(there.serving.url)
    expect(await again.opens(invite)).toBe('/')
    expect((await again.asks('/rooms/april/as/1/people')).status).toBe(200)
    expect(await lead.asks('person.remove', { person: me })).toMatchObject({ ok: true })
    await vi.waitFor(async () => expect((await again.asks('/rooms/april/as/1/people')).status).toBe(401), patience)
    await vi.waitFor(async () => expect((await homeOf(again)).rows).toEqual([]), patience)
    lead.leave()
  })

  test('H5 leaving the house ends its stays in rooms, at every process, and no other session', async () => {
    const asha = await begins('Asha')
    await makes(asha, 'april', 'April')
    const { invite } = (await (await asha.asks('/home/link', {})).json()) as { invite: string }
    const second = new Browser(there.serving.url)
    await second.opens(invite)
    const [one, two] = [channel(asha, 'april'), channel(second, 'april')]
    await Promise.all([one.joins(), two.joins()])
    const old = asha.cookie
    expect((await asha.asks('/sessions/1/leave', {})).status).toBe(204)
    await vi.waitFor(() => expect(one.channel.connected).toBe(false), patience)
    const people = await fetch(new URL('/api/v1/rooms/april/as/1/people', there.serving.url), {
      headers: { cookie: old },
    })
    expect(people.status).toBe(401)
    expect(two.channel.connected).toBe(true)
    two.leave()
  })

  test('H6 who is in is told also of a room that this process has not loaded', async () => {
    const asha = await begins('Asha')
    await makes(asha, 'april', 'April')
    const person = channel(asha, 'april')
    await person.joins()
    const seen = new Browser(here.serving.url)
    const { invite } = (await (await asha.asks('/home/link', {})).json()) as { invite: string }
    await seen.opens(invite)
    const rows = async () => (await homeOf(seen)).rows
    await vi.waitFor(async () => expect(await rows()).toMatchObject([{ here: ['Asha'], watching: 0 }]), patience)
    const client = new Browser(there.serving.url)
    const room = (await there.serving.rooms.open(april)) ?? there.room
    const watch = { role: 'observer', name: 'Client in the room', hours: 1, uses: 1 } as const
    await client.opens(await invitePerson(room, operatorOf(april), watch))
    const watcher = new Person(there.serving.url, client.cookie, april, 'observer', { room: 'april', number: 1 })
    await watcher.joins()
    await vi.waitFor(async () => expect(await rows()).toMatchObject([{ here: ['Asha'], watching: 1 }]), patience)
    expect(JSON.stringify(await rows())).not.toContain('Client in the room')
    for (const one of [person, watcher]) one.leave()
    await vi.waitFor(async () => expect(await rows()).toMatchObject([{ here: [], watching: 0 }]), patience)
  })

  test('H2 drafts open by the seat, and close with the stay', async () => {
    const asha = await begins('Asha')
    await makes(asha, 'april', 'April')
    const person = channel(asha, 'april')
    const closed = new Promise<number>((resolve) => person.socket('/sync/april/nothing/as/1').on('close', resolve))
    expect(await closed).toBe(closeCodes.notFound)
    await asha.asks('/sessions/1/leave', {})
    const turnedAway = new Promise<number>((resolve) => person.socket('/sync/april/nothing/as/1').on('close', resolve))
    expect(await turnedAway).toBe(closeCodes.unauthenticated)
  })

  test('H7 the link to begin with is there until somebody came, or somebody leads a room', async () => {
    const { rooms } = here.serving
    expect(await beginLink(rooms, [])).toContain('chavadi-house.')
    await invitePerson(here.room, operatorOf(here.roomId), { role: 'lead', name: 'Kamala', hours: 1, uses: 1 })
    expect(await beginLink(rooms, [])).toBeUndefined()
    await begins('Asha')
    expect(await beginLink(rooms, ['harness'])).toBeUndefined()
  })
})
