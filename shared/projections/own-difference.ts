import type { ComparisonProfile, UnitComparison } from '#shared/compare/comparison.ts'
import { readingKey } from '#shared/compare/differences.ts'
import { isKept, isOtherForm, type Step } from '#shared/compare/own-words.ts'
import type { Word } from '#shared/compare/words.ts'
import type { Place } from '#shared/domain/place.ts'
import type { Ruling } from '#shared/domain/ruling.ts'
import type { Cell } from './own-cells.ts'

/** What made the result say something else: a trainer, a settling, somebody's typing, or what most of the sources said. */
export const changers = ['ruled', 'settled', 'edited', 'agreed'] as const
export type Changer = (typeof changers)[number]

/** A word that became another, by their keys; the empty one is "nothing". */
export interface Swap {
  readonly said: string
  readonly stands: string
}

/** One place at which the result says something else than one source. */
export interface OwnDifference {
  readonly place: Place
  readonly said: string
  readonly stands: string
  /** Whether other words stand there, or the same ones in another form: case, punctuation, and what else the profile folds. */
  readonly kind: 'words' | 'form'
  readonly how: Changer
  /** Who settled it, or ruled. */
  readonly by: string | null
  readonly ruling: Ruling | null
  readonly swaps: readonly Swap[]
}

/** A word of a source, with the column of its unit's network that it is in. */
export interface SaidWord extends Word {
  readonly column: number
}

interface InCell {
  readonly unit: UnitComparison
  readonly cell: Cell
  readonly own: readonly SaidWord[]
  readonly steps: readonly Step[]
  readonly profile: ComparisonProfile
}

type Kind = OwnDifference['kind']

/** What was decided as one is one difference; between such places each run of changed words is. */
export function differencesInCell({ unit, cell, own, steps, profile }: InCell): readonly OwnDifference[] {
  if (cell.one) {
    const kind = steps.some((step) => !isKept(step)) ? 'words' : steps.some(isOtherForm) ? 'form' : null
    if (kind === null) return []
    const place = { unit: unit.unit, from: cell.from, to: cell.to }
    return [difference(kind, { steps, place, stands: cell.stands.trim(), ...deciderOf(unit, cell, kind, profile) })]
  }
  const column = new Map<Word | undefined, number>(own.map((word) => [word, word.column]))
  let next = cell.from
  return runsOf(steps).flatMap(({ kind, steps: run }) => {
    const columns = run.flatMap(({ said }) => column.get(said) ?? [])
    const from = columns[0] ?? next
    next = (columns.at(-1) ?? from - 1) + 1
    if (kind === null) return []
    const place = { unit: unit.unit, from, to: next }
    const stands = run.flatMap((step) => step.stands?.text ?? []).join(' ')
    const how = kind === 'form' && isAsAgreed(unit, place, stands) ? 'agreed' : 'edited'
    return [difference(kind, { steps: run, place, stands, how, by: null, ruling: null })]
  })
}

function difference(
  kind: Kind,
  { steps, ...rest }: Omit<OwnDifference, 'kind' | 'said' | 'swaps'> & { readonly steps: readonly Step[] },
): OwnDifference {
  const changed = steps.filter((step) => !isKept(step))
  return {
    ...rest,
    kind,
    said: steps.flatMap(({ said }) => said?.text ?? []).join(' '),
    swaps: changed.map(({ said, stands }) => ({ said: said?.key ?? '', stands: stands?.key ?? '' })),
  }
}

/** A settled place whose words somebody changed since was edited. */
function deciderOf(
  unit: UnitComparison,
  { from, to, stands, ruling, settled }: Cell,
  kind: Kind,
  profile: ComparisonProfile,
): Pick<OwnDifference, 'how' | 'by' | 'ruling'> {
  if (ruling) return { how: 'ruled', by: ruling.by, ruling }
  const key = readingKey(stands, profile)
  const isWhole = settled?.place.from === from && settled.place.to === to
  if (settled && (!isWhole || readingKey(settled.after, profile) === key))
    return { how: 'settled', by: settled.by, ruling: null }
  const agreed = consensusIn(unit, from, to)
  const isAgreed = kind === 'form' ? agreed === stands.trim() : readingKey(agreed, profile) === key
  return { how: !settled && isAgreed ? 'agreed' : 'edited', by: null, ruling: null }
}

const isAsAgreed = (unit: UnitComparison, { from, to }: Place, stands: string): boolean =>
  consensusIn(unit, from, to) === stands

const consensusIn = ({ columns }: UnitComparison, from: number, to: number): string =>
  columns
    .slice(from, to)
    .map(({ arcs, consensus }) => arcs[consensus]?.text ?? '')
    .filter((text) => text !== '')
    .join(' ')

/** Steps in order as runs of one kind; null where nothing changed. */
function runsOf(steps: readonly Step[]): readonly { readonly kind: Kind | null; readonly steps: readonly Step[] }[] {
  const runs: { kind: Kind | null; steps: Step[] }[] = []
  for (const step of steps) {
    const kind = !isKept(step) ? 'words' : isOtherForm(step) ? 'form' : null
    const last = runs.at(-1)
    if (last?.kind === kind) last.steps.push(step)
    else runs.push({ kind, steps: [step] })
  }
  return runs
}
