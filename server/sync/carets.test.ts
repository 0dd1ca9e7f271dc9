import { createDecoder, readVarUint } from 'lib0/decoding'
import { createEncoder, toUint8Array, writeVarUint, writeVarUint8Array } from 'lib0/encoding'
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest'
import { Awareness, encodeAwarenessUpdate } from 'y-protocols/awareness'
import * as Y from 'yjs'
import { type RedisServer, startRedis } from '#server/store/testing/redis-server.ts'
import { type Draft, type Person, RoomHarness } from '#server/testing/room-harness.ts'
import { messageTypes } from '#shared/protocol/sync-messages.ts'
import { encodeCarets } from './caret-message.ts'

let redis: RedisServer | undefined
let here: RoomHarness
let there: RoomHarness
let asha: Person
let ravi: Person
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

afterEach(async () => {
  if (there !== here) await there.close()
  await here.close()
  await redis?.stop()
  redis = undefined
})

/** The persons whose carets this copy knows, with what else their state holds. */
const seen = ({ provider, doc }: Draft) =>
  [...provider.awareness.getStates()]
    .filter(([client]) => client !== doc.clientID)
    .map(([, state]) => state as { at?: unknown; user: { person: string } })

const idOf = async (person: Person) => (await person.joins()).me.person
const stands = (draft: Draft, at: string) => draft.provider.awareness.setLocalState({ at: ['u1', at] })

describe.each(Object.entries(places))('carets in %s', (_, open) => {
  beforeEach(async () => {
    await open()
    asha = await here.person('reviewer', 'Asha')
    ravi = await here.person('reviewer', 'Ravi', there)
    item = here.item('first')
  })

  test('K1 a caret reaches the others, moves with its person, and names them whatever it claims', async () => {
    const [mine, theirs] = [asha.opens(item), ravi.opens(item)]
    await vi.waitFor(() => expect([mine.text, theirs.text]).not.toContain(''))
    mine.provider.awareness.setLocalState({ at: ['u1', 'a.1'], user: { person: 'somebody-else', name: 'The Boss' } })
    const person = await idOf(asha)
    await vi.waitFor(() => expect(seen(theirs)).toEqual([{ at: ['u1', 'a.1'], user: { person } }]))
    stands(mine, 'a.2')
    await vi.waitFor(() => expect(seen(theirs)).toEqual([{ at: ['u1', 'a.2'], user: { person } }]))
    expect(seen(mine)).toEqual([])
  })

  test('K2 whoever comes later sees the carets that stand, and both ways', async () => {
    const mine = asha.opens(item)
    await vi.waitFor(() => expect(mine.text).not.toBe(''))
    stands(mine, 'a.1')
    const theirs = ravi.opens(item)
    await vi.waitFor(() => expect(seen(theirs)).toMatchObject([{ at: ['u1', 'a.1'] }]), 5000)
    stands(theirs, 'a.5')
    await vi.waitFor(() => expect(seen(mine)).toMatchObject([{ at: ['u1', 'a.5'] }]))
  })

  test('K3 the caret of who stops, leaves or loses the connection vanishes, and comes back with them', async () => {
    const [mine, theirs] = [asha.opens(item), ravi.opens(item)]
    await vi.waitFor(() => expect([mine.text, theirs.text]).not.toContain(''))
    stands(mine, 'a.1')
    await vi.waitFor(() => expect(seen(theirs)).toHaveLength(1))
    mine.provider.awareness.setLocalState(null)
    await vi.waitFor(() => expect(seen(theirs)).toEqual([]))
    stands(mine, 'a.2')
    await vi.waitFor(() => expect(seen(theirs)).toHaveLength(1))
    mine.provider.ws?.close()
    await vi.waitFor(() => expect(seen(theirs)).toEqual([]))
    await vi.waitFor(() => expect(mine.provider.wsconnected).toBe(true), 5000)
    stands(mine, 'a.3')
    await vi.waitFor(() => expect(seen(theirs)).toMatchObject([{ at: ['u1', 'a.3'] }]))
    mine.provider.destroy()
    await vi.waitFor(() => expect(seen(theirs)).toEqual([]))
  })
})

