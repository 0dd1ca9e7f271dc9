import { afterEach, expect, test, vi } from 'vitest'
import { accept } from '#shared/kernel/outcome.ts'
import type { RoomWindow } from '#shared/projections/room-window.ts'
import { ObservedRoom, observed } from '../testing/observed.ts'
import { expectAccessible, find, findAll, pressKey, wordsOf } from '../testing/room-fixture.ts'

let close = () => {}
afterEach(() => close())

const at = '2026-11-22T10:42:00.000Z'
const ruling = (id: string, more: object = {}) => ({
  ...{ id, item: 'item1', key: 'clip-1.wav', language: 'en', value: 'rat', reason: 'wrong word', why: 'It squeaks' },
  ...{ by: 'Trainer 3', at, question: 'Rat or cat?', stood: 'cat' },
  ...more,
})
const windowOf = (more: Partial<RoomWindow> = {}): RoomWindow => ({
  progress: { items: 40, signedOff: 12, disputed: 3, ruled: 5 },
  agreement: {
    before: { share: 0.784, items: 12, interval: { low: 0.74, high: 0.82 } },
    after: { share: 0.913, items: 12, interval: { low: 0.891, high: 0.93 } },
  },
  rulings: [ruling('r1')],
  working: 'item1',
  ...more,
})

async function watches(first: RoomWindow): Promise<ObservedRoom> {
  const room = new ObservedRoom()
  let now = first
  room.socket.answers = { ...room.socket.answers, window: ({ open }) => accept(open ? now : null) }
  const leave = await room.open(null)
  pressKey('KeyW', { shiftKey: true })
  await vi.waitFor(() => expect(findAll('room-window-figures')).toHaveLength(1), 10_000)
  const show = room.socket.showWindow.bind(room.socket)
  room.socket.showWindow = (patch) => {
    now = { ...now, ...patch }
    show(patch)
  }
  close = leave
  return room
}

test('CW1 CW2 progress, agreement with its interval, rulings with their reasons; no control that changes anything', async () => {
  await watches(windowOf())
  expect(wordsOf('room-window-figures')).toMatch(/12 of 40 signed off Disputed 3 disputed Ruled 5 ruled/)
  expect(wordsOf('room-window-figures')).toMatch(
    /Before review 78\.4 % 74 to 82 % After review 91\.3 % 89\.1 to 93 % 12 items/,
  )
  expect(wordsOf('room-window-rulings')).toMatch(/cat → rat wrong word It squeaks Rat or cat\? Trainer 3 ·/)
  await vi.waitFor(() => expect(wordsOf('room-window-item')).toContain('the bat sat'))
  const buttons = findAll('button').map((button) => (button.ariaLabel ?? button.textContent ?? '').trim())
  expect(buttons).toEqual(['Large type', expect.stringContaining('Queue')])
  await expectAccessible()
})

test('CW2 what changes shows at once; a new ruling stands first and is read out', async () => {
  const room = await watches(windowOf())
  const second = ruling('r2', { value: '', why: 'Not heard', stood: 'um', question: null })
  room.socket.showWindow({
    rulings: [second, ruling('r1')],
    progress: { items: 40, signedOff: 13, disputed: 2, ruled: 6 },
  })
  await vi.waitFor(() =>
    expect(wordsOf('room-window-figures')).toMatch(/13 of 40 signed off Disputed 2 disputed Ruled 6 ruled/),
  )
  expect(findAll('li').map(({ textContent }) => textContent?.includes('Not heard'))).toEqual([true, false])
  expect(find('[role="status"]').textContent).toContain('Not heard')
})

test('CW3 another item comes when it is worked on, and none while nobody works', async () => {
  const room = await watches(windowOf())
  await vi.waitFor(() => expect(wordsOf('room-window-item')).toContain('clip-1.wav'))
  room.item = observed({ key: 'clip-2.wav' })
  room.socket.showWindow({ working: 'item2' })
  await vi.waitFor(() => expect(wordsOf('room-window-item')).toContain('clip-2.wav'))
  room.socket.showWindow({ working: null })
  await vi.waitFor(() => expect(wordsOf('room-window-item')).toContain('Nobody is working on an item now'))
})

test('CW6 says when agreement is being counted, and when it is not defined', async () => {
  const room = await watches(windowOf({ agreement: null }))
  expect(wordsOf('room-window-figures')).toContain('Being counted')
  room.socket.showWindow({ agreement: { before: null, after: null } })
  await vi.waitFor(() => expect(wordsOf('room-window-figures')).toContain('Not defined yet: nothing is signed off.'))
  const after = { share: 1, items: 1, interval: null }
  room.socket.showWindow({ agreement: { before: null, after } })
  await vi.waitFor(() =>
    expect(wordsOf('room-window-figures')).toMatch(/Before review not defined After review 100 % 1 item/),
  )
})

test('CW7 a lost line is said, what was seen stays, and all is asked for anew when it is back', async () => {
  const room = await watches(windowOf())
  room.socket.lose()
  await vi.waitFor(() => expect(wordsOf('room-window')).toMatch(/Not connected since .* · trying again/))
  expect(wordsOf('room-window-rulings')).toContain('It squeaks')
  room.socket.connect()
  await vi.waitFor(() => expect(wordsOf('room-window')).toContain('Live'))
  expect(room.socket.requests('window')).toHaveLength(2)
})

test('CW1 the key leads back, and the window is closed', async () => {
  const room = await watches(windowOf())
  pressKey('KeyW', { shiftKey: true })
  await vi.waitFor(() => expect(findAll('room-window')).toEqual([]))
  expect(room.socket.requests('window')).toEqual([{ open: true }, { open: false }])
})
