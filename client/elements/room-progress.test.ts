import { afterEach, describe, expect, test, vi } from 'vitest'
import { noWork, type WorkCounts } from '#shared/projections/work-counts.ts'
import type { Progress } from '#shared/protocol/progress-messages.ts'
import { filledPeriods } from '../figures/filled-periods.ts'
import { firstDay, readProgress, writeProgress } from '../figures/progress-address.ts'
import { countTicks, timeTicks } from '../figures/round-axis.ts'
import { forecastSentence, timeWords } from '../figures/work-words.ts'
import { FakeRoom } from '../testing/fake-room.ts'
import { comparisonOf } from '../testing/fixtures.ts'
import { expectAccessible, find, findAll, openPage, pressKey, wordsOf } from '../testing/room-fixture.ts'

let page: Awaited<ReturnType<typeof openPage>> | undefined
afterEach(() => {
  page?.close()
  page = undefined
})

const work = (counts: Partial<WorkCounts>): WorkCounts => ({ ...noWork(), ...counts })
const left = { items: 400, signedOff: 162, left: 238, differences: 512, words: 12_400 }
/** 26 November and 1 December 2026, in days since the epoch. */
const dated = { is: 'dated', from: 20_783, median: 20_784, to: 20_788 } as const

const figures: Progress = {
  whose: 'everybody',
  today: '2026-11-23',
  left,
  forecast: dated,
  total: work({ signedOff: 14, kept: 3, taken: 40, undone: 1, active: 5_400_000 }),
  periods: [
    { start: '2026-11-20', counts: work({ signedOff: 12, kept: 3, taken: 37, active: 3_600_000 }) },
    { start: '2026-11-23', counts: work({ signedOff: 2, taken: 3, undone: 1, active: 1_800_000 }) },
  ],
  people: [
    { id: 'asha', name: 'Asha', counts: work({ signedOff: 2 }) },
    { id: 'ravi', name: 'Ravi', counts: work({ signedOff: 12 }) },
  ],
  batches: [
    { id: 'b1', name: 'morning.csv', counts: work({ signedOff: 14 }), left, forecast: { is: 'too-little', days: 2 } },
    { id: 'gone', name: '', counts: work({ taken: 1 }), left: null, forecast: null },
  ],
  choices: {
    people: [
      { id: 'asha', name: 'Asha' },
      { id: 'ravi', name: 'Ravi' },
    ],
    batches: [{ id: 'b1', name: 'morning.csv' }],
  },
}

async function progress(role: 'lead' | 'reviewer', told: Progress | null): Promise<FakeRoom> {
  const room = new FakeRoom(comparisonOf('the cat', 'the bat'), role)
  room.figures = told
  page = await openPage(room)
  pressKey('KeyF')
  await vi.waitFor(() => expect(findAll('room-progress')).toHaveLength(1))
  return room
}

const rowsOf = (table: Element): string[] =>
  [...(table.shadowRoot?.querySelectorAll('tbody tr') ?? [])].map((row) =>
    [...row.children].map(({ textContent }) => textContent?.trim()).join(' | '),
  )

describe('G4 G5 the progress page of a lead', () => {
  test('says first what is left and when it will be done, in one sentence', async () => {
    await progress('lead', figures)
    await vi.waitFor(() => expect(wordsOf('room-progress')).toContain('Left: 238 of 400 items, with 12,400 words.'))
    expect(wordsOf('room-progress')).toMatch(
      /between Thursday, November 26 and Tuesday, December 1, most likely around Friday/,
    )
    await expectAccessible()
  })

  test('the table beside the picture has its numbers; people stand in the order of names, batches with what is left', async () => {
    await progress('lead', figures)
    await vi.waitFor(() => expect(findAll('room-work-table').length).toBeGreaterThan(2))
    const [periods, people] = findAll('room-work-table')
    await vi.waitFor(() => expect(rowsOf(periods as Element)[0]).toBe('Fri, Nov 20 | 12 | 0 | 40 | 0 | 0 | 1 h'))
    expect(rowsOf(periods as Element)[1]).toBe('Mon, Nov 23 | 2 | 0 | 3 (1 undone) | 0 | 0 | 30 min')
    expect(rowsOf(people as Element).map((row) => row.split(' | ')[0])).toEqual(['Asha', 'Ravi'])
    expect(wordsOf('room-batch-outlook')).toContain('162 of 400')
    expect(wordsOf('room-batch-outlook')).toContain('Too early to tell')
    const chart = find('room-chart').shadowRoot
    expect(chart?.querySelector('svg')?.getAttribute('role')).toBe('img')
    expect(chart?.querySelector('#name')?.textContent).toBe('Work over time, as bars')
    const said = [...(chart?.querySelectorAll('.hover title') ?? [])].map(({ textContent }) => textContent ?? '')
    expect(said.at(-1)).toContain('Signed off: 2')
    expect(said.find((one) => one.startsWith('Fri, Nov 20'))).toContain('Settled: 40')
  })

  test('what is chosen stands in the address and is asked for, and new figures come without being asked for', async () => {
    const room = await progress('lead', figures)
    await vi.waitFor(() => expect(findAll('select[name=person]')).toHaveLength(1))
    const person = find<HTMLSelectElement>('select[name=person]')
    person.value = 'ravi'
    person.dispatchEvent(new Event('change'))
    await vi.waitFor(() => expect(room.figuresAsked.at(-1)).toContain('person=ravi'))
    expect(location.search).toBe('?person=ravi')
    const table = find('room-work-table')
    const before = table.shadowRoot?.querySelector('tbody tr')
    room.figures = { ...figures, left: { ...left, left: 237, signedOff: 163 } }
    room.settle({ unit: 'u1', from: 1, to: 2 }, 'kept', 'asha')
    await vi.waitFor(() => expect(wordsOf('room-progress')).toContain('Left: 237 of 400'))
    expect(find('room-work-table').shadowRoot?.querySelector('tbody tr')).toBe(before)
  })

  test('what went wrong is said', async () => {
    await progress('lead', null)
    await vi.waitFor(() => expect(wordsOf('room-progress')).toContain('The figures are not here'))
  })
})

