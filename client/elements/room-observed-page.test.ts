import type { LitElement } from 'lit'
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { page as frame } from 'vitest/browser'
import { dispute, matter, ObservedRoom, observed, ruling } from '../testing/observed.ts'
import { expectAccessible, find, findAll, pressKey, wordsOf } from '../testing/room-fixture.ts'

let close = () => {}
afterEach(() => close())
beforeEach(() => frame.viewport(1366, 768))

async function watching(room = new ObservedRoom(), item: string | null = 'item1') {
  close = await room.open(item)
  return room
}

const ruledUnits = [
  {
    ...observed().units[0],
    text: 'the rat sat',
    how: 'ruled',
    ruled: [{ from: 4, to: 7, key: 'u1:1-2' }],
    disputed: [],
  },
  { ...observed().units[1], disputed: [{ from: 5, to: 8, dispute: 'd2' }] },
] as unknown as ReturnType<typeof observed>['units']

function ruledRoom(): ObservedRoom {
  const room = new ObservedRoom()
  const disputes = [
    dispute('d1', {
      status: 'ruled',
      ruling: 'r1',
      positions: [{ by: 'Reviewer 4', at: '', value: 'cat', because: 'It purrs', votes: 1 }],
    }),
    dispute('d2', { unit: 'u2', stands: 'mat' }),
  ]
  room.item = observed({ state: 'disputed', units: ruledUnits, rulings: [ruling('r1')], disputes })
  room.matters = [matter('d2'), matter('d1', { state: 'ruled', dispute: disputes[0] ?? null, ruling: ruling('r1') })]
  return room
}

const place = () => wordsOf('room-observed-place')
const line = () => wordsOf('[role="status"]')
const matterRows = () => findAll('button.row')

test('says what watching is; has no button that would change anything, and nobody’s name', async () => {
  await watching(ruledRoom())
  expect(wordsOf('room-observed-bar')).toContain(
    'You are watching. Names are replaced; the words cannot be changed from here.',
  )
  const buttons = findAll('button').map((button) =>
    (button.ariaLabel ?? button.textContent ?? '').replace(/\s+/g, ' ').trim(),
  )
  expect(buttons).toEqual([
    'Queue G',
    'Disputes T',
    'Acceptance ;',
    'Watch Shift+W',
    'Report Shift+P',
    'Keys',
    ...['All 3', 'Signed off Signed off 1', 'Ruled Ruled 0', 'Disputed Disputed 0', 'Open Open 2'],
    'Previous [',
    'Next place ]',
  ])
  expect(findAll('room-bench, room-person, room-save-state, room-menu, textarea')).toEqual([])
  await expectAccessible()
})

test('the result: speaker, time, how each segment came about, and the places in it', async () => {
  await watching(ruledRoom())
  const [first, second] = findAll('article').map((one) => (one.textContent ?? '').replace(/\s+/g, ' ').trim())
  expect(first).toBe('1 1:05 Teacher Ruled the rat (ruled) sat')
  expect(second).toBe('2 Consensus on a mat (disputed)')
  expect(place()).toContain('Ruled · place 1 of 2, segment 1')
  expect(place()).toMatch(
    /rat wrong word It squeaks Ruled by Trainer 3.*Question d1\?.*cat It purrs Reviewer 4 · 1 vote/,
  )
})

test('keys go from place to place, round at the ends; a click on a place goes there', async () => {
  await watching(ruledRoom())
  pressKey('BracketRight')
  await vi.waitFor(() => expect(place()).toMatch(/Disputed · place 2 of 2, segment 2.*Question d2\?/))
  pressKey('BracketRight')
  await vi.waitFor(() => expect(place()).toContain('place 1 of 2'))
  pressKey('BracketLeft')
  await vi.waitFor(() => expect(place()).toContain('place 2 of 2'))
  find('.mark.ruled').click()
  await vi.waitFor(() => expect(place()).toContain('place 1 of 2'))
})

test('patches change the text; the segments that they leave alone are not touched', async () => {
  const room = await watching()
  const [, second] = findAll('article .text')
  const node = second?.firstChild
  room.patch({ units: [{ ...room.item.units[0], text: 'the cat sat', how: 'edited' } as never] })
  await vi.waitFor(() => expect(findAll('article .text')[0]?.textContent).toBe('the cat sat'))
  expect(findAll('article .text')[1]).toBe(second)
  expect(second?.firstChild).toBe(node)
})

