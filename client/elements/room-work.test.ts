import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest'
import { shareOf } from '#shared/compare/wilson.ts'
import type { Role } from '#shared/domain/roles.ts'
import type { WorkSums } from '#shared/projections/work-sums.ts'
import type { OwnWork, SharedSums, WorkPeople, WorkRow } from '#shared/protocol/own-work-messages.ts'
import type { PrecedentRow } from '#shared/protocol/precedent-messages.ts'
import { KeptDifferences } from '../controllers/kept-differences.ts'
import { readWork, writeWork } from '../figures/work-address.ts'
import { FakeRoom } from '../testing/fake-room.ts'
import { comparisonOf } from '../testing/fixtures.ts'
import { expectAccessible, find, findAll, openPage, pressKey, wordsOf } from '../testing/room-fixture.ts'

let page: Awaited<ReturnType<typeof openPage>> | undefined
beforeEach(() => localStorage.clear())
afterEach(() => {
  page?.close()
  page = undefined
})

const sums = (words: number, stand: number, classes: WorkSums['classes'] = {}): SharedSums => ({
  ...{ sources: 2, words, stand, missed: 1, classes },
  standing: shareOf(stand, words),
})
const place = { unit: 'u1', from: 1, to: 2 }
const row = (more: Partial<WorkRow> = {}): WorkRow => ({
  ...{ id: 'item1.0.u1:1-2', item: 'item1', key: 'clip-1.wav', language: 'en', batch: 'b1', place, segment: 1 },
  ...{ said: 'bat', stands: 'cat', kind: 'words', how: 'ruled', reason: 'spelling', why: 'Hear the c', by: 'Tara' },
  ...{ cites: [], cited: null, at: '2026-11-22T10:00:00.000Z', signedOff: true, ...more },
})
const rows = [
  row(),
  row({ id: 'item1.0.u1:3-4', said: '', stands: 'சென்னைக்கு', how: 'agreed', reason: null, why: null, by: null }),
  row({
    id: 'item2.0.u1:0-1',
    said: 'Mat.',
    stands: 'mat',
    kind: 'form',
    how: 'settled',
    reason: null,
    why: null,
    by: null,
  }),
]
const own: OwnWork = {
  person: { id: 'me', name: 'Meena' },
  everybody: false,
  counted: { done: 2, of: 2 },
  sums: sums(20, 15, { 'ruled:spelling': 1, agreed: 1, form: 1 }),
  periods: [
    { start: '2026-11-09', sums: sums(0, 0) },
    { start: '2026-11-16', sums: sums(20, 15, { 'ruled:spelling': 1, agreed: 1, form: 1 }) },
  ],
  swaps: [{ said: 'bat', stands: 'cat', count: 2 }],
  moreSwaps: 0,
  rows,
  total: 3,
  choices: { batches: [{ id: 'b1', name: 'morning.csv' }], languages: ['en', 'ta'] },
}
const people: WorkPeople = {
  counted: { done: 400, of: 10_000 },
  people: [
    { id: 'p1', name: 'Anu', sums: sums(100, 70), changed: shareOf(30, 100) },
    { id: 'p2', name: 'Bala', sums: sums(2, 0), changed: shareOf(2, 2) },
    { id: 'p3', name: 'Chitra', sums: sums(0, 0), changed: null },
  ],
  total: sums(102, 70, { settled: 32 }),
  choices: own.choices,
}

async function opens(
  role: Role,
  told: OwnWork | WorkPeople | null,
  precedents: readonly PrecedentRow[] = [],
): Promise<FakeRoom> {
  const room = new FakeRoom(comparisonOf('the cat', 'the bat'), role)
  const elsewhere = globalThis.fetch
  vi.stubGlobal('fetch', (path: string, init?: RequestInit) =>
    path.endsWith('/precedents') ? Promise.resolve(Response.json({ precedents })) : elsewhere(path, init),
  )
  room.work = told
  page = await openPage(room)
  pressKey('KeyV')
  await vi.waitFor(() => expect(findAll('room-work')).toHaveLength(1))
  await vi.waitFor(() => expect(room.workAsked.length).toBeGreaterThan(0))
  return room
}

const rowsOf = (table: Element | undefined): string[] =>
  [...(table?.shadowRoot?.querySelectorAll('tbody tr') ?? [])].map((one) =>
    [...one.children].map(({ textContent }) => textContent?.replace(/\s+/g, ' ').trim()).join(' | '),
  )
/** Of an element's own shadow root. */
const within = (host: string, selector: string): HTMLElement[] =>
  findAll(host).flatMap(({ shadowRoot }) => [...(shadowRoot?.querySelectorAll<HTMLElement>(selector) ?? [])])
const plainly = ({ textContent }: Element) => textContent?.replace(/\s+/g, ' ').trim()
const buttonOf = (words: RegExp) => {
  const found = findAll('button').find(({ textContent }) => words.test(textContent ?? ''))
  if (!(found instanceof HTMLElement)) throw new Error(`No button says ${words}`)
  return found
}

