import { benchUnit } from '#shared/domain/bench.ts'
import { type Dispute, openDisputes } from '#shared/domain/dispute.ts'
import { isLabelled, type ListedItem } from '#shared/domain/item.ts'
import { subjectWith } from '#shared/domain/item-subject.ts'
import { type ShownMedia, shownMedia } from '#shared/domain/media.ts'
import { withNames } from '#shared/domain/mentions.ts'
import { type Place, placeKey } from '#shared/domain/place.ts'
import { type Citation, citationsOf, type Precedents } from '#shared/domain/precedent.ts'
import { ruledLabel } from '#shared/domain/result.ts'
import type { RoomState } from '#shared/domain/room.ts'
import type { Ruling } from '#shared/domain/ruling.ts'
import type { ExportedUnit } from '#shared/formats/format.ts'
import { tableGet } from '#shared/kernel/table.ts'
import type { Aspect } from '#shared/labels/aspects.ts'
import type { Subject } from '#shared/labels/label.ts'
import { type LabelRecord, recordLines } from '#shared/labels/label-record.ts'
import { type ExportInput, type ItemResult, itemResult } from './export.ts'
import { type Bracket, type Mark, type Overlay, showUnit } from './shown-unit.ts'

/** A unit of the result with the places that were ruled or are disputed, in UTF-16 offsets of its text. */
export interface ObservedUnit extends ExportedUnit {
  readonly ruled: readonly Pick<Mark, 'from' | 'to' | 'key'>[]
  readonly disputed: readonly Bracket[]
  /** What the lines of a label say, by column. */
  readonly columns?: readonly Aspect[]
}

export interface ObservedPosition {
  readonly by: string
  readonly at: string
  readonly value: string
  readonly because: string
  readonly votes: number
}

/** What is disputed and what is said for which reading. What people talk about it is theirs. */
export interface ObservedDispute {
  readonly id: string
  readonly unit: string
  /** What of a label is disputed; left out of words. */
  readonly place?: Place
  readonly question: string
  readonly stands: string
  readonly by: string
  readonly at: string
  readonly status: 'open' | 'withdrawn' | 'ruled'
  readonly positions: readonly ObservedPosition[]
  /** The ruling that closed it. */
  readonly ruling: string | null
  readonly cites?: readonly Citation[]
}

export interface ObservedRuling {
  readonly id: string
  /** Of its place, as the marks of the unit name it. */
  readonly key: string
  readonly unit: string
  /** What of a label was ruled on; left out of words. */
  readonly place?: Place
  readonly value: string
  readonly reason: string
  readonly why: string
  readonly by: string
  readonly at: string
  readonly cites?: readonly Citation[]
  /** The version of the guideline that it cites sections of, by their titles; the text is not an observer's. */
  readonly guideline?: number
  readonly titles?: readonly string[]
}

/** An item as an observer sees it: its result and how it came about, by pseudonyms, without sources. */
export interface ObservedItem extends Omit<ItemResult, 'units' | 'item' | 'signedOffBy'> {
  readonly id: string
  readonly key: string
  /** Its picture or recording is at `…/items/<item>/media`; left out where there is none. */
  readonly media?: ShownMedia
  /** Left out: a transcript. */
  readonly kind?: 'labels'
  /** What labels are about; the file's name for it is not told. */
  readonly subject?: Subject
  readonly signedOffBy: string | null
  readonly signedOffAt: string | null
  /** The client's own word on it. */
  readonly accepted: { readonly by: string; readonly at: string; readonly comment: string } | null
  readonly units: readonly ObservedUnit[]
  readonly disputes: readonly ObservedDispute[]
  readonly rulings: readonly ObservedRuling[]
}

export function observedItem(room: RoomState, input: Pick<ExportInput, 'item' | 'bench' | 'nameOf'>): ObservedItem {
  const { item, bench, nameOf } = input
  const { item: key, units, signedOffBy = null, ...result } = itemResult(room, input)
  const rulings = tableGet(room.rulings, item.id) ?? []
  const overlays = rulings.map(({ place, value }): Overlay => ({ place, words: value, kind: 'ruled' }))
  const disputed = openDisputes(room.disputes, item.id)
  const accepted = tableGet(room.signOffs, item.id)?.accepted
  const marked = (unit: ExportedUnit): ObservedUnit => {
    const stands = benchUnit(bench, unit.unit)
    if (stands?.label) return { ...unit, ...labelMarks(stands.label, unit.unit, rulings, disputed) }
    const shown = stands && showUnit(stands, [], overlays, disputed)
    const ruled = shown?.marks.map(({ from, to, key: place }) => ({ from, to, key: place })) ?? []
    return { ...unit, ruled, disputed: shown?.brackets ?? [] }
  }
  const subject = subjectWith(bench.comparison.labels?.subject, item.media)
  return {
    ...result,
    id: item.id,
    key,
    ...(item.media ? { media: shownMedia(item.media) } : {}),
    ...(isLabelled(item) ? { kind: 'labels' } : {}),
    ...(subject ? { subject: withoutAddress(subject) } : {}),
    signedOffBy,
    signedOffAt: tableGet(room.signOffs, item.id)?.at ?? null,
    accepted: accepted ? { ...accepted, by: nameOf(accepted.by) } : null,
    units: units.map(marked),
    disputes: Object.values(tableGet(room.disputes, item.id) ?? {}).map((dispute) =>
      observedDispute(dispute, nameOf, room.precedents, item),
    ),
    rulings: rulings.map((ruling) => observedRuling(ruling, nameOf, room.precedents, item)),
  }
}

