import * as Y from 'yjs'
import { encodeUpdate } from '#shared/drafts/update-writing.ts'
import { inCausalOrder } from './causal-order.ts'
import { Deletes } from './deletes.ts'
import { type List, Lists } from './lists.ts'
import { Order } from './order.ts'
import { readUpdate } from './reading.ts'
import { checkShape, checkSizes } from './shape.ts'
import { type Part, Structs } from './structs.ts'
import { Missing, Offence, type Verdict } from './verdict.ts'

/** `mayUse` says whether a Yjs client id is this person's: theirs already, or nobody's. */
export function gate(doc: Y.Doc, update: Uint8Array, mayUse: (client: number) => boolean): Verdict {
  try {
    return accepted(doc, update, mayUse)
  } catch (error) {
    if (error instanceof Missing) return { verdict: 'missing' }
    if (error instanceof Offence) return { verdict: 'refused', reason: error.reason, detail: error.message }
    return { verdict: 'refused', reason: 'unreadable', detail: String(error) }
  }
}

function accepted(doc: Y.Doc, update: Uint8Array, mayUse: (client: number) => boolean): Verdict {
  const { runs, deletes: told } = readUpdate(update)
  const structs = Structs.over(doc, runs, mayUse)
  const ordered = inCausalOrder(structs)
  const deletes = new Deletes(told, structs)
  const lists = new Lists(structs)
  const order = new Order(structs)
  const added = new Map<List, number>()
  const dropped = new Set<string | undefined>()
  for (const part of ordered) {
    const list = lists.find(part)
    checkShape(part, list)
    if (list && part instanceof Y.Item) order.check(part, list)
    const seen = charactersOf(part)
    if (list && seen > 0) added.set(list, (added.get(list) ?? 0) + seen)
    if ((!list || list.deleted) && seen > deletes.of(part)) dropped.add(list?.place.unit)
  }
  const deleted = deletes.check(structs, lists)
  checkSizes(added, deleted)
  return {
    verdict: 'accepted',
    update: encodeUpdate(structs.fresh, deletes.ranges),
    clients: [...structs.fresh.keys()],
    changes: ordered.length > 0 || deletes.ranges.size > 0,
    units: [...new Set([...added.keys(), ...deleted.keys()].map(({ place }) => place.unit))],
    ...(dropped.size > 0 ? { dropped: true } : {}),
  }
}

/** How much of it a reader would see, were it not deleted. */
const charactersOf = (part: Part): number =>
  part instanceof Y.Item && !(part.content instanceof Y.ContentDeleted) ? part.length : 0
