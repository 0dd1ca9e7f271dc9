import { describe, expect, test } from 'vitest'
import * as Y from 'yjs'
import { draftText, draftUnits } from '#shared/drafts/draft-doc.ts'
import { anyContent, type CraftedStruct, type CraftedUpdate, crafted, stringContent } from './testing/craft.ts'
import { unitsAsSeen } from './testing/oracle.ts'
import { eve, Scene, textIn } from './testing/scene.ts'

const hacked = stringContent('HACKED')

/** What Eve sends, what it does without a gate, and what the gate says. */
interface Attack {
  readonly name: string
  update(scene: Scene): CraftedUpdate
  onStock(stock: Y.Doc, update: Uint8Array, scene: Scene): void
  readonly says: string
}

const attacks: readonly Attack[] = [
  {
    name: 'E9 her own clock again, with another place and more content, strikes a unit that no event names',
    update(scene) {
      scene.eveSends(
        scene.writing({
          content: stringContent('x'),
          origin: scene.character('u1', 2),
          rightOrigin: scene.character('u1', 3),
        }),
      )
      const again: CraftedStruct = { content: stringContent('xHACKED'), parent: scene.textId('u2') }
      return { sections: [{ client: eve, clock: 0, structs: [again] }] }
    },
    onStock(stock, update) {
      const changed: unknown[] = []
      stock.on('afterTransaction', (transaction) => changed.push(...transaction.changed.keys()))
      Y.applyUpdate(stock, update)
      expect(textIn(stock, 'u1')).toContain('HACKED')
      expect(changed).not.toContain(draftText(stock, 'u1'))
    },
    says: 'unreadable',
  },
  {
    name: 'E3 the next clock of somebody else, whose own words are then ignored',
    update: (scene) => ({
      sections: [
        {
          client: 10,
          clock: 3,
          structs: [{ content: stringContent('I agree '), rightOrigin: scene.character('u1', 0) }],
        },
      ],
    }),
    onStock(stock, update, { victim }) {
      Y.applyUpdate(stock, update)
      draftText(victim, 'u1')?.insert(0, 'Never! ')
      Y.applyUpdate(stock, Y.encodeStateAsUpdate(victim))
      expect(Y.getState(stock.store, 10)).toBeGreaterThan(Y.getState(victim.store, 10) - 3)
      expect(textIn(stock, 'u1')).toContain('I agree')
      expect(textIn(victim, 'u1')).not.toContain('I agree')
    },
    says: 'not-yours',
  },
  {
    name: 'E11 a delete of what somebody else will type',
    update: () => ({ deletes: [{ client: 10, ranges: [[3, 2 ** 30]] }] }),
    onStock(stock, update, { victim }) {
      Y.applyUpdate(stock, update)
      draftText(victim, 'u1')?.insert(0, 'later ')
      Y.applyUpdate(stock, Y.encodeStateAsUpdate(victim))
      expect(textIn(stock, 'u1')).not.toContain('later')
      const joiner = new Y.Doc()
      Y.applyUpdate(joiner, Y.encodeStateAsUpdate(stock))
      expect(joiner.store.pendingDs).not.toBeNull()
    },
    says: 'missing',
  },
  {
    name: 'E9 a delete of everything',
    update: ({ doc }) => ({
      deletes: [...doc.store.clients.keys()].map((client) => ({
        client,
        ranges: [[0, Y.getState(doc.store, client)]],
      })),
    }),
    onStock(stock, update) {
      Y.applyUpdate(stock, update)
      expect([...draftUnits(stock).keys()]).toEqual([])
    },
    says: 'not-a-draft',
  },
  {
    name: 'E12 a sound struct before one that goes on from its own future',
    update: (scene) =>
      scene.writing(
        { content: hacked, rightOrigin: scene.character('u1', 0) },
        { content: stringContent('z'), origin: [eve, 9] },
      ),
    onStock(stock, update) {
      const told: Uint8Array[] = []
      stock.on('update', (update: Uint8Array) => told.push(update))
      expect(() => Y.applyUpdate(stock, update)).toThrow()
      expect(textIn(stock, 'u1')).toContain('HACKED')
      expect(told).toHaveLength(1)
    },
    says: 'unreadable',
  },
  {
    name: 'E12 a struct that goes on from itself',
    update: (scene) => scene.writing({ content: stringContent('z'), origin: [eve, 0] }),
    onStock: (stock, update) => expect(() => Y.applyUpdate(stock, update)).toThrow(),
    says: 'unreadable',
  },
  {
    name: 'E12 two clients whose structs wait for each other',
    update: () => ({
      sections: [
        { client: eve, clock: 0, structs: [{ content: hacked, origin: [777, 0] }] },
        { client: 777, clock: 0, structs: [{ content: hacked, origin: [eve, 0] }] },
      ],
    }),
    onStock(stock, update) {
      Y.applyUpdate(stock, update)
      expect(stock.store.pendingStructs).not.toBeNull()
    },
    says: 'unreadable',
  },
  {
    name: 'E12 one client in two sections, of which Yjs takes the last and other readers the first',
    update(scene) {
      const [section] = scene.writing({ content: hacked, rightOrigin: scene.character('u1', 0) }).sections ?? []
      const other =
        scene.writing({ content: stringContent('HARMLE'), rightOrigin: scene.character('u1', 0) }).sections ?? []
      return { sections: [...other, ...(section ? [section] : [])] }
    },
    onStock(stock, update) {
      Y.applyUpdate(stock, update)
      expect(textIn(stock, 'u1')).toContain('HACKED')
      expect(Y.decodeUpdate(update).structs).toHaveLength(2)
    },
    says: 'unreadable',
  },
  {
    name: 'E13 one character as both neighbours: whoever comes later reads another text, with an equal state vector',
    update: (scene) =>
      scene.writing({ content: hacked, origin: scene.character('u1', 5), rightOrigin: scene.character('u1', 5) }),
    onStock(stock, update) {
      Y.applyUpdate(stock, update)
      const joiner = new Y.Doc()
      Y.applyUpdate(joiner, Y.encodeStateAsUpdate(stock))
      expect(Y.encodeStateVector(joiner)).toEqual(Y.encodeStateVector(stock))
      expect(textIn(joiner, 'u1')).not.toBe(textIn(stock, 'u1'))
    },
    says: 'unreadable',
  },
  {
    name: 'E12 claims 2^32 structs, for which Yjs makes room at once',
    update: () => ({}),
    onStock: (stock) => expect(() => Y.applyUpdate(stock, claiming(2 ** 32))).toThrow('Invalid array length'),
    says: 'accepted',
  },
  {
    name: 'E12 a struct that is said to be 2^40 long',
    update: (scene) => scene.writing({ gc: 2 ** 40 }),
    onStock(stock, update) {
      Y.applyUpdate(stock, update)
      expect(Y.getState(stock.store, eve)).toBe(2 ** 40)
    },
    says: 'too-large',
  },
  {
    name: 'E13 2,000 insertions in one gap, each of which Yjs compares with all others',
    update: (scene) =>
      scene.writing(
        ...Array.from({ length: 2000 }, (_, at) => ({
          content: stringContent('z'),
          origin: scene.character('u1', 0),
          rightOrigin: scene.character('u1', 1 + (at % 8)),
        })),
      ),
    onStock(stock, update) {
      Y.applyUpdate(stock, update)
      expect(textIn(stock, 'u1')).toContain('z'.repeat(1000))
    },
    says: 'unreadable',
  },
]

