import { describe, expect, test } from 'vitest'
import { chavadiDone } from '../../machine/chavadi-process.ts'
import { knownSchedules } from './known-schedules.ts'
import { makeSchedule } from './make-schedule.ts'
import { faultLines, resultLine } from './report.ts'
import { type Result, runSchedule, runSchedules } from './run-schedules.ts'
import { stores } from './schedule.ts'

const minutes = 60_000
const told = (result: Result) => [resultLine(result), ...faultLines(result)].join('\n')
const faulty = (results: readonly Result[]) => results.filter(({ faults }) => faults.length > 0).map(told)

test('F10 a seed is a whole schedule: the same each time', () => {
  for (const store of stores) expect(makeSchedule(7, store)).toEqual(makeSchedule(7, store))
  expect(makeSchedule(7, 'redis').steps).not.toEqual(makeSchedule(8, 'redis').steps)
})

test(
  'F10 F11 thirty random schedules of people and faults: nothing acknowledged is lost, doubled or told otherwise',
  async () => {
    await chavadiDone(['build'])
    const results = await runSchedules({ schedules: 30, seed: 1, stores, lanes: 3 }, (result) =>
      console.log(told(result)),
    )
    expect(faulty(results)).toEqual([])
    expect(results.length).toBe(30)
  },
  10 * minutes,
)

describe('F11 schedules that once found a fault', () => {
  test.each(knownSchedules)('$name', { timeout: 2 * minutes }, async ({ schedule }) => {
    expect(faulty([await runSchedule(schedule)])).toEqual([])
  })
})
