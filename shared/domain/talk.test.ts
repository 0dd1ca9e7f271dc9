import { describe, expect, test } from 'vitest'
import { noticesOf } from '#shared/projections/notices.ts'
import { commands, type RoomEvent, reduceRoom } from './room.ts'
import { mostCharacters } from './talk-limits.ts'
import { decide, done, refusalOf, smallRoom } from './testing/small-room.ts'

const item = 'item-cats'
const place = { unit: 'u1', from: 1, to: 2 }
const came = (person: string, role: 'trainer' | 'reviewer' | 'annotator' | 'observer'): RoomEvent => ({
  type: 'person.added',
  person,
  role,
})
const room = [
  came('asha', 'reviewer'),
  came('selvi', 'trainer'),
  came('client', 'observer'),
  came('gone', 'reviewer'),
  ...(['person-a', 'person-z'] as const).map((person) => came(person, 'annotator')),
  { type: 'person.removed', person: 'gone', rights: 1 } as const,
].reduce(reduceRoom, smallRoom())
const trainer = { person: 'selvi', role: 'trainer' } as const
const saidBy = (input: object, asked = {}) => {
  const outcome = decide(room, 'talk.say', input, asked)
  if (!outcome.ok) throw new Error(outcome.refusal.message)
  return outcome.value.events[0]
}

describe('TK1 what is said', () => {
  test('has its words, its author, its time and what it is about, and changes no state', () => {
    expect(saidBy({ text: ' Look\r\nhere ', item, unit: 'u1', place })).toMatchObject({
      ...{ type: 'talk.said', text: 'Look\nhere', by: 'asha', at: '2026-01-01T10:00:00.000Z' },
      ...{ item, unit: 'u1', place },
    })
    const after = done(room, 'talk.say', { text: 'Look' })
    for (const slice of Object.keys(room) as (keyof typeof room)[]) expect(after[slice], slice).toEqual(room[slice])
  })

  test.each([
    ['nothing', '', false],
    ['blanks', ' \n\t ', false],
    ['what nobody sees', '\u200d\u200b', false],
    ['a control character', 'a\u0007b', false],
    ['as much as goes', 'x'.repeat(mostCharacters), true],
    ['more than goes', 'x'.repeat(mostCharacters + 1), false],
    ['several lines', 'a\n\tb', true],
    ['Tamil with a joiner', 'க்\u200cஷ', true],
  ])('%s', (_, text, goes) => {
    expect(commands.get('talk.say')?.input.safeParse({ text }).success).toBe(goes)
  })

  test.each([
    ['about an item that is gone', { text: 'x', item: 'nosuch' }, 'not-found'],
    ['about a segment of no item', { text: 'x', unit: 'u1' }, 'bad-input'],
    ['about a place in another segment', { text: 'x', item, unit: 'u2', place }, 'bad-input'],
    ['about an item', { text: 'x', item }, 'accepted'],
  ])('%s: %s', (_, input, expected) => {
    expect(refusalOf(decide(room, 'talk.say', input))).toBe(expected)
  })
})

describe('TK4 annotators', () => {
  test.each([
    ['the room', {}, 'accepted'],
    ['an item of theirs', { item }, 'accepted'],
  ])('speak to or about %s', (_, about, expected) => {
    const asked = { person: 'person-a', role: 'annotator' } as const
    expect(refusalOf(decide(room, 'talk.say', { text: 'x', ...about }, asked))).toBe(expected)
  })

  test('not about an item that they may not see', () => {
    const asked = { person: 'person-z', role: 'annotator' } as const
    expect(refusalOf(decide(room, 'talk.say', { text: 'x', item }, asked))).toBe('forbidden')
  })
})

describe('TK6 who is named', () => {
  test.each([
    ['somebody who works here', 'selvi', {}, 'accepted'],
    ['an annotator, to the room', 'person-z', {}, 'accepted'],
    ['an annotator who may see the item', 'person-a', { item }, 'accepted'],
    ['an annotator who may not', 'person-z', { item }, 'conflict'],
    ['an observer', 'client', {}, 'conflict'],
    ['somebody who left', 'gone', {}, 'conflict'],
    ['nobody', 'nosuch', {}, 'conflict'],
  ])('%s', (_, person, about, expected) => {
    expect(refusalOf(decide(room, 'talk.say', { text: 'Ask @1', mentions: [person], ...about }))).toBe(expected)
  })
})

