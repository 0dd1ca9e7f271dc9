import * as Y from 'yjs'

/** What one step of typing put in and took out, by the characters' ids. */
export interface StepInDraft {
  readonly insertions: Parameters<typeof Y.isDeleted>[0]
  readonly deletions: Parameters<typeof Y.isDeleted>[0]
}

/** How much of each client's writing a document held: what is beyond it is newer. */
export type Known = ReadonlyMap<number, number>

export const knownIn = ({ store }: Y.Doc): Known =>
  new Map([...store.clients.keys()].map((client) => [client, Y.getState(store, client)]))

/** The step's own character, one that it took away, one that stood there before, one that came later. */
type Kind = 'own' | 'removed' | 'older' | 'newer'

/**
 * Whether somebody has changed what a step did: they took away a character of it, wrote between two of its characters,
 * or wrote where it only took words away. Taking the step back would then leave torn or doubled words.
 */
export function changedSince(text: Y.Text, step: StepInDraft, known: Known): boolean {
  const own = ownCharacters(text, step)
  if (own === 'torn') return true
  const gaps: Kind[][] = [[]]
  for (const { id, deleted } of charactersOf(text)) {
    const kind = kindOf(id, deleted, step, known, own)
    // What this page wrote later itself is in nobody's way.
    if (kind === 'newer' && id.client === text.doc?.clientID) continue
    if (kind === 'older') gaps.push([])
    else if (kind) gaps.at(-1)?.push(kind)
  }
  return gaps.some(isTouched)
}

/** Between two characters that stood there before. */
function isTouched(gap: readonly Kind[]): boolean {
  if (!gap.includes('newer')) return false
  const [first, last] = [gap.indexOf('own'), gap.lastIndexOf('own')]
  return first < 0 ? gap.includes('removed') : gap.slice(first, last).includes('newer')
}

interface Character {
  readonly id: Y.ID
  readonly deleted: boolean
}

function* charactersOf(text: Y.Text): Generator<Character> {
  for (let item = text._start; item !== null; item = item.right) {
    if (!item.countable && !item.deleted) continue
    for (let at = 0; at < item.length; at++)
      yield { id: Y.createID(item.id.client, item.id.clock + at), deleted: item.deleted }
  }
}

const keyOf = ({ client, clock }: Y.ID): string => `${client}.${clock}`

/** Where the step's characters are now: an undo that brought one back made a new one of it. */
function ownCharacters(text: Y.Text, { insertions, deletions }: StepInDraft): ReadonlySet<string> | 'torn' {
  const own = new Set<string>()
  for (const { id } of charactersOf(text)) {
    if (!Y.isDeleted(insertions, id) || Y.isDeleted(deletions, id)) continue
    const now = followed(text, id)
    if (!now || now.deleted) return 'torn'
    own.add(keyOf(now.id))
  }
  return own
}

function followed(text: Y.Text, id: Y.ID): Character | undefined {
  const { doc } = text
  let at = id
  for (;;) {
    const item: unknown = doc && Y.getItem(doc.store, at)
    if (!(item instanceof Y.Item)) return undefined
    if (item.redone === null) return { id: at, deleted: item.deleted }
    at = Y.createID(item.redone.client, item.redone.clock + at.clock - item.id.clock)
  }
}

function kindOf(
  id: Y.ID,
  deleted: boolean,
  step: StepInDraft,
  known: Known,
  own: ReadonlySet<string>,
): Kind | undefined {
  if (own.has(keyOf(id))) return 'own'
  if (deleted) return Y.isDeleted(step.deletions, id) && !Y.isDeleted(step.insertions, id) ? 'removed' : undefined
  return id.clock < (known.get(id.client) ?? 0) ? 'older' : 'newer'
}
