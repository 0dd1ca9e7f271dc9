import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import * as Y from 'yjs'
import type { Bench } from '#shared/domain/bench.ts'
import { benchOfDraft } from '#shared/drafts/draft-bench.ts'
import { applyChanges, draftText, seedDraft } from '#shared/drafts/draft-doc.ts'
import { emptyTable, tableSet } from '#shared/kernel/table.ts'
import type { Replacement } from './draft-change.ts'
import { findWords } from './find-words.ts'
import { wordsHash } from './result.ts'
import type { RoomState } from './room.ts'
import { comparisonOf, decide, done, refusalOf, smallRoom } from './testing/small-room.ts'

const item = 'item-cats'
const text = 'the cat sat on the mat'
const replacing = 'replacing0000001'
const search = { find: 'the', matchCase: false, wholeWord: true }
const input = (more: object = {}, at = [0, 15]) => ({
  ...{ item, replacing, ...search, with: 'a', units: [{ unit: 'u1', seen: wordsHash(text), at }] },
  ...more,
})
const trainer = { person: 'selvi', role: 'trainer' } as const

/** A draft in memory: what is decided is written into it. */
class Draft {
  readonly doc = new Y.Doc()
  room: RoomState
  constructor(room = smallRoom()) {
    this.room = room
    seedDraft(this.doc, comparisonOf(item))
  }
  get bench(): Bench {
    return benchOfDraft(this.doc, comparisonOf(item), 1)
  }
  get text(): string {
    return draftText(this.doc, 'u1')?.toString() ?? ''
  }
  does(name: string, command: object, asked: object = {}): string {
    const outcome = decide(this.room, name, command, { bench: this.bench, ...asked })
    if (!outcome.ok) return outcome.refusal.code
    this.room = done(this.room, name, command, { bench: this.bench, ...asked })
    const changes = (outcome.value.draft ?? []).filter((change): change is Replacement => change.do === 'replace')
    applyChanges(this.doc, changes)
    return 'done'
  }
  replaces(words: string, options: object = {}): string {
    const wanted = { ...search, ...options }
    const at = findWords(this.text, wanted).map(({ from }) => from)
    return this.does(
      'words.replace',
      input({ ...wanted, with: words, units: [{ unit: 'u1', seen: wordsHash(this.text), at }] }),
    )
  }
}

describe('M6 words.replace', () => {
  test('all places that were shown, in one draft change and one event with the texts', () => {
    expect(decide(smallRoom(), 'words.replace', input())).toMatchObject({
      value: {
        draft: [
          { at: 0, remove: 3, insert: 'a' },
          { at: 15, remove: 3, insert: 'a' },
        ],
        events: [
          { type: 'words.replaced', replacing, units: [{ before: text, after: 'a cat sat on a mat', places: 2 }] },
        ],
      },
    })
  })

  test('only those that were left ticked', () => {
    const outcome = decide(smallRoom(), 'words.replace', input({}, [15]))
    expect(outcome).toMatchObject({ value: { draft: [{ at: 15 }] } })
  })

  test.each([
    ['the text moved', { units: [{ unit: 'u1', seen: wordsHash('other'), at: [0] }] }, 'moved'],
    ['nothing like it stands there', input({}, [4]), 'moved'],
    ['no such unit', { units: [{ unit: 'u7', seen: wordsHash(text), at: [0] }] }, 'moved'],
    ['no such item', { item: 'nowhere' }, 'not-found'],
  ])('nothing where %s', (_, more, code) => {
    const bench = new Draft().bench
    expect(refusalOf(decide(smallRoom(), 'words.replace', input(more), { bench }))).toBe(code)
  })

  test('a signed-off item is left alone, a disputed or ruled place too; the rest of its unit is not', () => {
    const signOffs = tableSet(emptyTable(), item, { by: 'asha', at: '', hash: '', excerpt: '' })
    expect(refusalOf(decide({ ...smallRoom(), signOffs } as RoomState, 'words.replace', input()))).toBe('frozen')
    const place = { unit: 'u1', from: 4, to: 5 }
    const disputed = done(smallRoom(), 'dispute.open', { item, place, question: 'the?' })
    expect(refusalOf(decide(disputed, 'words.replace', input()))).toBe('frozen')
    expect(refusalOf(decide(disputed, 'words.replace', input({}, [0])))).toBe('accepted')
    const rule = { item, place, value: 'a', reason: 'other', why: 'so', basis: wordsHash('the') }
    const ruled = done(disputed, 'ruling.make', rule, trainer)
    expect(refusalOf(decide(ruled, 'words.replace', input()))).toBe('frozen')
    expect(refusalOf(decide(ruled, 'words.replace', input({}, [0])))).toBe('accepted')
  })

  test('a second time under the same name it is there already', () => {
    const once = done(smallRoom(), 'words.replace', input())
    expect(refusalOf(decide(once, 'words.replace', input()))).toBe('conflict')
  })

  test('words that are taken out leave single blanks', () => {
    for (const [find, after] of [
      ['the', 'cat sat on mat'],
      ['mat', 'the cat sat on the'],
      ['sat', 'the cat on the mat'],
    ]) {
      const draft = new Draft()
      expect(draft.replaces('', { find })).toBe('done')
      expect(draft.text).toBe(after)
    }
  })

  test.each(['two\nlines', 'a\ttab', 'line\u2028separator'])('“%s” is no word to put in', (words) => {
    expect(() => decide(smallRoom(), 'words.replace', input({ with: words }))).toThrow()
  })

  test('X1 the units count as edited', () => {
    const room = done(smallRoom(), 'words.replace', input())
    expect(room.edited.flatMap((bucket) => Object.entries(bucket))).toEqual([[item, ['u1']]])
  })
})

