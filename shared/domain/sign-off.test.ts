import { describe, expect, test } from 'vitest'
import { compareItem } from '#shared/compare/compare-item.ts'
import { defaultProfile } from '#shared/compare/comparison.ts'
import { benchOfConsensus } from '#shared/drafts/draft-bench.ts'
import { emptyTable, tableSet } from '#shared/kernel/table.ts'
import { unsettledPlaces } from './blockers.ts'
import { itemState } from './item-state.ts'
import { placeKey } from './place.ts'
import { resultHash, resultOf } from './result.ts'
import type { ItemSettlings, Settled } from './settling.ts'
import { comparisonOf, decide, done, refusalOf, smallRoom } from './testing/small-room.ts'

const item = 'item-cats'
const hash = resultHash(resultOf(benchOfConsensus(comparisonOf(item)), []))
const place = { unit: 'u1', from: 1, to: 2 }

describe('sign-off', () => {
  test('S1 carries the hash of what was on screen', () => {
    const room = done(smallRoom(), 'item.sign-off', { item, hash })
    expect(itemState(room, item)).toBe('signed-off')
  })

  test('S1 refused with the result when it moved', () => {
    const outcome = decide(smallRoom(), 'item.sign-off', { item, hash: 'another' })
    expect(outcome).toMatchObject({
      ok: false,
      refusal: { code: 'moved', details: { units: [{ text: 'the cat sat on the mat' }] } },
    })
  })

  test('S2 an open dispute blocks, by name', () => {
    const room = done(smallRoom(), 'dispute.open', { item, place, question: 'cat?' })
    const outcome = decide(room, 'item.sign-off', { item, hash })
    expect(outcome).toMatchObject({
      ok: false,
      refusal: { code: 'blocked', details: { blockers: [{ name: 'open-dispute' }] } },
    })
  })

  test('S2 unsettled differences block only where the room demands it', () => {
    expect(refusalOf(decide(smallRoom(), 'item.sign-off', { item, hash }))).toBe('accepted')
    const strict = smallRoom({ signOffNeedsAll: true })
    expect(refusalOf(decide(strict, 'item.sign-off', { item, hash }))).toBe('blocked')
  })

  test('S2 P3 what is asked again blocks like what asks for a person, until it is settled or ruled', () => {
    const sources = ['the cat sat', 'the cat sat', 'the cat sat', 'the cat sat', 'the bat sat']
    const comparison = compareItem(
      sources.map((text) => ({ segments: [{ text }] })),
      { ...defaultProfile, support: 0.5 },
    )
    const settled = { place, by: 'ravi', take: 0, before: 'cat', after: 'cot', previous: null } as const
    const none = { settlings: emptyTable<never>(), settledBefore: emptyTable<never>(), rulings: emptyTable<never>() }
    expect(unsettledPlaces(none, item, comparison)).toEqual([])
    const again = { ...none, settledBefore: tableSet(emptyTable<readonly Settled[]>(), item, [settled]) }
    expect(unsettledPlaces(again, item, comparison)).toEqual([place])
    const settlings = tableSet(emptyTable<ItemSettlings>(), item, { [placeKey(place)]: settled })
    expect(unsettledPlaces({ ...again, settlings }, item, comparison)).toEqual([])
  })

  test.each([
    [{}, 'forbidden'],
    [{ ownSourcesMaySignOff: true }, 'accepted'],
  ])('S3 an item with a source of one’s own, settings %j: %s', (settings, expected) => {
    const outcome = decide(smallRoom(settings), 'item.sign-off', { item, hash }, { person: 'person-a' })
    expect(refusalOf(outcome)).toBe(expected)
  })

  test('S4 the draft is closed in the same decision', () => {
    expect(decide(smallRoom(), 'item.sign-off', { item, hash })).toMatchObject({
      value: { draft: [{ do: 'close' }], events: [{ type: 'item.signed-off', position: 1, unseen: 2 }] },
    })
  })

  test('S5 a trainer reopens with a reason, and D7 nothing is settled before', () => {
    const signed = done(smallRoom(), 'item.sign-off', { item, hash })
    expect(refusalOf(decide(signed, 'difference.settle', { item, place, take: 'kept' }))).toBe('frozen')
    const trainer = { person: 'selvi', role: 'trainer' } as const
    const reopened = done(signed, 'item.reopen', { item, reason: 'The client asked' }, trainer)
    expect(itemState(reopened, item)).toBe('open')
    expect(refusalOf(decide(reopened, 'item.reopen', { item, reason: 'again' }, trainer))).toBe('conflict')
  })
})