test('a missed number asks for a new snapshot; numbers that were had are not taken twice', async () => {
  const room = await watching()
  room.patch({ state: 'ruled' }, 1)
  await vi.waitFor(() => expect(wordsOf('room-observed-head')).toContain('Ruled'))
  room.patch({ state: 'open' }, 1)
  room.item = observed({ state: 'disputed' })
  room.n = 3
  expect(room.socket.requests('observe')).toHaveLength(1)
  room.patch({ key: 'never seen' }, 3)
  await vi.waitFor(() => expect(room.socket.requests('observe')).toHaveLength(2))
  await vi.waitFor(() => expect(wordsOf('room-observed-head')).toContain('Disputed'))
  expect(wordsOf('room-observed-head')).toContain('clip-1.wav')
  room.patch({ state: 'signed-off', signedOffBy: 'Reviewer 2', signedOffAt: '2026-11-22T10:42:00.000Z' }, 4)
  await vi.waitFor(() => expect(wordsOf('room-observed-head')).toContain('Signed off by Reviewer 2, Nov 22, 2026'))
  room.patch({ state: 'open', signedOffBy: null, signedOffAt: null })
  await vi.waitFor(() => expect(wordsOf('room-observed-head')).not.toContain('Signed off by'))
})

test('a lost connection is said; when it is back the item is asked for anew', async () => {
  const room = await watching()
  room.socket.lose()
  await vi.waitFor(() => expect(wordsOf('room-observed-bar')).toContain('Not connected · trying again'))
  room.item = observed({ state: 'ruled' })
  room.n = 0
  room.socket.connect()
  await vi.waitFor(() => expect(wordsOf('room-observed-bar')).toContain('Live'))
  await vi.waitFor(() => expect(wordsOf('room-observed-head')).toContain('Ruled'))
})

test('the cursor follows a dispute into its ruling and back; what is decided together is said together', async () => {
  const room = await watching(ruledRoom())
  pressKey('BracketRight')
  await vi.waitFor(() => expect(place()).toContain('place 2 of 2'))
  const ruled = { ...room.item.disputes[1], status: 'ruled', ruling: 'r2' } as never
  const units = [{ ...ruledUnits[1], ruled: [{ from: 5, to: 8, key: 'u2:2-3' }], disputed: [] } as never]
  const second = ruling('r2', { key: 'u2:2-3', unit: 'u2', value: 'mat', why: 'Heard' })
  room.patch({ units, disputes: [room.item.disputes[0] as never, ruled], rulings: [...room.item.rulings, second] })
  await vi.waitFor(() => expect(place()).toMatch(/Ruled · place 2 of 2, segment 2.*Heard/))
  room.patch({ units: [ruledUnits[1] as never], disputes: room.item.disputes, rulings: room.item.rulings })
  await vi.waitFor(() => expect(place()).toContain('Disputed · place 2 of 2'))
  await vi.waitFor(() => expect(line()).toBe('The ruling “mat” was reopened · and 1 more in this item'), 5000)
})

test('the list of disputes has the focus on its first row, leads to the place, and grows only when asked', async () => {
  const room = await watching(ruledRoom())
  pressKey('KeyT')
  await vi.waitFor(() => expect(findAll('.row:focus')).toHaveLength(1))
  expect(matterRows().map((one) => (one.textContent ?? '').replace(/\s+/g, ' ').trim())).toEqual([
    expect.stringContaining('Question d2? bat'),
    expect.stringContaining('Question d1? rat wrong word'),
  ])
  await expectAccessible()
  room.matters = [matter('d3'), matter('d2', { state: 'withdrawn' }), ...room.matters.slice(1)]
  room.happens()
  await vi.waitFor(() => expect(wordsOf('room-observed-matters')).toContain('Show 1 new'), 3000)
  expect(matterRows()).toHaveLength(2)
  expect(matterRows()[0]?.textContent).toContain('Withdrawn')
  const [more] = findAll('button').filter(({ textContent }) => textContent?.includes('Show 1 new'))
  ;(more as HTMLElement).click()
  await vi.waitFor(() => expect(matterRows()).toHaveLength(3))
  ;(matterRows()[1] as HTMLElement).click()
  await vi.waitFor(() => expect(place()).toContain('Disputed · place 2 of 2'))
})

