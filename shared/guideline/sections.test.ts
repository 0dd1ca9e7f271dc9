import { describe, expect, test } from 'vitest'
import { changesBetween, wordChanges } from './changes.ts'
import { openingText, sectionsOf, slugOf } from './sections.ts'

const ids = (text: string, before?: ReturnType<typeof sectionsOf>) => sectionsOf(text, before).map(({ id }) => id)

describe('section ids', () => {
  test.each([
    ['Numbers', 'numbers'],
    ['  How to write “Rs. 50”?', 'how-to-write-rs-50'],
    ['எண்கள் எழுதும் முறை', 'எண்கள்-எழுதும்-முறை'],
    ['संख्याएँ और तारीख़ें', 'संख्याएँ-और-तारीख़ें'.normalize('NFC')],
    ['???', 'section'],
    ['x'.repeat(300), 'x'.repeat(60)],
  ])('GL2 %s', (title, slug) => {
    expect(slugOf(title)).toBe(slug)
  })

  test('GL2 headings of both kinds, in marks, not in code, lists or quotes', () => {
    const text = '# One *and* `two`\n\nSetext\n======\n\n```\n# code\n```\n\n> # quoted\n\n- # listed\n\n## Last #\n'
    expect(sectionsOf(text).map(({ title, level }) => [title, level])).toEqual([
      ['One and two', 1],
      ['Setext', 1],
      ['Last', 2],
    ])
  })

  test('GL2 the same words twice are told apart, and what another heading has already is not taken', () => {
    expect(ids('# Numbers\n# Numbers\n# Numbers 2\n# Numbers')).toEqual([
      'numbers',
      'numbers-2',
      'numbers-2-2',
      'numbers-3',
    ])
  })

  test('GL2 editing, moving or inserting other sections leaves an id as it is', () => {
    const before = sectionsOf('# A\n## Numbers\nfirst\n# B\n## Numbers\nsecond\n')
    expect(before.map(({ id }) => id)).toEqual(['a', 'numbers', 'b', 'numbers-2'])
    expect(ids('# New\n## Numbers\nzero\n# B\n## Numbers\nsecond\n# A\n## Numbers\nfirst\n', before)).toEqual([
      'new',
      'numbers-3',
      'b',
      'numbers-2',
      'a',
      'numbers',
    ])
    expect(ids('# A\n## Numbers\nfirst, edited\n# B\n## Numbers\nsecond, edited\n', before)).toEqual([
      'a',
      'numbers',
      'b',
      'numbers-2',
    ])
  })

  test('GL2 what stands before the first heading is no section', () => {
    expect(openingText('Read me first.\n\n# One\ntext')).toBe('Read me first.')
    expect(openingText('# One\ntext')).toBe('')
    expect(ids('no heading at all')).toEqual([])
  })
})

const published = (text: string, before?: ReturnType<typeof sectionsOf>) => ({
  text,
  sections: sectionsOf(text, before),
})

describe('what a version changes', () => {
  test('GL7 by section: same, changed, added, and removed where it stood', () => {
    const earlier = published('Hello\n\n# A\na\n\n# B\nb\n\n# C\none two three\n')
    const later = published('Hello\n\n# A\na\n\n# C\none 2 three\n\n# D\nd\n', earlier.sections)
    const changes = changesBetween(earlier, later)
    expect(changes.map(({ id, is }) => [id, is])).toEqual([
      ['', 'same'],
      ['a', 'same'],
      ['b', 'removed'],
      ['c', 'changed'],
      ['d', 'added'],
    ])
    expect(changes[3]?.stretches).toEqual([
      { is: 'same', text: '# C\none ' },
      { is: 'gone', text: 'two ' },
      { is: 'new', text: '2 ' },
      { is: 'same', text: 'three\n' },
    ])
  })

  test.each([
    ['', 'new words', '+new words'],
    ['old words', '', '-old words'],
    ['a b c d', 'a x y d', 'a |-b c |+x y |d'],
    ['ஒன்று இரண்டு', 'ஒன்று மூன்று', 'ஒன்று |-இரண்டு|+மூன்று'],
    ['same   blanks', 'same blanks', 'same blanks'],
  ])('GL7 %j becomes %j', (before, after, expected) => {
    const marks = { same: '', gone: '-', new: '+' } as const
    expect(
      wordChanges(before, after)
        .map(({ is, text }) => marks[is] + text)
        .join('|'),
    ).toBe(expected)
  })

  test('GL7 both versions can be read off the stretches', () => {
    const before = '# A\n\nWrite *numbers* as words.\n- one\n- two\n'
    const after = '# A\n\nWrite numbers as figures from ten.\n- one\n- three\n- two\n'
    const stretches = wordChanges(before, after)
    const read = (not: string) =>
      stretches
        .filter(({ is }) => is !== not)
        .map(({ text }) => text)
        .join('')
    expect(read('gone').replaceAll(/\s+/g, ' ')).toBe(after.replaceAll(/\s+/g, ' '))
    expect(read('new').replaceAll(/\s+/g, ' ')).toBe(before.replaceAll(/\s+/g, ' '))
  })

  test('GL7 200 kB against 200 kB of other words ends', () => {
    const words = (from: number) => Array.from({ length: 30_000 }, (_, at) => `w${(at * 7 + from) % 9000}`).join(' ')
    expect(wordChanges(words(0), words(3)).length).toBeGreaterThan(0)
  })
})