describe('who gets none', () => {
  beforeEach(async () => {
    here = await RoomHarness.open()
    there = here
    asha = await here.person('reviewer', 'Asha')
    item = here.item('first')
  })

  /** The types of the messages that a raw connection which asks for carets hears until it is closed. */
  function heardBy(person: Person) {
    const socket = person.socket(`/sync/harness/${item}`)
    const heard: number[] = []
    return new Promise<readonly number[]>((resolve) => {
      socket.on('open', () => socket.send(new Uint8Array([messageTypes.queryAwareness])))
      socket.on('message', (data: Buffer) => heard.push(readVarUint(createDecoder(new Uint8Array(data)))))
      socket.on('close', () => resolve(heard))
    })
  }

  test('R2 K4 observers and annotators of other items are closed without having heard of a caret', async () => {
    const mine = asha.opens(item)
    await vi.waitFor(() => expect(mine.text).not.toBe(''))
    stands(mine, 'a.1')
    for (const [role, name] of [
      ['observer', 'Client'],
      ['annotator', 'Joseph'],
    ] as const)
      expect(await heardBy(await here.person(role, name))).toEqual([])
  })

  test('K4 who may read but not write sees carets and has none', async () => {
    const [mine, lead] = [asha.opens(item), (await here.person('lead', 'Kamala')).opens(item)]
    await vi.waitFor(() => expect([mine.text, lead.text]).not.toContain(''))
    stands(lead, 'a.1')
    stands(mine, 'a.2')
    await vi.waitFor(() => expect(seen(lead)).toHaveLength(1))
    stands(lead, 'a.3')
    stands(mine, 'a.4')
    await vi.waitFor(() => expect(seen(lead)).toMatchObject([{ at: ['u1', 'a.4'] }]))
    expect(seen(mine)).toEqual([])
  })

  test('E3 a caret under another’s client id is not told', async () => {
    const [mine, watching] = [asha.opens(item), asha.opens(item)]
    ravi = await here.person('reviewer', 'Ravi')
    await vi.waitFor(() => expect([mine.text, watching.text]).not.toContain(''))
    stands(mine, 'a.1')
    await vi.waitFor(() => expect(seen(watching)).toHaveLength(1))
    const forged = (client: number, state: string) => {
      const encoder = createEncoder()
      writeVarUint(encoder, messageTypes.awareness)
      writeVarUint8Array(encoder, encodeCarets([{ client, clock: 1000, state }]))
      return toUint8Array(encoder)
    }
    const own = new Y.Doc().clientID
    const socket = ravi.socket(`/sync/harness/${item}`)
    await new Promise((resolve) => socket.on('open', resolve))
    for (const message of [
      forged(mine.doc.clientID, '{"at":["u1","forged"]}'),
      forged(own, `{"at":["u1","${'x'.repeat(3000)}"]}`),
      forged(own, 'no json'),
      forged(own, '7'),
      forged(own, '{"at":["u1","a.9"]}'),
    ])
      socket.send(message)
    await vi.waitFor(() => expect(seen(watching)).toHaveLength(2))
    expect(seen(watching).map(({ at }) => at)).toEqual([
      ['u1', 'a.1'],
      ['u1', 'a.9'],
    ])
    socket.close()
    await vi.waitFor(() => expect(seen(watching)).toHaveLength(1))
  })

  test('K5 a caret move costs under 80 bytes beyond the frame and the stamp of who it is', () => {
    const doc = new Y.Doc()
    doc.clientID = 4_294_967_295
    const awareness = new Awareness(doc)
    awareness.setLocalState(null)
    const empty = encodeAwarenessUpdate(awareness, [doc.clientID]).byteLength
    const point = `${(4_294_967_295).toString(36)}.${(999_999).toString(36)}`
    awareness.setLocalState({ at: ['u1234', point, point, 1] })
    expect(encodeAwarenessUpdate(awareness, [doc.clientID]).byteLength - empty).toBeLessThan(80)
    awareness.destroy()
  })
})
