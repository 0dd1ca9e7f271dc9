import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest'
import { operatorOf } from '#server/auth/caller.ts'
import { invitePerson } from '#server/auth/invites.ts'
import { onSessionEnd } from '#server/rooms/session-end.ts'
import { Listeners } from '#server/store/listeners.ts'
import { type RedisServer, startRedis } from '#server/store/testing/redis-server.ts'
import { decodeDraftEntry } from '#server/sync/draft-entry.ts'
import { streamOf } from '#server/sync/shared-draft.ts'
import { HeldCommits } from '#server/testing/held-commits.ts'
import { type Person, RoomHarness } from '#server/testing/room-harness.ts'
import { closeCodes } from '#shared/protocol/close-codes.ts'
import { rtDenials } from '#shared/protocol/rt-denials.ts'

/** Kamala leads at one process, Ravi and Asha work at the other. */
let redis: RedisServer | undefined
let here: RoomHarness
let there: RoomHarness
let kamala: Person
let ravi: Person
let asha: Person
let raviId: string
let item: string

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

async function enter(): Promise<void> {
  item = here.item('first')
  kamala = await here.person('lead', 'Kamala')
  ravi = await here.person('reviewer', 'Ravi', there)
  asha = await here.person('reviewer', 'Asha', there)
  await kamala.joins()
  raviId = (await ravi.joins()).me.person
  await asha.joins()
}

afterEach(async () => {
  vi.restoreAllMocks()
  if (there !== here) await there.close()
  await here.close()
  await redis?.stop()
  redis = undefined
})

/** What the first opening of a channel comes to. */
const arrival = (person: Person) =>
  new Promise((resolve) => {
    const channel = person.connects()
    channel.on('connect', () => resolve('welcome'))
    channel.on('connect_error', ({ message }) => resolve(message))
  })

const closed = (person: Person) =>
  new Promise<number>((resolve) => person.socket(`/sync/harness/${item}`).on('close', resolve))

const rows = async (prefix: string) => [...(await here.room.actor.store.fields(here.roomId, prefix)).values()]

const wordsStored = async () => {
  const { store } = here.room.actor
  const entries = await store.range(here.roomId, streamOf(item), 0)
  return entries.map(({ bytes }) => decodeDraftEntry(bytes)).filter(({ kind }) => kind === 'edit')
}

/** A channel that ended is waited for, whether it ended before or after somebody looks. */
const ended = (person: Person) => vi.waitFor(() => expect(person.channel.connected).toBe(false), patience)

const opensRoom = async (invite: string) =>
  (
    await fetch(new URL('/api/v1/sessions', here.serving.url), {
      method: 'POST',
      headers: { 'Content-Type': 'application/json' },
      body: JSON.stringify({ invite }),
    })
  ).status

