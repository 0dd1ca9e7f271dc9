import * as fc from 'fast-check'
import { afterEach, expect, test, vi } from 'vitest'
import { draftText } from '#shared/drafts/draft-doc.ts'
import { FakeRoom } from '../testing/fake-room.ts'
import { comparisonOf } from '../testing/fixtures.ts'
import { openPage } from '../testing/room-fixture.ts'

const texts = [
  'the cat sat on a mat\nand slept',
  'the bat sat on a rat\nand slept',
  'the hat sat in a mat\nand wept',
] as const
let close = () => {}

afterEach(() => close())

async function bench() {
  const room = new FakeRoom(comparisonOf(...texts))
  const opened = await openPage(room, 'item1')
  close = opened.close
  const { item } = opened.stay
  if (!item) throw new Error('no item')
  await vi.waitFor(() => expect(item.state.current).not.toBeNull())
  const quiet = () => vi.waitFor(() => expect([item.state.unsaved, item.state.pending.size]).toEqual([0, 0]), 4000)
  const said = () => opened.stay.room.notices.state.at(-1)?.text ?? ''
  /** As the editor does it. */
  const type = (unit: string, at: number, words: string, remove = 0) => {
    const editable = item.editable(unit)
    editable?.text.doc?.transact(() => {
      editable.text.delete(at, remove)
      editable.text.insert(at, words)
    }, editable.origin)
    item.review()
  }
  const settle = (number: number, take: number) => {
    item.update({ current: item.state.stops[number - 1]?.key ?? null })
    item.take(take, false)
  }
  const others = (unit: string, at: number, words: string, remove = 0) => {
    const text = draftText(room.drafts.doc, unit)
    text?.doc?.transact(() => {
      text.delete(at, remove)
      text.insert(at, words)
    })
  }
  const undo = async () => {
    await item.steps.undo()
    await quiet()
  }
  return { room, item, quiet, said, type, settle, others, undo, ...opened }
}

const [, secondStart] = ['the cat sat on a mat', 'and slept']

test('one stack: typing and settling are taken back in the order in which they were done, and it is said', async () => {
  const { room, item, quiet, said, type, settle, undo } = await bench()
  const start = room.text
  type('u1', 0, 'well ')
  settle(1, 1)
  await quiet()
  type('u2', secondStart?.length ?? 0, ' there')
  await undo()
  expect(said()).toBe('Undone in segment 2: “there” is out again')
  expect(item.stop()?.place.unit).toBe('u2')
  await undo()
  await vi.waitFor(() => expect(said()).toContain('Undone at difference 1'))
  expect(room.text).toMatch(/^well /)
  await undo()
  expect(said()).toBe('Undone in segment 1: “well” is out again')
  expect(room.text).toBe(start)
  await undo()
  expect(said()).toBe('You have done nothing here that could be undone')
})

test('what was typed under a settling is undone after it, although the server wrote the words anew', async () => {
  const { room, quiet, type, settle, undo, said } = await bench()
  const start = room.text
  const at = start.indexOf('sat')
  type('u1', at - 1, 'fish')
  settle(1, 1)
  await quiet()
  expect(room.text).not.toContain('fish')
  await undo()
  expect(room.text).toContain('fish')
  await undo()
  expect(room.text).toBe(start)
  expect(said()).toContain('Undone in segment 1')
})

test('redo of typing; a new step forgets what could be done again', async () => {
  const { room, item, said, type, undo, quiet } = await bench()
  const start = room.text
  type('u1', 0, 'well ')
  type('u1', 0, 'oh ')
  await undo()
  await undo()
  expect(room.text).toBe(start)
  item.steps.redo()
  item.steps.redo()
  await quiet()
  expect(room.text).toBe(`oh well ${start}`)
  item.steps.redo()
  expect(said()).toBe('There is nothing to do again')
  await undo()
  type('u1', 0, 'so ')
  item.steps.redo()
  expect(said()).toBe('There is nothing to do again')
  await undo()
  await undo()
  expect(room.text).toBe(start)
})

