import { describe, expect, test } from 'vitest'
import { defaultProfile } from '#shared/compare/comparison.ts'
import type { PrecedentRow } from '#shared/protocol/precedent-messages.ts'
import { anyPrecedent, chosenPrecedents } from './chosen-precedents.ts'
import { likePrecedents, type Unruled } from './like-precedents.ts'
import { PrecedentIndex } from './precedent-index.ts'

const row = (id: string, more: Partial<PrecedentRow>): PrecedentRow => ({
  ...{ id, ruling: 'r', item: 'i', language: 'en', title: id, rule: '', reason: 'other', good: '', bad: '', tags: [] },
  ...{ value: '', readings: [], by: 'p', at: '2026-01-01T00:00:00.000Z', takenBack: null, overruled: null },
  ...{ number: 1, key: 'k', byName: 'Selvi', endedBy: '', cited: 0 },
  ...more,
})
const overruled = { later: 'x', why: '', by: 'p', at: '' }

const rows = [
  row('tamil', {
    title: 'வீட்டுக்கு, வீட்டிற்கு அல்ல',
    rule: 'பேச்சில் உள்ளபடி எழுதவும்',
    value: 'வீட்டுக்கு',
    readings: ['வீட்டுக்கு', 'வீட்டிற்கு'],
    tags: ['வேற்றுமை'],
  }),
  row('hindi', {
    language: 'hi',
    title: 'नुक़्ता लिखें',
    rule: 'क़लम में नुक़्ता है',
    value: 'क़लम',
    readings: ['क़लम', 'कलम'],
    reason: 'spelling',
  }),
  row('malayalam', { title: 'ചില്ലക്ഷരം', rule: 'അവന്‍ എന്നെഴുതുക', value: 'അവന്‍', readings: ['അവന്‍', 'അവന'] }),
  row('english', {
    title: 'British spelling',
    rule: 'Write colour',
    value: 'colour',
    readings: ['colour', 'color'],
    reason: 'spelling',
  }),
  row('numbers', {
    title: 'Numbers as words',
    rule: 'Write ten, not ௧௦',
    value: 'ten',
    readings: ['ten', '10'],
    reason: 'number form',
  }),
  row('sea', { title: 'കടലിന്റെ അക്ഷരം', value: 'കടലിൽ', readings: ['കടലിൽ', 'കടലില'] }),
  row('old', { title: 'American spelling', value: 'color', readings: ['colour', 'color'], overruled }),
]
const index = new PrecedentIndex(rows)
const found = (words: string) => index.search(words).map(({ id }) => id)

