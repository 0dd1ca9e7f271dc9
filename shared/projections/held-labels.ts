import { type Credit, plus } from '#shared/figures/score.ts'
import { matchShapes, type ShapePair, type TaggedShape } from '#shared/figures/shape-score.ts'
import type { Span } from '#shared/figures/span.ts'
import { countSpans, creditOf, matchSpans } from '#shared/figures/span-score.ts'
import type { MarkedItem } from '#shared/figures/unitizing-alpha.ts'
import { isPlaced, type Label, type PlacedLabel, type Subject, tagsOf } from '#shared/labels/label.ts'
import type { MatchName, PlacedKind, ShapeMatch, SpanMatch } from './figure-list.ts'
import type { LabelledItem } from './labelled-item.ts'

/** What one person's labels of a kind come to in an item, held against another's or against what was settled. */
export interface HeldPair {
  readonly item: number
  /** Two people, or one where it is held against what was settled. */
  readonly who: readonly number[]
  readonly credits: ReadonlyMap<MatchName, Credit>
  /** By the strictest match of the kind's usual one: `mainMatch`. */
  readonly byTag: ReadonlyMap<string, Credit>
  /** Shapes that overlap by a half or more, whatever they are called. */
  readonly found: readonly ShapePair[]
}

/** All labels of one kind, matched. */
export interface HeldKind {
  readonly kind: PlacedKind
  readonly before: readonly HeldPair[]
  readonly after: readonly HeldPair[]
  /** Of spans and intervals: what was marked in each item. */
  readonly marked: readonly MarkedItem[]
  /** How many labels of sources bear each tag. */
  readonly tags: ReadonlyMap<string, number>
}

export const mainMatch = (kind: PlacedKind): MatchName => (kind === 'span' ? 'strict' : 'iou50')

const kinds: readonly PlacedKind[] = ['span', 'interval', 'box', 'polygon']

/** The kinds that there are; a label without a place (unanchored, not finite) is not held against anything. */
export function* heldLabels(
  items: readonly LabelledItem[],
  people: ReadonlyMap<string, number>,
): Generator<number, readonly HeldKind[]> {
  const held: HeldKind[] = []
  for (const kind of kinds) {
    const isThere = items.some(({ sources, settled }) =>
      [...sources.map(({ labels }) => labels), settled ?? []].some((labels) => labels.some((one) => one.kind === kind)),
    )
    if (isThere) held.push(yield* heldKind(kind, items, people))
  }
  return held
}

function* heldKind(
  kind: PlacedKind,
  items: readonly LabelledItem[],
  people: ReadonlyMap<string, number>,
): Generator<number, HeldKind> {
  const [before, after]: [HeldPair[], HeldPair[]] = [[], []]
  const marked: MarkedItem[] = []
  const tags = new Map<string, number>()
  for (const [item, { subject, sources, settled }] of items.entries()) {
    const said = sources.map(({ person, labels }) => ({ person: people.get(person) ?? 0, own: ofKind(labels, kind) }))
    for (const label of said.flatMap(({ own }) => own)) tags.set(tagOf(label), (tags.get(tagOf(label)) ?? 0) + 1)
    for (const [at, one] of said.entries())
      for (const other of said.slice(at + 1)) {
        const [low, high] = one.person < other.person ? [one, other] : [other, one]
        before.push({ item, who: [low.person, high.person], ...matched(kind, low.own, high.own) })
      }
    const right = settled && ofKind(settled, kind)
    if (right) for (const { person, own } of said) after.push({ item, who: [person], ...matched(kind, right, own) })
    if (isAbout(kind, subject))
      marked.push(
        markedIn(
          subject,
          said.map(({ own }) => own),
        ),
      )
    yield item + 1
  }
  return { kind, before: before.filter(hasLabels), after: after.filter(hasLabels), marked, tags }
}

const hasLabels = ({ credits }: HeldPair): boolean =>
  [...credits.values()].some(({ expected, given }) => expected + given > 0)

const ofKind = (labels: readonly Label[], kind: PlacedKind): readonly PlacedLabel[] =>
  labels.filter((label): label is PlacedLabel => isPlaced(label) && label.kind === kind && hasPlace(label))

