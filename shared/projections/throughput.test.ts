import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { emptyRoom, reduceRoom } from '#shared/domain/room.ts'
import { ActiveTime } from './active-time.ts'
import { threeDays } from './testing/three-days.ts'
import { manifestOf, toldJournal } from './testing/told-journal.ts'
import { Throughput } from './throughput.ts'
import { addWork, noWork, type WorkCounts, workKinds } from './work-counts.ts'
import type { WorkEntry } from './work-entry.ts'
import { totalLeft, workLeft } from './work-left.ts'
import { LocalTime, type Period, summed, wantedCells } from './work-periods.ts'

const { entries, room } = toldJournal(threeDays)
const folded = (some: readonly WorkEntry[], on = new Throughput()): Throughput => {
  for (const entry of some) on.add(entry)
  return on
}
const work = folded(entries)

/** Signed off, of these many at once, returned, kept, taken, undone, opened, ruled, positions; active in seconds. */
type Row = readonly [number, number, number, number, number, number, number, number, number, number]
const rowOf = (counts: WorkCounts): Row =>
  workKinds.map((kind) => (kind === 'active' ? counts.active / 1000 : counts[kind])) as unknown as Row
const rows = (sums: ReadonlyMap<string, WorkCounts>) =>
  Object.fromEntries(
    [...sums].sort(([one], [other]) => (one < other ? -1 : 1)).map(([name, counts]) => [name, rowOf(counts)]),
  )
const byPeriod = (zone: string, per: Period, person?: string) => {
  const time = new LocalTime(zone)
  const cells = wantedCells(work.cells(), time, { person })
  return rows(summed(cells, (cell) => time.period(cell.quarter * 900_000, per)))
}

describe('G1 a journal of 200 entries, counted by hand', () => {
  test('it has 200', () => expect(entries).toHaveLength(200))

  test('by person: a returned item stays signed off, thinking again and coming back from it count nothing', () => {
    expect(rows(summed(work.cells(), ({ person }) => person))).toEqual({
      asha: [13, 0, 3, 9, 19, 1, 1, 0, 10, 2541],
      lakshmi: [0, 0, 0, 0, 0, 0, 0, 0, 0, 120],
      ravi: [19, 0, 3, 24, 62, 0, 8, 0, 1, 3405],
      tara: [0, 0, 0, 0, 0, 0, 0, 9, 0, 610],
    })
  })

  test('by batch', () => {
    const counted = summed(work.cells(), ({ batch }) => batch)
    expect(rowOf(counted.get('morning') ?? noWork()).slice(0, 9)).toEqual([21, 0, 4, 9, 48, 1, 9, 9, 11])
    expect(rowOf(counted.get('evening') ?? noWork()).slice(0, 9)).toEqual([11, 0, 2, 24, 33, 0, 0, 0, 0])
  })

  test('by person and batch', () => {
    const counted = summed(work.cells(), ({ person, batch }) => `${person} ${batch}`)
    expect(rowOf(counted.get('asha evening') ?? noWork()).slice(0, 5)).toEqual([1, 0, 0, 0, 1])
    expect(rowOf(counted.get('ravi morning') ?? noWork()).slice(0, 9)).toEqual([9, 0, 1, 0, 30, 0, 8, 0, 1])
  })

  test('by day, in UTC and in India, whose midnight is at half past six in the evening', () => {
    expect(byPeriod('UTC', 'day')).toEqual({
      '2026-11-16': [10, 0, 3, 6, 20, 0, 1, 1, 2, 1740],
      '2026-11-17': [12, 0, 2, 26, 32, 1, 0, 0, 0, 3061],
      '2026-11-18': [10, 0, 1, 1, 29, 0, 8, 8, 9, 1875],
    })
    expect(byPeriod('Asia/Kolkata', 'day')).toEqual({
      '2026-11-16': [10, 0, 3, 6, 20, 0, 1, 1, 2, 1740],
      '2026-11-17': [10, 0, 2, 26, 30, 1, 0, 0, 0, 2941],
      '2026-11-18': [12, 0, 1, 1, 31, 0, 8, 8, 9, 1995],
    })
  })

  test('by hour in India: 23:59:59 and the midnight after it lie in two days', () => {
    const hours = byPeriod('Asia/Kolkata', 'hour', 'asha')
    expect(hours['2026-11-17T23']).toEqual([1, 0, 0, 0, 0, 0, 0, 0, 0, 1])
    expect(hours['2026-11-18T00']).toEqual([1, 0, 0, 0, 1, 0, 0, 0, 0, 60])
    expect(hours['2026-11-16T14']).toEqual([6, 0, 0, 6, 12, 0, 0, 0, 0, 1130])
  })

  test('by week', () => {
    expect(Object.keys(byPeriod('UTC', 'week'))).toEqual(['2026-11-16'])
    expect(Object.keys(byPeriod('Pacific/Kiritimati', 'week'))).toEqual(['2026-11-16'])
  })

  test('typing counts by when it was, told late and of several people at once; a summary that does not tell counts nothing', () => {
    expect(byPeriod('UTC', 'hour', 'asha')['2026-11-17T05']).toEqual([0, 0, 0, 0, 2, 0, 0, 0, 0, 270])
    expect(byPeriod('UTC', 'hour', 'ravi')['2026-11-17T05']).toEqual([0, 0, 0, 0, 0, 0, 0, 0, 0, 1070])
  })

  test('an observer, the command line and the server are at no work', () => {
    const people = new Set([...work.cells()].map(({ person }) => person))
    expect([...people].sort()).toEqual(['asha', 'lakshmi', 'ravi', 'tara'])
  })

  test('what is left: m2, m5, m7 (one of three differences ruled), m21 and e1 (two settled)', () => {
    const left = workLeft(room)
    expect(left.get('morning')).toEqual({ items: 21, signedOff: 17, left: 4, differences: 2, words: 40 })
    expect(left.get('evening')).toEqual({ items: 10, signedOff: 9, left: 1, differences: 1, words: 10 })
    expect(totalLeft(left.values())).toEqual({ items: 31, signedOff: 26, left: 5, differences: 3, words: 50 })
  })
})

