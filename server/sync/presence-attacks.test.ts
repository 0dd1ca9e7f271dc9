import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest'
import type { WebSocket } from 'ws'
import { Awareness, applyAwarenessUpdate, encodeAwarenessUpdate, removeAwarenessStates } from 'y-protocols/awareness'
import * as Y from 'yjs'
import { caretFrame, caretOf } from '#server/testing/caret-frames.ts'
import { type Draft, type Person, RoomHarness } from '#server/testing/room-harness.ts'
import { type Caret, encodeCarets } from './caret-message.ts'

const manyClients = Array.from({ length: 50_000 }, (_, at) => caretOf(1_000_000 + at, { at: ['u1', 'a.1'] }))
const attacks: Readonly<Record<string, (victim: number) => readonly Caret[]>> = {
  'the victim’s state under clock 1000': (victim) => [caretOf(victim, { at: ['u1', 'forged'] }, 1000)],
  'the victim gone under clock 2^52': (victim) => [caretOf(victim, null, 2 ** 52)],
  '50,000 clients that nobody is': () => manyClients,
  'a state of 1 MB': () => [caretOf(4242, { at: ['u1', 'a.1'], more: 'x'.repeat(1_000_000) })],
}
const [forging, removing, crowding, swelling] = Object.values(attacks) as [
  (victim: number) => readonly Caret[],
  (victim: number) => readonly Caret[],
  (victim: number) => readonly Caret[],
  (victim: number) => readonly Caret[],
]

describe('on the stock protocol each attack works', () => {
  let server: Awareness
  let victim: Awareness
  const say = () => applyAwarenessUpdate(server, encodeAwarenessUpdate(victim, [victim.clientID]), 'victim')
  const attack = (carets: readonly Caret[]) => applyAwarenessUpdate(server, encodeCarets(carets), 'attacker')

  beforeEach(() => {
    server = new Awareness(new Y.Doc())
    victim = new Awareness(new Y.Doc())
    victim.setLocalState({ at: ['u1', 'a.1'] })
    say()
  })
  afterEach(() => {
    server.destroy()
    victim.destroy()
  })

  test('a forged state stands, and what the victim says from then on is not heard', () => {
    attack(forging(victim.clientID))
    victim.setLocalState({ at: ['u1', 'a.2'] })
    say()
    expect(server.getStates().get(victim.clientID)).toEqual({ at: ['u1', 'forged'] })
  })

  test('the victim is gone and cannot come back', () => {
    attack(removing(victim.clientID))
    victim.setLocalState({ at: ['u1', 'a.2'] })
    say()
    expect(server.getStates().has(victim.clientID)).toBe(false)
  })

  test('50,000 nobodies stand, and leave 50,000 traces when they are gone', () => {
    attack(crowding(0))
    expect(server.getStates().size).toBe(50_002)
    removeAwarenessStates(
      server,
      manyClients.map(({ client }) => client),
      'gone',
    )
    expect(server.meta.size).toBeGreaterThan(50_000)
  })

  test('a state of 1 MB stands', () => {
    attack(swelling(0))
    expect(JSON.stringify(server.getStates().get(4242)).length).toBeGreaterThan(1_000_000)
  })
})

