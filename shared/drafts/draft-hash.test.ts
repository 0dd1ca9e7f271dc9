import { expect, test } from 'vitest'
import * as Y from 'yjs'
import { draftText, draftUnits, seedDraft } from './draft-doc.ts'
import { draftHash } from './draft-hash.ts'

const comparison = {
  units: ['u1', 'u2'].map((unit) => ({ unit, columns: [], differences: [] })),
} as unknown as Parameters<typeof seedDraft>[1]

function seeded(): Y.Doc {
  const doc = new Y.Doc()
  seedDraft(doc, comparison)
  return doc
}

test.each<[string, (doc: Y.Doc) => void]>([
  ['a letter', (doc) => draftText(doc, 'u1')?.insert(0, 'a')],
  ['a field', (doc) => draftUnits(doc).get('u2')?.set('start', 1)],
  ['a unit', (doc) => draftUnits(doc).set('u3', new Y.Map())],
  ['half a character', (doc) => draftText(doc, 'u1')?.insert(0, '\ud83d')],
  [
    'a value of no draft',
    (doc) =>
      draftUnits(doc)
        .get('u1')
        ?.set('start', 10n ** 30n),
  ],
  ['a unit that is none', (doc) => draftUnits(doc).set('u1', 7 as never)],
])('E16 %s changes what a draft says', (_, change) => {
  const doc = seeded()
  const before = draftHash(doc)
  change(doc)
  expect(draftHash(doc)).not.toBe(before)
})

test('E16 however the same edits came, it says the same', () => {
  const [one, two] = [seeded(), new Y.Doc()]
  Y.applyUpdate(two, Y.encodeStateAsUpdate(one))
  draftUnits(one).get('u1')?.set('start', 1)
  draftText(one, 'u1')?.insert(0, 'left ')
  draftUnits(two).get('u1')?.set('end', 2)
  draftText(two, 'u2')?.insert(0, 'right ')
  const [left, right] = [one, two].map((doc) => Y.encodeStateAsUpdate(doc)) as [Uint8Array, Uint8Array]
  expect(draftHash(one)).not.toBe(draftHash(two))
  Y.applyUpdate(one, right)
  Y.applyUpdate(two, left)
  expect(draftHash(one)).toBe(draftHash(two))
})
