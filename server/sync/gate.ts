import * as Y from 'yjs'
import { draftUnits } from '#shared/drafts/draft-doc.ts'
import type { EditRefusal } from '#shared/protocol/edit-refusals.ts'

/** What the gate says about an update, without having applied it. */
export type Verdict =
  | {
      readonly verdict: 'accepted'
      /** What must be applied, stored and told: the update less everything that the draft holds already. */
      readonly update: Uint8Array
      readonly clients: readonly number[]
      readonly changes: boolean
    }
  /** Builds on something that is not here (yet): no offence. */
  | { readonly verdict: 'missing' }
  | { readonly verdict: 'refused'; readonly reason: EditRefusal; readonly detail: string }

interface Limits {
  readonly bytes: number
  readonly structs: number
}
export const gateLimits: Limits = { bytes: 8 * 1024 * 1024, structs: 50_000 }

class Missing extends Error {}
class Offence extends Error {
  readonly reason: EditRefusal

  constructor(reason: EditRefusal, detail: string) {
    super(detail)
    this.reason = reason
  }
}
type Struct = ReturnType<typeof Y.decodeUpdate>['structs'][number]

/** `mayUse` says whether a Yjs client id is this person's: theirs already, or nobody's. */
export function gate(doc: Y.Doc, update: Uint8Array, mayUse: (client: number) => boolean): Verdict {
  try {
    if (update.byteLength > gateLimits.bytes) throw new Offence('too-large', `${update.byteLength} bytes`)
    const fresh = withoutKnown(doc, decoded(update), update)
    const clients = checkedClients(doc, fresh.structs, mayUse)
    const known = knownIds(doc, clients)
    for (const struct of fresh.structs) checkDependencies(struct, known)
    const deletes = checkDeletes(doc, fresh.deletes, known)
    const changes = fresh.structs.length > 0 || deletes > 0
    return { verdict: 'accepted', update: fresh.update, clients: [...clients.keys()], changes }
  } catch (error) {
    if (error instanceof Missing) return { verdict: 'missing' }
    if (error instanceof Offence) return { verdict: 'refused', reason: error.reason, detail: error.message }
    return { verdict: 'refused', reason: 'unreadable', detail: String(error) }
  }
}

interface Fresh {
  readonly update: Uint8Array
  readonly structs: readonly Struct[]
  readonly deletes: Deletes
}
type Deletes = ReturnType<typeof Y.decodeUpdate>['ds']

/** Lazy: nothing is allocated from a length that the sender claims. */
function decoded(update: Uint8Array): ReturnType<typeof Y.decodeUpdate> {
  const content = Y.decodeUpdate(update)
  if (content.structs.length > gateLimits.structs) throw new Offence('too-large', `${content.structs.length} parts`)
  return content
}

function withoutKnown(doc: Y.Doc, content: ReturnType<typeof Y.decodeUpdate>, update: Uint8Array): Fresh {
  const overlaps = content.structs.some(({ id }) => id.clock < Y.getState(doc.store, id.client))
  if (!overlaps) return { update, structs: content.structs, deletes: content.ds }
  const rest = Y.diffUpdate(update, Y.encodeStateVector(doc))
  const { structs, ds } = Y.decodeUpdate(rest)
  return { update: rest, structs, deletes: ds }
}

/** Each client's structs must go on without a gap from what the draft holds. Answers their end clocks. */
function checkedClients(
  doc: Y.Doc,
  structs: readonly Struct[],
  mayUse: (client: number) => boolean,
): ReadonlyMap<number, number> {
  const ends = new Map<number, number>()
  for (const struct of structs) {
    const { client, clock } = struct.id
    if (struct instanceof Y.Skip) throw new Missing()
    if (!ends.has(client) && !mayUse(client)) throw new Offence('not-yours', `client id ${client}`)
    if (clock !== (ends.get(client) ?? Y.getState(doc.store, client))) throw new Missing()
    ends.set(client, clock + struct.length)
  }
  return ends
}

type IsKnown = (id: Y.ID) => boolean

const knownIds =
  (doc: Y.Doc, ends: ReadonlyMap<number, number>): IsKnown =>
  ({ client, clock }) =>
    clock < (ends.get(client) ?? Y.getState(doc.store, client))

function checkDependencies(struct: Struct, isKnown: IsKnown): void {
  if (!(struct instanceof Y.Item)) return
  const parent: unknown = struct.parent
  if (typeof parent === 'string' && parent !== draftRoot) throw new Offence('not-a-draft', `a root "${parent}"`)
  const needs = [struct.origin, struct.rightOrigin, parent instanceof Y.ID ? parent : null]
  if (needs.some((id) => id !== null && !isKnown(id))) throw new Missing()
}

const draftRoot = (() => {
  const doc = new Y.Doc()
  draftUnits(doc)
  return [...doc.share.keys()][0]
})()

/** How many of the deletes are news. Deleting what does not exist yet is missing what it speaks of. */
function checkDeletes(doc: Y.Doc, deletes: Deletes, isKnown: IsKnown): number {
  let news = 0
  for (const [client, ranges] of deletes.clients)
    for (const { clock, len } of ranges) {
      if (len <= 0 || !isKnown(Y.createID(client, clock + len - 1))) throw new Missing()
      if (!allDeleted(doc, client, clock, clock + len)) news++
    }
  return news
}

function allDeleted(doc: Y.Doc, client: number, from: number, to: number): boolean {
  const structs = doc.store.clients.get(client)
  if (!structs || from >= Y.getState(doc.store, client)) return false
  for (let at = Y.findIndexSS(structs, from); at < structs.length; at++) {
    const struct = structs[at]
    if (!struct || struct.id.clock >= to) return true
    if (!struct.deleted) return false
  }
  return to <= Y.getState(doc.store, client)
}