describe('TK2 notes', () => {
  test.each([
    ['to somebody', { to: 'asha' }, 'accepted'],
    ['to an annotator about an item of theirs', { to: 'person-a', item }, 'accepted'],
    ['to an annotator about an item that they may not see', { to: 'person-z', item }, 'conflict'],
    ['to oneself', { to: 'selvi' }, 'conflict'],
    ['to an observer', { to: 'client' }, 'conflict'],
    ['to somebody who left', { to: 'gone' }, 'conflict'],
  ])('%s: %s', (_, input, expected) => {
    expect(refusalOf(decide(room, 'note.write', { text: 'x', ...input }, trainer))).toBe(expected)
  })

  test('to an entry that was merged goes to the one that stays', () => {
    const merged = reduceRoom(room, { type: 'person.merged', person: 'person-a', into: 'asha', rights: 1 })
    const outcome = decide(merged, 'note.write', { text: 'x', to: 'person-a' }, trainer)
    expect(outcome.ok && outcome.value.events[0]).toMatchObject({ to: 'asha' })
  })
})

describe('TK10 an answer to a note', () => {
  const noted = done(room, 'note.write', { text: 'Listen again', to: 'person-a', item }, trainer)
  const worker = { person: 'person-a', role: 'annotator' } as const

  test('goes to whoever wrote one, and to nobody else', () => {
    const outcome = decide(noted, 'note.answer', { text: 'I did', to: 'selvi', item }, worker)
    expect(outcome.ok && outcome.value.events).toMatchObject([{ type: 'talk.said', by: 'person-a', to: 'selvi', item }])
    expect(refusalOf(decide(noted, 'note.answer', { text: 'x', to: 'asha' }, worker))).toBe('conflict')
    expect(refusalOf(decide(room, 'note.answer', { text: 'x', to: 'selvi' }, worker))).toBe('conflict')
    expect(refusalOf(decide(noted, 'note.answer', { text: 'x', to: 'person-a' }, trainer))).toBe('conflict')
  })

  test('whoever was answered may answer; each pair is kept once', () => {
    const answered = done(noted, 'note.answer', { text: 'I did', to: 'selvi' }, worker)
    const again = done(answered, 'note.answer', { text: 'Good', to: 'person-a' }, trainer)
    expect(again.notes).toEqual([
      { by: 'selvi', to: 'person-a' },
      { by: 'person-a', to: 'selvi' },
    ])
    expect(again.notes).toBe(answered.notes)
  })

  test('not to somebody who left, and by the entry that stays after a merge', () => {
    const left = reduceRoom(noted, { type: 'person.removed', person: 'selvi', rights: 2 })
    expect(refusalOf(decide(left, 'note.answer', { text: 'x', to: 'selvi' }, worker))).toBe('conflict')
    const merged = reduceRoom(noted, { type: 'person.merged', person: 'person-a', into: 'asha', rights: 2 })
    const asked = { person: 'asha', role: 'reviewer' } as const
    expect(refusalOf(decide(merged, 'note.answer', { text: 'x', to: 'selvi' }, asked))).toBe('accepted')
  })
})

describe('TK7 notices', () => {
  const told = (event: RoomEvent | undefined, by = 'asha') =>
    event && [...noticesOf(room, room, { seq: 9, at: '', author: { person: by }, event }).entries()]

  test('those who are named, and whom a note is for; never whoever said it', () => {
    expect(told(saidBy({ text: '@1 @2', mentions: ['selvi', 'person-a'] }))).toMatchObject([
      ['selvi', { kind: 'talked-of', item: '', words: '@1 @2' }],
      ['person-a', { kind: 'talked-of' }],
    ])
    const note = decide(room, 'note.write', { text: 'Well done', to: 'asha', item }, trainer)
    expect(told(note.ok ? note.value.events[0] : undefined, 'selvi')).toMatchObject([['asha', { kind: 'note', item }]])
  })
})
