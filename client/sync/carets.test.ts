import { afterEach, expect, test, vi } from 'vitest'
import { Awareness, applyAwarenessUpdate, encodeAwarenessUpdate } from 'y-protocols/awareness'
import * as Y from 'yjs'
import { draftText, seedDraft } from '#shared/drafts/draft-doc.ts'
import { comparisonOf } from '../testing/fixtures.ts'
import { Carets, type CaretsByUnit, type OthersDrag } from './carets.ts'

const ends: (() => void)[] = []

afterEach(() => {
  for (const end of ends.splice(0)) end()
  vi.useRealTimers()
})

const seed = new Y.Doc()
seedDraft(seed, comparisonOf('the cat sat', 'the cat sat'))

function person() {
  const doc = new Y.Doc()
  Y.applyUpdate(doc, Y.encodeStateAsUpdate(seed))
  const awareness = new Awareness(doc)
  const told: CaretsByUnit[] = []
  const drags: (readonly OthersDrag[])[] = []
  const carets = new Carets(doc, awareness, {
    carets: (byUnit) => told.push(byUnit),
    drags: (now) => drags.push(now),
  })
  const text = draftText(doc, 'u1')
  if (!text) throw new Error('no text')
  doc.on('update', () => carets.follow(new Set(['u1'])))
  ends.push(() => {
    carets.destroy()
    awareness.destroy()
  })
  const seen = () => (told.at(-1)?.get('u1') ?? []).map(({ from, to, head, moves }) => ({ from, to, head, moves }))
  return { doc, awareness, carets, text, seen, told, drags }
}
type Somebody = ReturnType<typeof person>

/** As the server does it: the caret with the stamp of whose it is. */
function tell(from: Somebody, to: Somebody): void {
  const update = encodeAwarenessUpdate(from.awareness, [from.doc.clientID])
  const stamped = new Awareness(new Y.Doc())
  applyAwarenessUpdate(stamped, update, 'wire')
  const state = stamped.states.get(from.doc.clientID)
  if (state) stamped.states.set(from.doc.clientID, { ...state, user: { person: 'asha' } })
  applyAwarenessUpdate(to.awareness, encodeAwarenessUpdate(stamped, [from.doc.clientID]), 'wire')
  stamped.destroy()
}

test('another’s caret stands where they put it, and their typing elsewhere does not count as a move', () => {
  const [asha, ravi] = [person(), person()]
  asha.carets.stand('u1', asha.text, 7, 7)
  tell(asha, ravi)
  expect(ravi.seen()).toEqual([{ from: 7, to: 7, head: 7, moves: 1 }])
  ravi.text.insert(0, 'see ')
  expect(ravi.seen()).toEqual([{ from: 11, to: 11, head: 11, moves: 1 }])
  ravi.text.insert(11, '!')
  expect(ravi.seen()).toEqual([{ from: 11, to: 11, head: 11, moves: 1 }])
})

test('a selection has its caret at the end where it is', () => {
  vi.useFakeTimers()
  const [asha, ravi] = [person(), person()]
  asha.carets.stand('u1', asha.text, 7, 4)
  tell(asha, ravi)
  expect(ravi.seen()).toEqual([{ from: 4, to: 7, head: 4, moves: 1 }])
  vi.advanceTimersByTime(110)
  asha.carets.stand('u1', asha.text, 4, 7)
  tell(asha, ravi)
  expect(ravi.seen()).toEqual([{ from: 4, to: 7, head: 7, moves: 2 }])
})

test('a caret that is ahead of its edit waits where it was', () => {
  const [asha, ravi] = [person(), person()]
  asha.carets.stand('u1', asha.text, 3, 3)
  tell(asha, ravi)
  asha.text.insert(3, ' big')
  asha.carets.standAgain()
  asha.awareness.setLocalState({ at: ['u1', `${asha.doc.clientID.toString(36)}.3`] })
  tell(asha, ravi)
  expect(ravi.seen()).toMatchObject([{ from: 3, to: 3 }])
  Y.applyUpdate(ravi.doc, Y.encodeStateAsUpdate(asha.doc))
  expect(ravi.seen()).toMatchObject([{ from: 7, to: 7 }])
})

test('K5 told at most every 100 ms, the last place for certain, and only when it moved', () => {
  vi.useFakeTimers()
  const asha = person()
  const sent: unknown[] = []
  asha.awareness.on('update', () => sent.push(asha.awareness.getLocalState()))
  for (let at = 0; at < 10; at++) {
    asha.carets.stand('u1', asha.text, at, at)
    vi.advanceTimersByTime(10)
  }
  expect(sent.length).toBeLessThanOrEqual(2)
  vi.advanceTimersByTime(200)
  expect(sent.length).toBeLessThanOrEqual(3)
  const last = sent.length
  asha.carets.stand('u1', asha.text, 9, 9)
  vi.advanceTimersByTime(100)
  expect(sent.length).toBe(last)
  asha.carets.lift()
  vi.advanceTimersByTime(100)
  expect(sent.at(-1)).toBeNull()
})

test('who goes is gone, and nonsense is nobody', () => {
  const [asha, ravi] = [person(), person()]
  asha.awareness.setLocalState({ at: ['u1', { toString: 'x' }] })
  tell(asha, ravi)
  expect(ravi.told).toEqual([])
  asha.carets.stand('u1', asha.text, 3, 3)
  tell(asha, ravi)
  expect(ravi.seen()).toHaveLength(1)
  asha.carets.lift()
  asha.awareness.setLocalState(null)
  tell(asha, ravi)
  expect(ravi.seen()).toEqual([])
})

test('LU40 a label that is dragged is told with where it would be put down, to hundredths, and that it was let go', () => {
  vi.useFakeTimers()
  const [asha, ravi] = [person(), person()]
  asha.carets.drag('u3', [1.23456, 2, 30, 40])
  tell(asha, ravi)
  expect(ravi.drags.at(-1)).toEqual([{ person: 'asha', unit: 'u3', place: [1.23, 2, 30, 40] }])
  expect(ravi.seen()).toEqual([])
  asha.carets.lift()
  vi.advanceTimersByTime(200)
  tell(asha, ravi)
  expect(ravi.drags.at(-1)).toEqual([])
})

test('LU40 of an outline with very many points only that it is dragged', () => {
  const [asha, ravi] = [person(), person()]
  asha.carets.drag(
    'u3',
    Array.from({ length: 200 }, (_, at) => at),
  )
  tell(asha, ravi)
  expect(ravi.drags.at(-1)).toEqual([{ person: 'asha', unit: 'u3', place: undefined }])
})
