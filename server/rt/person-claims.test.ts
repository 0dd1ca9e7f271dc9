import { io } from 'socket.io-client'
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { markOf } from '#server/sync/entry-mark.ts'
import { streamOf } from '#server/sync/shared-draft.ts'
import { type Person, RoomHarness } from '#server/testing/room-harness.ts'
import { closeCodes } from '#shared/protocol/close-codes.ts'
import { rtDenials } from '#shared/protocol/rt-denials.ts'

let harness: RoomHarness
let asha: Person
let item: string

beforeEach(async () => {
  harness = await RoomHarness.open()
  asha = await harness.person('reviewer', 'Asha')
  item = harness.item('first')
})
afterEach(() => harness.close())

const place = { unit: 'u1', from: 1, to: 2 }
const id = { client: 'kept-since-yesterday', n: 1 }

test('C4 a command sent again from another session of the same person gets its first answer', async () => {
  const { me } = await asha.joins()
  const command = { id, name: 'difference.settle', input: { item, place, take: 1 } }
  const first = await asha.channel.emitWithAck('command', command)
  expect(first).toMatchObject({ ok: true })
  const again = await harness.returns(me.person, 'reviewer')
  await again.joins()
  const before = await harness.journalHead
  expect(await again.channel.emitWithAck('command', command)).toEqual(first)
  expect(await harness.journalHead).toBe(before)
})

test('C4 the same id from another person is another command', async () => {
  await asha.joins()
  const ravi = await harness.person('reviewer', 'Ravi')
  await ravi.joins()
  const settle = (take: number) => ({ id, name: 'difference.settle', input: { item, place, take } })
  const first = await asha.channel.emitWithAck('command', settle(0))
  const second = await ravi.channel.emitWithAck('command', settle(1))
  expect(first.ok && second.ok && second.value.seq > first.value.seq).toBe(true)
})

const closeOf = (path: string): Promise<number> =>
  new Promise((resolve) => asha.socket(path).on('close', (code) => resolve(code)))

test('E8 who says they are somebody else, of another epoch, or further than the store, merges nothing', async () => {
  const { me, epoch } = await asha.joins()
  const draft = asha.opens(item)
  await vi.waitFor(() => expect(draft.text).not.toBe(''))
  expect(await closeOf(`/sync/harness/${item}?person=nobody`)).toBe(closeCodes.unauthenticated)
  expect(await closeOf(`/sync/harness/${item}?person=${me.person}&epoch=other`)).toBe(closeCodes.wentBack)
  expect(await closeOf(`/sync/harness/${item}?epoch=${epoch}&position=2`)).toBe(closeCodes.wentBack)
  expect(await closeOf(`/sync/harness/${item}?epoch=${epoch}&position=1&mark=${'0'.repeat(16)}`)).toBe(
    closeCodes.wentBack,
  )
  const [entry] = await harness.room.actor.store.range(harness.roomId, streamOf(item), 0)
  const mark = markOf(entry?.bytes ?? new Uint8Array())
  const welcome = asha.socket(`/sync/harness/${item}?person=${me.person}&epoch=${epoch}&position=1&mark=${mark}`)
  const heard = await new Promise((resolve) => {
    welcome.on('message', () => resolve('a message'))
    welcome.on('open', () => welcome.send(new Uint8Array([0, 0, 1, 0])))
    welcome.on('close', resolve)
  })
  expect(heard).toBe('a message')
  welcome.close()
})

test('E8 a room made again under the same name has another epoch', async () => {
  const other = await RoomHarness.open()
  const [here, there] = [await asha.joins(), await (await other.person('reviewer', 'Asha')).joins()]
  expect(here.epoch).toMatch(/^[0-9a-f]{16}$/)
  expect(there.epoch).not.toBe(here.epoch)
  await other.close()
})

test('V3 a channel that names another person than the session’s is turned away by name', async () => {
  const { me } = await asha.joins()
  const denial = (auth: object) =>
    new Promise((resolve) => {
      const channel = io(harness.serving.url, {
        path: '/rt/as/1',
        transports: ['websocket'],
        extraHeaders: { cookie: asha.cookie },
        reconnection: false,
        auth,
      })
      channel.on('connect_error', ({ message }) => resolve(message))
      channel.on('connect', () => {
        channel.disconnect()
        resolve('welcome')
      })
    })
  expect(await denial({ person: 'somebody' })).toBe(rtDenials.somebodyElse)
  expect(await denial({ person: me.person })).toBe('welcome')
})
