import { expect, test } from 'vitest'
import { linkedText } from './linked-text.ts'

test.each([
  ['no address', 'only words', []],
  ['one in a sentence', 'see https://example.org/a, please', ['https://example.org/a']],
  ['at the end of a sentence', 'see http://example.org.', ['http://example.org/']],
  ['in brackets', '(https://example.org/b)', ['https://example.org/b']],
  ['two', 'https://a.org https://b.org', ['https://a.org/', 'https://b.org/']],
  ['no script', 'javascript:alert(1) data:text/html,x file:///etc/passwd', []],
  ['no host', 'https://', []],
])('N8 addresses that may be followed: %s', (_, text, expected) => {
  const pieces = linkedText(text)
  expect(pieces.flatMap(({ href }) => href ?? [])).toEqual(expected)
  expect(pieces.map(({ words }) => words).join('')).toBe(text)
})
