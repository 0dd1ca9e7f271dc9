import { describe, expect, test } from 'vitest'
import { benchOfConsensus } from '#shared/drafts/draft-bench.ts'
import { tableValues } from '#shared/kernel/table.ts'
import { resultHash, resultOf } from './result.ts'
import { type RoomState, reduceRoom } from './room.ts'
import { standingOf } from './sample.ts'
import { drawItems } from './sampling.ts'
import { comparisonOf, decide, done, refusalOf, type SmallItem, smallRoom } from './testing/small-room.ts'

const items: readonly SmallItem[] = ['item-cats', 'item-dogs', 'item-birds']
const hashOf = (item: SmallItem) => resultHash(resultOf(benchOfConsensus(comparisonOf(item)), []))
const lead = { person: 'kamala', role: 'lead' } as const
const trainer = { person: 'selvi', role: 'trainer' } as const

const signed = (room: RoomState = smallRoom()) =>
  items.reduce((state, item) => done(state, 'item.sign-off', { item, hash: hashOf(item) }), room)

const none = { is: 'most-wrong', wrong: 0 } as const
const drawn = (size: object = { count: 2 }, rule: object = none) =>
  done(signed(), 'sample.draw', { batch: null, size, rule }, lead)
const theSample = (room: RoomState) => {
  const [sample] = tableValues(room.samples)
  if (!sample) throw new Error('nothing was drawn')
  return sample
}
const judgement = (room: RoomState, at: number, right: boolean) => {
  const item = theSample(room).items[at] as SmallItem
  return {
    ...{ sample: theSample(room).id, item, hash: hashOf(item), right },
    ...(right ? { reason: null, words: '' } : { reason: 'spelling', words: 'a letter is missing' }),
  }
}
const judged = (room: RoomState, at: number, right: boolean) =>
  done(room, 'sample.judge', judgement(room, at, right), lead)
const closing = (room: RoomState, outcome: string, why = '') => ({ sample: theSample(room).id, outcome, why })

describe('drawing', () => {
  test('Z1 the same seed draws the same items, whatever their order', () => {
    const ids = Array.from({ length: 200 }, (_, at) => `item-${at}`)
    expect(drawItems(ids.toReversed(), 'seed', 20)).toEqual(drawItems(ids, 'seed', 20))
    expect(drawItems(ids, 'other seed', 20)).not.toEqual(drawItems(ids, 'seed', 20))
  })

  test('Z1 every item is as likely as any other', () => {
    const ids = Array.from({ length: 50 }, (_, at) => `item-${at}`)
    const times = new Map(ids.map((id) => [id, 0]))
    for (let seed = 0; seed < 1000; seed++)
      for (const id of drawItems(ids, `seed-${seed}`, 10)) times.set(id, (times.get(id) ?? 0) + 1)
    // 200 each; chi-square with 49 degrees of freedom is below 85.4 in 999 of 1000 fair draws, and these are fixed.
    const deviation = [...times.values()].reduce((sum, count) => sum + (count - 200) ** 2 / 200, 0)
    expect(deviation).toBeLessThan(85.4)
  })

  test('Z1 only from what is signed off', () => {
    const one = done(smallRoom(), 'item.sign-off', { item: 'item-dogs', hash: hashOf('item-dogs') })
    const room = done(one, 'sample.draw', { batch: 'batch', size: { count: 1 }, rule: none }, lead)
    expect(theSample(room)).toMatchObject({ items: ['item-dogs'], of: 1, number: 1 })
  })

  test.each([
    ['percent rounds up', { percent: 34 }, 2],
    ['a percentage that comes out even stays', { percent: 100 }, 3],
    ['a count', { count: 3 }, 3],
  ])('Z2 %s', (_, size, count) => {
    expect(theSample(drawn(size)).items).toHaveLength(count)
  })

  test.each([
    ['nothing', { count: 0 }, none, 'bad-input'],
    ['less than nothing', { count: -1 }, none, 'bad-input'],
    ['no percent', { percent: 0 }, none, 'bad-input'],
    ['more than there is', { count: 4 }, none, 'bad-input'],
    ['a rule that nothing breaks', { count: 2 }, { is: 'most-wrong', wrong: 2 }, 'bad-input'],
  ])('Z2 %s is refused', (_, size, rule, code) => {
    expect(refusalOf(decide(signed(), 'sample.draw', { batch: null, size, rule }, lead))).toBe(code)
  })

  test('Z2 nothing to draw from, and no such batch', () => {
    const wish = { size: { count: 1 }, rule: none }
    expect(refusalOf(decide(smallRoom(), 'sample.draw', { batch: null, ...wish }, lead))).toBe('nothing-left')
    expect(refusalOf(decide(signed(), 'sample.draw', { batch: 'gone', ...wish }, lead))).toBe('not-found')
  })
})

