import { expect, test } from 'vitest'
import { withNames } from '#shared/domain/mentions.ts'
import { marked, offered } from './naming.ts'

const people = [
  { id: 'a', name: 'Asha' },
  { id: 'ar', name: 'Asha Raman' },
  { id: 's', name: 'செல்வி மீனாட்சி' },
]
const nameOf = (id: string) => people.find((one) => one.id === id)?.name ?? '?'

test.each([
  ['Ask @Asha.', 'Ask @1.', ['a']],
  ['@Asha Raman and @Asha', '@1 and @2', ['ar', 'a']],
  ['@Asha, @Asha', '@1, @1', ['a']],
  ['கேளுங்கள் @செல்வி மீனாட்சி நன்றி', 'கேளுங்கள் @1 நன்றி', ['s']],
  ['@Ashank is nobody', '@Ashank is nobody', undefined],
  ['a@b.c and no name', 'a@b.c and no name', undefined],
  ['@1 stays with @Asha', '＠1 stays with @1', ['a']],
])('Y5 %s', (typed, text, mentions) => {
  const sent = marked(typed, people)
  expect([sent.text, sent.mentions]).toEqual([text, mentions])
  expect(withNames(sent.text, sent.mentions, nameOf).replace('＠', '@')).toBe(typed)
})

test.each([
  ['@', ['a', 'ar', 's'], 0],
  ['Please @ash', ['a', 'ar'], 7],
  ['Please @ram', ['ar'], 7],
  ['@செல்', ['s'], 0],
  ['@asha r', ['ar'], 0],
  ['mail@ash', undefined, undefined],
  ['@Asha ', undefined, undefined],
  ['@nobody', undefined, undefined],
])('Y5 after “%s” people are offered', (before, ids, from) => {
  const found = offered(before, people)
  expect([found?.people.map(({ id }) => id), found?.from]).toEqual([ids, from])
})
