import { describe, expect, test } from 'vitest'
import { benchOfConsensus } from '#shared/drafts/draft-bench.ts'
import { tableGet } from '#shared/kernel/table.ts'
import { openDisputes } from './dispute.ts'
import { resultOf, wordsHash } from './result.ts'
import { comparisonOf, decide, done, refusalOf, smallRoom } from './testing/small-room.ts'

const item = 'item-cats'
const place = { unit: 'u1', from: 1, to: 2 }
const question = 'Is it the cat?'
const opened = () => done(smallRoom(), 'dispute.open', { item, place, question })
const idOf = (room: ReturnType<typeof opened>) => openDisputes(room.disputes, item)[0]?.id ?? ''
const ruling = { item, place, value: 'rat', reason: 'wrong word', why: 'It squeaks', basis: wordsHash('cat') }
const trainer = { person: 'selvi', role: 'trainer' } as const

describe('disputes', () => {
  test.each([
    ['the same place', { unit: 'u1', from: 1, to: 2 }, 'conflict'],
    ['a wider place', { unit: 'u1', from: 0, to: 3 }, 'conflict'],
    ['its neighbour', { unit: 'u1', from: 2, to: 3 }, 'accepted'],
    ['a place that is not there', { unit: 'u1', from: 2, to: 30 }, 'not-found'],
  ])('T1 open disputes never overlap: %s', (_, other, expected) => {
    const outcome = decide(opened(), 'dispute.open', { item, place: other, question })
    expect(refusalOf(outcome)).toBe(expected)
  })

  test('a dispute keeps the words that stood there', () => {
    expect(openDisputes(opened().disputes, item)).toMatchObject([{ stands: 'cat', by: 'asha', status: 'open' }])
  })

  test('T1 a dispute may come with its first position', () => {
    const position = { value: ' bat ', because: 'It flies' }
    const room = done(smallRoom(), 'dispute.open', { item, place, question, position })
    expect(openDisputes(room.disputes, item)[0]?.positions).toMatchObject([{ value: 'bat', by: 'asha' }])
  })

  test('T1 withdrawn by who opened it, and by nobody else', () => {
    const room = opened()
    const dispute = idOf(room)
    expect(refusalOf(decide(room, 'dispute.withdraw', { item, dispute }, { person: 'ravi' }))).toBe('forbidden')
    expect(openDisputes(done(room, 'dispute.withdraw', { item, dispute }).disputes, item)).toEqual([])
  })

  test.each([
    ['person-a', 'accepted'],
    ['person-z', 'forbidden'],
  ])('T2 the annotator %s: %s', (person, expected) => {
    const asked = { person, role: 'annotator' } as const
    expect(refusalOf(decide(smallRoom(), 'dispute.open', { item, place, question }, asked))).toBe(expected)
  })
})

describe('rulings', () => {
  test('U1 the ruled value is the result, whatever the draft says', () => {
    const room = done(opened(), 'ruling.make', ruling, trainer)
    const bench = benchOfConsensus(comparisonOf(item))
    expect(bench.units[0]?.text).toBe('the cat sat on the mat')
    expect(resultOf(bench, tableGet(room.rulings, item) ?? [])[0]?.text).toBe('the rat sat on the mat')
  })

  test('U2 refused with the words that stand there when they have moved', () => {
    const outcome = decide(opened(), 'ruling.make', { ...ruling, basis: wordsHash('bat') }, trainer)
    expect(outcome).toMatchObject({ ok: false, refusal: { code: 'moved', details: { text: 'cat' } } })
  })

  test('U2 refused when other disputes are there than the trainer has read', () => {
    const room = opened()
    const seen = { ...ruling, disputes: [idOf(room)] }
    expect(refusalOf(decide(room, 'ruling.make', seen, trainer))).toBe('accepted')
    const withdrawn = done(room, 'dispute.withdraw', { item, dispute: idOf(room) })
    expect(decide(withdrawn, 'ruling.make', seen, trainer)).toMatchObject({
      refusal: { code: 'conflict', message: expect.stringContaining('withdrawn'), details: { disputes: [] } },
    })
    expect(refusalOf(decide(withdrawn, 'ruling.make', { ...seen, disputes: [] }, trainer))).toBe('accepted')
    expect(refusalOf(decide(room, 'ruling.make', { ...seen, disputes: [] }, trainer))).toBe('conflict')
  })

  test('U3 closes the disputes there; a second ruling and settling there are refused', () => {
    const room = done(opened(), 'ruling.make', ruling, trainer)
    expect(openDisputes(room.disputes, item)).toEqual([])
    expect(refusalOf(decide(room, 'ruling.make', ruling, trainer))).toBe('frozen')
    expect(refusalOf(decide(room, 'difference.settle', { item, place, take: 'nothing' }))).toBe('frozen')
  })

  test.each([
    [[], 'accepted'],
    [[{ person: 'second', role: 'trainer', item: null }] as const, 'forbidden'],
  ])('U4 on one’s own dispute, with %j in the room: %s', (here, expected) => {
    const room = done(smallRoom(), 'dispute.open', { item, place, question }, trainer)
    const outcome = decide(room, 'ruling.make', ruling, { ...trainer, here })
    expect(refusalOf(outcome)).toBe(expected)
    if (outcome.ok) expect(outcome.value.events[0]).toMatchObject({ type: 'ruling.made', alone: true })
  })

  test('U6 a reason that is not the room’s is refused; a lead changes the list', () => {
    expect(refusalOf(decide(opened(), 'ruling.make', { ...ruling, reason: 'mood' }, trainer))).toBe('bad-input')
    const changed = done(opened(), 'reasons.set', { reasons: ['mood'] }, { person: 'lena', role: 'lead' })
    expect(refusalOf(decide(changed, 'ruling.make', { ...ruling, reason: 'mood' }, trainer))).toBe('accepted')
    expect(refusalOf(decide(changed, 'reasons.set', { reasons: ['a', 'a'] }, { role: 'lead' }))).toBe('bad-input')
  })

  test('U3 closes the disputes within its place; one that reaches beyond refuses it', () => {
    const wide = { ...ruling, place: { unit: 'u1', from: 0, to: 3 }, basis: wordsHash('the cat sat') }
    expect(openDisputes(done(opened(), 'ruling.make', wide, trainer).disputes, item)).toEqual([])
    const room = done(smallRoom(), 'dispute.open', { item, place: wide.place, question })
    expect(refusalOf(decide(room, 'ruling.make', ruling, trainer))).toBe('conflict')
  })

  test('U5 reopening writes the ruled value into the draft and opens its disputes again', () => {
    const room = done(opened(), 'ruling.make', ruling, trainer)
    const [made] = tableGet(room.rulings, item) ?? []
    const input = { item, ruling: made?.id, reason: 'Heard it again' }
    const outcome = decide(room, 'ruling.reopen', input, trainer)
    expect(outcome).toMatchObject({ ok: true, value: { draft: [{ unit: 'u1', at: 4, remove: 3, insert: 'rat' }] } })
    const after = done(room, 'ruling.reopen', input, trainer)
    expect(tableGet(after.rulings, item)).toEqual([])
    expect(openDisputes(after.disputes, item)).toHaveLength(1)
    expect(tableGet(after.reopenedRulings, item)).toMatchObject([{ value: 'rat', reason: 'Heard it again' }])
    expect(refusalOf(decide(after, 'ruling.reopen', input, trainer))).toBe('not-found')
    expect(refusalOf(decide(after, 'difference.settle', { item, place, take: 'nothing' }))).toBe('accepted')
  })
})
