import { expect, test } from 'vitest'
import { tableGet, tableSet } from '#shared/kernel/table.ts'
import type { RoomState } from './room.ts'
import { decide, refusalOf, smallRoom } from './testing/small-room.ts'

const client = { role: 'observer', person: 'client' } as const
const signOff = (at: string) => ({ by: 'asha', at, hash: at, excerpt: '' })

/** The first item is signed off at that moment, and the client may accept. */
function signed(at: string | null, settings = { observersBehind: 30 }): RoomState {
  const room = smallRoom(settings)
  const session = { person: 'client', role: 'observer', accepts: true, ended: false } as never
  return {
    ...room,
    rights: { ...room.rights, sessions: tableSet(room.rights.sessions, 'stay', session) },
    signOffs: at === null ? room.signOffs : tableSet(room.signOffs, itemOf(room), signOff(at)),
  }
}
const itemOf = (room: RoomState): string => room.items.flatMap((bucket) => Object.keys(bucket))[0] ?? ''

const word = (count = 1) => ({ outcome: 'accepted', of: { batch: 'batch', count }, comment: '' })

test.each([
  ['the same', signed('1'), signed('1'), 'accepted'],
  ['signed anew since', signed('2'), signed('1'), 'moved'],
  ['opened again since', signed(null), signed('1'), 'moved'],
  ['signed off since', signed('1'), signed(null), 'moved'],
])('CW25 of a batch: %s', (_, now, seen, answered) => {
  expect(refusalOf(decide(now, 'items.accept', word(), { ...client, seen }))).toBe(answered)
})

test('CW25 of one item: it stands as it was seen, or it is refused without a word of what it is now', () => {
  const [now, seen] = [signed('2026-02-02'), signed('1')]
  const item = itemOf(now)
  const of = (signedAt: string) => ({ outcome: 'accepted', of: { items: [{ item, signedAt }] }, comment: '' })
  const refused = decide(now, 'items.accept', of('1'), { ...client, seen })
  expect(refusalOf(refused)).toBe('moved')
  expect(JSON.stringify(refused)).not.toContain('2026-02-02')
  expect(JSON.stringify(refused)).not.toContain(tableGet(now.items, item)?.key)
  expect(refusalOf(decide(now, 'items.accept', of('2026-02-02'), { ...client, seen: now }))).toBe('accepted')
})

test('AC1 who may not accept is told that first', () => {
  expect(
    refusalOf(decide(signed('2'), 'items.accept', word(), { ...client, person: 'other', seen: signed('1') })),
  ).toBe('forbidden')
})