describe('MW1 MW4 an annotator’s own page', () => {
  test('says how much stands, of how many, with which interval; a week without words has none', async () => {
    const room = await opens('annotator', own)
    await vi.waitFor(() => expect(wordsOf('room-work')).toContain('15 of your 20 words stand in the result: 75.0%'))
    await vi.waitFor(() => expect(findAll('room-figure-table').length).toBe(3))
    expect(room.workAsked.at(-1)).toMatch(/^\/work\?zone=/)
    expect(wordsOf('room-work')).toContain('95 % interval (Wilson) of 53.1% to 88.8%; n = 20 words in 2 sources')
    const [shares, classes] = within('room-work-time', 'room-figure-table')
    expect(rowsOf(shares)).toEqual([
      'Week of Nov 9 | 0 | not defined | not defined',
      'Week of Nov 16 | 20 | 75.0% | 53.1% to 88.8%',
    ])
    expect(rowsOf(classes)[1]).toBe('Week of Nov 16 | 1 | 1 | 1')
    await expectAccessible()
  })

  test('the picture has the numbers of the table, and none where there is none', async () => {
    await opens('annotator', own)
    await vi.waitFor(() => expect(within('room-share-chart', 'circle')).toHaveLength(1))
    const titles = within('room-share-chart', '.hover title').map(({ textContent }) => textContent)
    expect(within('room-share-chart', 'svg')[0]?.outerHTML).not.toContain('NaN')
    expect(titles).toEqual(['Week of Nov 9: not defined (not defined)', 'Week of Nov 16: 75.0% (53.1% to 88.8%)'])
  })

  test('each place says what was said, what stands, who decided and why', async () => {
    await opens('annotator', own)
    await vi.waitFor(() => expect(within('room-work-list', 'li')).toHaveLength(3))
    const said = within('room-work-list', 'li').map(({ textContent }) => textContent?.replace(/\s+/g, ' ').trim() ?? '')
    expect(said[0]).toMatch(/bat → cat .*segment 1 Tara ruled: spelling Hear the c/)
    expect(said[1]).toMatch(/\(nothing\) → சென்னைக்கு .*What most annotators said stands/)
    expect(said[2]).toMatch(/Mat\. → mat .*somebody settled it · case or punctuation only/)
  })

  test('beside it stand the sections of the guideline and the precedents that its ruling goes by, as links', async () => {
    const cited = { guideline: 2, sections: ['numbers', 'பெயர்கள்'], titles: ['Numbers', 'பெயர்கள்'] }
    const holds = { ...{ id: 'p1', number: 4, item: 'item1', key: 'k', ruling: 'r', reason: 'spelling', by: 'asha' } }
    const words = { title: 'எண்கள் as digits', rule: 'Digits', value: '25', readings: ['25'], good: '', bad: '' }
    const rest = { language: 'en', tags: [], at: '', overruled: null, takenBack: null, byName: 'Asha', endedBy: '' }
    const first = row({ cites: ['p1'], cited })
    await opens('annotator', { ...own, rows: [first, ...rows.slice(1)] }, [{ ...holds, ...words, ...rest, cited: 1 }])
    await vi.waitFor(() => expect(within('room-work-list', 'li')).toHaveLength(3))
    await vi.waitFor(() => expect(within('room-citations', 'a').map(plainly)).toEqual(['எண்கள் as digits']))
    expect(wordsOf('room-citations')).toContain('Goes by:')
    const sections = within('room-cited', 'a')
    expect(sections.map(plainly)).toEqual([expect.stringContaining('Numbers'), expect.stringContaining('பெயர்கள்')])
    expect(sections[0]?.getAttribute('href')).toMatch(/\/guidelines\?.*version=2/)
    await expectAccessible()
    sections[0]?.click()
    await vi.waitFor(() => expect(location.pathname).toMatch(/\/guidelines$/))
  })

  test('a place leads to the bench, where it stands', async () => {
    await opens('annotator', own)
    await vi.waitFor(() => expect(within('room-work-list', 'button.place')).toHaveLength(3))
    within('room-work-list', 'button.place')[0]?.click()
    await vi.waitFor(() => expect(location.pathname).toMatch(/\/i\/item1$/))
  })

  test('MW10 what is kept for later is asked for by its ids, and ticked off', async () => {
    const room = await opens('annotator', own)
    await vi.waitFor(() => expect(within('room-work-list', 'li')).toHaveLength(3))
    buttonOf(/Keep for later/).click()
    await vi.waitFor(() => expect(buttonOf(/To look at again \(1\)/)).toBeTruthy())
    buttonOf(/To look at again/).click()
    await vi.waitFor(() => expect(room.workAsked.at(-1)).toContain('only=item1.0.u1%3A1-2'))
    expect(Object.values(localStorage).join(' ')).not.toContain('bat')
    buttonOf(/tick off/).click()
    await vi.waitFor(() => expect(buttonOf(/To look at again \(0\)/)).toBeTruthy())
  })

  test('MW10 whoever ticks one off by key goes on with the next; after the last with the list', async () => {
    const room = await opens('annotator', own)
    await vi.waitFor(() => expect(within('room-work-list', 'li')).toHaveLength(3))
    for (const button of within('room-work-list', 'li > [aria-pressed]')) button.click()
    await vi.waitFor(() => expect(buttonOf(/To look at again \(3\)/)).toBeTruthy())
    buttonOf(/To look at again/).click()
    await vi.waitFor(() => expect(buttonOf(/To look at again/).getAttribute('aria-pressed')).toBe('true'))
    const active = () => findAll('room-work-list')[0]?.shadowRoot?.activeElement
    for (let left = rows.length - 1; left >= 0; left--) {
      const tick = active()?.closest('li')?.querySelector<HTMLElement>('button[aria-pressed]') ?? buttonOf(/tick off/)
      room.work = { ...own, rows: rows.slice(rows.length - left), total: left }
      tick.focus()
      tick.click()
      await vi.waitFor(() => expect(within('room-work-list', 'li')).toHaveLength(left))
      await vi.waitFor(() => expect(active()?.textContent).toMatch(left > 0 ? /tick off/ : /To look at again \(0\)/))
    }
    await expectAccessible()
  })

  test('a filter stands in the address and is asked for; the page is the first again', async () => {
    const room = await opens('annotator', { ...own, total: 250 })
    await vi.waitFor(() => expect(wordsOf('room-work-list')).toContain('1 to 100 of 250'))
    buttonOf(/Next page/).click()
    await vi.waitFor(() => expect(room.workAsked.at(-1)).toContain('page=2'))
    const reason = find<HTMLSelectElement>('select[name=reason]')
    reason.value = 'ruled:spelling'
    reason.dispatchEvent(new Event('change'))
    await vi.waitFor(() => expect(room.workAsked.at(-1)).toContain('reason=ruled%3Aspelling'))
    expect(room.workAsked.at(-1)).not.toContain('page=')
    expect(location.search).toBe('?reason=ruled%3Aspelling')
  })

  test('without anything it says what to do; what went wrong is said', async () => {
    const nothing = { ...own, sums: { ...sums(0, 0), sources: 0 }, periods: [], swaps: [], rows: [], total: 0 }
    await opens('annotator', nothing)
    await vi.waitFor(() => expect(wordsOf('room-work')).toContain('is not defined: no words of yours'))
    expect(wordsOf('room-work-list')).toContain('Nothing of this is signed off yet')
    await expectAccessible()
    page?.close()
    await opens('annotator', null)
    await vi.waitFor(() => expect(wordsOf('room-work')).toContain('The work is not here'))
  })
})

