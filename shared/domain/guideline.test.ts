import { describe, expect, test } from 'vitest'
import { benchOfConsensus } from '#shared/drafts/draft-bench.ts'
import { sectionsOf } from '#shared/guideline/sections.ts'
import { tableGet } from '#shared/kernel/table.ts'
import { textAt } from './bench.ts'
import { decidePublishing } from './guideline.ts'
import { wordsHash } from './result.ts'
import { type RoomState, reduceRoom, roomEvent } from './room.ts'
import { comparisonOf, decide, done, refusalOf, smallRoom } from './testing/small-room.ts'

const lead = { person: 'kamala', role: 'lead', at: '2026-01-01T10:00:00.000Z' } as const
const trainer = { person: 'selvi', role: 'trainer' } as const
const annotator = { person: 'person-a', role: 'annotator' } as const

const wishOf = (room: RoomState, text: string, base: number, takes: string[] = []) => ({
  ...{ text: wordsHash(text), bytes: text.length, summary: 'New', base, takes },
  sections: [...sectionsOf(text, room.guidelines.versions.at(-1)?.sections)],
})

function published(room: RoomState, text: string, takes: string[] = []): RoomState {
  const outcome = decidePublishing(room, wishOf(room, text, room.guidelines.versions.length, takes), lead)
  if (!outcome.ok) throw new Error(outcome.refusal.message)
  return reduceRoom(room, roomEvent.parse(JSON.parse(JSON.stringify(outcome.value))))
}

const first = '# Numbers\nAs words.\n# Names\nAs heard.\n'
const second = '# Numbers\nAs figures.\n# Names\nAs heard.\n'

describe('publishing', () => {
  test('GL1 versions count from 1 and stay', () => {
    const room = published(published(smallRoom(), first), second)
    expect(room.guidelines.versions.map(({ version, base, by }) => [version, base, by])).toEqual([
      [1, 0, 'kamala'],
      [2, 1, 'kamala'],
    ])
  })

  test.each([
    ['on a version that another has replaced', 1, second, 'moved'],
    ['on a version that is not there', 7, second, 'moved'],
    ['the text that holds already', 2, second, 'conflict'],
  ])('GL1 not %s', (_, base, text, code) => {
    const room = published(published(smallRoom(), first), second)
    expect(refusalOf(decidePublishing(room, wishOf(room, text, base), lead))).toBe(code)
  })
})

describe('citing', () => {
  const place = { unit: 'u1', from: 1, to: 2 }
  const seen = textAt(benchOfConsensus(comparisonOf('item-cats')), place) ?? ''
  const ruling = { item: 'item-cats', place, value: 'bat', reason: 'other', why: 'So', basis: wordsHash(seen) }
  const ruled = (room: RoomState, cited: object = {}) => {
    const after = done(room, 'ruling.make', { ...ruling, ...cited }, trainer)
    const [made] = tableGet(after.rulings, 'item-cats') ?? []
    return { guideline: made?.guideline, sections: made?.sections, titles: made?.titles }
  }

  test('GL4 a ruling where there is no guideline names none', () => {
    expect(ruled(smallRoom())).toEqual({ guideline: undefined, sections: undefined, titles: undefined })
  })

  test('GL4 every ruling names the version that held, by the state alone', () => {
    const room = published(published(smallRoom(), first), second)
    expect(ruled(room)).toEqual({ guideline: 2, sections: undefined, titles: undefined })
    expect(ruled(room, { guidelineSeen: 1, sections: ['names'] })).toEqual({
      guideline: 2,
      sections: ['names'],
      titles: ['Names'],
    })
  })

  test.each([
    ['a section that is not there', { sections: ['nowhere'] }, 'not-found'],
    ['one that says something else than was read', { sections: ['numbers'], guidelineSeen: 1 }, 'moved'],
  ])('GL4 not %s', (_, cited, code) => {
    const room = published(published(smallRoom(), first), second)
    expect(refusalOf(decide(room, 'ruling.make', { ...ruling, ...cited }, trainer))).toBe(code)
  })
})

describe('proposals', () => {
  const wish = { section: 'numbers', text: 'From ten as figures.', why: 'Asked twice' }
  const proposed = (room = published(smallRoom(), first), asked: object = wish) =>
    done(room, 'guideline.propose', asked, annotator)
  const idOf = ({ guidelines }: RoomState) => guidelines.proposals[0]?.id ?? ''

  test('GL6 one about a section, one about something new, before any version too', () => {
    expect(proposed().guidelines.proposals[0]).toMatchObject({
      section: 'numbers',
      version: 1,
      by: 'person-a',
      end: null,
    })
    expect(proposed(smallRoom(), { ...wish, section: null }).guidelines.proposals[0]).toMatchObject({ version: 0 })
  })

  test.each([
    ['about a section that is not there', { ...wish, section: 'nowhere' }],
    ['by a ruling that does not stand', { ...wish, ruling: { item: 'item-cats', ruling: 'none' } }],
  ])('GL6 not %s', (_, asked) => {
    expect(refusalOf(decide(published(smallRoom(), first), 'guideline.propose', asked, annotator))).toBe('not-found')
  })

  test('GL6 the next version takes it, once', () => {
    const room = proposed()
    const after = published(room, second, [idOf(room)])
    expect(after.guidelines.proposals[0]?.end).toMatchObject({ is: 'taken', version: 2, by: 'kamala' })
    expect(refusalOf(decidePublishing(after, wishOf(after, first, 2, [idOf(room)]), lead))).toBe('conflict')
    expect(refusalOf(decidePublishing(after, wishOf(after, first, 2, ['never']), lead))).toBe('conflict')
    expect(refusalOf(decide(after, 'guideline.decline', { proposal: idOf(room), reason: 'No' }, lead))).toBe('conflict')
  })

  test('GL6 it is declined with a reason, once', () => {
    const room = proposed()
    const after = done(room, 'guideline.decline', { proposal: idOf(room), reason: 'Words read better' }, trainer)
    expect(after.guidelines.proposals[0]?.end).toMatchObject({ is: 'declined', reason: 'Words read better' })
    expect(refusalOf(decide(after, 'guideline.decline', { proposal: idOf(room), reason: 'No' }, lead))).toBe('conflict')
    expect(refusalOf(decide(after, 'guideline.decline', { proposal: 'never', reason: 'No' }, lead))).toBe('not-found')
  })
})