/** Where the lines of what was ruled, or is disputed, stand in a label's. */
function labelMarks(
  label: LabelRecord,
  unit: string,
  rulings: readonly Ruling[],
  disputes: readonly Dispute[],
): Pick<ObservedUnit, 'ruled' | 'disputed' | 'columns'> {
  const here = rulings.filter(({ place }) => place.unit === unit)
  const stands = ruledLabel(label, here)
  const { range } = recordLines(stands)
  const of = disputes.filter(({ place }) => place.unit === unit)
  return {
    columns: stands.columns,
    ruled: here.map(({ place }) => ({ ...range(place.from, place.to), key: placeKey(place) })),
    disputed: of.map(({ id, place }) => ({ dispute: id, ...range(place.from, place.to) })),
  }
}

function withoutAddress(subject: Subject): Subject {
  if (subject.is === 'text') return subject
  const { address: _, ...rest } = subject
  return rest
}

type NameOf = ExportInput['nameOf']

export const observedDispute = (
  { id, place, question, mentions, stands, by, at, status, positions, ruling, cites }: Dispute,
  nameOf: NameOf,
  precedents: Precedents,
  item: Pick<ListedItem, 'kind'>,
): ObservedDispute => ({
  id,
  unit: place.unit,
  ...(isLabelled(item) ? { place } : {}),
  question: withNames(question, mentions, nameOf),
  stands,
  by: nameOf(by),
  at,
  status,
  positions: positions.map(({ votes, by: holder, at: since, value, because, mentions: named }) => ({
    by: nameOf(holder),
    at: since,
    value,
    because: withNames(because, named, nameOf),
    votes: votes.length,
  })),
  ruling,
  ...(cites ? { cites: citationsOf(precedents, cites) } : {}),
})

export const observedRuling = (
  { id, place, value, reason, why, by, at, cites, guideline, titles }: Ruling,
  nameOf: NameOf,
  precedents: Precedents,
  item: Pick<ListedItem, 'kind'>,
): ObservedRuling => ({
  id,
  key: placeKey(place),
  unit: place.unit,
  ...(isLabelled(item) ? { place } : {}),
  value,
  reason,
  why,
  by: nameOf(by),
  at,
  ...(cites ? { cites: citationsOf(precedents, cites) } : {}),
  ...(guideline !== undefined && titles ? { guideline, titles } : {}),
})

/** What changed of an observed item: whole fields, and of the units only those that changed. */
export interface ObservedPatch extends Partial<Omit<ObservedItem, 'id'>> {
  /** Ids of all units in their order, where some came or went. */
  readonly order?: readonly string[]
}

/** Undefined when nothing did. */
export function patchBetween(before: ObservedItem, after: ObservedItem): ObservedPatch | undefined {
  const { units, id: _, ...fields } = after
  const same = (a: unknown, b: unknown) => JSON.stringify(a) === JSON.stringify(b)
  const changed = Object.entries(fields).filter(([name, value]) => !same(before[name as keyof ObservedItem], value))
  const known = new Map(before.units.map((unit) => [unit.unit, unit]))
  const changedUnits = units.filter((unit) => !same(known.get(unit.unit), unit))
  const order = units.map(({ unit }) => unit)
  const isMoved = !same(order, [...known.keys()])
  if (changed.length === 0 && changedUnits.length === 0 && !isMoved) return undefined
  return {
    ...Object.fromEntries(changed),
    ...(changedUnits.length > 0 ? { units: changedUnits } : {}),
    ...(isMoved ? { order } : {}),
  }
}

export function patched(before: ObservedItem, { units: changed = [], order, ...fields }: ObservedPatch): ObservedItem {
  if (!order && changed.length === 0) return { ...before, ...fields }
  const units = new Map([...before.units, ...changed].map((unit) => [unit.unit, unit]))
  const listed = order ?? [...units.keys()]
  return { ...before, ...fields, units: listed.flatMap((unit) => units.get(unit) ?? []) }
}
