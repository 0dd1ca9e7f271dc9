import { contentKey } from '#shared/compare/label-nodes.ts'
import { defaultLabelProfile, type LabelProfile } from '#shared/compare/label-profile.ts'
import type { Label } from '#shared/labels/label.ts'
import type { LabelConfig } from '#shared/labels/label-config.ts'
import { answerFigures } from './answer-figures.ts'
import { answerSheets } from './answer-sheets.ts'
import { FigureList, type FigureRow, type TagMatrix } from './figure-list.ts'
import { heldLabels } from './held-labels.ts'
import { type ItemFigures, itemFigures } from './item-figures.ts'
import type { LabelledItem } from './labelled-item.ts'
import { placeFigures } from './place-figures.ts'

export interface LabelFiguresInput {
  readonly items: readonly LabelledItem[]
  readonly config: LabelConfig | null
  readonly profile?: LabelProfile
}

/** What figures are left out for, so that a room of any size is told: the busiest stay. */
export interface FigureBounds {
  readonly people: number
  readonly tags: number
}

export const figureBounds: FigureBounds = { people: 24, tags: 60 }

/** All figures of a room, among its sources and of each source with what was settled. */
export interface LabelFigures {
  readonly items: number
  readonly settled: number
  /** Ids, by number: rows name people so. Those with most items first. */
  readonly people: readonly string[]
  readonly rows: readonly FigureRow[]
  readonly matrices: readonly TagMatrix[]
  /** By id. */
  readonly each: readonly ItemFigures[]
  /** How many people and tags have no figures of their own here. */
  readonly leftOut: FigureBounds
}

/**
 * Counts in steps, and yields after each; the same for any order of items, of sources and of their labels. A person's second
 * source of one item is not counted.
 */
export function* labelFigures(
  { items: given, config, profile = defaultLabelProfile }: LabelFiguresInput,
  bounds: FigureBounds = figureBounds,
): Generator<number, LabelFigures> {
  const items: LabelledItem[] = []
  for (const item of given.toSorted((a, b) => (a.id < b.id ? -1 : 1))) yield items.push(inOrder(item))
  const people = peopleIn(items)
  const numbers = new Map(people.map((person, at) => [person, at]))
  const list = new FigureList({ people: bounds.people, tags: bounds.tags })
  const sheets = yield* answerSheets(items, numbers, { config, profile })
  for (const sheet of sheets) yield* answerFigures(sheet, list)
  const held = yield* heldLabels(items, numbers)
  for (const kind of held) yield* placeFigures(kind, list)
  return {
    items: items.length,
    settled: items.filter(({ settled }) => settled !== null).length,
    people,
    rows: list.rows,
    matrices: list.matrices,
    each: yield* itemFigures(items, sheets, held),
    leftOut: { people: Math.max(0, people.length - bounds.people), tags: list.tagsLeftOut },
  }
}

function inOrder({ sources, settled, ...item }: LabelledItem): LabelledItem {
  const first = new Map<string, LabelledItem['sources'][number]>()
  for (const source of sources) if (!first.has(source.person)) first.set(source.person, source)
  return {
    ...item,
    sources: [...first.values()]
      .toSorted((a, b) => (a.person < b.person ? -1 : 1))
      .map(({ person, labels }) => ({ person, labels: byContent(labels) })),
    settled: settled && byContent(settled),
  }
}

function byContent(labels: readonly Label[]): readonly Label[] {
  const keyed = labels.map((label) => ({ label, key: `${contentKey(label)} ${label.id}` }))
  return keyed.toSorted((a, b) => (a.key < b.key ? -1 : Number(a.key > b.key))).map(({ label }) => label)
}

function peopleIn(items: readonly LabelledItem[]): readonly string[] {
  const counts = new Map<string, number>()
  for (const { sources } of items) for (const { person } of sources) counts.set(person, (counts.get(person) ?? 0) + 1)
  return [...counts].toSorted(([a, many], [b, more]) => more - many || (a < b ? -1 : 1)).map(([person]) => person)
}