describe('PR3 words are found as they are compared', () => {
  test.each([
    ['a Tamil word', 'வீட்டிற்கு', ['tamil']],
    ['the beginning of a Tamil word', 'எழுத', ['tamil']],
    ['another form of a Tamil word', 'எழுது', ['tamil']],
    ['a Tamil word in the middle of being typed', 'வீட்டுக்', ['tamil']],
    ['a Tamil word with another vowel in the middle of being typed', 'பேச்சு', ['tamil']],
    ['other Tamil letters', 'எழில்', []],
    ['a single Tamil letter with a sign as it stands', 'பே', ['tamil']],
    ['Hindi, another form', 'नुक़्ते', ['hindi']],
    ['Hindi, without the nukta it is another word', 'नुक्ता', []],
    ['Hindi, with joiners', 'नुक़्\u200dता', ['hindi']],
    ['Hindi, a nukta letter of one code point', '\u0958लम', ['hindi']],
    ['Malayalam, another form of a word in a chillu', 'അവന്റെ', []],
    ['Malayalam, the beginning with a vowel sign', 'എന്നെഴുതി', ['malayalam']],
    ['Malayalam, with a joiner between', 'ചില്ല\u200cക്ഷരം', ['malayalam']],
    ['Malayalam, a word that ends in a chillu finds its longer forms', 'കടൽ', ['sea']],
    ['a reason', 'number form', ['numbers']],
    ['a tag by its beginning, with a word of the rule', 'வேற்றும எழுதவும்', ['tamil']],
    ['a Tamil tag', 'வேற்றுமை', ['tamil']],
    ['Hindi, the letters of one code point', 'क\u093cलम', ['hindi']],
    ['Hindi, the beginning', 'नुक़्', ['hindi']],
    ['Malayalam, a chillu as one letter, where the old form was written', 'അവൻ', ['malayalam']],
    ['English in capitals with marks', 'BRITISH, spelling!', ['english']],
    ['English with a slip', 'britsh', ['english']],
    ['several words, all of them', 'write ten', ['numbers']],
    ['digits of another script', '10', ['numbers']],
    ['words that nothing holds', 'அலுவலகம்', []],
  ])('%s', (_, words, expected) => {
    expect(found(words)).toEqual(expected)
  })

  test('tag, reason and what holds no more narrow it; without words the latest comes first', () => {
    const choose = (more: object) =>
      chosenPrecedents(rows, () => index, { ...anyPrecedent, ...more }).map(({ id }) => id)
    expect(choose({})).toEqual(['sea', 'numbers', 'english', 'malayalam', 'hindi', 'tamil'])
    expect(choose({ reason: 'spelling' })).toEqual(['english', 'hindi'])
    expect(choose({ tag: 'வேற்றுமை', past: true })).toEqual(['tamil'])
    expect(choose({ words: 'spelling', past: true })).toContain('old')
    expect(choose({ words: 'spelling' })).not.toContain('old')
  })
})

describe('PR7 what was settled before and is like it', () => {
  const like = (unruled: Partial<Unruled>) =>
    likePrecedents(
      rows,
      index,
      { readings: [], stands: '', question: '', reason: null, language: 'en', ...unruled },
      defaultProfile,
    ).map(({ precedent, by }) => `${precedent.id} by ${by}`)

  test.each<[string, Partial<Unruled>, readonly string[]]>([
    ['the same readings, in whatever order and case', { readings: ['Color', 'colour,'] }, ['english by readings']],
    ['the same readings before a word of them', { readings: ['கலர்', 'வீட்டுக்கு'] }, ['tamil by words']],
    ['a word that all readings hold says nothing', { readings: ['ten cats', 'ten rats'] }, []],
    [
      'of the same reason none in another language',
      { readings: ['color', 'colour'], reason: 'spelling' },
      ['english by readings'],
    ],
    ['of the same reason those of the same language', { reason: 'spelling', language: 'hi' }, ['hindi by reason']],
    ['nothing where nothing is alike', { readings: ['cat', 'bat'], question: 'Which spelling?' }, []],
    ['for whoever sees no readings, by what stands there', { stands: 'colour' }, ['english by words']],
    ['one reading alone is no like', { readings: ['mat'] }, []],
  ])('%s', (_, unruled, expected) => {
    expect(like(unruled)).toEqual(expected)
  })

  test('whoever is told no readings finds the word that stands in an example', () => {
    const rain = [row('rain', { value: 'பெய்தது', good: 'மழை பெய்தது', bad: 'மழை பேய்ந்தது' })]
    const offered = (readings: readonly string[]) =>
      likePrecedents(
        rain,
        new PrecedentIndex(rain),
        { readings, stands: 'பேய்ந்தது', question: '', reason: null, language: 'ta' },
        defaultProfile,
      ).map(({ by }) => by)
    expect(offered([])).toEqual(['words'])
    expect(offered(['பேய்ந்தது', 'பேஞ்சது'])).toEqual([])
  })

  test('at most three, the later first among equals', () => {
    const many = [1, 2, 3, 4, 5].map((at) => row(`p${at}`, { value: 'cat', readings: ['cat', 'bat'] }))
    const unruled = { readings: ['bat', 'cat'], stands: '', question: '', reason: null, language: 'en' }
    const offered = likePrecedents(many, new PrecedentIndex(many), unruled, defaultProfile)
    expect(offered.map(({ precedent }) => precedent.id)).toEqual(['p5', 'p4', 'p3'])
  })
})
