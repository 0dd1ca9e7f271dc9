import { describe, expect, test } from 'vitest'
import type { HereRow } from '#shared/protocol/rt-messages.ts'
import {
  followsMe,
  handsUp,
  hereAfter,
  idleMinutes,
  leadsLoop,
  pageOf,
  peopleHere,
  spotlightOf,
  withAndWithout,
} from './who-is-here.ts'

const row = (tab: string, person: string, more: Partial<HereRow> = {}): HereRow => ({
  ...{ tab, person, seat: 0, name: person, role: 'reviewer' as const, item: null },
  ...more,
})

describe('LV1 the rows after what was told', () => {
  const before = [row('1', 'asha', { item: 'i1', unit: 'u1', typing: true }), row('2', 'ravi')]
  test.each([
    ['nothing', { came: [], moved: [], gone: [] }, before],
    [
      'a page elsewhere loses what is not said any more',
      { came: [], moved: [{ tab: '1', item: 'i2' }], gone: [] },
      [row('1', 'asha', { item: 'i2' }), before[1]],
    ],
    ['a page that is not known is passed over', { came: [], moved: [{ tab: '9', item: 'i2' }], gone: ['8'] }, before],
    ['one comes and one goes', { came: [row('3', 'selvi')], moved: [], gone: ['1'] }, [before[1], row('3', 'selvi')]],
    [
      'one that came before is told anew',
      { came: [row('1', 'asha')], moved: [], gone: [] },
      [before[1], row('1', 'asha')],
    ],
  ])('%s', (_, moved, after) => {
    expect(hereAfter(before, { ...moved, watching: 0 })).toEqual(after)
  })
})

const [t1, t2, t3] = ['2026-11-23T10:00:00.000Z', '2026-11-23T10:01:00.000Z', '2026-11-23T10:02:00.000Z'] as const

describe('LV4 somebody in two tabs', () => {
  test.each([
    ['is where they did something last', [row('1', 'asha', { active: t1 }), row('2', 'asha', { active: t2 })], '2'],
    ['whichever row comes first', [row('2', 'asha', { active: t2 }), row('1', 'asha', { active: t1 })], '2'],
    ['of two at once always the same', [row('1', 'asha', { active: t1 }), row('2', 'asha', { active: t1 })], '2'],
    [
      'is on the page that the room sees',
      [row('1', 'asha', { active: t1, spotlight: t1 }), row('2', 'asha', { active: t3 })],
      '1',
    ],
  ])('%s', (_, rows, tab) => {
    expect(pageOf(rows, 'asha')?.tab).toBe(tab)
    expect(peopleHere(rows).map(({ at }) => at.tab)).toEqual([tab])
  })

  test('whoever is not here is nowhere', () => expect(pageOf([row('1', 'asha')], 'ravi')).toBeUndefined())
})

test('LV2 hands come first, in the order in which they were raised, each person once', () => {
  const rows = [
    row('1', 'zoya', { hand: t2 }),
    row('2', 'asha'),
    row('3', 'ravi', { hand: t1 }),
    row('4', 'zoya', { hand: t2 }),
    row('5', 'அன்பு'),
  ]
  expect(peopleHere(rows).map(({ person }) => person)).toEqual(['ravi', 'zoya', 'asha', 'அன்பு'])
  expect(handsUp(peopleHere(rows)).map(({ person }) => person)).toEqual(['ravi', 'zoya'])
})

test.each([
  [119, 0],
  [120, 2],
  [179, 2],
  [3600, 60],
  [-30, 0],
])('LV1 after %i s without a move somebody is idle for %i minutes', (seconds, minutes) => {
  expect(idleMinutes(row('1', 'asha', { active: t1 }), Date.parse(t1) + seconds * 1000)).toBe(minutes)
})

test('LV5 who is with the trainer, each person once', () => {
  const rows = [
    row('1', 'selvi', { spotlight: t1 }),
    row('2', 'asha', { follows: 'selvi' }),
    row('3', 'asha'),
    row('4', 'ravi'),
    row('5', 'kamala', { follows: 'asha' }),
  ]
  expect(spotlightOf(rows)?.person).toBe('selvi')
  expect(withAndWithout(rows, 'selvi')).toEqual({ with: 1, without: 2 })
})

describe('LV4 nobody follows themself through others', () => {
  const chain = [row('1', 'asha', { follows: 'ravi' }), row('2', 'ravi', { follows: 'selvi' }), row('3', 'selvi')]
  test.each([
    ['ravi', 'asha', false],
    ['asha', 'selvi', true],
    ['asha', 'ravi', true],
    ['selvi', 'asha', false],
  ])('following %s leads back to %s: %s', (them, me, back) => {
    expect(followsMe(chain, them, me)).toBe(back)
  })

  test('of those who began at once, one leads', () => {
    const circle = [...chain.slice(0, 2), row('3', 'selvi', { follows: 'asha' })]
    expect(['asha', 'ravi', 'selvi'].map((one) => leadsLoop(circle, one))).toEqual([true, false, false])
    expect(['asha', 'ravi', 'selvi'].map((one) => leadsLoop(chain, one))).toEqual([false, false, false])
  })
})
