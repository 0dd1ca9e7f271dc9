import fc from 'fast-check'
import { expect, test } from 'vitest'
import { forecast, type WorkedDay } from './forecast.ts'
import { dayName, dayNumberOf, weekday } from './work-periods.ts'

/** A Monday. */
const today = dayNumberOf('2026-11-23')

/** Monday to Friday of the weeks before today, so much on each day. */
const weekdays = (weeks: number, done: (at: number) => number): readonly WorkedDay[] =>
  Array.from({ length: weeks * 7 }, (_, at) => today - weeks * 7 + at)
    .filter((day) => weekday(day) < 5)
    .map((day, at) => ({ day, done: done(at) }))

const words = (answer: ReturnType<typeof forecast>) =>
  answer.is === 'dated'
    ? [answer.from, answer.median, answer.to].map((day) => (day === null ? 'later' : dayName(day)))
    : answer

test('G5 ten a day, a hundred left: ten working days, today the first, without weekends', () => {
  const done = words(
    forecast(
      100,
      weekdays(2, () => 10),
      today,
    ),
  )
  expect(done).toEqual(['2026-12-04', '2026-12-04', '2026-12-04'])
})

test('G5 what was done today counts towards today', () => {
  const worked = [...weekdays(2, () => 10), { day: today, done: 10 }]
  expect(words(forecast(100, worked, today))).toEqual(['2026-12-07', '2026-12-07', '2026-12-07'])
})

test('G5 days that differ give a range around the middle', () => {
  const answer = forecast(
    200,
    weekdays(4, (at) => (at % 2 === 0 ? 4 : 24)),
    today,
  )
  if (answer.is !== 'dated' || answer.to === null) throw new Error(answer.is)
  expect(answer.from).toBeLessThan(answer.median)
  expect(answer.median).toBeLessThan(answer.to)
  expect(words(answer)).toEqual(
    words(
      forecast(
        200,
        weekdays(4, (at) => (at % 2 === 0 ? 4 : 24)),
        today,
      ),
    ),
  )
})

test('G5 a Saturday is worked on where Saturdays were', () => {
  const worked = [-6, -5, -4, -3, -2].map((ago) => ({ day: today + ago - 1, done: 5 }))
  const six = [...worked, { day: today - 2, done: 5 }].filter(
    ({ day }, at, all) => at === all.findIndex((one) => one.day === day),
  )
  expect(weekday(today - 2)).toBe(5)
  const answer = forecast(30, six, today)
  expect(words(answer)).toContain('2026-11-28')
})

test.each([
  ['nothing is left', 0, weekdays(2, () => 10), { is: 'done' }],
  ['nobody worked yet', 10, [], { is: 'too-little', days: 0 }],
  [
    'two whole days and today',
    10,
    [-2, -1, 0].map((ago) => ({ day: today + ago, done: 3 })),
    { is: 'too-little', days: 2 },
  ],
  ['nothing was signed off', 10, weekdays(2, () => 0), { is: 'too-little', days: 10 }],
  ['as much came back as was signed off', 10, weekdays(2, (at) => (at % 2 === 0 ? 5 : -5)), { is: 'never' }],
  ['more came back than was signed off', 1_000, weekdays(2, (at) => (at % 3 === 0 ? 5 : -5)), { is: 'never' }],
  ['a year is not enough', 1_000_000, weekdays(2, () => 10), { is: 'never' }],
])('G5 it says plainly where %s', (_, left, worked, expected) => {
  expect(forecast(left, worked, today)).toMatchObject(expected)
})

test('G5 whatever the days were, it is never a day before today nor anything but a number', () => {
  const day = fc.record({ ago: fc.integer({ min: 0, max: 60 }), done: fc.integer({ min: -20, max: 300 }) })
  fc.assert(
    fc.property(
      fc.integer({ min: 0, max: 5_000 }),
      fc.uniqueArray(day, { selector: ({ ago }) => ago }),
      (left, days) => {
        const worked = days
          .map(({ ago, done }) => ({ day: today - ago, done }))
          .sort((one, other) => one.day - other.day)
        const answer = forecast(left, worked, today)
        expect(answer).toEqual(forecast(left, worked, today))
        if (answer.is !== 'dated') return
        const { from, median, to } = answer
        expect(today <= from && from <= median && (to === null || median <= to)).toBe(true)
      },
    ),
    { numRuns: 60 },
  )
})
