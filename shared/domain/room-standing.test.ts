import { describe, expect, test } from 'vitest'
import { goesOn } from './rights.ts'
import { permissions } from './roles.ts'
import { commands, type RoomEvent, reduceRoom } from './room.ts'
import { goesOnIn, whyNotAsked, whyNotWritten } from './standing.ts'
import { decide, done, refusalOf, smallRoom } from './testing/small-room.ts'

const lead = { person: 'kamala', role: 'lead' } as const
const opened = (person: string, session: string): RoomEvent => ({
  type: 'session.opened',
  person,
  role: 'reviewer',
  session,
})
const room = [opened('asha', 'asha-1'), opened('ravi', 'ravi-1')].reduce(reduceRoom, smallRoom())

describe('H9 renaming', () => {
  test('of two at once one wins; the other is told the title that stands', () => {
    const renamed = done(room, 'room.rename', { title: 'Clinic, March', was: 'Small' }, lead)
    expect(renamed.settings.title).toBe('Clinic, March')
    const second = decide(renamed, 'room.rename', { title: 'March', was: 'Small' }, lead)
    expect(second).toMatchObject({ ok: false, refusal: { code: 'moved', details: { title: 'Clinic, March' } } })
    const again = done(renamed, 'room.rename', { title: 'March', was: 'Clinic, March' }, lead)
    expect(again.settings.title).toBe('March')
  })

  test.each([
    ['the same title', { title: 'Small', was: 'Small' }, 'conflict'],
    ['the same title but for spaces', { title: ' Small ', was: 'Small' }, 'conflict'],
  ] as const)('%s is refused', (_, input, code) => {
    expect(refusalOf(decide(room, 'room.rename', input, lead))).toBe(code)
  })

  test('an empty title is no title', () => {
    expect(() => decide(room, 'room.rename', { title: '  ', was: 'Small' }, lead)).toThrow()
  })
})

describe('H10 archiving', () => {
  const archived = done(room, 'room.archive', {}, lead)

  test('says who and when, and raises the rights, so that what is on its way is decided anew', () => {
    expect(archived.standing).toEqual({ is: 'archived', by: 'kamala', at: '2026-01-01T10:00:00.000Z' })
    expect(archived.rights.raised).toBe(room.rights.raised + 1)
    expect(goesOn(archived, 'asha-1')).toBe(true)
  })

  test('every command is refused but what brings it back or takes rights away', () => {
    const taken = [...commands.keys()].filter((name) => !whyNotAsked(archived.standing, name)).sort()
    expect(taken).toEqual([
      'invite.revoke',
      'pen.take',
      'person.remove',
      'role.take',
      'room.delete',
      'room.restore',
      'session.end',
    ])
    expect(whyNotAsked(archived.standing, 'difference.settle')?.refusal.code).toBe('frozen')
  })

  test.each([
    ['batch.imported', 'frozen'],
    ['item.signed-off', 'frozen'],
    ['session.opened', undefined],
    ['export.made', undefined],
    ['draft.edited', undefined],
  ])('%s: %s', (type, code) => {
    expect(whyNotWritten(archived.standing, [type])?.refusal.code).toBe(code)
    expect(whyNotWritten(room.standing, [type])).toBeUndefined()
  })

  test('what is offered there reads, and never changes', () => {
    const offered = Object.keys(permissions).filter((action) => goesOnIn(archived.standing, action as never))
    for (const action of ['draft.write', 'difference.settle', 'item.sign-off', 'batch.import', 'settings.set'])
      expect(offered).not.toContain(action)
    for (const action of ['draft.read', 'disputes.read', 'room.export', 'audit.read', 'room.restore'])
      expect(offered).toContain(action)
  })

  test('restoring opens it again', () => {
    const restored = done(archived, 'room.restore', {}, lead)
    expect(restored.standing).toEqual({ is: 'open' })
    expect(restored.rights.raised).toBe(archived.rights.raised + 1)
    expect(refusalOf(decide(restored, 'room.restore', {}, lead))).toBe('conflict')
  })
})

describe('H11 deleting', () => {
  test('takes the title that stands, typed', () => {
    expect(refusalOf(decide(room, 'room.delete', { title: 'small' }, lead))).toBe('moved')
    expect(refusalOf(decide(room, 'room.delete', { title: '' }, lead))).toBe('moved')
  })

  test('ends all sessions; nothing is written from then on', () => {
    const deleted = done(room, 'room.delete', { title: ' Small' }, lead)
    expect(deleted.standing).toMatchObject({ is: 'deleted', by: 'kamala' })
    expect([goesOn(deleted, 'asha-1'), goesOn(deleted, 'ravi-1')]).toEqual([false, false])
    expect(whyNotAsked(deleted.standing, 'room.restore')?.refusal.code).toBe('not-found')
    expect(whyNotWritten(deleted.standing, ['export.made'])?.refusal.code).toBe('not-found')
  })

  test('the house’s record of another room changes nothing of the house', () => {
    const record = { type: 'room.deleted', room: 'march', title: 'March', by: 'kamala', at: 'then' } as const
    expect(reduceRoom(room, record)).toEqual(room)
    expect(reduceRoom(room, { type: 'room.made', room: 'march', title: 'March', by: 'kamala' })).toEqual(room)
  })
})