test('without an item it says where the room stands; keys of others do nothing', async () => {
  const room = await watching(new ObservedRoom(), null)
  expect(find('.start').textContent).toContain('1 signed off, 0 ruled, 0 disputed, 2 open')
  for (const key of ['Digit1', 'KeyE', 'KeyN', 'KeyD', 'KeyR', 'KeyA', 'KeyP']) pressKey(key)
  expect(room.socket.requests('command')).toEqual([])
  pressKey('Slash', { key: '?', shiftKey: true })
  await vi.waitFor(() => expect(wordsOf('room-observed-keys')).toContain('Next place that is ruled or disputed]'))
  pressKey('Escape')
  await vi.waitFor(() => expect(findAll('room-observed-keys')).toEqual([]))
  expect(room.socket.stood.filter(({ item }) => item !== null)).toEqual([])
})

test('a page that has gone opens nothing again, also with an update still on its way', async () => {
  const room = await watching(ruledRoom())
  pressKey('KeyT')
  await vi.waitFor(() => expect(matterRows()).toHaveLength(2))
  const page = find('room-observed-page') as LitElement
  const list = find('room-observed-matters') as LitElement
  const said = () => ['observe', 'matters'].map((name) => room.socket.requests(name as 'observe').length)
  page.requestUpdate()
  list.requestUpdate()
  close()
  close = () => {}
  await Promise.all([page.updateComplete, list.updateComplete])
  const then = said()
  expect(room.socket.requests('observe').at(-1)).toEqual({ item: null })
  page.requestUpdate()
  list.requestUpdate()
  await Promise.all([page.updateComplete, list.updateComplete])
  expect(said()).toEqual(then)
})

test('a page that comes back watches again', async () => {
  const room = await watching(ruledRoom())
  const page = find('room-observed-page')
  const parent = page.parentNode
  page.remove()
  expect(room.socket.requests('observe').at(-1)).toEqual({ item: null })
  parent?.append(page)
  await vi.waitFor(() => expect(room.socket.requests('observe').at(-1)).toEqual({ item: 'item1' }))
  room.patch({ units: ruledUnits.map((unit) => ({ ...unit, text: `${unit.text} again` })) })
  await vi.waitFor(() => expect(wordsOf('room-observed-text')).toContain('again'))
})

test('on a wide screen one row too', async () => {
  await watching(ruledRoom())
  expect(find('room-observed-bar').getBoundingClientRect().height).toBeLessThanOrEqual(48)
})

test('on a narrow screen one row: further pages and what watching is stand in a list', async () => {
  await frame.viewport(390, 844)
  await watching(ruledRoom())
  const bar = find('room-observed-bar')
  expect(bar.getBoundingClientRect().height).toBeLessThanOrEqual(48)
  const more = bar.shadowRoot?.querySelector<HTMLElement>('.opener')
  more?.click()
  await vi.waitFor(() => expect(wordsOf('room-observed-bar')).toContain('You are watching.'))
  const entries = [...(bar.shadowRoot?.querySelectorAll('#pages button') ?? [])].map(({ textContent }) =>
    textContent?.trim(),
  )
  expect(entries.map((entry) => entry?.split(/\s/)[0])).toEqual(['Acceptance', 'Watch', 'Report', 'Keys'])
  await expectAccessible()
  more?.dispatchEvent(new KeyboardEvent('keydown', { code: 'Escape', bubbles: true }))
  await vi.waitFor(() => expect(more?.getAttribute('aria-expanded')).toBe('false'))
})

test('CW23 says how far behind it is, and until when it stands still', async () => {
  const room = await watching()
  const live = () => wordsOf('.live')
  expect(live()).toBe('Live')
  room.socket.fallBehind({ seconds: 30, frozenUntil: null })
  await vi.waitFor(() => expect(live()).toBe('30 seconds behind'))
  room.socket.fallBehind({ seconds: 300, frozenUntil: new Date(Date.now() + 300_000).toISOString() })
  await vi.waitFor(() => expect(live()).toMatch(/^5 minutes behind · stands still until .*\d/))
  room.socket.fallBehind({ seconds: 300, frozenUntil: new Date(Date.now() + 100).toISOString() })
  await vi.waitFor(() => expect(live()).toBe('5 minutes behind'))
  await expectAccessible()
  room.socket.fallBehind({ seconds: 0, frozenUntil: null })
  await vi.waitFor(() => expect(live()).toBe('Live'))
})
