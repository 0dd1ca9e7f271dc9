import { expect, test } from 'vitest'
import { decide, done, refusalOf, smallRoom } from './testing/small-room.ts'

const lead = { role: 'lead', person: 'kamala' } as const
const set = (settings: object, was: object) => ({ settings, was })

test('P9 what a lead sets is an event from what it was, and nothing else changes', () => {
  const room = smallRoom()
  const input = set({ signOffNeedsAll: true, tags: ['inaudible'] }, { signOffNeedsAll: false, tags: [] })
  const after = done(room, 'settings.set', input, lead)
  expect(after.settings).toEqual({ ...room.settings, signOffNeedsAll: true, tags: ['inaudible'] })
  expect(after.items).toBe(room.items)
  const outcome = decide(room, 'settings.set', input, lead)
  expect(outcome).toMatchObject({
    value: { events: [{ type: 'settings.changed', was: { signOffNeedsAll: false, tags: [] }, by: 'kamala' }] },
  })
})

test('P9 the later of two leads is told what is set now, and by whom', () => {
  const room = done(smallRoom(), 'settings.set', set({ tags: ['laughs'] }, { tags: [] }), lead)
  const outcome = decide(room, 'settings.set', set({ tags: ['noise'] }, { tags: [] }), { ...lead, person: 'mani' })
  expect(outcome).toMatchObject({
    refusal: { code: 'moved', details: { field: 'tags', now: ['laughs'], by: 'kamala' } },
  })
})

test.each([
  ['a tag twice', set({ tags: ['a', 'a'] }, { tags: [] }), 'bad-input'],
  ['a tag in brackets', set({ tags: ['[noise]'] }, { tags: [] }), 'bad-input'],
  ['no language tag', set({ languages: ['tamil language'] }, { languages: [] }), 'bad-input'],
  ['languages', set({ languages: ['ta', 'en-IN', 'sr-Latn'] }, { languages: [] }), 'accepted'],
  ['what is set already', set({ tags: [] }, { tags: [] }), 'conflict'],
  ['what it was left out', set({ tags: ['a'] }, {}), 'moved'],
])('P9 %s', (_, input, expected) => {
  expect(refusalOf(decide(smallRoom(), 'settings.set', input, lead))).toBe(expected)
})

test('P8 a place that is counted in another comparison is refused', () => {
  const input = { item: 'item-cats', place: { unit: 'u1', from: 1, to: 2 }, take: 0 }
  const comparedNow = { ...input, compared: 'comparison' }
  expect(refusalOf(decide(smallRoom(), 'difference.settle', comparedNow))).toBe('accepted')
  expect(refusalOf(decide(smallRoom(), 'difference.settle', { ...input, compared: 'an earlier one' }))).toBe('moved')
})

test('CW21 a lead sets how many seconds observers are behind, none at first, an hour at most', () => {
  const room = smallRoom()
  expect(room.settings.observersBehind).toBe(0)
  const behind = (observersBehind: number) => set({ observersBehind }, { observersBehind: 0 })
  expect(done(room, 'settings.set', behind(30), lead).settings.observersBehind).toBe(30)
  expect(done(room, 'settings.set', behind(3600), lead).settings.observersBehind).toBe(3600)
  for (const seconds of [-1, 0.5, 3601]) expect(() => decide(room, 'settings.set', behind(seconds), lead)).toThrow()
})
