import { describe, expect, test } from 'vitest'
import { tableGet, tableValues } from '#shared/kernel/table.ts'
import { asOnePerson } from './one-person.ts'
import { formerOf, personNow, pseudonym } from './person.ts'
import { goesOn } from './rights.ts'
import { type RoomEvent, type RoomState, reduceRoom } from './room.ts'
import { decide, done, refusalOf, smallRoom } from './testing/small-room.ts'

const at = '2026-01-01T09:00:00.000Z'
const place = { unit: 'u1', from: 1, to: 2 }
const opened = (person: string, role: 'reviewer' | 'trainer' | 'lead' | 'observer', session: string): RoomEvent => ({
  type: 'session.opened',
  person,
  role,
  session,
})
const lead = { person: 'kamala', role: 'lead' } as const
const ravi = { person: 'ravi' } as const
const merge = { person: 'person-a', into: 'ravi' }

/** `person-a` is an annotator of the file; Ravi came by a link, and by another one as `ravi-2`. */
const room = [
  opened('kamala', 'lead', 'kamala-1'),
  opened('ravi', 'reviewer', 'ravi-1'),
  opened('ravi-2', 'trainer', 'ravi-2-1'),
  opened('client', 'observer', 'client-1'),
  { type: 'invite.made', invite: 'for-a', role: 'annotator', person: 'person-a' },
  { type: 'item.given', item: 'item-dogs', to: 'ravi-2', at },
  { type: 'items.assigned', items: ['item-birds'], to: 'ravi-2', due: null, by: 'kamala', at },
  {
    type: 'dispute.opened',
    ...{ item: 'item-cats', dispute: 'd', place, question: 'Which?', stands: 'cat', by: 'ravi-2', at },
  },
  ...['p', 'q'].map(
    (position): RoomEvent => ({
      type: 'position.added',
      ...{ item: 'item-cats', dispute: 'd', position, value: position, because: '', by: 'ravi-2', at },
    }),
  ),
  { type: 'vote.cast', item: 'item-cats', dispute: 'd', position: 'p', by: 'ravi' },
  { type: 'vote.cast', item: 'item-cats', dispute: 'd', position: 'q', by: 'ravi-2' },
  { type: 'vote.cast', item: 'item-cats', dispute: 'd', position: 'q', by: 'kamala' },
].reduce((state, event) => reduceRoom(state, event as RoomEvent), smallRoom())

const merged = (state: RoomState, person: string, into: string) => done(state, 'person.merge', { person, into }, lead)

describe('O1 two entries of one person are one everywhere', () => {
  test('own sources, links and roles; the pseudonym of the entry that stays', () => {
    const before = room.people.ravi
    const after = merged(room, 'person-a', 'ravi')
    expect(tableGet(after.items, 'item-cats')?.annotators).toEqual(['ravi', 'person-b', 'person-c'])
    expect(tableGet(after.rights.invites, 'for-a')).toMatchObject({ person: 'ravi', revoked: false })
    expect(after.people.ravi?.roles).toEqual(['reviewer', 'annotator'])
    expect(pseudonym(after.people.ravi ?? never())).toBe(pseudonym(before ?? never()))
    expect([personNow(after.people, 'person-a'), formerOf(after.people, 'ravi')]).toEqual(['ravi', ['person-a']])
    expect(after.people['person-a']?.roles).toEqual([])
  })

  test('what was given, disputes and votes: one vote, of the entry that stays; sessions of the other end', () => {
    const after = merged(room, 'ravi-2', 'ravi')
    expect(tableGet(after.givings, 'item-dogs')?.to).toBe('ravi')
    expect(tableGet(after.assignments, 'item-birds')).toMatchObject({ to: 'ravi' })
    const dispute = tableGet(after.disputes, 'item-cats')?.d
    expect(dispute?.by).toBe('ravi')
    expect(dispute?.positions.map(({ votes }) => votes)).toEqual([['ravi'], ['kamala']])
    expect([goesOn(after, 'ravi-1'), goesOn(after, 'ravi-2-1')]).toEqual([true, false])
    expect(after.rights.raised).toBe(room.rights.raised + 1)
    done(after, 'dispute.withdraw', { item: 'item-cats', dispute: 'd' }, ravi)
  })

  test('S3 Q2 an item with a source of the other entry is not given to them, and not theirs to sign off', () => {
    const after = merged(room, 'person-a', 'ravi')
    expect(refusalOf(decide(room, 'item.next', {}, ravi))).toBe('accepted')
    expect(refusalOf(decide(after, 'item.next', {}, ravi))).toBe('nothing-left')
    expect(refusalOf(decide(after, 'item.sign-off', { item: 'item-dogs', hash: '' }, ravi))).toBe('forbidden')
  })

  test('settlings, also those that later ones replaced, rulings and sign-offs', () => {
    const settled = { item: 'item-cats', place, before: 'cat', after: 'bat', position: 1 }
    const worked = [
      { type: 'difference.settled', take: 1, by: 'ravi-2', ...settled },
      { type: 'difference.settled', take: 0, by: 'kamala', ...settled },
      {
        type: 'item.signed-off',
        ...{ item: 'item-dogs', by: 'ravi-2', at, hash: '', position: 1, units: [], unseen: 0 },
      },
    ].reduce((state, event) => reduceRoom(state, event as RoomEvent), room)
    const after = merged(worked, 'ravi-2', 'ravi')
    const [one] = Object.values(tableGet(after.settlings, 'item-cats') ?? {})
    expect([one?.by, one?.previous?.by, tableGet(after.signOffs, 'item-dogs')?.by]).toEqual(['kamala', 'ravi', 'ravi'])
    expect(JSON.stringify([after.items, after.settlings, after.disputes, after.givings, after.signOffs])).not.toContain(
      'ravi-2',
    )
  })

  test('three entries: what was merged before goes along', () => {
    const after = merged(merged(room, 'person-a', 'ravi-2'), 'ravi-2', 'ravi')
    expect([personNow(after.people, 'person-a'), personNow(after.people, 'ravi-2')]).toEqual(['ravi', 'ravi'])
    expect(after.people.ravi?.roles).toEqual(['reviewer', 'trainer', 'annotator'])
    expect(tableGet(after.items, 'item-cats')?.annotators[0]).toBe('ravi')
  })

  test('an import that was prepared before the merge holds sources of the one that stays', () => {
    const after = merged(room, 'person-a', 'ravi')
    const [item] = tableValues(room.items)
    const { batch, ...late } = { ...(item ?? never()), id: 'item-late' }
    const listed = reduceRoom(after, {
      type: 'batch.listed',
      manifest: { batch, people: ['person-a', 'person-b'], items: [late] },
    })
    expect(tableGet(listed.items, 'item-late')?.annotators).toEqual(['ravi', 'person-b', 'person-c'])
    expect(listed.people['person-a']?.roles).toEqual([])
  })

  test('slices and rows that hold nothing of theirs keep their identity', () => {
    const after = merged(room, 'ravi-2', 'ravi')
    expect(after.items).toBe(room.items)
    expect(tableGet(after.items, 'item-dogs')).toBe(tableGet(room.items, 'item-dogs'))
    expect([after.settlings, after.batches]).toEqual([room.settlings, room.batches])
    expect(asOnePerson({ a: { b: 'x' } }, merge)).toEqual({ a: { b: 'x' } })
    expect(asOnePerson({ 'person-a': 1, ravi: 2 }, merge)).toEqual({ ravi: 2 })
    expect(asOnePerson({ 'person-a': 1 }, merge)).toEqual({ ravi: 1 })
  })
})

