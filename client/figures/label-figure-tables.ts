import { msg, str } from '@lit/localize'
import { html } from 'lit'
import type { Share } from '#shared/compare/wilson.ts'
import type { Figure } from '#shared/figures/figure.ts'
import {
  type FigureAbout,
  type Measure,
  otherNames,
  type TagMatrix,
  type When,
} from '#shared/projections/figure-list.ts'
import type { MatrixRow } from '../elements/room-figure-matrix.ts'
import type { FigureCell, FigureRow } from '../elements/room-figure-table.ts'
import { type FigureGroup, figureIn, mainMeasure, measuresIn, peopleIn, tagsIn } from './label-figure-groups.ts'
import { certaintyWords, figureWords, measureWords, tagWords, valueWords } from './label-figure-words.ts'
import type { ShareRow } from './share-rows.ts'
import { numberWords } from './work-words.ts'

/** A number with what it rests on; why there is none; or nothing where the figure is not told at all. */
export function figureCell(measure: Measure, figure: Figure | undefined): FigureCell {
  if (!figure) return { words: '–', none: true }
  if (!figure.defined) return { words: html`<span class="none">${figureWords(measure, figure)}</span>` }
  return {
    words: html`<strong>${figureWords(measure, figure)}</strong> <small>${certaintyWords(measure, figure)}</small>`,
  }
}

/** A row for each measure, before review and after it. */
export const summaryRows = (
  group: FigureGroup,
  is: FigureAbout['is'],
  { who, when }: { readonly who: readonly number[]; readonly when: readonly When[] },
): readonly FigureRow[] =>
  measuresIn(group, is).map((measure) => ({
    id: measure,
    name: measureWords(measure),
    cells: when.map((one) => figureCell(measure, figureIn(group.rows, { when: one, who, measure, is }))),
  }))

/** What a row of a group is about: a tag, or a person by number. */
type Of = { readonly tag: string } | { readonly person: number }

const figureOf = (group: FigureGroup, of: Of, when: When, measure: Measure): Figure | undefined => {
  const is = group.about.is
  return 'tag' in of
    ? figureIn(group.rows, { when, who: [], measure, tag: of.tag, is })
    : figureIn(group.rows, { when, who: [of.person], measure, is })
}

const barOf = (measure: Measure, figure: Figure | undefined) => ({
  share: figure?.defined ? shareOf(figure) : null,
  words: figure ? (figure.defined ? valueWords(measure, figure.value) : msg('not defined')) : msg('not told yet'),
})

const shareOf = ({ value, interval }: Extract<Figure, { defined: true }>): Share => ({
  rate: value,
  ...(interval ?? { low: value, high: value }),
})

/** Bars of the group's main measure. */
export function bars(
  group: FigureGroup,
  rows: readonly { readonly name: string; readonly of: Of }[],
  when: readonly When[],
): readonly ShareRow[] {
  const measure = mainMeasure(group)
  return rows.map(({ name, of }) => ({
    name,
    bars: when.map((one) => barOf(measure, figureOf(group, of, one, measure))),
  }))
}

export const tagRows = (group: FigureGroup) =>
  tagsIn(group).map((tag) => ({ id: tag, name: tagWords(tag), of: { tag } }))

export const personRows = (group: FigureGroup, people: readonly string[]) =>
  peopleIn(group).map((person) => ({ id: String(person), name: people[person] ?? '', of: { person } }))

/** The same numbers as a table, with those that have no bar. */
export const barTable = (
  group: FigureGroup,
  rows: readonly { readonly id: string; readonly name: string; readonly of: Of }[],
  columns: readonly { readonly when: When; readonly measure: Measure }[],
): readonly FigureRow[] =>
  rows.map(({ id, name, of }) => ({
    id,
    name: html`<span dir="auto">${name}</span>`,
    cells: columns.map(({ when, measure }) => figureCell(measure, figureOf(group, of, when, measure))),
  }))

/** Every two people: how far they agree. Below the diagonal as above it. */
export function pairMatrix(group: FigureGroup, people: readonly string[], measure: Measure): readonly MatrixRow[] {
  const numbers = peopleIn(group)
  return numbers.map((one) => ({
    name: people[one] ?? '',
    cells: numbers.map((other) => {
      if (one === other) return { words: '', share: null }
      const who = [one, other].sort((a, b) => a - b)
      const figure = figureIn(group.rows, { when: 'before', who, measure, is: group.about.is })
      return matrixCell(measure, figure, msg(str`${people[one] ?? ''} and ${people[other] ?? ''}`))
    }),
  }))
}

/** Every tag by every annotator, after review, or before it where nothing is settled. */
export function tagMatrix(group: FigureGroup, people: readonly string[], when: When): readonly MatrixRow[] {
  const measure = mainMeasure(group)
  return tagsIn(group).map((tag) => ({
    name: tagWords(tag),
    cells: peopleIn(group).map((person) =>
      matrixCell(
        measure,
        figureIn(group.rows, { when, who: [person], measure, tag }),
        msg(str`${tagWords(tag)}, ${people[person] ?? ''}`),
      ),
    ),
  }))
}

function matrixCell(measure: Measure, figure: Figure | undefined, what: string) {
  if (!figure?.defined) return { words: '–', share: null, full: `${what}: ${figureWords(measure, figure)}` }
  const words = valueWords(measure, figure.value)
  return { words, share: Math.max(0, figure.value), full: `${what}: ${words} (${certaintyWords(measure, figure)})` }
}

export function confusionRows({ tags, counts, together }: TagMatrix): readonly MatrixRow[] {
  return tags.map((tag, row) => {
    const all = (counts[row] ?? []).reduce((sum, count) => sum + count, 0)
    return {
      name: nameIn(tag, together),
      cells: tags.map((given, column) => {
        const count = counts[row]?.[column] ?? 0
        return {
          words: numberWords(count),
          share: count === 0 || all === 0 ? null : count / all,
          full: `${nameIn(tag, together)} → ${nameIn(given, together)}: ${numberWords(count)}`,
        }
      }),
    }
  })
}

export const confusionHeads = ({ tags, together }: TagMatrix): readonly string[] =>
  tags.map((tag) => nameIn(tag, together))

function nameIn(tag: string | null, together: number): string {
  if (tag === null) return msg('(nothing)')
  return tag === otherNames && together > 0 ? msg(str`${together} others`) : tagWords(tag)
}
