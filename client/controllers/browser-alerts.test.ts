import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import type { NoticeRow } from '#shared/protocol/notice-messages.ts'
import { BrowserAlerts } from './browser-alerts.ts'
import type { ForYou } from './for-you.ts'

const row = (seq: number): NoticeRow => ({
  ...{ seq, at: '2026-11-22T10:00:00.000Z', by: 'ravi', name: 'Ravi', kind: 'comment', item: 'item1', count: 1 },
  ...{ dispute: 'd1', words: 'the secret words', due: null, key: 'clip-1.wav', language: 'en', place: null },
})

/** What the browser was asked to show. */
const shown: { readonly title: string; readonly body: string }[] = []
let permission = 'granted'
class FakeNotification {
  static get permission(): string {
    return permission
  }
  static requestPermission = () => Promise.resolve(permission)
  onclick: unknown
  constructor(title: string, { body }: { body: string }) {
    shown.push({ title, body })
  }
}

let come: (one: NoticeRow) => void = () => undefined
const notices = {
  onCame: (listener: typeof come) => {
    come = listener
    return () => undefined
  },
} as unknown as ForYou

beforeEach(() => {
  shown.length = 0
  permission = 'granted'
  localStorage.clear()
  vi.useFakeTimers()
  vi.stubGlobal('Notification', FakeNotification)
})
afterEach(() => {
  vi.useRealTimers()
  vi.unstubAllGlobals()
  vi.restoreAllMocks()
})
const hide = (state: DocumentVisibilityState) => vi.spyOn(document, 'visibilityState', 'get').mockReturnValue(state)

test('Y7 nothing is shown before the person switched it on, nor while the page is in sight', async () => {
  const alerts = new BrowserAlerts(notices, () => 'Clinic')
  hide('hidden')
  come(row(1))
  vi.advanceTimersByTime(5000)
  expect([shown, alerts.state]).toEqual([[], 'off'])
  await alerts.switchOn()
  hide('visible')
  come(row(2))
  vi.advanceTimersByTime(5000)
  expect([shown, alerts.state]).toEqual([[], 'on'])
})

test('Y7 what comes together is one message, without words of the item', async () => {
  const alerts = new BrowserAlerts(notices, () => 'Clinic')
  await alerts.switchOn()
  hide('hidden')
  come(row(1))
  vi.advanceTimersByTime(2000)
  for (const seq of [2, 3, 4]) come(row(seq))
  vi.advanceTimersByTime(2000)
  expect(shown).toEqual([
    { title: 'Clinic', body: 'Ravi commented on your dispute' },
    { title: 'Clinic', body: '3 things for you' },
  ])
  alerts.switchOff()
  come(row(5))
  vi.advanceTimersByTime(2000)
  expect(shown).toHaveLength(2)
})

test('Y7 where the browser cannot, or the person said no, that is known', async () => {
  permission = 'denied'
  const alerts = new BrowserAlerts(notices, () => 'Clinic')
  await alerts.switchOn()
  expect(alerts.state).toBe('blocked')
  vi.stubGlobal('Notification', undefined)
  expect(new BrowserAlerts(notices, () => 'Clinic').state).toBe('impossible')
})
