import { describe, expect, test } from 'vitest'
import { inForce } from './precedent.ts'
import { wordsHash } from './result.ts'
import type { RoomState } from './room.ts'
import { decide, done, refusalOf, smallRoom } from './testing/small-room.ts'

const item = 'item-cats'
const place = { unit: 'u1', from: 1, to: 2 }
const trainer = { person: 'selvi', role: 'trainer' } as const
const other = { person: 'meera', role: 'trainer' } as const
const words = {
  title: 'Cats',
  rule: 'They purr.',
  reason: 'other',
  good: 'the cat',
  bad: 'the bat',
  tags: ['A', 'a', 'b'],
}

const rule = (room: RoomState, value = 'cat', more: object = {}) =>
  done(
    room,
    'ruling.make',
    { item, place, value, reason: 'other', why: 'So', basis: wordsHash('cat'), ...more },
    trainer,
  )
const rulingOf = (room: RoomState) => room.rulings.flatMap((bucket) => bucket[item] ?? [])[0]?.id ?? ''
const make = (room: RoomState, more: object = {}) =>
  done(room, 'precedent.make', { item, ruling: rulingOf(room), ...words, ...more }, trainer)
const reopen = (room: RoomState) =>
  done(room, 'ruling.reopen', { item, ruling: rulingOf(room), reason: 'Again' }, trainer)

/** A room with precedents over several rulings of the same item, the first of them first. */
function withPrecedents(count: number): RoomState {
  let room = smallRoom()
  for (let at = 0; at < count; at++) {
    const there = { unit: 'u1', from: at, to: at + 1 }
    const stands = ['the', 'cat', 'sat', 'on', 'the', 'mat'][at] ?? ''
    room = rule(room, stands, { place: there, basis: wordsHash(stands) })
    const ruling = room.rulings.flatMap((bucket) => bucket[item] ?? []).at(-1)?.id
    room = make(room, { ruling, title: `Number ${at + 1}` })
  }
  return room
}
const idsOf = (room: RoomState) => room.precedents.map(({ id }) => id)

