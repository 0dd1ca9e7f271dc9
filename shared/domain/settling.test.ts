import { describe, expect, test } from 'vitest'
import * as Y from 'yjs'
import type { Bench } from '#shared/domain/bench.ts'
import { benchOfDraft } from '#shared/drafts/draft-bench.ts'
import { applyChanges, draftText, seedDraft } from '#shared/drafts/draft-doc.ts'
import { settledAt } from './settling.ts'
import { comparisonOf, decide, done, refusalOf, smallRoom } from './testing/small-room.ts'

const cats = comparisonOf('item-cats')
const [unit] = cats.units
const catOrBat = { unit: 'u1', from: unit?.differences[0]?.from ?? -1, to: unit?.differences[0]?.to ?? -1 }
const readingOf = (text: string) => unit?.differences[0]?.readings.findIndex((reading) => reading.text === text) ?? -1

/** A draft and the room beside it, moved on together as one commit would. */
function bench() {
  const doc = new Y.Doc()
  seedDraft(doc, cats)
  let room = smallRoom()
  return {
    text: () => draftText(doc, 'u1')?.toString(),
    type: (at: number, remove: number, insert: string) =>
      applyChanges(doc, [{ do: 'replace', unit: 'u1', at, remove, insert }]),
    get room() {
      return room
    },
    see: (): Bench => benchOfDraft(doc, cats, 1),
    asks(name: string, input: object, person = 'asha') {
      const asked = { person, bench: benchOfDraft(doc, cats, 1) }
      const outcome = decide(room, name, input, asked)
      if (!outcome.ok) return outcome.refusal.code
      room = done(room, name, input, asked)
      applyChanges(
        doc,
        (outcome.value.draft ?? []).filter((change) => change.do === 'replace'),
      )
      return 'accepted'
    },
  }
}
const place = { item: 'item-cats', place: catOrBat }

describe('settling a difference', () => {
  test('D2 puts the reading at its place', () => {
    const b = bench()
    expect(b.asks('difference.settle', { ...place, take: readingOf('bat') })).toBe('accepted')
    expect(b.text()).toBe('the bat sat on the mat')
    expect(settledAt(b.room.settlings, 'item-cats', catOrBat)).toMatchObject({
      by: 'asha',
      before: 'cat',
      after: 'bat',
    })
  })

  test('D3 a reading that stands there changes no text', () => {
    const b = bench()
    const outcome = decide(b.room, 'difference.settle', { ...place, take: readingOf('cat') }, { bench: b.see() })
    expect(outcome).toMatchObject({ ok: true, value: { draft: [] } })
  })

  test('D4 the later of two replaces the earlier whole', () => {
    const b = bench()
    b.asks('difference.settle', { ...place, take: readingOf('bat') })
    b.asks('difference.settle', { ...place, take: 'nothing' }, 'ravi')
    expect(b.text()).toBe('the sat on the mat')
    b.asks('difference.settle', { ...place, take: readingOf('cat') })
    expect(b.text()).toBe('the cat sat on the mat')
  })

  test('D5 undoing brings back the words and the settling before', () => {
    const b = bench()
    b.asks('difference.settle', { ...place, take: readingOf('bat') }, 'ravi')
    b.asks('difference.settle', { ...place, take: 'nothing' })
    expect(b.asks('difference.unsettle', place)).toBe('accepted')
    expect(b.text()).toBe('the bat sat on the mat')
    expect(settledAt(b.room.settlings, 'item-cats', catOrBat)).toMatchObject({ by: 'ravi', previous: null })
  })

  test('D5 nobody undoes what another settled, or what others changed since', () => {
    const b = bench()
    b.asks('difference.settle', { ...place, take: readingOf('bat') }, 'ravi')
    expect(b.asks('difference.unsettle', place)).toBe('conflict')
    b.type(4, 3, 'hat')
    expect(b.asks('difference.unsettle', place, 'ravi')).toBe('conflict')
    expect(b.text()).toBe('the hat sat on the mat')
  })

  test('D6 words typed beside the place are not part of it', () => {
    const b = bench()
    b.type(4, 0, 'big ')
    b.type(0, 0, 'well the cat said ')
    b.asks('difference.settle', { ...place, take: readingOf('bat') })
    expect(b.text()).toBe('well the cat said the big bat sat on the mat')
  })

  test('D8 kept settles what stands there, typed words too', () => {
    const b = bench()
    b.type(4, 3, 'rat')
    expect(b.asks('difference.settle', { ...place, take: 'kept' })).toBe('accepted')
    expect(settledAt(b.room.settlings, 'item-cats', catOrBat)).toMatchObject({ before: 'rat', after: 'rat' })
    expect(b.text()).toBe('the rat sat on the mat')
  })

  test.each([
    [
      'a place without a difference',
      { item: 'item-cats', place: { unit: 'u1', from: 0, to: 1 }, take: 0 },
      'not-found',
    ],
    ['a reading that is not there', { ...place, take: 9 }, 'not-found'],
    ['a unit that is not there', { item: 'item-cats', place: { ...catOrBat, unit: 'u9' }, take: 0 }, 'not-found'],
  ])('C3 %s is refused', (_, input, code) => {
    expect(refusalOf(decide(smallRoom(), 'difference.settle', input))).toBe(code)
  })

  test('untouched slices keep their identity', () => {
    const before = smallRoom()
    const after = done(before, 'difference.settle', { ...place, take: 'kept' })
    expect(after.items).toBe(before.items)
    expect(after.disputes).toBe(before.disputes)
    expect(after.signOffs).toBe(before.signOffs)
  })
})
