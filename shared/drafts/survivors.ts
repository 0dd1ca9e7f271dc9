import * as Y from 'yjs'
import { seedOf } from './draft-doc.ts'

/** A character of the seed that still stands: where it was in the seed and where it is now, in UTF-16 offsets. */
export interface Survivor {
  readonly seeded: number
  readonly now: number
}

/**
 * The seed's characters that are left in a text, in order. They follow every edit around them, so they tell equal
 * phrases apart where comparing words cannot.
 */
export function survivorsOf(text: Y.Text, seedLength: number): readonly Survivor[] {
  const seed = seedOf(text)
  const survivors: Survivor[] = []
  let now = 0
  for (let item = text._start; item !== null; item = item.right) {
    if (item.deleted || !(item.content instanceof Y.ContentString)) continue
    const { client, clock } = item.id
    for (let offset = 0; offset < item.length; offset++) {
      const seeded = seed && client === seed.client ? clock + offset - seed.clock : -1
      if (seeded >= 0 && seeded < seedLength) survivors.push({ seeded, now: now + offset })
    }
    now += item.length
  }
  return survivors
}

/** A text that nobody has touched. */
export const allSurvive = (seedLength: number): readonly Survivor[] =>
  Array.from({ length: seedLength }, (_, at) => ({ seeded: at, now: at }))
