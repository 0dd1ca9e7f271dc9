import fc from 'fast-check'
import { expect, test } from 'vitest'
import * as Y from 'yjs'
import { draftText, draftUnits, seedDraft } from './draft-doc.ts'
import { writeAgain } from './lost-insertions.ts'

const comparison = {
  units: ['u1', 'u2'].map((unit) => ({ unit, columns: [], differences: [] })),
} as unknown as Parameters<typeof seedDraft>[1]

const step = fc.record({
  who: fc.nat(2),
  unit: fc.constantFrom('u1', 'u2'),
  at: fc.nat(300),
  do: fc.constantFrom('write', 'write', 'write', 'take out', 'set'),
  tell: fc.boolean(),
})

const textOf = (doc: Y.Doc) => ['u1', 'u2'].map((unit) => draftText(doc, unit)?.toString() ?? '')
const wordsIn = (doc: Y.Doc) => textOf(doc).flatMap((text) => text.match(/<[^<>]*>/g) ?? [])

/** A server whose stream is put back, and three tabs that hold more of it; tab 1 and 2 may be one person's. */
test('V6 after the server went back each of one’s own lost words stands again, once, whoever else does it too', () => {
  fc.assert(
    fc.property(fc.array(step, { minLength: 3, maxLength: 60 }), fc.nat(60), fc.boolean(), (steps, back, goneOn) => {
      const seed = new Y.Doc()
      seedDraft(seed, comparison)
      const stream = [Y.encodeStateAsUpdate(seed)]
      const tabs = [101, 102, 103].map((id) => newTab(stream, id))
      for (const [n, { who, unit, at, do: what, tell }] of steps.entries()) {
        const tab = tabs[who] as Y.Doc
        const text = draftText(tab, unit)
        const before = Y.encodeStateVector(tab)
        if (!text) continue
        if (what === 'write') text.insert(between(text.toString(), at), `<${n}>`)
        if (what === 'take out' && text.length > 0) text.delete(0, between(text.toString(), at))
        if (what === 'set') draftUnits(tab).get(unit)?.set('start', n)
        stream.push(Y.encodeStateAsUpdate(tab, before))
        if (tell) for (const other of tabs) Y.applyUpdate(other, stream.at(-1) as Uint8Array)
      }
      const kept = stream.slice(0, 1 + (back % stream.length))
      const server = newTab(kept, 1)
      if (goneOn) draftText(server, 'u1')?.insert(0, '{gone on}')
      const mine = tabs.map(({ clientID }) => new Set([clientID]))
      const wanted = tabs.map((tab, at) => visibleOf(tab, 101 + at))
      const known = new Set(wordsIn(server))
      const fresh = tabs.map((_, at) => newTab([Y.encodeStateAsUpdate(server)], 201 + at))
      const before = textOf(server)
      for (const [at, doc] of fresh.entries()) writeAgain(tabs[at] as Y.Doc, doc, mine[at] as Set<number>, null)
      for (const doc of fresh) Y.applyUpdate(server, Y.encodeStateAsUpdate(doc))
      const found = wordsIn(server)
      expect(new Set(found).size).toBe(found.length)
      for (const word of wanted.flat()) if (!known.has(word) && !isTakenOut(word, kept)) expect(found).toContain(word)
      for (const word of known) expect(found).toContain(word)
      for (const [at, text] of before.entries()) expect(isWithin(text, textOf(server)[at] ?? '')).toBe(true)
    }),
    { numRuns: 200 },
  )
})

test('V6 what stood between the same neighbours stands between them again, and values are set again', () => {
  const seed = new Y.Doc()
  seedDraft(seed, comparison)
  draftText(seed, 'u1')?.insert(0, 'the cat down')
  const old = newTab([Y.encodeStateAsUpdate(seed)], 7)
  draftText(old, 'u1')?.insert(8, 'sat ')
  draftText(old, 'u1')?.insert(16, ' again')
  draftUnits(old).get('u1')?.set('speaker', 'A')
  const fresh = newTab([Y.encodeStateAsUpdate(seed)], 8)
  draftText(fresh, 'u1')?.delete(3, 4)
  const sent = writeAgain(old, fresh, new Set([7]), null)
  expect([...sent.again, ...sent.left]).toEqual(['u1'])
  expect(draftText(fresh, 'u1')?.toString()).toBe('the sat down again')
  expect(draftUnits(fresh).get('u1')?.get('speaker')).toBe('A')
  expect(writeAgain(old, new Y.Doc(), new Set([7]), null)).toEqual({ again: new Set(), left: new Set(['u1']) })
  expect(writeAgain(old, fresh, new Set([9]), null)).toEqual({ again: new Set(), left: new Set() })
})

function newTab(updates: readonly Uint8Array[], id: number): Y.Doc {
  const doc = new Y.Doc()
  for (const update of updates) Y.applyUpdate(doc, update)
  doc.clientID = id
  return doc
}

/** Never inside a word. */
function between(text: string, at: number): number {
  const offset = Math.min(at, text.length)
  const end = text.slice(offset).search(/[<>]/)
  return end >= 0 && text[offset + end] === '>' ? offset + end + 1 : offset
}

/** Whole words of that client that can be seen in its own document. */
function visibleOf(doc: Y.Doc, client: number): readonly string[] {
  let own = ''
  for (const unit of ['u1', 'u2'])
    for (let item = draftText(doc, unit)?._start ?? null; item; item = item.right)
      if (!item.deleted && item.id.client === client && item.content instanceof Y.ContentString) own += item.content.str
  return own.match(/<[^<>]*>/g) ?? []
}

/** Whether what is left of the stream holds the word as taken out. */
const isTakenOut = (word: string, kept: readonly Uint8Array[]): boolean =>
  kept.some((update) =>
    Y.decodeUpdate(update).structs.some(
      (s) => s instanceof Y.Item && s.content instanceof Y.ContentString && s.content.str.includes(word),
    ),
  )

/** Whether all characters of a text come in another one, in order. */
function isWithin(text: string, longer: string): boolean {
  let at = 0
  for (const letter of longer) if (letter === text[at]) at++
  return at === text.length
}
