import { msg, str } from '@lit/localize'
import type { UnitComparison } from '#shared/compare/comparison.ts'
import type { BenchUnit } from '#shared/domain/bench.ts'
import { placesOverlap } from '#shared/domain/place.ts'
import { placedAt } from '#shared/drafts/label-fields.ts'
import { isPlaced, type Label, type PlacedLabel } from '#shared/labels/label.ts'
import type { LabelRecord } from '#shared/labels/label-record.ts'
import { withLines } from '#shared/labels/label-record.ts'
import type { DisputedPlace, Overlay } from '#shared/projections/shown-unit.ts'
import { disputesOf, grouped, overlaysOf } from '../bench/overlays.ts'
import type { Stop } from '../bench/stops.ts'
import type { ItemScreen, LabelDesk } from '../controllers/item-screen.ts'
import type { OthersDrag } from '../sync/carets.ts'
import type { LabelState, ShownLabel } from './shown-label.ts'
import { tagColour } from './tag-colour.ts'

/** What names and colours are looked up with. */
export interface Naming {
  colourOf(tag: string): string | undefined
  /** Of a person and the colour of their things. */
  personOf(person: string): { readonly name: string; readonly colour: string }
}

type Screen = Pick<
  ItemScreen,
  'bench' | 'sources' | 'stops' | 'current' | 'view' | 'pending' | 'said' | 'sourcesShown' | 'desk'
>

/** A label of the draft as it is shown: with what is ruled and what is on its way. */
export interface StandingLabel {
  readonly unit: BenchUnit
  readonly record: LabelRecord
  readonly state: LabelState
  readonly stops: readonly Stop[]
  readonly compared: UnitComparison | undefined
}

/** Every label and answer of the draft, and what too few sources had while that is not decided. */
export function standingLabels(screen: Screen): readonly StandingLabel[] {
  const { bench, stops } = screen
  if (!bench) return []
  const byUnit = grouped(stops)
  const overlays = overlaysOf(screen)
  const disputes = disputesOf(screen)
  const compared = new Map(bench.comparison.units.map((unit) => [unit.unit, unit]))
  return bench.units.flatMap((unit) => {
    const own = byUnit.get(unit.id) ?? []
    const record = unit.label && covered(unit.label, overlays.get(unit.id) ?? [])
    const state = record && stateOf(record, own, disputes.get(unit.id) ?? [], overlays.get(unit.id) ?? [])
    return record && state ? [{ unit, record, state, stops: own, compared: compared.get(unit.id) }] : []
  })
}

const covered = (label: LabelRecord, overlays: readonly Overlay[]): LabelRecord =>
  overlays
    .toSorted((a, b) => Number(a.kind === 'ruled') - Number(b.kind === 'ruled'))
    .reduce((record, { place, words }) => withLines(record, place.from, place.to, words) ?? record, label)

/** Undefined for what is not there, and is settled. */
function stateOf(
  { there }: LabelRecord,
  stops: readonly Stop[],
  disputes: readonly DisputedPlace[],
  overlays: readonly Overlay[],
): LabelState | undefined {
  if (disputes.length > 0) return 'disputed'
  if (overlays.some(({ kind }) => kind === 'ruled')) return there ? 'ruled' : undefined
  const open = stops.some(({ needsPerson, asked, settled }) => (needsPerson || asked.length > 0) && !settled)
  if (!there) return open ? 'missing' : undefined
  if (open) return 'open'
  return stops.some(({ settled }) => settled !== null) ? 'settled' : 'agreed'
}

/** What is drawn: the draft's labels, then those of sources that are looked at. */
export function shownLabels(screen: Screen, standing: readonly StandingLabel[], naming: Naming): readonly ShownLabel[] {
  const { desk, sources } = screen
  const count = sources?.sources.length ?? 0
  const draftShown = desk.flicker === null ? !desk.hidden.has('draft') : desk.draftTurn
  const draft = draftShown ? standing.flatMap((one) => draftLabel(one, count, desk.drags, screen, naming)) : []
  return [...draft, ...sourceLabels(screen, naming)]
}

function draftLabel(
  { unit, record, state, compared }: StandingLabel,
  sources: number,
  drags: readonly OthersDrag[],
  { view }: Screen,
  naming: Naming,
): readonly ShownLabel[] {
  const { value } = record
  if (!isPlaced(value)) return []
  const drag = drags.find((one) => one.unit === unit.id)
  const held = drag ? naming.personOf(drag.person) : null
  const badge = badgeOf(compared, sources)
  const whole = { unit: unit.id, from: 0, to: record.columns.length }
  const ruled = view?.rulings.some(({ place }) => placesOverlap(place, whole)) ?? false
  return [
    {
      ...{ key: unit.id, layer: 'draft', state, badge, held, pattern: 0 },
      label: dragged(value, drag) ?? value,
      colour: colourOf(value, naming),
      name: [value.tag || msg('No tag'), badge, stateWords(state)].filter((word) => word !== '').join(', '),
      locked: ruled || !record.there,
    },
  ]
}

/** How many of the sources have it, where not all do. */
function badgeOf(compared: UnitComparison | undefined, sources: number): string {
  const have = compared?.label?.members.length
  return have === undefined || have === sources ? '' : msg(str`${have} of ${sources}`)
}

function stateWords(state: LabelState): string {
  switch (state) {
    case 'agreed':
      return msg('all agree')
    case 'open':
      return msg('they differ')
    case 'settled':
      return msg('settled')
    case 'disputed':
      return msg('disputed')
    case 'ruled':
      return msg('ruled')
    case 'missing':
      return msg('not in the draft')
  }
}

const colourOf = ({ tag }: PlacedLabel, naming: Naming): string => tagColour(naming.colourOf(tag))

/** Where somebody else would put it down now. */
function dragged(label: PlacedLabel, drag: OthersDrag | undefined): Label | undefined {
  if (!drag?.place) return undefined
  const place = label.kind === 'polygon' ? [drag.place] : drag.place
  return placedAt(label, place)
}

function sourceLabels({ sources, sourcesShown, desk, current, bench }: Screen, naming: Naming) {
  const flickers = desk.flicker !== null
  if (!sources || (flickers ? desk.draftTurn : sourcesShown === 'none')) return []
  const unit = bench?.comparison.units.find(({ unit: id }) => current?.startsWith(`${id}:`))
  const members = new Set(unit?.label?.members.map(({ source, id }) => `s${source}:${id}`))
  return sources.sources.flatMap(({ labels, name }, source) =>
    isShown(desk, source)
      ? (labels?.labels ?? []).flatMap((label): ShownLabel[] => {
          const key = `s${source}:${label.id}`
          if (!isPlaced(label) || (sourcesShown === 'difference' && !flickers && !members.has(key))) return []
          return [
            {
              ...{ key, label, layer: source, state: 'agreed', badge: '', held: null, locked: false },
              colour: colourOf(label, naming),
              pattern: 1 + (source % 7),
              name: [label.tag || msg('No tag'), name].join(', '),
            },
          ]
        })
      : [],
  )
}

/** While layers flicker only the one that is compared shows. */
const isShown = ({ hidden, flicker }: LabelDesk, source: number): boolean =>
  flicker === null ? !hidden.has(source) : flicker === source