function hasPlace(label: PlacedLabel): boolean {
  switch (label.kind) {
    case 'span':
      return (
        !label.unanchored && Number.isInteger(label.start) && Number.isInteger(label.end) && label.start < label.end
      )
    case 'interval':
      return Number.isFinite(label.start) && Number.isFinite(label.end) && label.start <= label.end
    case 'box':
      return (
        [label.x, label.y, label.width, label.height].every(Number.isFinite) && label.width >= 0 && label.height >= 0
      )
    case 'polygon':
      return label.points.length > 0 && [label.points, ...(label.moreParts ?? [])].flat(2).every(Number.isFinite)
  }
}

/** Of the few labels that bear several tags all of them are one. */
export const tagOf = (label: PlacedLabel): string => tagsOf(label).join(' + ')

type Matched = Pick<HeldPair, 'credits' | 'byTag' | 'found'>

const matched = (kind: PlacedKind, expected: readonly PlacedLabel[], given: readonly PlacedLabel[]): Matched =>
  kind === 'span' ? matchedSpans(spansOf(expected), spansOf(given)) : matchedShapes(shapesOf(expected), shapesOf(given))

const spansOf = (labels: readonly PlacedLabel[]): readonly Span[] =>
  labels.flatMap((label) => (label.kind === 'span' ? [{ start: label.start, end: label.end, tag: tagOf(label) }] : []))

const shapesOf = (labels: readonly PlacedLabel[]): readonly TaggedShape[] =>
  labels.flatMap((label) => (label.kind === 'span' ? [] : [{ shape: label, tag: tagOf(label) }]))

export const spanMatches: readonly SpanMatch[] = ['strict', 'exact', 'partial', 'type']
export const shapeMatches: readonly ShapeMatch[] = ['iou50', 'iou75', 'iou50-any']

function matchedSpans(expected: readonly Span[], given: readonly Span[]): Matched {
  const item = { expected, given }
  const credits = new Map<MatchName, Credit>()
  for (const mode of spanMatches) credits.set(mode, creditOf(countSpans(item, mode, matchSpans(item, mode))))
  const right = matchSpans(item, 'strict').filter((pair) => pair.right)
  return { credits, byTag: creditsByTag(expected, given, right), found: [] }
}

function matchedShapes(expected: readonly TaggedShape[], given: readonly TaggedShape[]): Matched {
  const item = { expected, given }
  const pairs = {
    iou50: matchShapes(item, { atLeast: 0.5, tags: 'same' }),
    iou75: matchShapes(item, { atLeast: 0.75, tags: 'same' }),
    'iou50-any': matchShapes(item, { atLeast: 0.5, tags: 'any' }),
  }
  const credits = new Map<MatchName, Credit>()
  for (const match of shapeMatches)
    credits.set(match, { earned: pairs[match].length, expected: expected.length, given: given.length })
  return { credits, byTag: creditsByTag(expected, given, pairs.iou50), found: pairs['iou50-any'] }
}

/** Those that are right bear one tag, so that a tag's are a part of all. */
function creditsByTag(
  expected: readonly { readonly tag: string }[],
  given: readonly { readonly tag: string }[],
  right: readonly { readonly expected: number }[],
): ReadonlyMap<string, Credit> {
  const credits = new Map<string, Credit>()
  const add = (tag: string, part: keyof Credit): void => {
    const none = { earned: 0, expected: 0, given: 0 }
    credits.set(tag, plus(credits.get(tag) ?? none, { ...none, [part]: 1 }))
  }
  for (const { tag } of expected) add(tag, 'expected')
  for (const { tag } of given) add(tag, 'given')
  for (const pair of right) add(expected[pair.expected]?.tag ?? '', 'earned')
  return credits
}

const isAbout = (kind: PlacedKind, { is }: Subject): boolean =>
  (kind === 'span' && is === 'text') || (kind === 'interval' && is === 'audio')

/** Code points of a text, milliseconds of a recording. What is empty marks nothing. */
function markedIn(subject: Subject, said: readonly (readonly PlacedLabel[])[]): MarkedItem {
  const times = subject.is === 'text' ? 1 : 1000
  const marked = said.map((labels) =>
    labels.flatMap((label): Span[] => {
      if (label.kind !== 'span' && label.kind !== 'interval') return []
      const [start, end] = [Math.max(0, Math.round(label.start * times)), Math.round(label.end * times)]
      return start < end ? [{ start, end, tag: tagOf(label) }] : []
    }),
  )
  return { length: Math.max(lengthOf(subject), ...marked.flat().map(({ end }) => end)), marked }
}

function lengthOf(subject: Subject): number {
  if (subject.is === 'text') return Array.from(subject.text).length
  return subject.is === 'audio' ? Math.round((subject.seconds ?? 0) * 1000) : 0
}
