import * as Y from 'yjs'
import { compareItem } from '#shared/compare/compare-item.ts'
import { defaultProfile } from '#shared/compare/comparison.ts'
import { applyChanges, draftText, draftUnits, seedDraft } from '#shared/drafts/draft-doc.ts'
import { piecesOf } from '../../pieces.ts'
import { gate } from '../gate.ts'
import type { Verdict } from '../verdict.ts'
import { judged } from './oracle.ts'
import type { Random } from './random.ts'

const segments = [
  { text: 'the cat sat on a mat', start: 0, end: 2.5, speaker: 'Clerk' },
  { text: 'வணக்கம் 😀 ok', start: 2.5 },
  { text: '' },
]
const seeded = compareItem([{ segments }], defaultProfile)
export const seededUnits: readonly string[] = seeded.units.map(({ unit }) => unit)

/** A server as the product has it, as far as the gate is concerned: what it takes is a stream that everybody follows. */
export class DraftServer {
  readonly doc = new Y.Doc()
  readonly stream: Uint8Array[] = []
  readonly #random: Random
  readonly #owners = new Map<number, string>()

  constructor(random: Random, seed = 1, hand = 2) {
    this.#random = random
    this.doc.clientID = seed
    this.#write(() => seedDraft(this.doc, seeded))
    this.doc.clientID = hand
  }

  receive(update: Uint8Array, person: string): Verdict {
    const mayUse = (client: number): boolean => {
      const owner = this.#owners.get(client) ?? (Y.getState(this.doc.store, client) > 0 ? 'server' : person)
      return owner === person
    }
    const verdict = judged(this.doc, gate(this.doc, update, mayUse))
    if (verdict.verdict === 'accepted') {
      for (const client of verdict.clients) this.#owners.set(client, person)
      if (verdict.changes) this.stream.push(verdict.update)
    }
    return verdict
  }

  /** What somebody lacks who comes with this. */
  whole(stateVector: Uint8Array): readonly Uint8Array[] {
    return piecesOf(this.doc, stateVector)
  }

  /** Something that only commands do: a settled reading, a split, a merge. */
  command(): void {
    const unit = this.#random.pick([...draftUnits(this.doc).keys()])
    const text = draftText(this.doc, unit)?.toString() ?? ''
    const kind = this.#random.below(10)
    if (kind === 0) this.#write(() => split(this.doc, unit, wordEdge(text, this.#random), `u${this.stream.length}s`))
    else if (kind === 1) this.#write(() => merge(this.doc, this.#random.pick(seededUnits), unit))
    else this.#settle(unit, text)
  }

  #settle(unit: string, text: string): void {
    const at = wordEdge(text, this.#random)
    const remove = wordEdge(text.slice(at), this.#random)
    const insert = this.#random.pick(['', 'bat ', 'hat', 'नमस्ते '])
    if (remove > 0 || insert !== '')
      this.#write(() => applyChanges(this.doc, [{ do: 'replace', unit, at, remove, insert }]))
  }

  #write(work: () => void): void {
    const keep = (update: Uint8Array): number => this.stream.push(update)
    this.doc.on('update', keep)
    this.doc.transact(work)
    this.doc.off('update', keep)
  }
}

/** Before a word, or at the end. */
const wordEdge = (text: string, random: Random): number => {
  const edges = [...text.matchAll(/(?<= )|^/g)].map(({ index }) => index)
  return random.pick([...edges, text.length])
}

function split(doc: Y.Doc, unit: string, at: number, heir: string): void {
  const text = draftText(doc, unit)
  if (!text || draftUnits(doc).has(heir)) return
  const tail = text.toString().slice(at)
  const fields = new Y.Map<unknown>()
  draftUnits(doc).set(heir, fields)
  const moved = new Y.Text()
  fields.set('text', moved)
  moved.insert(0, tail)
  if (tail !== '') text.delete(at, tail.length)
}

function merge(doc: Y.Doc, heir: string, unit: string): void {
  const [to, from] = [draftText(doc, heir), draftText(doc, unit)]
  if (!to || !from || to === from) return
  const moved = from.toString()
  to.insert(to.length, moved)
  from.delete(0, from.length)
  draftUnits(doc).get(unit)?.set('into', heir)
}