describe('here', () => {
  let harness: RoomHarness
  let asha: Person
  let mallory: Person
  let item: string
  let mine: Draft
  let watching: Draft
  let hostile: WebSocket

  const seen = ({ provider, doc }: Draft) =>
    [...provider.awareness.getStates()]
      .filter(([client]) => client !== doc.clientID)
      .map(([, state]) => (state as { at?: unknown }).at)
  const stands = (point: string) => mine.provider.awareness.setLocalState({ at: ['u1', point] })
  const own = new Y.Doc().clientID
  const clientFields = async () => (await harness.room.actor.store.fields(harness.roomId, `client:${item}:`)).size
  const board = async () => (await harness.room.actor.drafts.open(harness.room.actor, itemOf())).carets
  const itemOf = () => harness.room.actor.item(item) as NonNullable<ReturnType<typeof harness.room.actor.item>>

  beforeEach(async () => {
    harness = await RoomHarness.open()
    item = harness.item('first')
    asha = await harness.person('reviewer', 'Asha')
    mallory = await harness.person('reviewer', 'Mallory')
    mine = asha.opens(item)
    watching = (await harness.person('lead', 'Kamala')).opens(item)
    await vi.waitFor(() => expect([mine.text, watching.text]).not.toContain(''), 10_000)
    stands('a.1')
    await vi.waitFor(() => expect(seen(watching)).toEqual([['u1', 'a.1']]), 10_000)
    hostile = mallory.socket(`/sync/harness/${item}`)
    await new Promise((resolve) => hostile.on('open', resolve))
  })
  afterEach(() => harness.close())

  const arrives = (...points: readonly string[]) =>
    vi.waitFor(() => expect(new Set(seen(watching).map((at) => (at as string[])[1]))).toEqual(new Set(points)), 10_000)

  test.each(Object.entries(attacks))('K9 K10 %s changes nothing', async (_, attack) => {
    const fields = await clientFields()
    hostile.send(caretFrame(attack(mine.doc.clientID)))
    hostile.send(caretFrame([caretOf(own, { at: ['u1', 'a.9'] })]))
    await arrives('a.1', 'a.9')
    stands('a.2')
    await arrives('a.2', 'a.9')
    expect(await clientFields()).toBe(fields + 1)
    hostile.close()
    await arrives('a.2')
  })

  test('K9 K12 50,000 carets under as many client ids leave one while they last and nothing after', async () => {
    const carets = await board()
    const draft = await harness.room.actor.drafts.open(harness.room.actor, itemOf())
    const before = await clientFields()
    const peer = [...draft.peers].at(-1)
    if (!peer) throw new Error('nobody is connected')
    for (const caret of manyClients) carets.receive(peer, encodeCarets([caret]))
    await arrives('a.1')
    await vi.waitFor(async () => expect(await clientFields()).toBe(before + 1), 10_000)
    hostile.close()
    await vi.waitFor(() => expect(draft.peers.has(peer)).toBe(false), 10_000)
    await arrives('a.1')
    expect(carets.all()[0]).toBe(1)
    mine.provider.destroy()
    await vi.waitFor(() => expect([...carets.all()]).toEqual([0]), 10_000)
    expect(await clientFields()).toBe(before + 1)
  })

  test('K9 who comes back on a new connection keeps one caret when the old one ends', async () => {
    hostile.send(caretFrame([caretOf(own, { at: ['u1', 'a.3'] })]))
    await arrives('a.1', 'a.3')
    const again = mallory.socket(`/sync/harness/${item}`)
    await new Promise((resolve) => again.on('open', resolve))
    again.send(caretFrame([caretOf(own, { at: ['u1', 'a.4'] }, 2)]))
    await arrives('a.1', 'a.4')
    hostile.close()
    await new Promise((resolve) => hostile.on('close', resolve))
    again.send(caretFrame([caretOf(own, { at: ['u1', 'a.5'] }, 3)]))
    await arrives('a.1', 'a.5')
  })

  test('K9 a second tab that says again what it was told takes no caret of the first', async () => {
    const tab = asha.opens(item)
    await vi.waitFor(() => expect(seen(tab)).toHaveLength(1), 10_000)
    for (const point of ['a.2', 'a.3']) {
      stands(point)
      await arrives(point)
    }
    tab.provider.awareness.setLocalState({ at: ['u1', 'a.7'] })
    await arrives('a.3', 'a.7')
    tab.provider.destroy()
    await arrives('a.3')
  })

  const anchor = { type: null, tname: null, item: { client: 7, clock: 3 }, assoc: 0 }
  test.each([
    [
      'a stock client’s',
      { cursor: { anchor, head: anchor }, user: { name: 'Boss', color: '#f00' } },
      { cursor: { anchor, head: anchor } },
    ],
    [
      'one with more in it',
      { at: ['u1', 'a.1', 'a.2', 1], secret: 1, __proto__: null },
      { at: ['u1', 'a.1', 'a.2', 1] },
    ],
    [
      'an anchor with more in it',
      { cursor: { anchor: { ...anchor, tname: 't', x: 1 }, head: anchor } },
      { cursor: { anchor: { ...anchor, tname: 't' }, head: anchor } },
    ],
    ['an empty one', {}, {}],
    ['of a wrong tuple', { at: ['u1'] }, undefined],
    ['of a wrong type', { at: 'u1' }, undefined],
    ['of half a cursor', { cursor: { anchor } }, undefined],
    ['with a point that is too long', { at: ['u1', 'x'.repeat(24)] }, undefined],
    ['a list', [], undefined],
    ['a number', 7, undefined],
  ])('K10 a caret: %s', async (_, said, told) => {
    hostile.send(caretFrame([caretOf(own, said)]))
    hostile.send(new Uint8Array([3]))
    const others = () => [...watching.provider.awareness.getStates()].filter(([client]) => client === own)
    if (told) {
      await vi.waitFor(() => expect(others()).toHaveLength(1), 10_000)
      const [, { user, ...state }] = others()[0] as [number, { user: object }]
      expect([Object.keys(user), state]).toEqual([['person'], told])
    } else {
      stands('a.6')
      await arrives('a.6')
      expect(others()).toEqual([])
    }
  })

  test('K11 of a hundred moves at once the last is told', async () => {
    for (let clock = 1; clock <= 100; clock++)
      hostile.send(caretFrame([caretOf(own, { at: ['u1', `b.${clock}`] }, clock)]))
    await arrives('a.1', 'b.100')
  })

  test('K12 whoever is let in while they leave is not left standing in the room', async () => {
    const { store } = harness.room.actor
    const { here } = harness.room
    let letIn: () => void = () => undefined
    const open = new Promise<void>((resolve) => {
      letIn = resolve
    })
    const fields = store.fields.bind(store)
    const reading = vi.spyOn(store, 'fields').mockImplementation(async (...asked) => open.then(() => fields(...asked)))
    const removed = vi.spyOn(here, 'remove')
    const before = here.all().length
    const channel = mallory.connects()
    channel.emit('join', { protocol: 1 }, () => undefined)
    await vi.waitFor(() => expect(reading).toHaveBeenCalled(), 10_000)
    channel.disconnect()
    await vi.waitFor(() => expect(removed).toHaveBeenCalled(), 10_000)
    letIn()
    await Promise.all(reading.mock.results.map(({ value }) => value))
    await new Promise(setImmediate)
    expect(here.all()).toHaveLength(before)
    vi.restoreAllMocks()
  })

  test('R2 K4 observers send no caret and stand nowhere', async () => {
    const client = await harness.person('observer', 'Client')
    await client.joins()
    client.channel.emit('here', { item })
    const socket = client.socket(`/sync/harness/${item}`)
    socket.on('open', () => socket.send(caretFrame([caretOf(77, { at: ['u1', 'a.8'] })])))
    await new Promise((resolve) => socket.on('close', resolve))
    stands('a.6')
    await arrives('a.6')
    expect(harness.room.here.all().filter(({ role }) => role === 'observer')).toMatchObject([{ item: null }])
  })
})
