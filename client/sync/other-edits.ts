import type * as Y from 'yjs'

/** The clients whose writing came with a transaction. What was only taken away names nobody. */
export function writersOf({ beforeState, afterState }: Y.Transaction): readonly number[] {
  return [...afterState].filter(([client, clock]) => clock > (beforeState.get(client) ?? 0)).map(([client]) => client)
}
