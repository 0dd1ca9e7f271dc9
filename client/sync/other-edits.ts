import * as Y from 'yjs'

/** The clients whose writing came with a transaction. What was only taken away names nobody. */
export function writersOf({ beforeState, afterState }: Y.Transaction): readonly number[] {
  return [...afterState].filter(([client, clock]) => clock > (beforeState.get(client) ?? 0)).map(([client]) => client)
}

/** The clients who write in an update. */
export const clientsOf = (update: Uint8Array): readonly number[] => [...Y.parseUpdateMeta(update).to.keys()]

/** Whether a server that holds this much lacks what others wrote: it can only have come from there. */
export function hasLost(doc: Y.Doc, own: ReadonlySet<number>, held: ReadonlyMap<number, number>): boolean {
  const here = Y.decodeStateVector(Y.encodeStateVector(doc))
  return [...here].some(([client, clock]) => !own.has(client) && clock > (held.get(client) ?? 0))
}
