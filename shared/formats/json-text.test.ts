import fc from 'fast-check'
import { expect, test } from 'vitest'
import { finished } from '#shared/formats/format.ts'
import { linesOfPaths } from '#shared/formats/json-lines.ts'
import { jsonFault, lineAndColumn } from '#shared/formats/json-text.ts'

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
  const text = '{ "a": [0,\n1], "items": [ { "text": "}" },\r\n{ "x": 1, "text":\r"b" } ] }'
  expect(finished(linesOfPaths(text, [path]))).toEqual([line])
})

test('the lines of all values are those in which they start, whatever is in the text', () => {
  const marked = fc.jsonValue({ maxDepth: 4 }).map((value) => ({ value, list: [value, { deep: value }] }))
  fc.assert(
    fc.property(marked, fc.constantFrom(1, 2, '\t'), (value, space) => {
      const text = JSON.stringify(value, undefined, space)
      const paths = [['value'], ['list', 0], ['list', 1], ['list', 1, 'deep']]
      const starts = ['"value": ', '"list": [', '"deep": '].map((name) => text.lastIndexOf(name))
      const found = finished(linesOfPaths(text, paths))
      const line = (offset: number) => lineAndColumn(text, offset).line
      expect([found[0], found[1]]).toEqual([line(text.indexOf('"value": ')), line(starts[1] ?? 0) + 1])
      expect(found[3]).toBe(line(starts[2] ?? 0))
      expect(found[2]).toBe((found[3] ?? 0) - 1)
    }),
  )
})
