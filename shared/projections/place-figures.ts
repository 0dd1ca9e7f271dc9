import { type Credit, type Score, scorePart } from '#shared/figures/score.ts'
import { meanOverlap } from '#shared/figures/shape-score.ts'
import { unitizingAlpha } from '#shared/figures/unitizing-alpha.ts'
import { figureSeed } from './answer-figures.ts'
import type { FigureList, MatchName, When } from './figure-list.ts'
import { type HeldKind, type HeldPair, mainMatch, shapeMatches, spanMatches } from './held-labels.ts'

const parts: readonly (keyof Score)[] = ['precision', 'recall', 'f1']

/** Everything that is told of where the labels of one kind are: of all, of each tag, of each annotator and of each two. */
export function* placeFigures(held: HeldKind, list: FigureList): Generator<number, void> {
  const tags = list.tagsOf(held.tags)
  yield* sharedFigures(held, list)
  yield* markedFigures(held, list, tags)
  for (const when of ['before', 'after'] as const) {
    const pairs = held[when]
    if (pairs.length === 0) continue
    for (const tag of tags) yield* tagFigures(held, { when, tag, pairs: withTag(pairs, tag) }, list)
  }
}

/** Neither side is right before review: then only F1 is told, which is the same from both. */
function* sharedFigures({ kind, before, after }: HeldKind, list: FigureList): Generator<number, void> {
  const { people } = list.most
  const main = mainMatch(kind)
  const all = kind === 'span' ? spanMatches : shapeMatches
  const told = function* (
    when: When,
    who: readonly number[],
    pairs: readonly HeldPair[],
    matches: readonly MatchName[],
  ) {
    const about = { is: 'place', kind, tag: null } as const
    for (const match of matches)
      for (const part of when === 'after' ? parts : (['f1'] as const))
        yield* list.add({ about, when, who, measure: `${part}-${match}` }, scoreSteps(pairs, match, part))
    if (kind !== 'span') yield* list.add({ about, when, who, measure: 'overlap' }, overlapSteps(pairs))
  }
  if (before.length > 0) yield* told('before', [], before, all)
  for (const [who, pairs] of byPerson(before, people)) yield* told('before', [who], pairs, [main])
  for (const [who, pairs] of byPair(before, people)) yield* told('before', who, pairs, [main])
  if (after.length > 0) yield* told('after', [], after, all)
  for (const [who, pairs] of byPerson(after, people)) yield* told('after', [who], pairs, all)
}

function* markedFigures(
  { kind, marked }: HeldKind,
  list: FigureList,
  tags: readonly string[],
): Generator<number, void> {
  if (marked.length === 0) return
  const key = { when: 'before', who: [], measure: 'alpha-unitizing' } as const
  yield* list.add({ ...key, about: { is: 'place', kind, tag: null } }, unitizingAlpha(marked, figureSeed))
  for (const tag of tags)
    yield* list.add({ ...key, about: { is: 'place', kind, tag } }, unitizingAlpha(marked, figureSeed, tag))
}

interface TagPairs {
  readonly when: When
  readonly tag: string
  readonly pairs: readonly HeldPair[]
}

function* tagFigures({ kind }: HeldKind, { when, tag, pairs }: TagPairs, list: FigureList): Generator<number, void> {
  const about = { is: 'place', kind, tag } as const
  const main = mainMatch(kind)
  for (const part of when === 'after' ? parts : (['f1'] as const))
    yield* list.add({ about, when, who: [], measure: `${part}-${main}` }, scoreSteps(pairs, main, part, tag))
  for (const [who, own] of byPerson(pairs, list.most.people))
    yield* list.add({ about, when, who: [who], measure: `f1-${main}` }, scoreSteps(own, main, 'f1', tag))
}

const withTag = (pairs: readonly HeldPair[], tag: string): readonly HeldPair[] =>
  pairs.filter(({ byTag }) => byTag.has(tag))

const none: Credit = { earned: 0, expected: 0, given: 0 }

function scoreSteps(pairs: readonly HeldPair[], match: MatchName, part: keyof Score, tag?: string) {
  const credits = pairs.map(({ credits: all, byTag }) => (tag === undefined ? all.get(match) : byTag.get(tag)) ?? none)
  return scorePart(credits, part, figureSeed, itemsOf(pairs))
}

const overlapSteps = (pairs: readonly HeldPair[]) =>
  meanOverlap(
    pairs.map(({ found }) => found),
    figureSeed,
    itemsOf(pairs),
  )

const itemsOf = (pairs: readonly HeldPair[]): readonly number[] => pairs.map(({ item }) => item)

function byPerson(pairs: readonly HeldPair[], most: number): readonly (readonly [number, readonly HeldPair[]])[] {
  const people = new Map<number, HeldPair[]>()
  for (const pair of pairs)
    for (const person of pair.who) {
      if (person >= most) continue
      const own = people.get(person)
      if (own) own.push(pair)
      else people.set(person, [pair])
    }
  return [...people].toSorted(([a], [b]) => a - b)
}

function byPair(
  pairs: readonly HeldPair[],
  most: number,
): readonly (readonly [readonly number[], readonly HeldPair[]])[] {
  const twos = new Map<string, [readonly number[], HeldPair[]]>()
  for (const pair of pairs) {
    if (pair.who.some((person) => person >= most)) continue
    const key = pair.who.join(' ')
    const known = twos.get(key)
    if (known) known[1].push(pair)
    else twos.set(key, [pair.who, [pair]])
  }
  return [...twos.values()].toSorted(([[a = 0, b = 0]], [[c = 0, d = 0]]) => a - c || b - d)
}
