import { describe, expect, test } from 'vitest'
import { tableGet } from '#shared/kernel/table.ts'
import { withNames, withoutNames } from './mentions.ts'
import { type RoomEvent, reduceRoom } from './room.ts'
import { decide, done, refusalOf, smallRoom } from './testing/small-room.ts'

const names: Readonly<Record<string, string>> = { asha: 'ஆஷா', ravi: 'Ravi' }
const nameOf = (person: string) => names[person] ?? 'somebody'

test.each([
  ['Ask @1', ['asha'], 'Ask @ஆஷா'],
  ['@2, then @1.', ['asha', 'ravi'], '@Ravi, then @ஆஷா.'],
  ['@3 is nobody, nor is @0 or @12', ['asha', 'ravi'], '@3 is nobody, nor is @0 or @12'],
  ['Old words with @1', undefined, 'Old words with @1'],
])('Y5 %s', (text, persons, expected) => {
  expect(withNames(text, persons, nameOf)).toBe(expected)
})

test('Y5 without names nothing is told of who they are', () => {
  expect(withoutNames('Ask @1', ['asha'])).toBe('Ask @…')
})

describe('Y5 only who may see the item is named', () => {
  const opened = (person: string, role: 'reviewer' | 'observer' | 'annotator'): RoomEvent => ({
    ...{ type: 'session.opened', person, role, session: `s-${person}` },
  })
  const people = [
    opened('asha', 'reviewer'),
    opened('ravi', 'reviewer'),
    opened('client', 'observer'),
    opened('new', 'annotator'),
  ]
  const place = { unit: 'u1', from: 1, to: 2 }
  const before = people.reduce(reduceRoom, smallRoom())
  const room = done(before, 'dispute.open', { item: 'item-cats', place, question: 'Which?' })
  const dispute = Object.keys(tableGet(room.disputes, 'item-cats') ?? {})[0]
  const says = (mentions: readonly string[]) =>
    decide(room, 'comment.add', { item: 'item-cats', dispute, text: 'Hm @1', mentions }, { person: 'asha' })

  test.each([
    [['ravi'], 'accepted'],
    [['person-a'], 'accepted'],
    [['ravi', 'client'], 'conflict'],
    [['new'], 'conflict'],
    [['nobody'], 'conflict'],
    [['__proto__'], 'conflict'],
  ])('%j: %s', (mentions, code) => {
    expect(refusalOf(says(mentions))).toBe(code)
  })

  test('they stand beside the words, and nothing stands where nobody is named', () => {
    const after = done(room, 'comment.add', { item: 'item-cats', dispute, text: 'Hm @1', mentions: ['ravi'] })
    const plain = done(after, 'comment.add', { item: 'item-cats', dispute, text: 'Hm' })
    const [first, second] = tableGet(plain.disputes, 'item-cats')?.[dispute ?? '']?.comments ?? []
    expect([first?.mentions, second && 'mentions' in second]).toEqual([['ravi'], false])
  })

  test('in the question and in the position that comes with it', () => {
    const position = { value: 'rat', because: 'So says @1', mentions: ['ravi'] }
    const input = { item: 'item-birds', place, question: 'Is it, @1?', mentions: ['ravi'], position }
    const [one] = Object.values(tableGet(done(before, 'dispute.open', input).disputes, 'item-birds') ?? {})
    expect([one?.mentions, one?.positions[0]?.mentions]).toEqual([['ravi'], ['ravi']])
    expect(refusalOf(decide(before, 'dispute.open', { ...input, mentions: ['client'] }))).toBe('conflict')
  })
})