describe.each(attacks)('$name', ({ update, onStock, says }) => {
  test('works on stock Yjs; not through the gate', () => {
    const scene = new Scene()
    const sent = update(scene)
    const before = unitsAsSeen(scene.doc)
    const verdict = scene.eveSends(sent)
    expect(verdict.verdict === 'refused' ? verdict.reason : verdict.verdict).toBe(says)
    expect(unitsAsSeen(scene.doc)).toEqual(before)
    onStock(scene.stock(), crafted(sent), scene)
  })
})

/** Eight bytes that say how many structs follow, and end there. */
const claiming = (structs: number): Uint8Array => {
  const bytes = [...crafted({ sections: [{ client: eve, clock: 0, structs: [] }] })]
  const count: number[] = []
  for (let left = structs; left > 0; left = Math.floor(left / 128)) count.push((left % 128) + (left >= 128 ? 128 : 0))
  return new Uint8Array([1, ...count, ...bytes.slice(2, -1)])
}

test.each([30_000_000, 2 ** 32])('E12 a claim of %i structs is found empty without making room', (structs) => {
  const verdict = new Scene().server.receive(claiming(structs), 'eve')
  expect(verdict).toMatchObject({ reason: 'unreadable', detail: expect.stringContaining('end of array') })
})

test('E4 E11 a flood of edits that lack something leaves nothing behind', () => {
  const scene = new Scene()
  const stock = scene.stock()
  const before = Y.encodeStateAsUpdate(scene.doc)
  for (let client = 5000; client < 5300; client++) {
    const update = crafted({ sections: [{ client, clock: 7, structs: [{ content: anyContent('z'.repeat(100)) }] }] })
    expect(scene.server.receive(update, 'eve').verdict).toBe('missing')
    Y.applyUpdate(stock, update)
  }
  expect(stock.store.pendingStructs?.update.byteLength).toBeGreaterThan(30_000)
  expect(Y.encodeStateAsUpdate(scene.doc)).toEqual(before)
})

test('E9 deleting all characters of a unit is an edit like any other, and names it', () => {
  const scene = new Scene()
  const { length } = textIn(scene.doc, 'u1') ?? ''
  const [client, clock] = scene.character('u1', 3)
  const verdict = scene.eveSends({
    deletes: [
      { client, ranges: [[clock, length - 3]] },
      { client: 10, ranges: [[0, 3]] },
    ],
  })
  expect(verdict).toMatchObject({ verdict: 'accepted', units: ['u1'] })
  expect(textIn(scene.doc, 'u1')).toBe('')
})

test('E10 a whole document of 300 clients may come again', () => {
  const scene = new Scene()
  for (let client = 9000; client < 9300; client++)
    scene.server.receive(crafted({ sections: [{ client, clock: 0, structs: [{ gc: 1 }] }] }), `person ${client}`)
  const whole = Y.encodeStateAsUpdate(scene.doc)
  expect(scene.server.receive(whole, 'victim')).toMatchObject({ verdict: 'accepted', changes: false })
})

test('E9 more than 50,000 structs, or 256 clients, are too large', () => {
  const scene = new Scene()
  const many = Array.from({ length: 50_001 }, () => ({ gc: 1 }))
  expect(scene.eveSends(scene.writing(...many))).toMatchObject({ reason: 'too-large' })
  const sections = Array.from({ length: 257 }, (_, at) => ({ client: 9000 + at, clock: 0, structs: [{ gc: 1 }] }))
  expect(scene.eveSends({ sections })).toMatchObject({ reason: 'too-large' })
})
