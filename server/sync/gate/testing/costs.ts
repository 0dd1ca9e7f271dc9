import * as Y from 'yjs'
import { compareItem } from '#shared/compare/compare-item.ts'
import { defaultProfile } from '#shared/compare/comparison.ts'
import { draftText, draftUnits, seedDraft } from '#shared/drafts/draft-doc.ts'
import { gate } from '../gate.ts'
import { Random } from './random.ts'

/** Microseconds that one kind of edit took, each time. */
export interface Cost {
  readonly what: string
  readonly bytes: number
  readonly gate: readonly number[]
  readonly apply: readonly number[]
}

const segments = 2000

/** What the gate costs beside `Y.applyUpdate`, on a transcript of 2,000 segments that 20 people have worked on. */
export function gateCosts(seed: number): { readonly structs: number; readonly costs: readonly Cost[] } {
  const random = new Random(seed)
  const server = workedOn(random)
  const structs = [...server.store.clients.values()].reduce((sum, { length }) => sum + length, 0)
  const writer = (): Y.Doc => copyOf(server, 100_000 + random.below(1_000_000))
  const typed = writer()
  const [one, other] = [writer(), writer()]
  const costs = [
    cost(
      'typing',
      server,
      each(2000, typed, () => insert(typed, unitOf(random), random, 'a')),
    ),
    cost('typing where another types', server, interleaved(300, one, other)),
    cost(
      'deleting',
      server,
      each(2000, typed, () => erase(typed, unitOf(random), random)),
    ),
    cost(
      'setting a field',
      server,
      each(2000, typed, () => setField(typed, unitOf(random), random)),
    ),
    cost('coming back with all deletes', server, comingBack(40, server, random)),
    cost('2,000 edits made offline', server, offline(15, writer, random)),
  ]
  return { structs, costs }
}

function workedOn(random: Random): Y.Doc {
  const doc = new Y.Doc()
  const words = 'and then the old man went down to the well again with her'
  const source = { segments: Array.from({ length: segments }, (_, at) => ({ text: words, start: at, end: at + 1 })) }
  seedDraft(doc, compareItem([source], defaultProfile))
  for (let edit = 0; edit < 30_000; edit++) {
    if (edit % 50 === 0) doc.clientID = 1000 + random.below(20)
    if (random.chance(0.7)) insert(doc, unitOf(random), random, 'word ')
    else erase(doc, unitOf(random), random)
  }
  doc.clientID = 1
  return copyOf(doc, 1)
}

function copyOf(doc: Y.Doc, client: number): Y.Doc {
  const copy = new Y.Doc()
  draftUnits(copy)
  Y.applyUpdate(copy, Y.encodeStateAsUpdate(doc))
  copy.clientID = client
  return copy
}

function cost(what: string, server: Y.Doc, updates: Iterable<Uint8Array>): Cost {
  const times: { gate: number[]; apply: number[] } = { gate: [], apply: [] }
  let bytes = 0
  for (const update of updates) {
    bytes += update.byteLength
    const before = performance.now()
    const verdict = gate(server, update, () => true)
    const between = performance.now()
    if (verdict.verdict !== 'accepted') throw new Error(`${what}: ${JSON.stringify(verdict)}`)
    const start = performance.now()
    Y.applyUpdate(server, update)
    times.apply.push((performance.now() - start) * 1000)
    times.gate.push((between - before) * 1000)
  }
  return { what, bytes: Math.round(bytes / times.gate.length), ...times }
}

function* each(count: number, doc: Y.Doc, edit: () => void): Generator<Uint8Array> {
  for (let left = count; left > 0; left--) {
    const update = updateOf(doc, edit)
    if (update) yield update
  }
}

function updateOf(doc: Y.Doc, edit: () => void): Uint8Array | undefined {
  let update: Uint8Array | undefined
  const keep = (bytes: Uint8Array): void => {
    update = bytes
  }
  doc.on('update', keep)
  edit()
  doc.off('update', keep)
  return update
}

/** Two who never see each other's letters, in the same gap. */
function* interleaved(count: number, one: Y.Doc, other: Y.Doc): Generator<Uint8Array> {
  for (let at = 0; at < count; at++)
    for (const doc of [one, other]) yield* each(1, doc, () => draftText(doc, 'u7')?.insert(5 + at, 'x'))
}

function* comingBack(count: number, server: Y.Doc, random: Random): Generator<Uint8Array> {
  for (let left = count; left > 0; left--) {
    const doc = copyOf(server, 2_000_000 + left)
    insert(doc, unitOf(random), random, 'x')
    yield Y.encodeStateAsUpdate(doc, Y.encodeStateVector(server))
  }
}

function* offline(count: number, writer: () => Y.Doc, random: Random): Generator<Uint8Array> {
  for (let left = count; left > 0; left--) {
    const doc = writer()
    const updates: Uint8Array[] = []
    doc.on('update', (update: Uint8Array) => updates.push(update))
    for (let edit = 0; edit < 2000; edit++) insert(doc, unitOf(random), random, 'word ')
    yield Y.mergeUpdates(updates)
  }
}

const unitOf = (random: Random): string => `u${1 + random.below(segments)}`

function insert(doc: Y.Doc, unit: string, random: Random, words: string): void {
  const text = draftText(doc, unit)
  text?.insert(random.below(text.length + 1), words)
}

function erase(doc: Y.Doc, unit: string, random: Random): void {
  const text = draftText(doc, unit)
  if (text && text.length > 3) text.delete(random.below(text.length - 3), 3)
}

function setField(doc: Y.Doc, unit: string, random: Random): void {
  draftUnits(doc)
    .get(unit)
    ?.set('start', random.below(8000) / 4)
}
