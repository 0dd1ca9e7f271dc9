import { expect, test } from 'vitest'
import * as Y from 'yjs'
import { EditLedger } from './edit-ledger.ts'

const u1 = [{ unit: 'u1', before: 'as it was' }]
const u2 = [{ unit: 'u2', before: null }]
const nothing = Uint8Array.of(0, 0)
const count = (ledger: EditLedger) => ledger.outstanding(true, () => false).count

test('an edit is outstanding until its frame is acknowledged', () => {
  const ledger = new EditLedger()
  ledger.edited(u1, 10)
  ledger.sent(1, 'update')
  ledger.edited(u2, 20)
  ledger.sent(2, 'update')
  expect(ledger.outstanding(true, (n) => n === 2)).toEqual({ count: 2, kept: 1, since: 10, heard: 0, connected: true })
  ledger.acknowledged(1, 30)
  expect(ledger.outstanding(true, (n) => n === 2)).toEqual({ count: 1, kept: 1, since: 20, heard: 30, connected: true })
  ledger.acknowledged(2, 40)
  expect(count(ledger)).toBe(0)
})

test('what a lost connection carried counts until the next Step2 is acknowledged', () => {
  const ledger = new EditLedger()
  ledger.edited(u1, 10)
  ledger.sent(7, 'update')
  ledger.closed()
  ledger.edited(u1, 20)
  ledger.acknowledged(7, 30)
  expect(count(ledger)).toBe(2)
  ledger.sent(1, 'step2')
  ledger.acknowledged(1, 40)
  expect(count(ledger)).toBe(0)
})

test('an edit sent before the handshake does not carry those made offline', () => {
  const ledger = new EditLedger()
  ledger.edited(u1, 10)
  ledger.edited(u2, 20)
  ledger.sent(1, 'update')
  ledger.acknowledged(1, 30)
  expect(count(ledger)).toBe(1)
  expect([...ledger.touched]).toEqual([['u1', 'as it was']])
})

test('what an earlier page left comes first, and numbers go on after it', () => {
  const ledger = new EditLedger()
  ledger.inherited([
    { n: 1, units: u1, at: 5, update: nothing },
    { n: 2, units: u2, at: 6, update: nothing },
  ])
  expect(ledger.edited(u1, 30)).toBe(3)
  ledger.sent(1, 'step2')
  expect(ledger.outstanding(true, () => true)).toMatchObject({ count: 3, kept: 3, since: 5 })
  expect(ledger.acknowledged(1, 40)).toEqual([1, 2, 3])
})

test('a piece of the Step2 carries the edits that it reaches, and none that took words away', () => {
  const ledger = new EditLedger()
  const doc = new Y.Doc()
  doc.clientID = 7
  const text = doc.getText()
  const edits = ['one ', 'two ', '', 'three '].map((words) => {
    const before = Y.encodeStateVector(doc)
    const n = ledger.edited(u1, 10)
    if (words === '') text.delete(0, 1)
    else text.insert(text.length, words)
    ledger.wrote(n, Y.encodeStateAsUpdate(doc, before))
    return n
  })
  ledger.sent(1, new Map([[7, 4]]))
  ledger.sent(2, new Map([[7, 8]]))
  expect(ledger.acknowledged(1, 20)).toEqual([edits[0]])
  expect(ledger.acknowledged(2, 30)).toEqual([edits[1]])
  ledger.sent(3, 'step2')
  expect(ledger.acknowledged(3, 40)).toEqual([edits[2], edits[3]])
})