describe('precedents', () => {
  test('PR1 a precedent carries its own words: what was ruled, among which readings, each tag once', () => {
    const [precedent] = make(rule(smallRoom())).precedents
    expect(precedent).toMatchObject({
      title: 'Cats',
      value: 'cat',
      readings: ['cat', 'bat'],
      by: 'selvi',
      tags: ['a', 'b'],
    })
    expect(precedent && inForce(precedent)).toBe(true)
  })

  test.each([
    ['one that stands', {}, 'accepted'],
    ['another one', { ruling: 'none' }, 'not-found'],
    ['a reason that is none', { reason: 'hm' }, 'bad-input'],
  ])('PR1 it is made from a ruling: %s', (_, more, expected) => {
    const room = rule(smallRoom())
    const outcome = decide(room, 'precedent.make', { item, ruling: rulingOf(room), ...words, ...more }, trainer)
    expect(refusalOf(outcome)).toBe(expected)
  })

  test('PR1 of two trainers who make one of the same ruling the second is told', () => {
    const room = make(rule(smallRoom()))
    const outcome = decide(room, 'precedent.make', { item, ruling: rulingOf(room), ...words }, other)
    expect(outcome).toMatchObject({ ok: false, refusal: { code: 'conflict', details: { precedent: idsOf(room)[0] } } })
  })

  test('PR5 a ruling that is taken back takes its precedent along, until the same is ruled there again', () => {
    const back = reopen(make(rule(smallRoom())))
    expect(back.precedents[0]?.takenBack).toMatchObject({ by: 'selvi' })
    expect(rule(back, 'bat').precedents[0]?.takenBack).not.toBeNull()
    const again = rule(back, 'Cat,')
    expect(again.precedents[0]).toMatchObject({ takenBack: null, ruling: rulingOf(again) })
  })

  test('PR4 disputes and rulings cite what is in force, and keep it', () => {
    const room = withPrecedents(1)
    const [first = ''] = idsOf(room)
    const there = { unit: 'u1', from: 2, to: 3 }
    const opened = done(room, 'dispute.open', { item, place: there, question: 'Which?', cites: [first, first] })
    expect(opened.disputes.flatMap((bucket) => Object.values(bucket[item] ?? {}))).toMatchObject([{ cites: [first] }])
    const ruled = rule(opened, 'sat', { place: there, basis: wordsHash('sat'), cites: [first] })
    expect(ruled.rulings.flatMap((bucket) => bucket[item] ?? []).at(-1)).toMatchObject({ cites: [first] })
    expect(refusalOf(decide(room, 'dispute.open', { item, place: there, question: 'Which?', cites: ['none'] }))).toBe(
      'not-found',
    )
  })

  test('PR4 what is not in force any more is refused by its title; what cites it already stays', () => {
    const room = withPrecedents(2)
    const [first = '', second = ''] = idsOf(room)
    const there = { unit: 'u1', from: 3, to: 4 }
    const citing = done(room, 'dispute.open', { item, place: there, question: 'Which?', cites: [first] })
    const over = done(citing, 'precedent.overrule', { precedent: first, by: second, why: 'Newer' }, trainer)
    expect(over.disputes.flatMap((bucket) => Object.values(bucket[item] ?? {}))).toMatchObject([{ cites: [first] }])
    const outcome = decide(over, 'dispute.open', {
      item,
      place: { ...there, from: 4, to: 5 },
      question: '?',
      cites: [first],
    })
    expect(outcome).toMatchObject({
      ok: false,
      refusal: { code: 'conflict', message: expect.stringContaining('Number 1') },
    })
  })

  test('PR6 overruled only by a later one that holds itself, once: no chain leads back', () => {
    const room = withPrecedents(3)
    const [first = '', second = '', third = ''] = idsOf(room)
    const asked = (state: RoomState, precedent: string, by: string) =>
      refusalOf(decide(state, 'precedent.overrule', { precedent, by, why: 'So' }, trainer))
    for (const [earlier, later] of [
      [second, first],
      [third, first],
      [first, first],
    ] as const)
      expect(asked(room, earlier, later)).toBe('bad-input')
    const over = done(room, 'precedent.overrule', { precedent: first, by: second, why: 'So' }, trainer)
    expect(over.precedents[0]?.overruled).toMatchObject({ later: second, why: 'So', by: 'selvi' })
    const chain = done(over, 'precedent.overrule', { precedent: second, by: third, why: 'So' }, trainer)
    for (const [earlier, later] of [
      [third, second],
      [third, first],
      [second, first],
    ] as const)
      expect(asked(chain, earlier, later)).not.toBe('accepted')
    expect(chain.precedents.map(inForce)).toEqual([false, false, true])
  })

  test('PR6 of two trainers who overrule it at once the second is told by what', () => {
    const room = withPrecedents(3)
    const [first = '', second = '', third = ''] = idsOf(room)
    const over = done(room, 'precedent.overrule', { precedent: first, by: second, why: 'So' }, trainer)
    const outcome = decide(over, 'precedent.overrule', { precedent: first, by: third, why: 'So' }, other)
    expect(outcome).toMatchObject({
      ok: false,
      refusal: { code: 'conflict', message: expect.stringContaining('Number 2'), details: { later: second } },
    })
    expect(refusalOf(decide(over, 'precedent.overrule', { precedent: first, by: first, why: 'So' }, trainer))).toBe(
      'conflict',
    )
  })

  test('PR7 a ruling among many is refused where somebody spoke in the dispute meanwhile', () => {
    const opened = done(smallRoom(), 'dispute.open', { item, place, question: 'Which?' })
    const [dispute = ''] = opened.disputes.flatMap((bucket) => Object.keys(bucket[item] ?? {}))
    const asked = {
      item,
      place,
      value: 'cat',
      reason: 'other',
      why: 'So',
      basis: wordsHash('cat'),
      disputes: [dispute],
      said: 0,
    }
    const spoken = done(opened, 'comment.add', { item, dispute, text: 'Wait' })
    expect(refusalOf(decide(opened, 'ruling.make', asked, trainer))).toBe('accepted')
    expect(refusalOf(decide(spoken, 'ruling.make', asked, trainer))).toBe('conflict')
  })
})
