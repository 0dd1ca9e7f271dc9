import { expect, test, vi } from 'vitest'
import { accept, refuse } from '#shared/kernel/outcome.ts'
import { FakeRoomSocket } from '../testing/fake-room-socket.ts'
import { joined, told } from '../testing/told.ts'
import { RoomConnection, type RoomListener } from './room-connection.ts'

function connection(socket: FakeRoomSocket) {
  const seen: number[] = []
  const states: string[] = []
  const listener: RoomListener = {
    state: ({ is }) => states.push(is),
    joined: () => undefined,
    told: ({ seq }) => seen.push(seq),
    here: () => undefined,
    moved: () => undefined,
    pointed: () => undefined,
    observed: () => undefined,
    window: () => undefined,
    behind: () => undefined,
    named: () => undefined,
    noticed: () => undefined,
    talkRead: () => undefined,
    storage: () => undefined,
    wentBack: () => states.push('went back'),
  }
  new RoomConnection(socket, listener)
  return { seen, states }
}

test('events that come before the answer to join are told after it, once and in order', async () => {
  const socket = new FakeRoomSocket({ join: () => accept(joined()) })
  const { seen, states } = connection(socket)
  socket.connect()
  socket.tell(told(12))
  socket.tell(told(10))
  socket.tell(told(11))
  await vi.waitFor(() => expect(seen).toEqual([11, 12]))
  expect(states).toEqual(['joining', 'joined'])
})

test('a gap is filled by asking', async () => {
  const socket = new FakeRoomSocket({
    join: () => accept(joined()),
    since: ({ seq }) => accept([told(seq + 1), told(seq + 2)]),
  })
  const { seen } = connection(socket)
  socket.connect()
  await vi.waitFor(() => expect(socket.requests('join')).toHaveLength(1))
  await Promise.resolve()
  socket.tell(told(13))
  await vi.waitFor(() => expect(seen).toEqual([11, 12, 13]))
  expect(socket.requests('since')).toEqual([{ seq: 10, mark: 'mark-10' }])
})

test('after a reconnect it catches up, and joins again when it is too far behind', async () => {
  const socket = new FakeRoomSocket({ join: () => accept(joined()), since: () => accept([told(11)]) })
  const { seen, states } = connection(socket)
  socket.connect()
  await vi.waitFor(() => expect(states.at(-1)).toBe('joined'))
  socket.lose()
  expect(states.at(-1)).toBe('lost')
  socket.connect()
  await vi.waitFor(() => expect(seen).toEqual([11]))
  socket.answers = { ...socket.answers, since: () => refuse('conflict', 'join again') }
  socket.lose()
  socket.connect()
  await vi.waitFor(() => expect(socket.requests('join')).toHaveLength(2))
})

test('C5 a journal that has lost what this page knows is said, and joined anew', async () => {
  const socket = new FakeRoomSocket({
    join: () => accept(joined()),
    since: () => refuse('went-back', 'lost'),
  })
  const { seen, states } = connection(socket)
  socket.connect()
  await vi.waitFor(() => expect(states).toContain('joined'))
  socket.tell(told(11))
  socket.lose()
  socket.connect()
  await vi.waitFor(() => expect(states.at(-1)).toBe('joined'))
  expect(states).toEqual(['joining', 'joined', 'lost', 'catching-up', 'went back', 'joining', 'joined'])
  expect(socket.requests('since')).toEqual([{ seq: 11, mark: 'mark-11' }])
  socket.tell(told(11))
  expect(seen).toEqual([11, 11])
})
