import { describe, expect, test } from 'vitest'
import type { HereRow } from '#shared/protocol/rt-messages.ts'
import { idleMinutes, inOrder, traineesOf } from './trainees.ts'

let tabs = 0
const here = (person: string, more: Partial<HereRow> = {}): HereRow => ({
  ...{ tab: `tab-${++tabs}`, person, seat: 1, name: person.toUpperCase(), role: 'annotator', item: null },
  ...more,
})
const at = (minute: number) => `2026-11-22T10:${String(minute).padStart(2, '0')}:00.000Z`
const order = (rows: readonly HereRow[], before: readonly string[] = []) =>
  inOrder(traineesOf(rows), before).map(({ person }) => person)

describe('PN9 who stands on the trainees’ bench', () => {
  test('annotators alone, each once, with the tab in which they did something last', () => {
    const rows = [
      here('ravi', { item: 'item1', active: at(1) }),
      here('ravi', { item: 'item2', active: at(5), unit: 'u2', place: 'u2:1-3', typing: true }),
      here('ravi', { active: at(9), hand: at(3) }),
      here('asha', { role: 'reviewer' }),
      here('client', { role: 'observer' }),
    ]
    expect(traineesOf(rows)).toEqual([
      {
        ...{ person: 'ravi', name: 'RAVI', item: 'item2', unit: 'u2', typing: true },
        ...{ place: { unit: 'u2', from: 1, to: 3 }, hand: at(3), active: at(9) },
      },
    ])
  })

  test.each([
    ['the longest idle first', [here('a', { active: at(9) }), here('b', { active: at(1) })], [], ['b', 'a']],
    [
      'raised hands before, in the order in which they were raised',
      [here('a', { active: at(1) }), here('b', { hand: at(5) }), here('c', { hand: at(4) })],
      [],
      ['c', 'b', 'a'],
    ],
    [
      'nobody else moves for being idle',
      [here('a', { active: at(1) }), here('b', { active: at(9) })],
      ['b', 'a'],
      ['b', 'a'],
    ],
    ['who is new comes last', [here('new', { active: at(1) }), here('a', { active: at(9) })], ['a'], ['a', 'new']],
    ['a hand that goes down leads back', [here('a'), here('b'), here('c')], ['c', 'a', 'b'], ['c', 'a', 'b']],
  ])('%s', (_, rows, before, expected) => {
    expect(order(rows, before)).toEqual(expected)
  })

  test('idle is told in whole minutes, never less than none', () => {
    const [one] = traineesOf([here('a', { active: at(10) })])
    const [unknown] = traineesOf([here('b')])
    if (!one || !unknown) throw new Error('nobody')
    const now = (time: string) => Date.parse(time)
    expect([idleMinutes(one, now(at(12)) + 59_000), idleMinutes(one, now(at(9))), idleMinutes(unknown, 0)]).toEqual([
      2,
      0,
      null,
    ])
  })
})
