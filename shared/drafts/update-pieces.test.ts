import fc from 'fast-check'
import { expect, test } from 'vitest'
import * as Y from 'yjs'
import { draftText, draftUnits, seedDraft } from './draft-doc.ts'
import { piecesOfUpdate } from './update-pieces.ts'

const comparison = {
  units: [{ unit: 'u1', columns: [], differences: [] }],
} as unknown as Parameters<typeof seedDraft>[1]

/** Three people who type, take out, set fields, and hear of each other now and then. */
const step = fc.oneof(
  fc.record({ do: fc.constant('type' as const), who: fc.nat(2), at: fc.nat(200), words: fc.string({ minLength: 1 }) }),
  fc.record({
    do: fc.constant('take out' as const),
    who: fc.nat(2),
    at: fc.nat(200),
    count: fc.integer({ min: 1, max: 6 }),
  }),
  fc.record({ do: fc.constant('set' as const), who: fc.nat(2), value: fc.integer() }),
  fc.record({ do: fc.constant('hear' as const), who: fc.nat(2), from: fc.nat(2) }),
)

test('E20 pieces of an update, applied one after the other, wait for nothing and come to the same', () => {
  fc.assert(
    fc.property(fc.array(step, { minLength: 5, maxLength: 120 }), fc.integer({ min: 1, max: 20 }), (steps, structs) => {
      const seed = new Y.Doc()
      seedDraft(seed, comparison)
      const docs = [1, 2, 3].map((id) => {
        const doc = new Y.Doc()
        Y.applyUpdate(doc, Y.encodeStateAsUpdate(seed))
        doc.clientID = id
        return doc
      })
      for (const one of steps) {
        const doc = docs[one.who] as Y.Doc
        const text = draftText(doc, 'u1')
        if (one.do === 'type') text?.insert(Math.min(one.at, text.length), one.words)
        if (one.do === 'take out' && text && text.length > 0) {
          const at = one.at % text.length
          text.delete(at, Math.min(one.count, text.length - at))
        }
        if (one.do === 'set') draftUnits(doc).get('u1')?.set('start', one.value)
        if (one.do === 'hear') Y.applyUpdate(doc, Y.encodeStateAsUpdate(docs[one.from] as Y.Doc))
      }
      const whole = new Y.Doc()
      for (const doc of docs) Y.applyUpdate(whole, Y.encodeStateAsUpdate(doc))
      const inPieces = new Y.Doc()
      Y.applyUpdate(inPieces, Y.encodeStateAsUpdate(seed))
      const update = Y.encodeStateAsUpdate(whole, Y.encodeStateVector(inPieces))
      const pieces = piecesOfUpdate(update, { bytes: 1e6, structs })
      for (const piece of pieces) {
        Y.applyUpdate(inPieces, piece.update)
        expect(inPieces.store.pendingStructs).toBe(null)
        for (const [client, clock] of piece.reach) expect(Y.getState(inPieces.store, client)).toBe(clock)
      }
      expect(inPieces.store.pendingDs).toBe(null)
      expect(Y.encodeStateVector(inPieces)).toEqual(Y.encodeStateVector(whole))
      expect(draftUnits(inPieces).toJSON()).toEqual(draftUnits(whole).toJSON())
    }),
    { numRuns: 150 },
  )
})
