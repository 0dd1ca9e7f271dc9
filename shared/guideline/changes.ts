import { alignToSlots, KeyNumbers, nistCosts, slotsOfWords } from '#shared/compare/align.ts'
import { opening, openingText, type PublishedText, publishedTexts, type SectionText } from './sections.ts'

/** A stretch of source: in both versions, only in the earlier, or only in the later. */
export interface Stretch {
  readonly is: 'same' | 'gone' | 'new'
  readonly text: string
}

export interface SectionChange {
  /** Empty for what stands before the first heading. */
  readonly id: string
  readonly title: string
  readonly is: 'same' | 'changed' | 'added' | 'removed'
  readonly stretches: readonly Stretch[]
}

/** Section by section in the order of the later version, each removed one where it stood; word by word inside. */
export function changesBetween(earlier: PublishedText, later: PublishedText): readonly SectionChange[] {
  const [before, after] = [parts(earlier), parts(later)]
  const known = new Map(before.map((part) => [part.id, part]))
  const changes = after.map((part) => changeOf(known.get(part.id), part))
  const stays = new Set(after.map(({ id }) => id))
  for (const [at, part] of before.entries()) {
    if (stays.has(part.id)) continue
    const previous = before.slice(0, at).findLast(({ id }) => changes.some((change) => change.id === id))?.id
    const to = previous === undefined ? 0 : changes.findIndex(({ id }) => id === previous) + 1
    changes.splice(to, 0, changeOf(part, undefined))
  }
  return changes
}

type Part = Pick<SectionText, 'id' | 'title' | 'text'>

function parts(version: PublishedText): readonly Part[] {
  const before = openingText(version.text)
  const first = before === '' ? [] : [{ id: opening, title: '', text: before }]
  return [...first, ...publishedTexts(version)]
}

function changeOf(before: Part | undefined, after: Part | undefined): SectionChange {
  const { id, title } = after ?? before ?? { id: opening, title: '' }
  if (before && after) {
    const stretches = wordChanges(before.text, after.text)
    return { id, title, is: stretches.every(({ is }) => is === 'same') ? 'same' : 'changed', stretches }
  }
  const [is, stretch] = after ? (['added', 'new'] as const) : (['removed', 'gone'] as const)
  return { id, title, is, stretches: [{ is: stretch, text: (after ?? before)?.text ?? '' }] }
}

/** Words with the blanks behind them, and line breaks on their own. */
const token = /\n\s*|[^\s]+[^\S\n]*/g

interface Token {
  readonly key: string
  readonly text: string
}

/** A reading with fewest changed words: what is gone stands before what is new in its place. */
export function wordChanges(before: string, after: string): readonly Stretch[] {
  const [old, now] = [tokens(before), tokens(after)]
  const numbers = new KeyNumbers()
  const slots = slotsOfWords(numbers.ofAll(old))
  const places = alignToSlots(numbers.ofAll(now), slots, nistCosts)
  const stretches: Stretch[] = []
  let next = 0
  const goTo = (slot: number) => {
    for (; next < slot; next++) put(stretches, 'gone', old[next]?.text ?? '')
  }
  now.forEach(({ key, text }, at) => {
    const place = places[at] ?? -1
    goTo(place < 0 ? -place - 1 : place)
    const same = place >= 0 && old[place]?.key === key
    if (place >= 0 && !same) goTo(place + 1)
    if (same) next = place + 1
    put(stretches, same ? 'same' : 'new', text)
  })
  goTo(old.length)
  return goneFirst(stretches)
}

const tokens = (text: string): readonly Token[] =>
  (text.match(token) ?? []).map((match) => ({ text: match, key: match.trim() === '' ? '\n' : match.trim() }))

function put(stretches: Stretch[], is: Stretch['is'], text: string): void {
  const last = stretches.at(-1)
  if (last?.is === is) stretches[stretches.length - 1] = { is, text: last.text + text }
  else stretches.push({ is, text })
}

/** Between two stretches that stayed, everything that is gone and then everything that is new. */
function goneFirst(stretches: readonly Stretch[]): readonly Stretch[] {
  const ordered: Stretch[] = []
  let fresh = ''
  for (const { is, text } of stretches) {
    if (is === 'new') fresh += text
    else {
      if (is === 'same' && fresh !== '') {
        put(ordered, 'new', fresh)
        fresh = ''
      }
      put(ordered, is, text)
    }
  }
  if (fresh !== '') put(ordered, 'new', fresh)
  return ordered
}
