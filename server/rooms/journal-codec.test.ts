import { expect, test } from 'vitest'
import { defaultSettings } from '#shared/domain/settings.ts'
import { asRoomId, type RoomId } from '#shared/kernel/ids.ts'
import { decodeEvent, emptyJournal, encodeEvents } from './journal-codec.ts'

const room = asRoomId('room') as RoomId
const author = { person: 'server', role: 'lead', session: null, command: null } as const
const created = { type: 'room.created', settings: defaultSettings('Room') } as const

test('J3 times never go back, whatever the clock does', () => {
  const [first = new Uint8Array()] = encodeEvents(room, emptyJournal, [created], author, '2026-01-02T00:00:00.000Z')
  const { end } = decodeEvent({ number: 1, bytes: first })
  const [second = new Uint8Array()] = encodeEvents(room, end, [created], author, '2026-01-01T00:00:00.000Z')
  expect(decodeEvent({ number: 2, bytes: second }).recorded.at).toBe('2026-01-02T00:00:00.000Z')
})

test('J1 an entry under another number than its own is not read', () => {
  const [first = new Uint8Array()] = encodeEvents(room, emptyJournal, [created], author, '2026-01-02T00:00:00.000Z')
  expect(() => decodeEvent({ number: 2, bytes: first })).toThrow('Entry 2')
})
