import fc from 'fast-check'
import { expect, test } from 'vitest'
import * as Y from 'yjs'
import { compareItem } from '#shared/compare/compare-item.ts'
import { defaultProfile } from '#shared/compare/comparison.ts'
import { caretOffset } from '#shared/drafts/caret-in-draft.ts'
import { benchOfDraft } from '#shared/drafts/draft-bench.ts'
import { draftText, draftUnits, seedDraft } from '#shared/drafts/draft-doc.ts'
import { draftHash } from '#shared/drafts/draft-hash.ts'
import { oddPlaces } from '#shared/drafts/draft-shape.ts'
import { Attacker } from './testing/attacker.ts'
import { Random } from './testing/random.ts'

const comparison = compareItem(
  [
    { segments: [{ text: 'the cat sat', start: 1, end: 2 }, { text: 'on a 😀 mat' }] },
    { segments: [{ text: 'the bat sat' }, { text: 'on a mat' }] },
  ],
  defaultProfile,
)
const unitIds = comparison.units.map(({ unit }) => unit)

function seeded(): Y.Doc {
  const doc = new Y.Doc()
  seedDraft(doc, comparison)
  return doc
}

/** All that a page or the server reads of a draft. */
function readAll(doc: Y.Doc): void {
  for (const { text, start, end, speaker, stretch } of benchOfDraft(doc, comparison, 1).units) {
    expect(text).not.toMatch(/\p{Surrogate}/u)
    for (const time of [start, end]) expect(Number.isFinite(time ?? 0)).toBe(true)
    expect(typeof (speaker ?? '')).toBe('string')
    const { from, to } = stretch(1, 2)
    expect(from >= 0 && from <= to && to <= text.length).toBe(true)
  }
  for (const unit of [...unitIds, 'u9', '__proto__']) {
    draftText(doc, unit)
    caretOffset(doc, unit, '0.0', 'before')
  }
  expect(draftHash(doc)).toMatch(/^[0-9a-f]{64}$/)
}

const anything = fc.oneof(
  fc.jsonValue({ maxDepth: 2 }),
  fc.constantFrom(Number.NaN, -1, Number.POSITIVE_INFINITY, new Uint8Array([1])),
  fc.constantFrom('text', 'map', 'list').map((make) => ({ make })),
)
type Anything = typeof anything extends fc.Arbitrary<infer V> ? V : never

function made(value: Anything): unknown {
  const make = value !== null && typeof value === 'object' && 'make' in value ? value.make : undefined
  if (make === 'text') return new Y.Text('odd')
  if (make === 'map') return new Y.Map([['text', 'odd']])
  return make === 'list' ? Y.Array.from([1]) : value
}

const oddity = fc.oneof(
  fc.record({ do: fc.constant('unit' as const), unit: fc.constantFrom(...unitIds, 'u9'), value: anything }),
  fc.record({
    do: fc.constant('field' as const),
    unit: fc.constantFrom(...unitIds),
    field: fc.constantFrom('text', 'start', 'end', 'speaker', 'colour', '__proto__'),
    value: anything,
  }),
  fc.record({ do: fc.constant('embed' as const), unit: fc.constantFrom(...unitIds), at: fc.nat(5) }),
)
type Oddity = typeof oddity extends fc.Arbitrary<infer V> ? V : never

function play(doc: Y.Doc, oddity: Oddity): void {
  const text = draftText(doc, oddity.unit)
  if (oddity.do === 'unit') draftUnits(doc).set(oddity.unit, made(oddity.value) as Y.Map<unknown>)
  else if (oddity.do === 'embed') text?.insertEmbed(Math.min(oddity.at, text.length), { odd: true })
  else {
    const fields: unknown = draftUnits(doc).get(oddity.unit)
    if (fields instanceof Y.Map) fields.set(oddity.field, made(oddity.value))
  }
}

test('E15 a document of any shape is read, what is odd in it is passed over', () => {
  const isRead = fc.property(fc.array(oddity, { maxLength: 6 }), (oddities) => {
    const doc = seeded()
    for (const each of oddities) play(doc, each)
    readAll(doc)
  })
  fc.assert(isRead, { numRuns: 300 })
})

test('E15 whatever an older server let through is read', () => {
  for (let seed = 1; seed <= 150; seed++) {
    const doc = seeded()
    const attacker = new Attacker(doc, [40, 5000], new Random(seed))
    for (let update = 0; update < 12; update++)
      try {
        Y.applyUpdate(doc, attacker.update())
      } catch {
        // Stored is law: such entries are applied as far as they go.
      }
    readAll(doc)
  }
})

test('E15 what is odd is counted, for the log', () => {
  const doc = seeded()
  expect(oddPlaces(doc)).toBe(0)
  const [first = '', second = ''] = unitIds
  draftUnits(doc).get(first)?.set('start', 'soon')
  draftUnits(doc).get(first)?.set('colour', 'red')
  draftText(doc, first)?.insertEmbed(0, {})
  draftUnits(doc).set(second, 'gone' as unknown as Y.Map<unknown>)
  doc.getMap('evil')
  expect(oddPlaces(doc)).toBe(5)
})