test('changed by others since: nothing is undone, and that is said', async () => {
  const { room, said, type, others, undo } = await bench()
  type('u1', 0, 'well ')
  await vi.waitFor(() => expect(room.text).toMatch(/^well /))
  others('u1', 2, 'X')
  const before = room.text
  await undo()
  expect(said()).toBe('Others have changed this since: nothing was undone')
  expect(room.text).toBe(before)
})

test('a fresh generation after a refusal keeps the stack, by its words', async () => {
  const { room, item, type, undo, quiet, said } = await bench()
  const start = room.text
  type('u2', 0, 'well ')
  await quiet()
  room.drafts.refusal = 'too large'
  type('u1', 0, 'refused ')
  await vi.waitFor(() => expect(item.state.notAccepted).toHaveLength(1))
  await vi.waitFor(() => expect(item.state.synced).toBe(true))
  await undo()
  expect(said()).toBe('Others have changed this since: nothing was undone')
  await undo()
  expect(room.text).toBe(start)
})

const at = fc.nat(30)
const step = fc.oneof(
  fc.record({ do: fc.constant('type' as const), unit: fc.constantFrom('u1', 'u2'), at, remove: fc.nat(1) }),
  fc.record({ do: fc.constant('settle' as const), number: fc.integer({ min: 1, max: 2 }), take: fc.nat(1) }),
  fc.record({ do: fc.constant('others type' as const), unit: fc.constantFrom('u1', 'u2'), at }),
  fc.record({ do: fc.constant('others settle' as const), number: fc.integer({ min: 1, max: 2 }), take: fc.nat(1) }),
  fc.record({ do: fc.constant('undo' as const) }),
)

test('E6 whatever is done in whatever order, undo takes back my last step or says why not, and nothing of others', async () => {
  const takesBackMine = fc.asyncProperty(fc.array(step, { minLength: 3, maxLength: 12 }), async (steps) => {
    const { room, item, quiet, type, settle, others, undo, said, stay } = await bench()
    const mine: string[] = []
    const theirs: string[] = []
    const length = (unit: string) => draftText(room.drafts.doc, unit)?.length ?? 0
    const word = (letter: string, list: string[]) => {
      const made = `${letter}${String.fromCharCode(0x0b95 + mine.length + theirs.length)}${letter}`
      list.push(made)
      return ` ${made} `
    }
    const undoOne = async () => {
      for (const notice of stay.room.notices.state) stay.room.notices.read(notice)
      const last = mine.at(-1)
      const before = room.text
      await undo()
      const words = said()
      if (words.startsWith('You have done nothing')) return false
      mine.pop()
      if (words.startsWith('Undone in segment')) expect(room.text).not.toContain(last)
      else if (words.startsWith('Others have changed') || words.startsWith('Not undone')) expect(room.text).toBe(before)
      else expect(last).toBe('settled')
      return true
    }
    for (const one of steps) {
      const seen = theirs.filter((words) => room.text.includes(words))
      if (one.do === 'type') type(one.unit, Math.min(one.at, length(one.unit)), word('m', mine), 0)
      else if (one.do === 'settle') {
        settle(one.number, one.take)
        // Right after another's settling the key asks once more.
        if (item.state.pending.size > 0) mine.push('settled')
      } else if (one.do === 'others type') others(one.unit, Math.min(one.at, length(one.unit)), word('t', theirs))
      else if (one.do === 'others settle') {
        const stop = item.state.stops[one.number - 1]
        if (stop) room.settle(stop.place, one.take, 'asha')
      } else {
        await undoOne()
        expect(seen.filter((words) => !room.text.includes(words))).toEqual([])
      }
      await quiet()
    }
    for (const words of [...theirs]) if (!room.text.includes(words)) theirs.splice(theirs.indexOf(words), 1)
    let left = mine.length
    while (await undoOne()) expect(mine.length).toBe(--left)
    expect(mine).toEqual([])
    expect(theirs.filter((words) => !room.text.includes(words))).toEqual([])
    close()
  })
  await fc.assert(takesBackMine, { numRuns: 25, endOnFailure: false })
}, 120_000)
