import { describe, expect, test } from 'vitest'
import { benchOfConsensus } from '#shared/drafts/draft-bench.ts'
import { tableGet } from '#shared/kernel/table.ts'
import { mayWriteDraft } from './pen.ts'
import { resultHash, resultOf } from './result.ts'
import { roles } from './roles.ts'
import { type RoomState, reduceRoom } from './room.ts'
import { comparisonOf, decide, done, refusalOf, smallRoom } from './testing/small-room.ts'

const item = 'item-cats'
const place = { unit: 'u1', from: 1, to: 2 }
const selvi = { person: 'selvi', role: 'trainer' } as const
const lead = { person: 'kamala', role: 'lead' } as const
const annotator = (person: string) => ({ person, role: 'annotator' }) as const

/** Kamala leads, Selvi trains; person-a to person-c annotated. */
const room = [
  { type: 'person.added', person: 'kamala', role: 'lead' } as const,
  { type: 'person.added', person: 'selvi', role: 'trainer' } as const,
].reduce<RoomState>(reduceRoom, smallRoom())
const given = done(room, 'pen.give', { item, person: 'person-a', holder: null }, selvi)
const holder = (state: RoomState, id: string = item) => tableGet(state.pens, id)?.person ?? null
const settle = (state: RoomState, person: string, id: string = item) =>
  refusalOf(decide(state, 'difference.settle', { item: id, place, take: 'kept' }, annotator(person)))

describe('PN1 one holder for each item', () => {
  test('it is given, given on and taken back', () => {
    expect([holder(room), holder(given), given.rights.raised]).toEqual([null, 'person-a', 0])
    const on = done(given, 'pen.give', { item, person: 'person-b', holder: 'person-a' }, selvi)
    expect([holder(on), on.rights.raised]).toEqual(['person-b', 1])
    const taken = done(on, 'pen.take', { item, holder: 'person-b' }, selvi)
    expect([holder(taken), taken.rights.raised]).toEqual([null, 2])
    expect([on.items, taken.settlings]).toEqual([room.items, room.settlings])
  })

  test.each([
    ['to nobody of the room', { item, person: 'nobody', holder: null }, 'not-found'],
    ['to __proto__', { item, person: '__proto__', holder: null }, 'not-found'],
    ['to somebody who writes anyway', { item, person: 'selvi', holder: null }, 'conflict'],
    ['of no item', { item: 'item-none', person: 'person-a', holder: null }, 'not-found'],
  ])('PN1 %s it is refused', (_, input, code) => {
    expect(refusalOf(decide(room, 'pen.give', input, selvi))).toBe(code)
  })

  test('PN5 of two trainers at once one wins, and the other is told who has it now', () => {
    const meera = { person: 'meera', role: 'trainer' } as const
    const late = decide(given, 'pen.give', { item, person: 'person-b', holder: null }, meera)
    expect(late).toMatchObject({ refusal: { code: 'moved', details: { pen: { person: 'person-a', by: 'selvi' } } } })
    const taken = done(given, 'pen.take', { item, holder: 'person-a' }, selvi)
    expect(decide(taken, 'pen.take', { item, holder: 'person-a' }, meera)).toMatchObject({
      refusal: { code: 'moved', details: { pen: null } },
    })
    expect(refusalOf(decide(given, 'pen.give', { item, person: 'person-a', holder: 'person-a' }, meera))).toBe(
      'conflict',
    )
  })
})

describe('PN2 PN4 what it lets its holder do', () => {
  test.each(roles)('%s with and without it', (role) => {
    const writes = (state: RoomState, person: string) => mayWriteDraft(state, { role, person }, item)
    const by = role === 'reviewer' || role === 'trainer'
    expect([writes(given, 'person-a'), writes(given, 'person-b'), writes(room, 'person-a')]).toEqual([
      by || role === 'annotator',
      by,
      by,
    ])
    expect(mayWriteDraft(given, { role, person: 'person-a' }, 'item-dogs')).toBe(by)
  })

  test('an annotator settles and unsettles in that item alone, and only while they have it', () => {
    expect([settle(room, 'person-a'), settle(given, 'person-a'), settle(given, 'person-b')]).toEqual([
      'forbidden',
      'accepted',
      'forbidden',
    ])
    const birds = { item: 'item-birds', place: { unit: 'u1', from: 0, to: 1 } }
    expect(refusalOf(decide(given, 'difference.settle', { ...birds, take: 'kept' }, annotator('person-a')))).toBe(
      'forbidden',
    )
    const settled = done(given, 'difference.settle', { item, place, take: 'kept' }, annotator('person-a'))
    expect(refusalOf(decide(settled, 'difference.unsettle', { item, place }, annotator('person-a')))).toBe('accepted')
    const taken = done(settled, 'pen.take', { item, holder: 'person-a' }, selvi)
    expect(refusalOf(decide(taken, 'difference.unsettle', { item, place }, annotator('person-a')))).toBe('forbidden')
  })
})

describe('PN6 it goes away by itself', () => {
  test('when the item is signed off, and does not come back when it is reopened', () => {
    const hash = resultHash(resultOf(benchOfConsensus(comparisonOf(item)), []))
    const signed = done(given, 'item.sign-off', { item, hash })
    expect([holder(signed), signed.rights.raised]).toEqual([null, 1])
    expect(refusalOf(decide(signed, 'pen.give', { item, person: 'person-a', holder: null }, selvi))).toBe('frozen')
    expect(holder(done(signed, 'item.reopen', { item, reason: 'again' }, selvi))).toBeNull()
    const before = done(room, 'item.sign-off', { item, hash })
    expect(before.rights.raised).toBe(0)
  })

  test('when its holder is removed from the room, or is no annotator any more', () => {
    const two = done(given, 'pen.give', { item: 'item-dogs', person: 'person-b', holder: null }, selvi)
    const removed = done(two, 'person.remove', { person: 'person-a' }, lead)
    expect([holder(removed), holder(removed, 'item-dogs'), removed.rights.raised]).toEqual([null, 'person-b', 1])
    const both = reduceRoom(given, { type: 'person.added', person: 'person-a', role: 'reviewer' })
    expect(holder(done(both, 'role.take', { person: 'person-a', role: 'reviewer' }, lead))).toBe('person-a')
    expect(holder(done(both, 'role.take', { person: 'person-a', role: 'annotator' }, lead))).toBeNull()
  })

  test('when its item leaves the room; of two entries of one person the one that stays has it', () => {
    const manifest = { batch: 'batch', people: [], items: [] }
    const items = Object.values(Object.assign({}, ...given.items)) as never[]
    const gone = reduceRoom(given, { type: 'batch.unlisted', manifest: { ...manifest, items } })
    expect(holder(gone)).toBeNull()
    const merged = done(given, 'person.merge', { person: 'person-a', into: 'person-b' }, lead)
    expect([holder(merged), settle(merged, 'person-b')]).toEqual(['person-b', 'accepted'])
  })
})
