import { describe, expect, test } from 'vitest'
import { tableGet } from '#shared/kernel/table.ts'
import { type Assigned, assignmentBasis } from './assign-items.ts'
import type { Dealt } from './deal-items.ts'
import { itemsOf } from './items-of.ts'
import { type RoomEvent, type RoomState, reduceRoom } from './room.ts'
import { decide, done, refusalOf, smallRoom } from './testing/small-room.ts'

const opened = (person: string, role: 'reviewer' | 'trainer' | 'lead' | 'observer', session: string): RoomEvent => ({
  type: 'session.opened',
  person,
  role,
  session,
})
/** Asha and Ravi review, Ravi trains too; person-a reviews items that hold a source of theirs. */
const before = [
  opened('kamala', 'lead', 'k'),
  opened('asha', 'reviewer', 'a'),
  opened('ravi', 'reviewer', 'r1'),
  opened('ravi', 'trainer', 'r2'),
  opened('client', 'observer', 'o'),
  opened('person-a', 'reviewer', 'pa'),
] as const satisfies readonly RoomEvent[]
const room = before.reduce(reduceRoom, smallRoom())
const free = before.reduce(reduceRoom, smallRoom({ ownSourcesMayBeGiven: true }))
const lead = { person: 'kamala', role: 'lead', at: '2026-01-01T10:00:00.000Z' } as const

const all = ['item-birds', 'item-cats', 'item-dogs']
const assigned = (state: RoomState) =>
  Object.fromEntries(all.map((item) => [item, tableGet(state.assignments, item)?.to ?? null]))
const answerOf = <T>(outcome: ReturnType<typeof decide>): T => {
  if (!outcome.ok) throw new Error(outcome.refusal.message)
  return outcome.value.answer as T
}
const assign = (items: readonly string[], to: string | null, due: string | null = null) => ({ items, to, due })

describe('W1 assigning a selection', () => {
  test('one event for all of it, and whose it is by it', () => {
    const outcome = decide(room, 'items.assign', assign(all, 'asha', '2026-01-02'), lead)
    expect(outcome.ok && outcome.value.events.map(itemsOf)).toEqual([all])
    expect(answerOf<Assigned>(outcome).changed).toBe(3)
    const after = done(room, 'items.assign', assign(all, 'asha', '2026-01-02'), lead)
    expect(assigned(after)).toEqual({ 'item-birds': 'asha', 'item-cats': 'asha', 'item-dogs': 'asha' })
    expect(tableGet(after.assignments, 'item-cats')?.due).toBe('2026-01-02')
  })

  test('taken back by assigning to nobody', () => {
    const after = done(done(room, 'items.assign', assign(all, 'asha'), lead), 'items.assign', assign(all, null), lead)
    expect(assigned(after)).toEqual({ 'item-birds': null, 'item-cats': null, 'item-dogs': null })
  })

  test.each([
    ['an item that is not here', assign(['item-cows'], 'asha'), 'not-found'],
    ['somebody who is not here', assign(all, 'nobody'), 'not-found'],
    ['a name that every object has', assign(all, '__proto__'), 'not-found'],
    ['who does not settle', assign(all, 'client'), 'conflict'],
    ['a lead', assign(all, 'kamala'), 'conflict'],
    ['nothing to take back', assign(all, null), 'conflict'],
    ['W3 own sources', assign(all, 'person-a'), 'conflict'],
    ['W2 a day that is over', assign(all, 'asha', '2025-12-30'), 'bad-input'],
  ])('refused: %s', (_, input, code) => {
    expect(refusalOf(decide(room, 'items.assign', input, lead))).toBe(code)
  })

  test('W3 what holds a source of theirs or is signed off is left and named, the rest is assigned', () => {
    const signed = reduceRoom(free, {
      ...{ type: 'item.signed-off', item: 'item-dogs', by: 'ravi', at: lead.at, hash: '', position: 1, unseen: 0 },
      units: [],
    })
    const outcome = decide(signed, 'items.assign', assign(all, 'asha'), lead)
    expect(answerOf<Assigned>(outcome)).toEqual({ changed: 2, left: { ownSource: [], signedOff: ['item-dogs'] } })
    expect(refusalOf(decide(free, 'items.assign', assign(all, 'person-a'), lead))).toBe('accepted')
  })

  test('W2 the last day on earth is not over yet', () => {
    const at = '2026-01-02T13:59:00.000Z'
    expect(refusalOf(decide(room, 'items.assign', assign(all, 'asha', '2026-01-01'), { ...lead, at }))).toBe('accepted')
    const over = '2026-01-02T14:00:00.000Z'
    expect(refusalOf(decide(room, 'items.assign', assign(all, 'asha', '2026-01-01'), { ...lead, at: over }))).toBe(
      'bad-input',
    )
  })

  test('W5 whoever saw other assignments is told, and nothing changes', () => {
    const basis = assignmentBasis(all.map((item) => [item, null]))
    const first = done(room, 'items.assign', { ...assign(['item-cats'], 'ravi'), basis: undefined }, lead)
    expect(refusalOf(decide(first, 'items.assign', { ...assign(all, 'asha'), basis }, lead))).toBe('moved')
    expect(refusalOf(decide(room, 'items.assign', { ...assign(all, 'asha'), basis }, lead))).toBe('accepted')
  })

  test('W2 a due date changes and whose it is stays', () => {
    const given = done(
      done(room, 'items.assign', assign(['item-cats'], 'ravi'), lead),
      'items.assign',
      assign(['item-dogs'], 'asha'),
      lead,
    )
    const after = done(given, 'items.set-due', { items: all, due: '2026-02-01' }, lead)
    expect(all.map((item) => tableGet(after.assignments, item))).toMatchObject([
      ...[undefined, { to: 'ravi', due: '2026-02-01' }, { to: 'asha', due: '2026-02-01' }].map(
        (one) => one ?? undefined,
      ),
    ])
    expect(refusalOf(decide(room, 'items.set-due', { items: all, due: '2026-02-01' }, lead))).toBe('conflict')
  })
})

