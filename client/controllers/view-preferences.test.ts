import { expect, test } from 'vitest'
import { defaultView, readView, viewPreferences } from './view-preferences.ts'

test.each([
  [null, defaultView],
  ['not json', defaultView],
  ['null', defaultView],
  ['{"draftSize":"big","queueWidth":null}', defaultView],
  [
    '{"draftSize":200,"queueWidth":1,"spellcheck":true}',
    { ...defaultView, draftSize: 28, queueWidth: 220, spellcheck: true },
  ],
])('what is stored as %s reads as a view that works', (stored, view) => {
  expect(readView(stored)).toEqual(view)
})

test('a choice is applied to the page at once and kept', () => {
  viewPreferences.choose({ draftSize: 24 })
  expect(getComputedStyle(document.documentElement).getPropertyValue('--draft-size')).toBe('24px')
  expect(readView(localStorage.getItem('chavadi.view')).draftSize).toBe(24)
  viewPreferences.choose(defaultView)
})
