import { describe, expect, test } from 'vitest'
import { tableValues } from '#shared/kernel/table.ts'
import { pseudonym } from './person.ts'
import { goesOn } from './rights.ts'
import { type RoomEvent, type RoomState, reduceRoom } from './room.ts'
import { decide, done, refusalOf, smallRoom } from './testing/small-room.ts'

const opened = (person: string, role: 'reviewer' | 'trainer' | 'lead', session: string): RoomEvent => ({
  type: 'session.opened',
  person,
  role,
  session,
})

/** Ravi reviews in two browsers and trains in a third, and has a link waiting; Kamala leads. */
const before = [
  opened('kamala', 'lead', 'kamala-1'),
  opened('ravi', 'reviewer', 'ravi-1'),
  opened('ravi', 'reviewer', 'ravi-2'),
  opened('ravi', 'trainer', 'ravi-3'),
  { type: 'invite.made', invite: 'for-ravi', role: 'reviewer', person: 'ravi' },
  { type: 'invite.made', invite: 'for-anybody', role: 'reviewer' },
] as const satisfies readonly RoomEvent[]
const room = before.reduce(reduceRoom, smallRoom())
const lead = { person: 'kamala', role: 'lead' } as const

const running = (state: RoomState) =>
  tableValues(state.rights.sessions)
    .filter(({ id }) => goesOn(state, id))
    .map(({ id }) => id)
    .sort()
const links = (state: RoomState) =>
  tableValues(state.rights.invites)
    .filter(({ revoked }) => !revoked)
    .map(({ id }) => id)
    .sort()

describe('R6 L5 what a lead takes away', () => {
  test.each([
    ['session.end', { person: 'ravi' }, ['kamala-1'], ['for-anybody', 'for-ravi'], ['reviewer', 'trainer']],
    [
      'session.end',
      { person: 'ravi', session: 'ravi-1' },
      ['kamala-1', 'ravi-2', 'ravi-3'],
      ['for-anybody', 'for-ravi'],
      ['reviewer', 'trainer'],
    ],
    ['role.take', { person: 'ravi', role: 'reviewer' }, ['kamala-1', 'ravi-3'], ['for-anybody'], ['trainer']],
    ['person.remove', { person: 'ravi' }, ['kamala-1'], ['for-anybody'], []],
    [
      'invite.revoke',
      { invite: 'for-anybody' },
      ['kamala-1', 'ravi-1', 'ravi-2', 'ravi-3'],
      ['for-ravi'],
      ['reviewer', 'trainer'],
    ],
  ] as const)('%s %j', (name, input, sessions, invites, roles) => {
    const after = done(room, name, input, lead)
    expect([running(after), links(after), after.people.ravi?.roles]).toEqual([sessions, invites, roles])
    expect(after.rights.raised).toBe(1)
    expect(after.people.ravi && pseudonym(after.people.ravi)).toBe(room.people.ravi && pseudonym(room.people.ravi))
    expect(after.items).toBe(room.items)
  })

  test.each([
    ['session.end', { person: 'nobody' }, 'not-found'],
    ['session.end', { person: 'ravi', session: 'kamala-1' }, 'not-found'],
    ['role.take', { person: 'ravi', role: 'observer' }, 'not-found'],
    ['role.take', { person: 'kamala', role: 'lead' }, 'conflict'],
    ['role.take', { person: 'person-a', role: 'annotator' }, 'conflict'],
    ['person.remove', { person: 'kamala' }, 'conflict'],
    ['person.remove', { person: '__proto__' }, 'not-found'],
    ['invite.revoke', { invite: 'nothing' }, 'not-found'],
  ] as const)('%s %j is refused with %s', (name, input, code) => {
    expect(refusalOf(decide(room, name, input, lead))).toBe(code)
  })

  test('what was taken once is not taken twice, and a new link brings somebody back as who they were', () => {
    const removed = done(room, 'person.remove', { person: 'ravi' }, lead)
    expect(refusalOf(decide(removed, 'person.remove', { person: 'ravi' }, lead))).toBe('not-found')
    expect(refusalOf(decide(removed, 'invite.revoke', { invite: 'for-ravi' }, lead))).toBe('not-found')
    const back = reduceRoom(removed, opened('ravi', 'trainer', 'ravi-4'))
    expect(back.people.ravi).toMatchObject({ number: room.people.ravi?.number, roles: ['trainer'] })
    expect(back.people.ravi && pseudonym(back.people.ravi)).toMatch(/^Reviewer /)
    expect([running(back), back.rights.raised]).toEqual([['kamala-1', 'ravi-4'], 1])
  })

  test('an entry from before rights were counted ends its session and raises nothing', () => {
    const after = reduceRoom(room, { type: 'session.ended', person: 'ravi', session: 'ravi-1' })
    expect([goesOn(after, 'ravi-1'), goesOn(after, 'ravi-2'), after.rights.raised]).toEqual([false, true, 0])
  })
})
