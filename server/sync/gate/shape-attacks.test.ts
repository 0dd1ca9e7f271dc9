import { writeAny, writeUint8, writeVarString } from 'lib0/encoding'
import { describe, expect, test } from 'vitest'
import * as Y from 'yjs'
import { draftText, draftUnits } from '#shared/drafts/draft-doc.ts'
import { longestUnitText } from '#shared/drafts/draft-shape.ts'
import {
  anyContent,
  type CraftedContent,
  type CraftedStruct,
  type CraftedUpdate,
  crafted,
  deletedContent,
  docContent,
  embedContent,
  formatContent,
  rawAnyContent,
  stringContent,
  typeContent,
} from './testing/craft.ts'
import { unitsAsSeen } from './testing/oracle.ts'
import { eve, Scene, textIn } from './testing/scene.ts'

const [mapType, textType] = [1, 2]
const words = stringContent('junk')

const setting =
  (key: string, content: CraftedContent) =>
  (scene: Scene): CraftedUpdate =>
    scene.writing({ content, parent: scene.fieldsId('u2'), key })

const inText =
  (content: CraftedContent) =>
  (scene: Scene): CraftedUpdate =>
    scene.writing({ content, origin: scene.character('u1', 2), rightOrigin: scene.character('u1', 3) })

const atRoot =
  (content: CraftedContent, parent: string, key?: string) =>
  (scene: Scene): CraftedUpdate =>
    scene.writing({ content, parent, ...(key === undefined ? {} : { key }) })

/** Lists in lists. */
const deep = rawAnyContent((encoder) => {
  for (let depth = 0; depth < 100_000; depth++) for (const byte of [117, 1]) writeUint8(encoder, byte)
  writeUint8(encoder, 126)
})
const withPrototype = rawAnyContent((encoder) => {
  for (const byte of [118, 1]) writeUint8(encoder, byte)
  writeVarString(encoder, '__proto__')
  writeAny(encoder, { isAdmin: true })
})

const applied = (stock: Y.Doc, update: Uint8Array): Y.Doc => {
  Y.applyUpdate(stock, update)
  return stock
}
const field = (stock: Y.Doc, key: string): unknown => draftUnits(stock).get('u2')?.get(key)

interface Attack {
  readonly name: string
  update(scene: Scene): CraftedUpdate
  onStock(stock: Y.Doc, update: Uint8Array): void
  readonly says?: string
}