describe.each(Object.entries(places))('%s', (_, open) => {
  beforeEach(async () => {
    await open()
    await enter()
  })

  test.each([
    ['session.end', () => ({ person: raviId })],
    ['role.take', () => ({ person: raviId, role: 'reviewer' })],
    ['person.remove', () => ({ person: raviId })],
  ] as const)('R7 %s ends both channels, and nothing is answered from then on', async (name, input) => {
    await here.returns(raviId, 'trainer')
    const draft = ravi.opens(item)
    await vi.waitFor(() => expect(draft.text).not.toBe(''), patience)
    expect(await kamala.asks(name, input())).toMatchObject({ ok: true })
    await ended(ravi)
    await vi.waitFor(() => expect(draft.closedWith).toContain(closeCodes.unauthenticated), patience)
    expect(await arrival(ravi)).toBe(rtDenials.unauthenticated)
    expect(await closed(ravi)).toBe(closeCodes.unauthenticated)
    const people = new URL('/api/v1/rooms/harness/as/1/people', there.serving.url)
    expect((await fetch(people, { headers: { cookie: ravi.cookie } })).status).toBe(401)
    const left = (await rows('session:')).filter((row) => row.includes(raviId))
    expect(left.length).toBe(name === 'role.take' ? 1 : 0)
    expect(await here.room.actor.store.field(here.roomId, 'rights')).toBe('1')
  })

  test('R7 the channels end when no wake-up arrives', async () => {
    vi.spyOn(Listeners.prototype, 'emit').mockImplementation(() => undefined)
    const draft = ravi.opens(item)
    await vi.waitFor(() => expect(draft.text).not.toBe(''), patience)
    expect(await kamala.asks('person.remove', { person: raviId })).toMatchObject({ ok: true })
    await ended(ravi)
    await vi.waitFor(() => expect(draft.closedWith).toContain(closeCodes.unauthenticated), patience)
  })

  test('R7 R8 an edit on its way is never applied; one of somebody else beside it is', async () => {
    const [his, hers] = [ravi.opens(item), asha.opens(item)]
    await vi.waitFor(() => expect([his.text, hers.text]).not.toContain(''), patience)
    const stream = streamOf(item)
    const held = new HeldCommits(there.room.actor.store, ({ append }) => append.some((one) => one.stream === stream))
    his.types(0, 'his ')
    await vi.waitFor(() => expect(held.waiting).toHaveLength(1), patience)
    hers.types(0, 'hers ')
    expect(await kamala.asks('session.end', { person: raviId })).toMatchObject({ ok: true })
    held.release()
    await vi.waitFor(async () => expect(await wordsStored()).toHaveLength(1), patience)
    const reader = kamala.opens(item)
    await vi.waitFor(() => expect(reader.text).toBe('hers the cat sat down'), patience)
    await vi.waitFor(() => expect(his.closedWith).toContain(closeCodes.unauthenticated), patience)
    expect(hers.closedWith).toEqual([])
    const person = (await wordsStored())[0]?.person
    expect([person === raviId, his.text]).toEqual([false, 'his the cat sat down'])
  })

  test('R7 a command on its way is never done', async () => {
    const ofRavi = here === there ? 'session.ended' : 'vote.cast'
    const opened = await asha.asks('dispute.open', {
      item,
      place: { unit: 'u1', from: 1, to: 2 },
      question: 'Which?',
    })
    expect(opened).toMatchObject({ ok: true })
    await vi.waitFor(() => expect(there.room.actor.seq).toBe(here.room.actor.seq), patience)
    const dispute = Object.keys(here.room.actor.state.disputes.find((bucket) => item in bucket)?.[item] ?? {})[0]
    const names = (bytes: Uint8Array) => Buffer.from(bytes).includes(ofRavi)
    const held = new HeldCommits(there.room.actor.store, ({ append }) =>
      append.some(({ entries }) => entries.some(names)),
    )
    const vote = () => ravi.asks('vote.cast', { item, dispute, position: null }).catch(() => 'cut off')
    // At one process a command waits behind the one that ends its session; at two both are on their way at once.
    const first = here === there ? kamala.asks('session.end', { person: raviId }) : vote()
    await vi.waitFor(() => expect(held.waiting).toHaveLength(1), patience)
    const second = here === there ? vote() : kamala.asks('session.end', { person: raviId })
    if (here !== there) expect(await second).toMatchObject({ ok: true })
    held.release()
    expect(await (here === there ? first : second)).toMatchObject({ ok: true })
    await ended(ravi)
    const commented = await asha.asks('comment.add', { item, dispute, text: 'Somebody there?' })
    expect(commented).toMatchObject({ ok: true })
    const bytes = await here.room.actor.store.range(here.roomId, 'journal', 0)
    expect(bytes.map((entry) => Buffer.from(entry.bytes).includes('vote.cast'))).not.toContain(true)
  })

  test('R8 others type on while one after the other is taken away', async () => {
    const [one, two] = [asha.opens(item), kamala.opens(item)]
    await vi.waitFor(() => expect([one.text, two.text]).not.toContain(''), patience)
    let typed = ''
    for (const name of ['A', 'B', 'C', 'D', 'E']) {
      const bystander = await (await here.person('reviewer', name)).joins()
      const ending = kamala.asks('person.remove', { person: bystander.me.person })
      for (const key of `${name}bc`) {
        one.types(typed.length, key)
        typed += key
        await new Promise(setImmediate)
      }
      expect(await ending).toMatchObject({ ok: true })
    }
    await vi.waitFor(() => expect(two.text).toBe(`${typed}the cat sat down`), patience)
    expect([one.closedWith, two.closedWith]).toEqual([[], []])
    expect(await asha.asks('item.next', {})).toMatchObject({ ok: true })
  })

  test('L5 a link that was taken back is not known, and its number of uses does not matter', async () => {
    const before = await rows('invite:')
    const invite = await invitePerson(here.room, operatorOf(here.roomId), { role: 'observer', hours: 1, uses: 5 })
    const id = (await rows('invite:')).map((row) => JSON.parse(row).id).find((one) => !before.join().includes(one))
    expect(await opensRoom(invite)).toBe(201)
    expect(await kamala.asks('invite.revoke', { invite: id })).toMatchObject({ ok: true })
    expect(await opensRoom(invite)).toBe(410)
    expect((await rows('invite:')).join()).not.toContain(id)
  })
})

describe('one process', () => {
  beforeEach(async () => {
    await places['one process on the embedded store']()
    await enter()
  })

  test('R7 a link for somebody who is removed goes with them, also while it is being used', async () => {
    const invite = await invitePerson(here.room, operatorOf(here.roomId), {
      role: 'reviewer',
      person: raviId,
      hours: 1,
      uses: 2,
    })
    const held = new HeldCommits(here.room.actor.store, ({ put }) =>
      Object.keys(put ?? {}).some((field) => field.startsWith('session:')),
    )
    const removing = kamala.asks('person.remove', { person: raviId })
    await vi.waitFor(() => expect(held.waiting).toHaveLength(1), patience)
    const entering = opensRoom(invite)
    held.release()
    expect(await removing).toMatchObject({ ok: true })
    expect([await entering, await opensRoom(invite)]).toEqual([410, 410])
  })

  test('L4 R7 leaving raises the rights too, and what was asked over the session is not done after it', async () => {
    const before = here.room.actor.state.rights.raised
    const answer = await fetch(new URL('/api/v1/sessions/1/leave', here.serving.url), {
      method: 'POST',
      headers: { cookie: ravi.cookie },
    })
    expect([answer.status, here.room.actor.state.rights.raised]).toEqual([204, before + 1])
    expect(await here.room.actor.store.field(here.roomId, 'rights')).toBe(String(before + 1))
  })

  test('R7 a connection that is let in while its session ends is ended at once', async () => {
    const session = JSON.parse((await rows('session:')).find((row) => row.includes(raviId)) ?? '{}').id
    const caller = { room: here.roomId, person: raviId, role: 'reviewer', session } as const
    expect(await kamala.asks('session.end', { person: raviId })).toMatchObject({ ok: true })
    const end = vi.fn()
    onSessionEnd(here.room.actor, caller, end)()
    expect(end).toHaveBeenCalledOnce()
  })
})