describe('W6 somebody leaves', () => {
  const given = done(
    done(room, 'items.assign', assign(['item-cats'], 'ravi'), lead),
    'items.assign',
    assign(['item-dogs'], 'asha'),
    lead,
  )

  test('who is removed has nothing assigned any more', () => {
    const after = done(given, 'person.remove', { person: 'ravi' }, lead)
    expect(assigned(after)).toEqual({ 'item-birds': null, 'item-cats': null, 'item-dogs': 'asha' })
    expect(refusalOf(decide(after, 'items.assign', assign(all, 'ravi'), lead))).toBe('not-found')
  })

  test('who loses the last role to settle under, too; who keeps one, not', () => {
    const trainer = done(given, 'role.take', { person: 'ravi', role: 'reviewer' }, lead)
    expect(assigned(trainer)['item-cats']).toBe('ravi')
    expect(trainer.assignments).toBe(given.assignments)
    const withLead = reduceRoom(trainer, opened('ravi', 'lead', 'r3'))
    expect(assigned(done(withLead, 'role.take', { person: 'ravi', role: 'trainer' }, lead))['item-cats']).toBe(null)
  })
})

describe('W4 dealing', () => {
  test('each gets a share, in one event per person, and what nobody may have is named', () => {
    const outcome = decide(room, 'items.deal', { people: ['asha', 'ravi'] }, lead)
    expect(outcome.ok && outcome.value.events).toHaveLength(2)
    expect(answerOf<Dealt>(outcome)).toEqual({
      hands: [
        { person: 'asha', items: 2, words: 12 },
        { person: 'ravi', items: 1, words: 6 },
      ],
      left: { ownSource: [], over: [] },
    })
    expect(refusalOf(decide(room, 'items.deal', { people: ['person-a'] }, lead))).toBe('conflict')
    expect(refusalOf(decide(free, 'items.deal', { people: ['person-a'] }, lead))).toBe('accepted')
  })

  test('only what is open and nobody’s', () => {
    const given = done(room, 'items.assign', assign(['item-cats', 'item-birds'], 'ravi'), lead)
    const after = done(given, 'items.deal', { people: ['asha'], due: '2026-01-05' }, lead)
    expect(assigned(after)).toEqual({ 'item-birds': 'ravi', 'item-cats': 'ravi', 'item-dogs': 'asha' })
    expect(refusalOf(decide(after, 'items.deal', { people: ['asha'] }, lead))).toBe('nothing-left')
    expect(refusalOf(decide(room, 'items.deal', { people: ['asha'], batch: 'other' }, lead))).toBe('nothing-left')
    expect(refusalOf(decide(room, 'items.deal', { people: ['client'] }, lead))).toBe('conflict')
    expect(refusalOf(decide(room, 'items.deal', { people: ['asha'], due: '2020-01-01' }, lead))).toBe('bad-input')
  })
})
