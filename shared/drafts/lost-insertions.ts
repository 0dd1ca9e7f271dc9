import * as Y from 'yjs'
import { type DraftUnitMap, draftText, draftUnits, textField } from './draft-doc.ts'

/** Words that somebody wrote and that a document put back does not hold, where they are to stand in it. */
interface LostWords {
  readonly at: number
  readonly words: string
}

/** Ids of units. */
export interface SentAgain {
  readonly again: ReadonlySet<string>
  /** The document put back has no place for what was written there. */
  readonly left: ReadonlySet<string>
}

/**
 * The document was put back to an earlier state: what these clients wrote into `old` since is written into `fresh` as
 * new edits, after the same neighbours as far as they are still there. Found by the ids of what was written, so that
 * nobody writes what another one wrote.
 */
export function writeAgain(old: Y.Doc, fresh: Y.Doc, own: ReadonlySet<number>, origin: unknown): SentAgain {
  const again = new Set<string>()
  const left = new Set<string>()
  const isLost = ({ client, clock }: Y.ID) => own.has(client) && clock >= Y.getState(fresh.store, client)
  fresh.transact(() => {
    for (const [unit, fields] of draftUnits(old)) {
      if (!(fields instanceof Y.Map)) continue
      const target = draftUnits(fresh).get(unit)
      const isBack = target instanceof Y.Map ? wroteUnit(fields, target, [old, fresh, unit], isLost) : undefined
      if (isBack) again.add(unit)
      else if (isBack === undefined && hasLost(old, unit, fields, isLost)) left.add(unit)
    }
  }, origin)
  return { again, left }
}

type IsLost = (id: Y.ID) => boolean

/** Whether anything was; undefined where there is something and its text is not there. */
function wroteUnit(
  fields: DraftUnitMap,
  target: DraftUnitMap,
  [old, fresh, unit]: readonly [Y.Doc, Y.Doc, string],
  isLost: IsLost,
): boolean | undefined {
  const [text, into] = [draftText(old, unit), draftText(fresh, unit)]
  const values = [...fields._map].filter(([name, item]) => name !== textField && !item.deleted && isLost(item.id))
  if (text && !into) return undefined
  const words = text && into ? lostWords(text, into, isLost) : []
  for (const { at, words: lost } of words.toReversed()) into?.insert(at, lost)
  for (const [name] of values) target.set(name, fields.get(name))
  return words.length + values.length > 0
}

function hasLost(old: Y.Doc, unit: string, fields: DraftUnitMap, isLost: IsLost): boolean {
  for (let item = draftText(old, unit)?._start ?? null; item; item = item.right)
    if (!item.deleted && isLost(Y.createID(item.id.client, item.id.clock + item.length - 1))) return true
  return [...fields._map.values()].some((item) => !item.deleted && isLost(item.id))
}

function lostWords(text: Y.Text, into: Y.Text, isLost: IsLost): readonly LostWords[] {
  const lost: { at: number; words: string }[] = []
  const fresh = into.doc?.store
  let after: Y.ID | null = null
  let run: { at: number; words: string } | undefined
  for (let item = text._start; item && fresh; item = item.right) {
    const { client, clock } = item.id
    const known = Math.min(Math.max(Y.getState(fresh, client) - clock, 0), item.length)
    if (known > 0) {
      after = Y.createID(client, clock + known - 1)
      run = undefined
    }
    if (item.deleted || known === item.length || !(item.content instanceof Y.ContentString)) continue
    if (!isLost(Y.createID(client, clock + known))) continue
    if (!run) {
      run = { at: after ? offsetAfter(into, after) : 0, words: '' }
      lost.push(run)
    }
    run.words += item.content.str.slice(known)
  }
  return lost
}

/** How many characters stand before and at that one, which may be deleted by now. */
function offsetAfter(text: Y.Text, { client, clock }: Y.ID): number {
  let offset = 0
  for (let item = text._start; item; item = item.right) {
    const isHere = item.id.client === client && item.id.clock <= clock && clock < item.id.clock + item.length
    if (isHere) return offset + (item.deleted ? 0 : clock - item.id.clock + 1)
    if (!item.deleted && item.countable) offset += item.length
  }
  return 0
}