describe('M7 replacement.undo', () => {
  const undo = { item, replacing }

  test('by its author or a trainer, once', () => {
    const draft = new Draft()
    expect(draft.does('replacement.undo', undo)).toBe('not-found')
    draft.replaces('a')
    expect(draft.does('replacement.undo', undo, { person: 'ravi' })).toBe('forbidden')
    expect(draft.does('replacement.undo', undo, trainer)).toBe('done')
    expect(draft.text).toBe(text)
    expect(draft.does('replacement.undo', undo)).toBe('conflict')
  })

  test('where others wrote other words since, theirs stay, and that is said', () => {
    const draft = new Draft()
    draft.replaces('a')
    draftText(draft.doc, 'u1')?.delete(0, 1)
    draftText(draft.doc, 'u1')?.insert(0, 'one')
    const outcome = decide(draft.room, 'replacement.undo', undo, { bench: draft.bench })
    expect(outcome).toMatchObject({ value: { events: [{ type: 'replacement.undone', left: 1 }] } })
    expect(draft.does('replacement.undo', undo)).toBe('done')
    expect(draft.text).toBe('one cat sat on the mat')
  })

  test('where nothing of it stands any more nothing is undone', () => {
    const draft = new Draft()
    draft.replaces('a')
    const unit = draftText(draft.doc, 'u1')
    unit?.delete(0, unit.length)
    unit?.insert(0, 'something else')
    expect(draft.does('replacement.undo', undo)).toBe('conflict')
  })

  test('where a trainer has ruled since it stays', () => {
    const draft = new Draft()
    draft.replaces('a')
    const rule = { item, place: { unit: 'u1', from: 4, to: 5 }, value: 'his', reason: 'other', why: 'so' }
    expect(draft.does('ruling.make', { ...rule, basis: wordsHash('a') }, trainer)).toBe('done')
    expect(draft.does('replacement.undo', undo)).toBe('done')
    expect(draft.text).toBe('the cat sat on a mat')
  })

  const step = fc.record({ gap: fc.nat(30), word: fc.integer({ min: 0, max: 999 }).map((n) => `new${n}`) })
  test('undone, the text is what it would be had nothing been replaced, whatever others typed between words', () => {
    fc.assert(
      fc.property(
        fc.constantFrom('a', '', 'those two', 'the-'),
        fc.constantFrom('the', 'cat', 't', 'on'),
        fc.uniqueArray(step, { maxLength: 6, selector: ({ word }) => word }),
        (words, find, steps) => {
          const replaced = new Draft()
          const plain = new Draft()
          if (replaced.replaces(words, { find, wholeWord: find.length > 1 }) !== 'done') return
          for (const draft of [replaced, plain])
            for (const { gap, word } of steps) {
              // Between the same words in both: those that no replacement touches.
              const anchor = ['sat', 'mat'].filter((one) => !one.includes(find))[gap % 2] ?? 'on'
              const at = draft.text.indexOf(anchor)
              if (at > 0 && !anchor.includes(find)) draftText(draft.doc, 'u1')?.insert(at, `${word} `)
            }
          expect(replaced.does('replacement.undo', undo)).toBe('done')
          expect(replaced.text).toBe(plain.text)
        },
      ),
      { numRuns: 200 },
    )
  })
})