const never = (): never => {
  throw new Error('not there')
}

describe('O2 what is not merged', () => {
  const gone = done(room, 'person.remove', { person: 'ravi-2' }, lead)
  const here = (...people: string[]) => people.map((person) => ({ person, role: 'reviewer' as const, item: null }))
  test.each([
    ['into themself', room, { person: 'ravi', into: 'ravi' }, lead, 'bad-input'],
    ['nobody', room, { person: 'ravi', into: 'nobody' }, lead, 'not-found'],
    ['an inherited key', room, { person: 'ravi', into: 'toString' }, lead, 'not-found'],
    ['somebody removed', gone, { person: 'ravi-2', into: 'ravi' }, lead, 'conflict'],
    ['into somebody removed', gone, { person: 'ravi', into: 'ravi-2' }, lead, 'conflict'],
    ['twice', merged(room, 'person-a', 'ravi'), merge, lead, 'conflict'],
    [
      'the other way round by another lead',
      merged(room, 'person-a', 'ravi'),
      { person: 'ravi', into: 'person-a' },
      lead,
      'conflict',
    ],
    ['the entry of the asker', room, { person: 'kamala', into: 'ravi' }, lead, 'conflict'],
    ['an observer', room, { person: 'client', into: 'ravi' }, lead, 'conflict'],
    ['two who are both here', room, merge, { ...lead, here: here('ravi', 'person-a') }, 'conflict'],
    ['two of whom one is here', room, merge, { ...lead, here: here('ravi') }, 'accepted'],
  ] as const)('%s', (_, state, input, asked, code) => {
    expect(refusalOf(decide(state, 'person.merge', input, asked))).toBe(code)
  })
})

describe('O6 work of somebody who can do it no more', () => {
  const given = (to: string): RoomEvent => ({ type: 'item.given', item: 'item-dogs', to, at })
  const busy = reduceRoom(reduceRoom(room, given('ravi')), { type: 'item.given', item: 'item-cats', to: 'kamala', at })
  test.each([
    ['person.remove', { person: 'ravi' }, null],
    ['person.remove', { person: 'ravi-2' }, 'ravi'],
  ])('%s %j: given to %s', (name, input, to) => {
    const after = done(busy, name, input, lead)
    expect(tableGet(after.givings, 'item-dogs')?.to).toBe(to)
    expect(tableGet(after.givings, 'item-cats')?.to).toBe('kamala')
  })

  test('it is given to others at once, and a role that still settles keeps it', () => {
    const asked = { person: 'asha', at: '2026-01-01T09:00:01.000Z' }
    const next = (state: RoomState) => decide(state, 'item.next', { leaving: 'item-birds' }, asked)
    const all = reduceRoom(busy, { type: 'item.given', item: 'item-cats', to: 'ravi', at })
    expect(refusalOf(next(all))).toBe('nothing-left')
    expect(refusalOf(next(done(all, 'person.remove', { person: 'ravi' }, lead)))).toBe('accepted')
    const both = [opened('ravi', 'trainer', 's'), opened('ravi', 'lead', 't')].reduce(reduceRoom, all)
    const trainer = done(both, 'role.take', { person: 'ravi', role: 'reviewer' }, lead)
    expect(refusalOf(next(trainer))).toBe('nothing-left')
    expect(refusalOf(next(done(trainer, 'role.take', { person: 'ravi', role: 'trainer' }, lead)))).toBe('accepted')
  })
})