describe('judging', () => {
  test('Z3 wrong needs a reason of the room', () => {
    const room = drawn()
    const wrong = { ...judgement(room, 0, false), reason: null }
    expect(refusalOf(decide(room, 'sample.judge', wrong, lead))).toBe('bad-input')
    expect(refusalOf(decide(room, 'sample.judge', { ...wrong, reason: 'taste' }, lead))).toBe('bad-input')
  })

  test('Z3 nobody judges what they signed off', () => {
    const room = drawn()
    const signer = { person: 'asha', role: 'trainer' } as const
    expect(refusalOf(decide(room, 'sample.judge', judgement(room, 0, true), signer))).toBe('forbidden')
  })

  test('Z3 an item outside of the sample, and a sample that is not there', () => {
    const room = drawn({ count: 1 })
    const outside = items.find((item) => !theSample(room).items.includes(item))
    expect(refusalOf(decide(room, 'sample.judge', { ...judgement(room, 0, true), item: outside }, lead))).toBe(
      'not-found',
    )
    expect(refusalOf(decide(room, 'sample.judge', { ...judgement(room, 0, true), sample: 'no' }, lead))).toBe(
      'not-found',
    )
  })

  test('Z4 what was reopened or signed off anew since must be judged again', () => {
    const room = judged(drawn(), 0, true)
    const item = theSample(room).items[0] as SmallItem
    expect(standingOf(theSample(room), room.signOffs)).toMatchObject({ right: 1, left: 1 })
    const open = done(room, 'item.reopen', { item, reason: 'again' }, trainer)
    expect(standingOf(theSample(open), open.signOffs)).toMatchObject({ right: 0, left: 2 })
    expect(refusalOf(decide(open, 'sample.judge', judgement(open, 0, true), lead))).toBe('frozen')
    const moved = { ...judgement(room, 0, true), hash: 'of other words' }
    expect(refusalOf(decide(room, 'sample.judge', moved, lead))).toBe('moved')
  })
})

describe('the rule', () => {
  test.each([
    [none, [], 'open'],
    [none, [true], 'open'],
    [none, [true, true], 'accept'],
    [none, [false], 'return'],
    [{ is: 'most-wrong', wrong: 1 }, [false], 'open'],
    [{ is: 'most-wrong', wrong: 1 }, [false, true], 'accept'],
    [{ is: 'most-wrong', wrong: 1 }, [false, false], 'return'],
  ] as const)('Z6 %j after %j: %s', (rule, answers, verdict) => {
    const room = answers.reduce((state, right, at) => judged(state, at, right), drawn({ count: 2 }, rule))
    expect(standingOf(theSample(room), room.signOffs).verdict).toBe(verdict)
  })

  test('Z6 by the upper end of the interval: all right is not enough where too few were drawn', () => {
    const few = drawn({ count: 2 }, { is: 'rate-below', percent: 5 })
    expect(standingOf(theSample(few), few.signOffs).verdict).toBe('return')
    const all = drawn({ count: 3 }, { is: 'rate-below', percent: 5 })
    const seen = [0, 1, 2].reduce((state, at) => judged(state, at, true), all)
    expect(standingOf(theSample(seen), seen.signOffs).verdict).toBe('accept')
  })
})

describe('closing', () => {
  test('Z7 accepted only by the rule', () => {
    const room = judged(drawn(), 0, true)
    expect(refusalOf(decide(room, 'sample.close', closing(room, 'accepted'), lead))).toBe('blocked')
    const wrong = judged(room, 1, false)
    expect(refusalOf(decide(wrong, 'sample.close', closing(wrong, 'accepted'), lead))).toBe('blocked')
    const right = judged(room, 1, true)
    const closed = done(right, 'sample.close', closing(right, 'accepted'), lead)
    expect(theSample(closed)).toMatchObject({ closing: { outcome: 'accepted', right: 2, wrong: 0 }, returning: [] })
    expect(refusalOf(decide(closed, 'sample.close', closing(closed, 'returned', 'no'), lead))).toBe('conflict')
    expect(refusalOf(decide(closed, 'sample.judge', judgement(closed, 0, true), lead))).toBe('conflict')
  })

  test('Z7 a return says why, and names what was found wrong until it is reopened', () => {
    const room = judged(judged(drawn(), 0, false), 1, true)
    expect(refusalOf(decide(room, 'sample.close', closing(room, 'returned', '  '), lead))).toBe('bad-input')
    const closed = done(room, 'sample.close', closing(room, 'returned', 'Names are wrong'), lead)
    const [wrong] = theSample(closed).items
    expect(theSample(closed).returning).toEqual([wrong])
    const reopened = reduceRoom(closed, { type: 'item.reopened', item: wrong ?? '', by: 'x', reason: 'y', position: 2 })
    expect(theSample(reopened).returning).toEqual([])
    expect(standingOf(theSample(reopened), reopened.signOffs)).toMatchObject({ right: 1, wrong: 1, left: 0 })
  })
})