describe('MW7 a trainer’s table', () => {
  test('has a row for each person as the server has them in order, with n and interval, and says how far it is counted', async () => {
    const room = await opens('trainer', people)
    await vi.waitFor(() => expect(findAll('room-figure-table')).toHaveLength(1))
    expect(room.workAsked.at(-1)).toMatch(/^\/work\/people\?/)
    expect(rowsOf(find('room-figure-table'))).toEqual([
      'Anu | 100 | 30.0% | 21.9% to 39.6% | 1 | 0',
      'Bala | 2 | 100.0% | 34.2% to 100.0% | 1 | 0',
      'Chitra | 0 | not defined | not defined | 1 | 0',
    ])
    expect(wordsOf('room-work')).toContain('Counting: 400 of 10,000 items so far')
    await expectAccessible()
  })

  test('a name opens that person’s page, which leads back', async () => {
    const room = await opens('trainer', people)
    await vi.waitFor(() => expect(within('room-figure-table', 'th button')).toHaveLength(3))
    room.work = { ...own, person: { id: 'p1', name: 'Anu' }, everybody: true }
    buttonOf(/^Anu$/).click()
    await vi.waitFor(() => expect(room.workAsked.at(-1)).toContain('person=p1'))
    await vi.waitFor(() => expect(wordsOf('room-work')).toContain('What was changed in the work of Anu, and why'))
    expect(wordsOf('room-work')).toContain('15 of the 20 words of Anu stand in the result')
    room.work = people
    buttonOf(/^Everybody$/).click()
    await vi.waitFor(() => expect(within('room-figure-table', 'th button')).toHaveLength(3))
  })
})

test('addresses: what is not asked for does not stand there, bent ones ask for everything', () => {
  expect(writeWork(readWork('?per=day&open=yes&page=3&kept=yes'))).toBe('?open=yes&per=day&page=3&kept=yes')
  expect(writeWork(readWork('?per=week&page=1'))).toBe('')
  expect(readWork('?per=century')).toEqual({ per: 'week', page: 1 })
})

test('MW10 what is stored may be bent; more than two hundred are not kept', () => {
  localStorage.setItem('chavadi.again.demo/me', '{"not":"a list"')
  const kept = new KeptDifferences('demo/me')
  expect(kept.state).toEqual([])
  for (let at = 0; at < 200; at++) expect(kept.turn(`id-${at}`)).toBe(true)
  expect(kept.turn('one-more')).toBe(false)
  expect(new KeptDifferences('demo/other').state).toEqual([])
  expect(new KeptDifferences('demo/me').state).toHaveLength(200)
})
