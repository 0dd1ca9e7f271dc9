import * as Y from 'yjs'
import { draftText, draftUnits } from '#shared/drafts/draft-doc.ts'
import { piecesOfUpdate } from '#shared/drafts/update-pieces.ts'
import type { Verdict } from '../verdict.ts'
import type { DraftServer } from './draft-server.ts'
import { Fault } from './oracle.ts'
import type { Random } from './random.ts'

const words = ['a', 'bc', 'நம', 'hello ', '😀', 'xyz', '👩‍🌾z', ' ', 'क्ष']
const own = {}

/** Somebody with a stock Yjs document: types, undoes, goes offline, comes back in every way that clients have. */
export class HonestClient {
  doc: Y.Doc
  readonly person: string
  readonly #random: Random
  readonly #server: DraftServer
  #undo: Y.UndoManager
  #unsent: Uint8Array[] = []
  #sent: Uint8Array[] = []
  #read = 0
  #nextId: number

  constructor(person: string, firstId: number, server: DraftServer, random: Random) {
    this.person = person
    this.#nextId = firstId
    this.#server = server
    this.#random = random
    const { doc, undo } = this.#begin()
    this.doc = doc
    this.#undo = undo
    this.read()
  }

  get hasUnsent(): boolean {
    return this.#unsent.length > 0
  }

  /** One thing that a person does in a unit. */
  act(): void {
    const random = this.#random
    const unit = random.pick([...draftUnits(this.doc).keys()])
    const text = unit === undefined ? undefined : draftText(this.doc, unit)
    const fields = unit === undefined ? undefined : draftUnits(this.doc).get(unit)
    if (!text || !fields) return
    this.doc.transact(() => {
      const turn = random.next()
      if (turn < 0.5) text.insert(wholeAt(text, random), random.pick(words))
      else if (turn < 0.75) this.#erase(text)
      else if (turn < 0.8) {
        this.#erase(text)
        text.insert(wholeAt(text, random), random.pick(words))
      } else if (turn < 0.9) fields.set(random.pick(['start', 'end']), random.below(100) / 4)
      else if (turn < 0.95) fields.set('speaker', random.pick(words))
      else fields.delete(random.pick(['start', 'end', 'speaker']))
    }, own)
  }

  undo(): void {
    if (this.#random.chance(0.6)) this.#undo.undo()
    else this.#undo.redo()
  }

  /** Sends what waits, in one of the ways that clients have. */
  send(): readonly Verdict[] {
    const turn = this.#random.next()
    const waiting = this.#unsent.splice(0)
    let updates: readonly Uint8Array[] = waiting
    if (turn < 0.15) updates = [Y.encodeStateAsUpdate(this.doc, Y.encodeStateVector(this.#server.doc))]
    else if (turn < 0.2) updates = [Y.encodeStateAsUpdate(this.doc)]
    else if (turn < 0.45 && waiting.length > 1) updates = [Y.mergeUpdates(waiting)]
    else if (turn < 0.55 && this.#sent.length > 0)
      updates = [Y.mergeUpdates([this.#random.pick(this.#sent), ...waiting])]
    else if (turn < 0.62) updates = this.#inSlices()
    this.#sent = [...waiting, ...this.#sent].slice(0, 5)
    return updates.map((update) => this.#deliver(update))
  }

  /** As the server cuts what is large: deletes come with the last. */
  #inSlices(): readonly Uint8Array[] {
    const known = Y.encodeStateVector(this.#server.doc)
    const whole = Y.encodeStateAsUpdate(this.doc, known)
    return piecesOfUpdate(whole, { bytes: 100, structs: 3 }).map(({ update }) => update)
  }

  /** What others wrote, as it was told, or as one answer to who comes back. */
  read(): void {
    const { stream } = this.#server
    if (this.#random.chance(0.8))
      for (const update of stream.slice(this.#read)) Y.applyUpdate(this.doc, update, 'server')
    else for (const piece of this.#server.whole(Y.encodeStateVector(this.doc))) Y.applyUpdate(this.doc, piece, 'server')
    this.#read = stream.length
  }

  /** The page is loaded anew from what it had kept, under a new client id; what was unsent goes as one answer. */
  reload(): void {
    const kept = Y.encodeStateAsUpdate(this.doc)
    const { doc, undo } = this.#begin()
    Y.applyUpdate(doc, kept, 'server')
    this.doc = doc
    this.#undo = undo
    this.#unsent = [Y.encodeStateAsUpdate(doc, Y.encodeStateVector(this.#server.doc))]
    this.#sent = []
  }

  #begin() {
    const doc = new Y.Doc()
    doc.clientID = this.#nextId++
    doc.on('update', (update: Uint8Array, origin: unknown) => {
      if (origin !== 'server') this.#unsent.push(update)
    })
    const undo = new Y.UndoManager(draftUnits(doc), { trackedOrigins: new Set([own]), captureTimeout: 0 })
    return { doc, undo }
  }

  #erase(text: Y.Text): void {
    const whole = text.toString()
    const [from, to] = [wholeAt(text, this.#random), wholeAt(text, this.#random)].toSorted((a, b) => a - b)
    if (from !== undefined && to !== undefined && from < to) text.delete(from, Math.min(to - from, whole.length - from))
  }

  #deliver(update: Uint8Array): Verdict {
    const verdict = this.#server.receive(update, this.person)
    if (verdict.verdict !== 'accepted')
      throw new Fault(`an honest edit was not taken: ${JSON.stringify(verdict)} ${Buffer.from(update).toString('hex')}`)
    if (verdict.dropped) throw new Fault('an honest edit was dropped, and nothing is deleted')
    return verdict
  }
}

/** An offset that tears no character apart. */
function wholeAt(text: Y.Text, random: Random): number {
  const whole = text.toString()
  const at = random.below(whole.length + 1)
  const code = whole.charCodeAt(at)
  return code >= 0xdc00 && code <= 0xdfff ? at - 1 : at
}
