import type { BenchUnit, Stretch } from '#shared/domain/bench.ts'
import { afterReplacement, type Replacement, replaceAt } from '#shared/domain/draft-change.ts'
import { type Place, placeKey } from '#shared/domain/place.ts'

export type MarkKind = 'differ' | 'weak' | 'settled' | 'pending' | 'disputed' | 'ruled'

/** A stretch of a shown text that means something; `number` is the difference's, null where there is none. */
export interface Mark extends Stretch {
  readonly key: string
  readonly kind: MarkKind
  readonly number: number | null
}

/** The words of an open dispute; brackets may hold marks, or begin within one. */
export interface Bracket extends Stretch {
  readonly dispute: string
}

/** A unit as it is shown: the draft with ruled and pending words in their places. */
export interface ShownUnit {
  readonly id: string
  readonly text: string
  readonly marks: readonly Mark[]
  readonly brackets: readonly Bracket[]
}

/** A difference, as far as its mark goes. */
export interface MarkedStop {
  readonly key: string
  readonly place: Place
  readonly number: number
  readonly needsPerson: boolean
  readonly settled: object | null
  readonly disputed: boolean
  readonly ruled: boolean
}

export interface DisputedPlace {
  readonly id: string
  readonly place: Place
}

/** A stretch of the draft that is shown as other words. */
export interface Covered extends Stretch {
  readonly words: string
}

/** Words that stand at a place whatever the draft says there now. */
export interface Overlay {
  readonly place: Place
  readonly words: string
  readonly kind: 'pending' | 'ruled'
}

interface Laid {
  readonly overlay: Overlay
  readonly change: Replacement | undefined
  readonly place: Stretch
}

export function showUnit(
  unit: BenchUnit,
  stops: readonly MarkedStop[],
  overlays: readonly Overlay[],
  disputes: readonly DisputedPlace[] = [],
): ShownUnit {
  const laid = layOver(unit, overlays)
  const changes = laid.flatMap(({ change }) => change ?? [])
  const text = changes.toReversed().reduce(afterReplacement, unit.text)
  const covered = new Map(laid.map((one) => [placeKey(one.overlay.place), one]))
  const standing = (place: Place): Stretch => {
    const over = covered.get(placeKey(place))
    return over ? shownStretch(over, changes) : shifted(unit.stretch(place.from, place.to), changes)
  }
  const marks = stops.map((stop): Mark => {
    const over = covered.get(stop.key)
    const stretch = standing(stop.place)
    return { key: stop.key, number: stop.number, kind: over?.overlay.kind ?? kindOf(stop), ...stretch }
  })
  const ruledElsewhere = laid
    .filter(({ overlay }) => overlay.kind === 'ruled' && !stops.some(({ key }) => key === placeKey(overlay.place)))
    .map(
      (one): Mark => ({ key: placeKey(one.overlay.place), number: null, kind: 'ruled', ...shownStretch(one, changes) }),
    )
  const brackets = disputes
    .filter(({ place }) => place.unit === unit.id)
    .map(({ id, place }): Bracket => ({ dispute: id, ...standing(place) }))
  return { id: unit.id, text, marks: apart([...marks, ...ruledElsewhere]), brackets }
}

/** Where an offset of the draft stands in the text that `showUnit` shows. */
export function shownOffset(unit: BenchUnit, overlays: readonly Overlay[], offset: number): number {
  if (overlays.length === 0) return offset
  return shift(
    offset,
    layOver(unit, overlays).flatMap(({ change }) => change ?? []),
  )
}

/** Where the ruled words cover a unit's draft, in the draft's own offsets. */
export const coveredBy = (unit: BenchUnit, overlays: readonly Overlay[]): readonly Covered[] =>
  layOver(
    unit,
    overlays.filter(({ kind }) => kind === 'ruled'),
  ).map(({ overlay: { words }, change, place }) =>
    change ? { from: change.at, to: change.at + change.remove, words: change.insert } : { ...place, words },
  )

/** The stretch of the draft that stands behind a stretch of the text that `showUnit` shows. */
export function draftStretch(unit: BenchUnit, overlays: readonly Overlay[], shown: Stretch): Stretch {
  const changes = layOver(unit, overlays).flatMap(({ change }) => change ?? [])
  const behind = (offset: number, end: boolean): number => {
    let by = 0
    for (const { at, remove, insert } of changes) {
      const start = at + by
      if (offset < start || (offset === start && end)) break
      if (offset < start + insert.length || (offset === start + insert.length && end)) return end ? at + remove : at
      by += insert.length - remove
    }
    return offset - by
  }
  const from = behind(shown.from, false)
  return { from, to: Math.max(from, behind(shown.to, true)) }
}

function kindOf({ settled, disputed, ruled, needsPerson }: MarkedStop): MarkKind {
  if (ruled) return 'ruled'
  if (disputed) return 'disputed'
  if (settled) return 'settled'
  return needsPerson ? 'weak' : 'differ'
}

/** In the order of the text; a ruling goes before what is pending at the same words. */
function layOver(unit: BenchUnit, overlays: readonly Overlay[]): readonly Laid[] {
  const laid: Laid[] = []
  const byStrength = overlays.toSorted((a, b) => Number(b.kind === 'ruled') - Number(a.kind === 'ruled'))
  for (const overlay of byStrength.filter(({ place }) => place.unit === unit.id)) {
    const change = replaceAt(unit, overlay.place, overlay.words)
    const overlaps = laid.some(({ change: other }) => other && change && overlap(other, change))
    if (!overlaps) laid.push({ overlay, change, place: unit.stretch(overlay.place.from, overlay.place.to) })
  }
  return laid.sort((a, b) => (a.change?.at ?? a.place.from) - (b.change?.at ?? b.place.from))
}

const overlap = (a: Replacement, b: Replacement): boolean => a.at < b.at + b.remove && b.at < a.at + a.remove

function shownStretch({ overlay, change, place }: Laid, changes: readonly Replacement[]): Stretch {
  if (!change) return shifted(place, changes)
  const moved = shift(
    change.at,
    changes.filter((other) => other !== change && other.at <= change.at),
  )
  const from = moved + Math.max(0, change.insert.indexOf(overlay.words))
  return { from, to: from + overlay.words.length }
}

function shifted({ from, to }: Stretch, changes: readonly Replacement[]): Stretch {
  const start = shift(from, changes)
  return { from: start, to: Math.max(start, shift(to, changes)) }
}

/** Where an offset of the draft stands in the shown text. */
function shift(offset: number, changes: readonly Replacement[]): number {
  let by = 0
  for (const { at, remove, insert } of changes) if (at + remove <= offset) by += insert.length - remove
  return offset + by
}

/** In order and without overlap, so that they can be drawn one after the other. */
function apart(marks: readonly Mark[]): readonly Mark[] {
  let end = 0
  return marks
    .toSorted((a, b) => a.from - b.from || a.to - b.to)
    .map((mark) => {
      const from = Math.max(mark.from, end)
      const to = Math.max(mark.to, from)
      end = to
      return from === mark.from ? mark : { ...mark, from, to }
    })
}