test('G5 what was taken back with its batch is not left, and what was done for it stays counted', () => {
  const manifest = manifestOf('morning', 'm', 21)
  const after = reduceRoom(room, { type: 'batch.unlisted', manifest })
  expect([...workLeft(after).keys()]).toEqual(['evening'])
  expect(totalLeft(workLeft(after).values())).toEqual({ items: 10, signedOff: 9, left: 1, differences: 1, words: 10 })
})

test('G1 sign-offs that were made many at once are told apart, and are sign-offs', () => {
  const { entries: told } = toldJournal(
    '11-17 09:00:00 asha/a1 signs m1\n11-17 09:00:01 asha/a1 bulk m2\n11-17 09:00:02 asha/a1 bulk m3',
  )
  const [cell] = folded(told).cells()
  expect(cell?.counts).toMatchObject({ signedOff: 3, atOnce: 2, active: 2_000 })
})

test('G1 the fold is total: an entry about an item that is not there counts for no batch', () => {
  const { entries: told } = toldJournal('11-17 09:00:00 asha/a1 signs m1', emptyRoom)
  expect(told[0]).toMatchObject({ batch: '', counted: [{ person: 'asha', kind: 'signedOff' }] })
})

const milliseconds = (time: ActiveTime) => time.stretches.reduce((sum, [from, to]) => sum + to - from, 0)
const clock = (words: string): number => Date.parse(`2026-11-17T${words}Z`)

test.each([
  ['a gap of two minutes counts', ['09:00:00', '09:02:00'], 2],
  ['one second more does not', ['09:00:00', '09:02:01'], 0],
  ['a lone sign of work is no time', ['09:00:00'], 0],
  ['two at once are none either', ['09:00:00', '09:00:00'], 0],
  ['order does not matter', ['09:02:00', '09:00:00', '09:01:00'], 2],
  ['one that comes late joins two stretches', ['09:00:00', '09:03:00', '09:01:30'], 3],
  ['across midnight', ['23:59:30', '23:59:59'], 29 / 60],
])('G2 %s', (_, signs, expected) => {
  const time = new ActiveTime()
  for (const sign of signs) time.add(clock(sign))
  expect(milliseconds(time)).toBe(expected * 60_000)
})

test('G2 what is answered as new is what there is, and no stretch is counted twice', () => {
  const sign = fc.tuple(fc.integer({ min: 0, max: 4_000 }), fc.integer({ min: 0, max: 300 }))
  fc.assert(
    fc.property(fc.array(sign, { maxLength: 60 }), (signs) => {
      const time = new ActiveTime()
      let added = 0
      for (const [from, length] of signs)
        for (const [start, end] of time.add(from * 1000, (from + length) * 1000)) added += end - start
      expect(added).toBe(milliseconds(time))
      const sorted = new ActiveTime()
      for (const [from, length] of signs.toSorted(([one], [other]) => one - other))
        sorted.add(from * 1000, (from + length) * 1000)
      expect(time.stretches).toEqual(sorted.stretches)
    }),
  )
})

test('G3 going on from what was kept is the same as counting at once, wherever it was cut', () => {
  const asText = (throughput: Throughput) => JSON.stringify(throughput.kept())
  fc.assert(
    fc.property(fc.array(fc.integer({ min: 0, max: entries.length }), { maxLength: 4 }), (cuts) => {
      const ends = [...cuts.toSorted((one, other) => one - other), entries.length]
      let from = 0
      let kept = new Throughput().kept()
      for (const end of ends) {
        kept = JSON.parse(asText(folded(entries.slice(from, end), new Throughput(kept))))
        from = end
      }
      expect(asText(new Throughput(kept))).toBe(asText(work))
    }),
  )
})

test.each(['UTC', 'Asia/Kolkata', 'Asia/Kathmandu', 'America/New_York'])(
  'G1 parts sum up to the whole in %s',
  (zone) => {
    const whole = noWork()
    for (const { counts } of work.cells()) addWork(whole, counts)
    const time = new LocalTime(zone)
    for (const per of ['hour', 'day', 'week'] as const) {
      const sum = noWork()
      for (const counts of summed(work.cells(), (cell) =>
        String(time.periodStart(cell.quarter * 900_000, per)),
      ).values())
        addWork(sum, counts)
      expect(sum).toEqual(whole)
    }
  },
)

test('G1 the days on which clocks are changed have their 25 and 23 hours', () => {
  const time = new LocalTime('Europe/Berlin')
  const hours = (day: string) =>
    Array.from({ length: 26 * 4 }, (_, at) => Date.parse(`${day}T22:00:00Z`) - 86_400_000 + at * 900_000).filter(
      (at) => time.period(at, 'day') === day,
    ).length / 4
  expect([hours('2026-10-25'), hours('2026-03-29'), hours('2026-11-17')]).toEqual([25, 23, 24])
})
