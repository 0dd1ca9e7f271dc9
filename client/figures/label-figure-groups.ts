import type { Figure } from '#shared/figures/figure.ts'
import type { FigureAbout, FigureRow, Measure, PlacedKind, TagMatrix, When } from '#shared/projections/figure-list.ts'
import type { ShownFigures } from '#shared/protocol/label-figures-messages.ts'

/** What stands on one card: a question, an attribute, or where and what the labels of a kind are. */
export interface FigureGroup {
  readonly id: string
  readonly about: FigureAbout
  readonly rows: readonly FigureRow[]
  readonly matrices: readonly TagMatrix[]
}

/** Questions first, then kinds, then attributes, as they are told. */
export function figureGroups({ rows, matrices }: Pick<ShownFigures, 'rows' | 'matrices'>): readonly FigureGroup[] {
  const groups = new Map<string, { about: FigureAbout; rows: FigureRow[]; matrices: TagMatrix[] }>()
  const of = (about: FigureAbout) => {
    const id = groupId(about)
    const group = groups.get(id) ?? {
      about: about.is === 'naming' ? wholeKind(about.kind) : about,
      rows: [],
      matrices: [],
    }
    groups.set(id, group)
    return group
  }
  for (const row of rows) of(row.about).rows.push(row)
  for (const matrix of matrices) of(matrix.about).matrices.push(matrix)
  const order = ['question', 'place', 'attribute']
  return [...groups]
    .map(([id, group]) => ({
      id,
      ...group,
      about: group.about.is === 'place' ? wholeKind(group.about.kind) : group.about,
    }))
    .toSorted((a, b) => order.indexOf(a.about.is) - order.indexOf(b.about.is))
}

const wholeKind = (kind: PlacedKind): FigureAbout => ({ is: 'place', kind, tag: null })

const groupId = (about: FigureAbout): string => ('kind' in about ? `kind ${about.kind}` : `${about.is} ${about.name}`)

/** The one figure of its kind. */
export const figureIn = (
  rows: readonly FigureRow[],
  {
    when,
    who,
    measure,
    tag = null,
    is,
  }: { when: When; who: readonly number[]; measure: Measure; tag?: string | null; is?: FigureAbout['is'] },
): Figure | undefined =>
  rows.find(
    (row) =>
      row.when === when &&
      row.measure === measure &&
      row.who.length === who.length &&
      row.who.every((person, at) => person === who[at]) &&
      (is === undefined || row.about.is === is) &&
      tagIn(row.about) === tag,
  )?.figure

const tagIn = (about: FigureAbout): string | null => (about.is === 'place' ? about.tag : null)

/** What bars and matrices are drawn of: the measure that tells most in one number. */
export function mainMeasure({ about }: FigureGroup): Measure {
  if (about.is !== 'place') return 'agreement'
  return about.kind === 'span' ? 'f1-strict' : 'f1-iou50'
}

/** Measures of all together in the order in which they are told; of one annotator's own page that person's. */
export function measuresIn(group: FigureGroup, is: FigureAbout['is']): readonly Measure[] {
  const rows = group.rows.filter(({ about }) => about.is === is && tagIn(about) === null)
  const together = rows.filter(({ who }) => who.length === 0)
  const told = new Set((together.length > 0 ? together : rows).map(({ measure }) => measure))
  return [...told].toSorted((a, b) => placeOf(a) - placeOf(b))
}

/** The three of one match stand together. */
const matches = ['strict', 'exact', 'partial', 'type', 'iou50', 'iou75', 'iou50-any']
const parts = ['f1', 'precision', 'recall']

function placeOf(measure: Measure): number {
  const at = measure.indexOf('-')
  const part = parts.indexOf(measure.slice(0, at))
  return part < 0 ? 0 : 1 + matches.indexOf(measure.slice(at + 1)) * parts.length + part
}

export const tagsIn = ({ rows }: FigureGroup): readonly string[] => [
  ...new Set(rows.flatMap(({ about }) => tagIn(about) ?? [])),
]

/** Numbers of the people who have figures of their own. */
export const peopleIn = ({ rows }: FigureGroup): readonly number[] =>
  [...new Set(rows.flatMap(({ who }) => (who.length === 1 ? who : [])))].sort((a, b) => a - b)

export const hasPairs = ({ rows }: FigureGroup): boolean => rows.some(({ who }) => who.length === 2)
