import type { ComparisonProfile } from '#shared/compare/comparison.ts'
import { readingsKey } from '#shared/compare/spelled-there.ts'
import { inForce } from '#shared/domain/precedent.ts'
import type { PrecedentRow } from '#shared/protocol/precedent-messages.ts'
import { type PrecedentIndex, searchWords } from './precedent-index.ts'

/** More than so many are no help. */
const mostOffered = 3

/** A place that waits for a ruling, as far as its reader knows it. */
export interface Unruled {
  /** What sources said there; empty for whoever may not see it. */
  readonly readings: readonly string[]
  readonly stands: string
  /** What is asked about it. */
  readonly question: string
  /** Null while nobody has said it. */
  readonly reason: string | null
  readonly language: string
}

export interface Like {
  readonly precedent: PrecedentRow
  /** Why it is offered, the strongest first. */
  readonly by: 'readings' | 'words' | 'reason'
}

/** Words in which the readings differ: what all of them hold says nothing about the question. */
function tellingWords({ readings, stands }: Unruled): readonly string[] {
  const said = readings.map((reading) => new Set(searchWords(reading)))
  const all = new Set(said.flatMap((words) => [...words]))
  const telling = [...all].filter((word) => said.some((words) => !words.has(word)))
  return telling.length > 0 ? telling : searchWords(stands).slice(0, 4)
}

/**
 * What was settled before and is alike: the same readings, then some of the same words, then the same reason in the
 * same language; the later first among equals. At most three, and none where nothing is alike.
 */
export function likePrecedents(
  precedents: readonly PrecedentRow[],
  index: PrecedentIndex,
  unruled: Unruled,
  profile: ComparisonProfile,
): readonly Like[] {
  const standing = precedents.filter(inForce).toReversed()
  const key = readingsKey(unruled.readings, profile)
  const same = key === null ? [] : standing.filter((row) => keyOf(row, profile) === key)
  const about = `${unruled.stands} ${unruled.question}`
  const words = index.saying(tellingWords(unruled), about, unruled.readings.length === 0).filter(inForce)
  const kind = (one: PrecedentRow) => one.reason === unruled.reason && one.language === unruled.language
  const reason = unruled.reason === null ? [] : standing.filter(kind)
  const found = new Map<string, Like>()
  for (const [by, list] of [
    ['readings', same],
    ['words', byReason(words, unruled.reason)],
    ['reason', reason],
  ] as const)
    for (const precedent of list) if (!found.has(precedent.id)) found.set(precedent.id, { precedent, by })
  return [...found.values()].slice(0, mostOffered)
}

const keys = new WeakMap<PrecedentRow, { readonly profile: ComparisonProfile; readonly key: string | null }>()

/** Computed once for each precedent: it is asked for with every key that is pressed. */
function keyOf(row: PrecedentRow, profile: ComparisonProfile): string | null {
  const known = keys.get(row)
  if (known?.profile === profile) return known.key
  const key = readingsKey(row.readings, profile)
  keys.set(row, { profile, key })
  return key
}

/** Those of the same reason first, else as they are. */
const byReason = (rows: readonly PrecedentRow[], reason: string | null): readonly PrecedentRow[] =>
  reason === null ? rows : rows.toSorted((a, b) => Number(b.reason === reason) - Number(a.reason === reason))
