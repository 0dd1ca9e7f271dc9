import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import * as Y from 'yjs'
import { benchOfDraft } from '#shared/drafts/draft-bench.ts'
import { draftText, seedDraft } from '#shared/drafts/draft-doc.ts'
import { placeOfStretch, textAt } from './bench.ts'
import { comparisonOf } from './testing/small-room.ts'

const comparison = comparisonOf('item-cats')
const columns = comparison.units[0]?.columns.length ?? 0

function bench(edit: (text: Y.Text) => void) {
  const doc = new Y.Doc()
  seedDraft(doc, comparison)
  const text = draftText(doc, 'u1')
  if (text) edit(text)
  return benchOfDraft(doc, comparison, 1)
}

function disputed(edit: (text: Y.Text) => void, words: string) {
  const now = bench(edit)
  const [unit] = now.units
  if (!unit) throw new Error('no unit')
  const from = unit.text.indexOf(words)
  const place = placeOfStretch(unit, columns, { from, to: from + words.length })
  return { place, says: textAt(now, place) }
}

describe('D6 the place of a range of words', () => {
  test.each([
    ['one word', 'cat', { from: 1, to: 2 }, 'cat'],
    ['several words', 'sat on the', { from: 2, to: 5 }, 'sat on the'],
    ['with the spaces around it', ' sat ', { from: 2, to: 3 }, 'sat'],
    ['half a word is the whole word', 'ma', { from: 5, to: 6 }, 'mat'],
    ['everything', 'the cat sat on the mat', { from: 0, to: 6 }, 'the cat sat on the mat'],
  ])('%s', (_, words, place, says) => {
    expect(disputed(() => undefined, words)).toMatchObject({ place, says })
  })

  test('words that no source said are reached through their neighbours', () => {
    const typed = disputed((text) => text.insert(8, 'quietly and slowly '), 'and')
    expect(typed.says).toContain('and')
  })

  test('whatever was typed, the place holds the words that were asked for, but for what stands outside of all columns', () => {
    const edits = fc.array(
      fc.record({ at: fc.nat(40), remove: fc.nat(6), words: fc.constantFrom('', 'x', ' big ', 'the cat') }),
      {
        maxLength: 6,
      },
    )
    const holds = fc.property(edits, fc.nat(60), fc.nat(60), (steps, a, b) => {
      const now = bench((text) => {
        for (const { at, remove, words } of steps) {
          const from = Math.min(at, text.length)
          text.delete(from, Math.min(remove, text.length - from))
          text.insert(from, words)
        }
      })
      const [unit] = now.units
      if (!unit) return
      const [from = 0, to = 0] = [Math.min(a, unit.text.length), Math.min(b, unit.text.length)].sort((x, y) => x - y)
      const place = placeOfStretch(unit, columns, { from, to })
      expect(place.from).toBeLessThanOrEqual(place.to)
      expect(place.to).toBeLessThanOrEqual(columns)
      if (place.from > 0 && place.to < columns) expect(textAt(now, place)).toContain(unit.text.slice(from, to).trim())
    })
    fc.assert(holds, { numRuns: 300 })
  })
})
