import { describe, expect, test } from 'vitest'
import { plainText, readMarkdown, safeAddress } from './markdown.ts'
import { sectionsOf } from './sections.ts'

const size = 200 * 1024

describe('Markdown that is meant to keep people waiting is read', () => {
  test.each([
    ['a list of 10,000 levels', `${'- '.repeat(10_000)}x`],
    ['a quote of 10,000 levels', `${'>'.repeat(10_000)}x`],
    ['brackets', '['.repeat(size)],
    ['images', '!['.repeat(size / 2)],
    ['emphasis', '*a '.repeat(size / 3)],
    ['mixed emphasis', '*a _b **c '.repeat(size / 10)],
    ['links without end', '[a](b '.repeat(size / 6)],
    ['a wide table', `${'|a'.repeat(1000)}\n${'|-'.repeat(1000)}\n${'|\n'.repeat(size / 4)}`],
    ['backticks', Array.from({ length: 600 }, (_, at) => '`'.repeat(at)).join(' ')],
    ['200 kB of headings and words', '# Head\n\nsome **bold** [l](http://x.y) `c`\n\n'.repeat(size / 45)],
  ])('GL3 %s', (_, text) => {
    expect(readMarkdown(text).length).toBeGreaterThan(0)
    expect(sectionsOf(text)).toBeDefined()
  })
})

test('GL3 HTML stays text', () => {
  const tokens = readMarkdown('<script>alert(1)</script>\n\n<b onclick=x>hi</b>')
  expect(tokens.some(({ type }) => type.startsWith('html'))).toBe(false)
  expect(tokens.map(({ children }) => plainText(children ?? [])).join('')).toBe(
    '<script>alert(1)</script><b onclick=x>hi</b>',
  )
})

test.each([
  ['https://example.org/a', 'https://example.org/a'],
  ['http://example.org', 'http://example.org'],
  ['mailto:a@example.org', 'mailto:a@example.org'],
  ['#numbers', '#numbers'],
  ['javascript:alert(1)', undefined],
  ['JaVaScRiPt:alert(1)', undefined],
  [' javascript:alert(1)', undefined],
  ['data:text/html,x', undefined],
  ['vbscript:x', undefined],
  ['file:///etc/passwd', undefined],
  ['//example.org', undefined],
  ['/r/demo', undefined],
])('GL3 a link to %s leads to %s', (href, leads) => {
  expect(safeAddress(href)).toBe(leads)
})
