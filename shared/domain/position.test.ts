import { describe, expect, test } from 'vitest'
import { disputeCounts, disputeRows } from '#shared/projections/dispute-list.ts'
import { openDisputes } from './dispute.ts'
import { wordsHash } from './result.ts'
import { decide, done, refusalOf, smallRoom } from './testing/small-room.ts'

const item = 'item-cats'
const place = { unit: 'u1', from: 1, to: 2 }
const room = done(smallRoom(), 'dispute.open', { item, place, question: 'Is it the cat?' })
const [{ id: dispute } = { id: '' }] = openDisputes(room.disputes, item)
const at = { item, dispute }
const ravi = { person: 'ravi', at: '2026-01-01T10:05:00.000Z' }
const trainer = { person: 'selvi', role: 'trainer' } as const
const held = done(room, 'position.add', { ...at, value: ' bat ', because: 'It flies' }, ravi)
const positionOf = (state: typeof room) => openDisputes(state.disputes, item)[0]?.positions ?? []
const ruled = done(
  held,
  'ruling.make',
  { item, place, value: 'rat', reason: 'other', why: 'It squeaks', basis: wordsHash('cat') },
  trainer,
)

describe('T3 positions, votes and comments', () => {
  test('a position is words and a reason', () => {
    expect(positionOf(held)).toMatchObject([{ value: 'bat', because: 'It flies', by: 'ravi', votes: [] }])
  })

  test('the same words are one position', () => {
    expect(refusalOf(decide(held, 'position.add', { ...at, value: 'bat', because: '' }))).toBe('conflict')
  })

  test('one vote a person, which can move and be taken back', () => {
    const two = done(held, 'position.add', { ...at, value: 'cat', because: '' }, ravi)
    const [bat, cat] = positionOf(two)
    const votes = (state: typeof room) => positionOf(state).map((position) => position.votes)
    const first = done(two, 'vote.cast', { ...at, position: bat?.id })
    expect(votes(first)).toEqual([['asha'], []])
    const second = done(first, 'vote.cast', { ...at, position: cat?.id })
    expect(votes(second)).toEqual([[], ['asha']])
    expect(votes(done(second, 'vote.cast', { ...at, position: null }))).toEqual([[], []])
    expect(refusalOf(decide(two, 'vote.cast', { ...at, position: 'nosuch' }))).toBe('not-found')
  })

  test.each([
    ['position.add', { value: 'x', because: '' }, 'conflict'],
    ['vote.cast', { position: null }, 'conflict'],
    ['comment.add', { text: 'Thank you' }, 'accepted'],
  ])('%s after the ruling: %s %s', (name, input, expected) => {
    expect(refusalOf(decide(ruled, name, { ...at, ...input }))).toBe(expected)
  })

  test('T2 annotators speak where a source is theirs', () => {
    const asked = (person: string) => ({ person, role: 'annotator' }) as const
    expect(refusalOf(decide(held, 'comment.add', { ...at, text: 'x' }, asked('person-a')))).toBe('accepted')
    expect(refusalOf(decide(held, 'comment.add', { ...at, text: 'x' }, asked('person-z')))).toBe('forbidden')
  })
})

describe('T4 the list of disputes', () => {
  const rows = (state: typeof room, person: string, role: 'trainer' | 'reviewer' | 'observer' = 'reviewer') =>
    disputeRows(state, { person, role, maySee: () => true })
  const waiting = (...of: Parameters<typeof rows>) => disputeCounts(rows(...of)).waiting

  test('waits for every trainer, and for who takes part and has not had the last word', () => {
    expect([waiting(held, 'selvi', 'trainer'), waiting(held, 'asha'), waiting(held, 'ravi')]).toEqual([1, 1, 0])
    expect([waiting(held, 'somebody'), waiting(held, 'client', 'observer'), waiting(ruled, 'asha')]).toEqual([0, 0, 0])
  })

  test('what waits comes first, then the oldest; what is closed comes last', () => {
    const later = { person: 'ravi', at: '2026-01-01T11:00:00.000Z' }
    const opened = (state: typeof room, which: string, asked: object) =>
      done(state, 'dispute.open', { item: which, place: { unit: 'u1', from: 0, to: 1 }, question: which }, asked)
    const many = opened(opened(ruled, 'item-birds', later), 'item-dogs', { ...later, at: '2026-01-01T09:00:00.000Z' })
    const spoken = done(many, 'comment.add', {
      item: 'item-birds',
      dispute: openDisputes(many.disputes, 'item-birds')[0]?.id,
      text: 'Well',
    })
    expect(rows(spoken, 'ravi').map((row) => row.item)).toEqual(['item-birds', 'item-dogs', 'item-cats'])
    expect(rows(many, 'ravi').map((row) => row.item)).toEqual(['item-dogs', 'item-birds', 'item-cats'])
  })

  test('R3 what a reader may not see is not in it', () => {
    expect(disputeRows(held, { person: 'x', role: 'annotator', maySee: () => false })).toEqual([])
  })
})