const attacks: readonly Attack[] = [
  {
    name: 'another root',
    update: atRoot(words, 'evil'),
    onStock: (stock, update) => expect([...applied(stock, update).share.keys()]).toContain('evil'),
  },
  {
    name: 'something in the root without a key, which nobody sees',
    update: atRoot(words, 'units'),
    onStock(stock, update) {
      const before = JSON.stringify(draftUnits(stock).toJSON())
      expect(Y.encodeStateAsUpdate(applied(stock, update)).byteLength).toBeGreaterThan(before.length / 2)
      expect(JSON.stringify(draftUnits(stock).toJSON())).toBe(before)
      expect(draftUnits(stock)._start).not.toBeNull()
    },
  },
  {
    name: 'a unit in the place of another',
    update: atRoot(typeContent(mapType), 'units', 'u1'),
    onStock: (stock, update) => expect(textIn(applied(stock, update), 'u1')).toBeUndefined(),
  },
  {
    name: 'a new unit',
    update: atRoot(typeContent(mapType), 'units', 'u9'),
    onStock: (stock, update) => expect(draftUnits(applied(stock, update)).has('u9')).toBe(true),
  },
  {
    name: 'another text in the place of a unit’s',
    update: setting('text', typeContent(textType)),
    onStock: (stock, update) => expect(textIn(applied(stock, update), 'u2')).toBe(''),
  },
  {
    name: 'a number in the place of a unit’s text',
    update: setting('text', anyContent(1)),
    onStock: (stock, update) => expect(textIn(applied(stock, update), 'u2')).toBeUndefined(),
  },
  {
    name: 'a delete of a unit',
    update: (scene) => ({ deletes: [{ client: scene.fieldsId('u1')[0], ranges: [[scene.fieldsId('u1')[1], 1]] }] }),
    onStock: (stock, update) => expect(draftUnits(applied(stock, update)).has('u1')).toBe(false),
  },
  {
    name: 'a delete of a unit’s text',
    update: (scene) => ({ deletes: [{ client: scene.textId('u1')[0], ranges: [[scene.textId('u1')[1], 1]] }] }),
    onStock: (stock, update) => expect(textIn(applied(stock, update), 'u1')).toBeUndefined(),
  },
  ...(['colour', 'into', '__proto__', 'constructor'] as const).map((key) => ({
    name: `a field ${key}`,
    update: setting(key, anyContent('x')),
    onStock: (stock: Y.Doc, update: Uint8Array) => expect(field(applied(stock, update), key)).toBe('x'),
  })),
  ...[Number.NaN, Number.POSITIVE_INFINITY, -1, '1', null, true].map((value) => ({
    name: `a start of ${JSON.stringify(value)} (${value})`,
    update: setting('start', anyContent(value)),
    onStock: (stock: Y.Doc, update: Uint8Array) => expect(field(applied(stock, update), 'start')).toBe(value),
  })),
  {
    name: 'a speaker’s name of 2,000 characters',
    update: setting('speaker', anyContent('x'.repeat(2000))),
    onStock: (stock, update) => expect(field(applied(stock, update), 'speaker')).toHaveLength(2000),
  },
  {
    name: 'a value with another prototype',
    update: setting('speaker', withPrototype),
    onStock: (stock, update) => expect(field(applied(stock, update), 'speaker')).toHaveProperty('isAdmin', true),
  },
  {
    name: 'lists 100,000 deep',
    update: setting('speaker', deep),
    onStock: (stock, update) => expect(() => Y.applyUpdate(stock, update)).toThrow(RangeError),
    says: 'unreadable',
  },
  {
    name: 'maps 20,000 deep',
    update: (scene) =>
      scene.writing(
        { content: typeContent(mapType), parent: scene.fieldsId('u2'), key: 'speaker' },
        ...Array.from(
          { length: 19_999 },
          (_, at) => ({ content: typeContent(mapType), parent: [eve, at], key: 'x' }) as const,
        ),
      ),
    onStock: (stock, update) => expect(() => draftUnits(applied(stock, update)).toJSON()).toThrow(RangeError),
  },
  {
    name: 'a document in a document',
    update: setting('speaker', docContent('../../other-room')),
    onStock: (stock, update) => expect([...applied(stock, update).getSubdocGuids()]).toEqual(['../../other-room']),
  },
  {
    name: 'a value before the one that counts',
    update: (scene) => {
      const first = draftUnits(scene.doc).get('u1')?._map.get('speaker')?.id
      return scene.writing({ content: anyContent('Eve'), rightOrigin: [first?.client ?? 0, first?.clock ?? 0] })
    },
    onStock: (stock, update) =>
      expect(draftUnits(applied(stock, update)).get('u1')?._map.get('speaker')?.left).not.toBeNull(),
  },
  ...([formatContent('bold', true), embedContent({ src: 'x' }), typeContent(textType), anyContent('x')] as const).map(
    (content) => ({
      name: `content of kind ${content.kind} in a text`,
      update: inText(content),
      onStock(stock: Y.Doc, update: Uint8Array) {
        let others = 0
        for (let item = draftText(applied(stock, update), 'u1')?._start; item; item = item.right)
          if (!(item.content instanceof Y.ContentString) && !item.deleted) others++
        expect(others).toBe(1)
      },
    }),
  ),
  {
    name: 'characters with a key',
    update: (scene) => scene.writing({ content: words, parent: scene.textId('u1'), key: 'u1' }),
    onStock: (stock, update) => expect(draftText(applied(stock, update), 'u1')?._map.size).toBe(1),
  },
  {
    name: 'neighbours in two units',
    update: (scene) =>
      scene.writing({ content: words, origin: scene.character('u1', 0), rightOrigin: scene.character('u2', 0) }),
    onStock: (stock, update) => expect(textIn(applied(stock, update), 'u1')).toContain('junk'),
  },
  {
    name: 'half a character',
    update: (scene) => {
      const [client, clock] = scene.character('u2', textIn(scene.doc, 'u2')?.indexOf('😀') ?? 0)
      return scene.writing({ content: words, origin: [client, clock], rightOrigin: [client, clock + 1] })
    },
    onStock: (stock, update) => expect(textIn(applied(stock, update), 'u2')).toContain('\ufffdjunk\ufffd'),
  },
  {
    name: 'a delete of half a character',
    update: (scene) => {
      const [client, clock] = scene.character('u2', textIn(scene.doc, 'u2')?.indexOf('😀') ?? 0)
      return { deletes: [{ client, ranges: [[clock, 1]] }] }
    },
    onStock: (stock, update) => expect(textIn(applied(stock, update), 'u2')).toContain('\ufffd'),
  },
  {
    name: 'a text longer than a unit may be',
    update: inText(stringContent('x'.repeat(longestUnitText))),
    onStock: (stock, update) => expect(textIn(applied(stock, update), 'u1')?.length).toBeGreaterThan(longestUnitText),
    says: 'too-large',
  },
]

