import * as Y from 'yjs'
import { draftUnits } from '#shared/drafts/draft-doc.ts'
import type { Verdict } from '../verdict.ts'

/** The gate took what it must not take, or refused what it must take. */
export class Fault extends Error {}

/** Does what the verdict says to a document; throws a `Fault` when more comes of it than the verdict named. */
export function judged(doc: Y.Doc, verdict: Verdict): Verdict {
  if (verdict.verdict !== 'accepted') return verdict
  const before = unitsAsSeen(doc)
  try {
    Y.applyUpdate(doc, verdict.update)
  } catch (error) {
    throw new Fault(`what was accepted throws: ${error instanceof Error ? error.stack : error}`)
  }
  if (doc.store.pendingStructs || doc.store.pendingDs) throw new Fault('what was accepted waits for something')
  const after = unitsAsSeen(doc)
  const named = new Set(verdict.changes ? verdict.units : [])
  for (const unit of new Set([...before.keys(), ...after.keys()]))
    if (before.get(unit) !== after.get(unit) && !named.has(unit)) throw new Fault(`${unit} changed and was not named`)
  checkClosedWorld(doc)
  return verdict
}

/** Everything that anybody could read of each unit, without the product's own readers. */
export function unitsAsSeen(doc: Y.Doc): ReadonlyMap<string, string> {
  const seen = new Map<string, string>()
  for (const [unit, item] of draftUnits(doc)._map) if (!item.deleted) seen.set(unit, JSON.stringify(valueIn(item)))
  return seen
}

function valueIn({ content }: Y.Item): unknown {
  if (!(content instanceof Y.ContentType)) return content.getContent().at(-1)
  const { type } = content
  let text = ''
  const others: unknown[] = []
  for (let item = type._start; item; item = item.right)
    if (item.deleted) continue
    else if (item.content instanceof Y.ContentString) text += item.content.str
    else others.push(item.content.getContent())
  const keys = [...type._map].filter(([, item]) => !item.deleted).toSorted(([one], [other]) => (one < other ? -1 : 1))
  return { text, others, keys: keys.map(([key, item]) => [key, valueIn(item)]) }
}

function checkClosedWorld(doc: Y.Doc): void {
  const roots = [...doc.share.keys()]
  if (roots.length !== 1) throw new Fault(`the roots ${roots}`)
  const units = draftUnits(doc)
  if (units._start) throw new Fault('something stands in the root without a key')
  for (const { content } of units._map.values()) {
    const fields = content instanceof Y.ContentType ? content.type : undefined
    if (!(fields instanceof Y.Map) || fields._start) throw new Fault('a unit that is none')
    for (const [field, item] of fields._map) if (!item.deleted) checkField(field, item)
  }
}

function checkField(field: string, { content }: Y.Item): void {
  const value: unknown = content.getContent().at(-1)
  if (field === 'text') {
    if (!(value instanceof Y.Text) || value._map.size > 0) throw new Fault('a text that is none')
    for (let item = value._start; item; item = item.right)
      if (!item.deleted && !(item.content instanceof Y.ContentString)) throw new Fault('a text of more than characters')
  } else if (field === 'start' || field === 'end') {
    if (typeof value !== 'number' || !(value >= 0 && value < Infinity)) throw new Fault(`${field} is ${value}`)
  } else if (field === 'speaker' || field === 'into') {
    if (typeof value !== 'string') throw new Fault(`${field} is a ${typeof value}`)
  } else throw new Fault(`a field ${field}`)
}

/** Who holds the same structs must read the same. */
export function checkSame(one: Y.Doc, other: Y.Doc, who: string): void {
  const [mine, theirs] = [unitsAsSeen(one), unitsAsSeen(other)]
  for (const unit of new Set([...mine.keys(), ...theirs.keys()]))
    if (mine.get(unit) !== theirs.get(unit))
      throw new Fault(`${who} reads ${unit} as ${theirs.get(unit)}, the server as ${mine.get(unit)}`)
  if (other.store.pendingStructs || other.store.pendingDs) throw new Fault(`${who} waits for something`)
}
