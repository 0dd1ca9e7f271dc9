import type * as Y from 'yjs'
import { draftUnits } from '#shared/drafts/draft-doc.ts'
import { wordsOfUnit } from '#shared/drafts/label-bench.ts'
import { writeAgain } from '#shared/drafts/lost-insertions.ts'
import type { RefusedUnit } from '../sync/device-database.ts'
import type { KeptEdits } from '../sync/kept-edits.ts'

/** A document that must not go on, until the fresh one has come. */
export interface SetAside {
  readonly why: 'differs' | 'went-back'
  readonly kept: KeptEdits
  readonly doc: Y.Doc
  /** The client ids under which this page wrote in it. */
  readonly own: ReadonlySet<number>
  readonly touched: ReadonlyMap<string, string | null>
}

interface Settled {
  /** Words for the panel. */
  readonly units: readonly RefusedUnit[]
  /** In how many units one's own is written again. */
  readonly again: number
}

/** What the server lost of one's own is written again; what cannot be, and what differed, is for the panel. */
export function settledAside({ why, doc, own }: SetAside, fresh: Y.Doc): Settled {
  if (why === 'differs') return { units: differing(doc, fresh), again: 0 }
  const { again, left } = writeAgain(doc, fresh, own, writtenAgain)
  const units = [...left].map((unit) => ({ unit, before: null, text: wordsOfUnit(doc, unit) }))
  return { units, again: again.size }
}

/** Marks what is written again. */
const writtenAgain = {}

function differing(doc: Y.Doc, fresh: Y.Doc): readonly RefusedUnit[] {
  return [...draftUnits(doc).keys()]
    .map((unit) => ({ unit, before: wordsOfUnit(fresh, unit), text: wordsOfUnit(doc, unit) }))
    .filter(({ before, text }) => before !== text)
}
