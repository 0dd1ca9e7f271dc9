import canonicalize from 'canonicalize'
import { toHexString } from 'lib0/buffer'
import { digest } from 'lib0/hash/sha256'
import { encodeUtf8 } from 'lib0/string'
import type { Label } from '#shared/labels/label.ts'
import { type LabelRecord, recordLines, withLines } from '#shared/labels/label-record.ts'
import type { Bench, BenchUnit } from './bench.ts'
import { afterReplacement, replaceAt } from './draft-change.ts'
import type { Place } from './place.ts'

/** A place whose value a trainer has ruled. */
export interface RuledPlace {
  readonly place: Place
  readonly value: string
}

/** One unit of an item's result: the draft with every ruled place replaced by its ruled value. */
export interface ResultUnit {
  readonly id: string
  readonly start?: number
  readonly end?: number
  readonly speaker?: string
  readonly text: string
  readonly label?: Label
}

/** Hex SHA-256 of UTF-8 bytes; the same in the browser over plain http, where `crypto.subtle` is missing. */
export const wordsHash = (words: string): string => toHexString(digest(encodeUtf8(words)))

function resultOfUnit(unit: BenchUnit, rulings: readonly RuledPlace[]): readonly ResultUnit[] {
  const { stretch: _, label, unwritten: __, ...fields } = unit
  const ruled = rulings.filter(({ place }) => place.unit === unit.id)
  if (label) {
    const record = ruledLabel(label, ruled)
    return record.there ? [{ ...fields, text: recordLines(record).text, label: record.value }] : []
  }
  const replacements = ruled
    .flatMap(({ place, value }) => replaceAt(unit, place, value) ?? [])
    .sort((a, b) => b.at - a.at)
  return [{ ...fields, text: replacements.reduce(afterReplacement, unit.text) }]
}

/** What a label says where some of it is ruled. */
export const ruledLabel = (label: LabelRecord, rulings: readonly RuledPlace[]): LabelRecord =>
  rulings.reduce((record, { place, value }) => withLines(record, place.from, place.to, value) ?? record, label)

/** Of labels those that stand there. Feeds the screen, exports and every figure, so nothing that is typed under a ruling changes what was ruled. */
export const resultOf = (bench: Pick<Bench, 'units'>, rulings: readonly RuledPlace[]): readonly ResultUnit[] =>
  bench.units.flatMap((unit) => resultOfUnit(unit, rulings))

/** What a signer saw: hex SHA-256 over the canonical JSON (RFC 8785) of the result's units. */
export const resultHash = (units: readonly ResultUnit[]): string => wordsHash(canonicalize(units) ?? '')
