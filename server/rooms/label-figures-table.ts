import type { Caller } from '#server/auth/caller.ts'
import type { Figure } from '#shared/figures/figure.ts'
import { writeRow } from '#shared/formats/delimited.ts'
import { asText } from '#shared/formats/spreadsheet-text.ts'
import type { FigureAbout } from '#shared/projections/figure-list.ts'
import type { LabelFiguresQuery, ShownFigures } from '#shared/protocol/label-figures-messages.ts'
import type { SeenRoom } from './seen-room.ts'
import { seenFigures, shownFigures } from './told-label-figures.ts'

const head = [
  ...['about', 'name', 'tag', 'review', 'person', 'other', 'measure'],
  ...['value', 'low', 'high', 'items', 'undefined_because'],
]

/** Counting may take as long as a browser waits for a file. */
const patience = 60_000

/**
 * The same figures as a table, a row for each: `about` is a question, an attribute, what things of a kind are called
 * (`naming`) or where they are (`place`); values are not rounded. Undefined where they are not counted by then.
 */
export async function labelFiguresTable(
  room: SeenRoom,
  caller: Caller,
  query: LabelFiguresQuery,
): Promise<string | undefined> {
  const { figures } = await seenFigures(room, caller, query, patience)
  if (!figures) return undefined
  const shown = await shownFigures(room, figures, caller, query)
  return query.table === 'matrices' ? matrixTable(shown) : figureTable(shown)
}

function figureTable({ rows, people }: ShownFigures): string {
  const cells = rows.map(({ about, when, who: [one, other], measure, figure }) => [
    ...[about.is, nameIn(about), about.is === 'place' ? (about.tag ?? '') : '', when],
    ...[one, other].map(nameOf(people)),
    measure,
    ...cellsOf(figure),
  ])
  return written([head, ...cells])
}

const matrixHead = ['about', 'name', 'review', 'person', 'other', 'expected', 'given', 'times']

/** How often what was taken for what; nothing stands where one of the two has no such label. */
function matrixTable({ matrices, people }: ShownFigures): string {
  const cells = matrices.flatMap(({ about, when, who: [one, other], tags, counts }) => {
    const key = [about.is, nameIn(about), when, ...[one, other].map(nameOf(people))]
    return tags.flatMap((expected, row) =>
      tags.flatMap((given, column) => {
        const times = counts[row]?.[column] ?? 0
        return times === 0 ? [] : [[...key, expected ?? '', given ?? '', times]]
      }),
    )
  })
  return written([matrixHead, ...cells])
}

const written = (rows: readonly (readonly (string | number)[])[]): string =>
  rows.map((row) => writeRow(row.map(asText))).join('')

const nameOf =
  (people: readonly string[]) =>
  (person: number | undefined): string =>
    person === undefined ? '' : (people[person] ?? '')

const nameIn = (about: FigureAbout): string => ('kind' in about ? about.kind : about.name)

function cellsOf(figure: Figure): readonly (string | number)[] {
  if (!figure.defined) return ['', '', '', figure.n, figure.reason]
  const { value, interval, n } = figure
  return [value, interval?.low ?? '', interval?.high ?? '', n, '']
}
