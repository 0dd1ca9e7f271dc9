import fc from 'fast-check'
import { expect, test } from 'vitest'
import { jsonFault, lineOfPath } from '#shared/formats/json-text.ts'

const isJson = (text: string): boolean => {
  try {
    JSON.parse(text)
    return true
  } catch {
    return false
  }
}

test('finds a fault exactly where JSON.parse does', () => {
  const texts = fc.tuple(
    fc.json(),
    fc.nat(),
    fc.constantFrom('', ',', '"', '}', ']', '\\', '1', 'e', '-', '\n', '\u0000', 't'),
  )
  fc.assert(
    fc.property(texts, ([json, place, inserted]) => {
      const at = place % (json.length + 1)
      const text = json.slice(0, at) + inserted + json.slice(at + 1)
      expect([text, jsonFault(text) === undefined]).toEqual([text, isJson(text)])
    }),
    { numRuns: 2000 },
  )
})

test('nesting without end is a fault, not a crash', () => {
  expect(jsonFault('['.repeat(100_000))?.reason).toBe('nested more than 200 deep')
})

test.each([
  [[], 1],
  [['items'], 2],
  [['items', 1], 3],
  [['items', 1, 'text'], 4],
  [['items', 1, 'missing'], 3],
  [['items', 7], 2],
])('the line of %j is %i', (path, line) => {
  expect(lineOfPath('{ "a": [0,\n1], "items": [ { "text": "}" },\r\n{ "x": 1, "text":\r"b" } ] }', path)).toBe(line)
})