test('G4 everybody else sees their own: no forecast, no other people, nothing to choose a person by', async () => {
  const [mine] = figures.people
  const own: Progress = {
    ...figures,
    whose: 'own',
    forecast: null,
    people: mine ? [mine] : [],
    batches: [],
    choices: { people: [], batches: [] },
  }
  await progress('reviewer', own)
  await vi.waitFor(() => expect(wordsOf('room-progress')).toContain('Your progress'))
  expect(wordsOf('room-progress')).not.toContain('pace')
  expect(findAll('select[name=person]')).toEqual([])
  expect(findAll('room-work-table')).toHaveLength(1)
})

test('an empty room says what to do, a time without work too', async () => {
  const nothing = { items: 0, signedOff: 0, left: 0, differences: 0, words: 0 }
  await progress('lead', { ...figures, left: nothing, periods: [], people: [], batches: [], forecast: { is: 'done' } })
  await vi.waitFor(() => expect(wordsOf('room-progress')).toContain('Import a batch'))
  expect(wordsOf('room-progress')).toContain('Nothing is counted in this time')
  await expectAccessible()
})

test('days without work have their place in the picture; too many bars are no picture', () => {
  const counted = ['2026-11-17', '2026-11-19'].map((start) => ({ start, counts: work({ signedOff: 1 }) }))
  const asked = { per: 'day', from: '2026-11-16', to: '2026-11-20' } as const
  expect(filledPeriods(counted, asked)?.map(({ counts }) => counts.signedOff)).toEqual([0, 1, 0, 1, 0])
  expect(filledPeriods(counted, { ...asked, from: '2024-01-01' })).toBe(null)
  const hours = ['2026-11-17T09', '2026-11-17T12'].map((start) => ({ start, counts: work({ signedOff: 1 }) }))
  expect(filledPeriods(hours, { ...asked, per: 'hour' })).toHaveLength(4)
  expect(filledPeriods([], asked)).toEqual([])
})

test.each([
  [0, [0, 1]],
  [1, [0, 1]],
  [3, [0, 2, 4]],
  [7, [0, 4, 8]],
  [12, [0, 10, 20]],
  [138, [0, 100, 200]],
  [450, [0, 250, 500]],
  [5, [0, 5]],
])('an axis up to %s has round numbers', (most, ticks) => expect(countTicks(most)).toEqual(ticks))

test.each([
  [0, [0, 5, 10]],
  [26, [0, 15, 30]],
  [76, [0, 60, 120]],
  [3_000, [0, 1_500, 3_000]],
])('an axis of times up to %s minutes has round times', (most, ticks) =>
  expect(timeTicks(most * 60_000)).toEqual(ticks.map((tick) => tick * 60_000)),
)

test('addresses, days and words', () => {
  expect(writeProgress(readProgress('?per=week&person=p1'))).toBe('?per=week&person=p1')
  expect(readProgress('?per=century')).toEqual({ per: 'day' })
  expect(firstDay({ per: 'day' }, '2026-11-23')).toBe('2026-11-10')
  expect(firstDay({ per: 'week' }, '2026-11-25')).toBe('2026-09-07')
  expect([0, 1, 59, 60, 80, 6_000].map((minutes) => timeWords(minutes * 60_000))).toEqual([
    '0',
    '1 min',
    '59 min',
    '1 h',
    '1 h 20 min',
    '100 h',
  ])
  expect(forecastSentence({ ...dated, to: null })).toContain('may lie more than a year away')
  expect(forecastSentence({ is: 'never' })).toContain('no end within a year')
})