describe.each(attacks)('E9 E10 $name', ({ update, onStock, says = 'not-a-draft' }) => {
  test('works on stock Yjs; not through the gate', () => {
    const scene = new Scene()
    const sent = update(scene)
    const before = unitsAsSeen(scene.doc)
    expect(scene.eveSends(sent)).toMatchObject({ verdict: 'refused', reason: says })
    expect(unitsAsSeen(scene.doc)).toEqual(before)
    onStock(scene.stock(), crafted(sent))
  })
})

test('E12 more under a clock that is empty already throws in Yjs; through the gate it changes nothing', () => {
  const scene = new Scene()
  expect(scene.eveSends(scene.writing({ gc: 1 }))).toMatchObject({ verdict: 'accepted', units: [] })
  const again: CraftedStruct = { content: stringContent('zz'), origin: scene.character('u1', 2) }
  const update = { sections: [{ client: eve, clock: 0, structs: [again] }] }
  const stock = scene.stock()
  const before = unitsAsSeen(scene.doc)
  expect(() => Y.applyUpdate(stock, crafted(update))).toThrow()
  expect(scene.eveSends(update)).toMatchObject({ verdict: 'accepted', units: [], dropped: true })
  expect(unitsAsSeen(scene.doc)).toEqual(before)
})

test('E10 two values in one struct, of which a hidden one would stand for ever, are taken as one after the other', () => {
  const scene = new Scene()
  const content = anyContent('Asha', 'Ravi')
  const update = scene.writing({ content, parent: scene.fieldsId('u2'), key: 'speaker' })
  const partly = { ...update, deletes: [{ client: eve, ranges: [[1, 1]] as const }] }
  const hidden = (doc: Y.Doc) => draftUnits(doc).get('u2')?._map.get('speaker')?.left
  expect(hidden(applied(scene.stock(), crafted(partly)))).toMatchObject({ deleted: false })
  expect(scene.eveSends(partly)).toMatchObject({ verdict: 'accepted', units: ['u2'] })
  expect(hidden(scene.doc) ?? { deleted: true }).toMatchObject({ deleted: true })
  expect(field(scene.doc, 'speaker')).toBeUndefined()
})

test('E10 what was deleted before it came may come: values, and characters that are no more', () => {
  const scene = new Scene()
  const kept = scene.writing(
    { content: deletedContent(3), parent: scene.fieldsId('u2'), key: 'speaker' },
    { content: anyContent('Asha'), origin: [eve, 2] },
    { content: deletedContent(5), origin: scene.character('u1', 2), rightOrigin: scene.character('u1', 3) },
  )
  expect(scene.eveSends(kept)).toMatchObject({ verdict: 'accepted', units: ['u2'] })
  expect(field(scene.doc, 'speaker')).toBe('Asha')
})
