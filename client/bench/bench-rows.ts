import type { UnitComparison } from '#shared/compare/comparison.ts'
import type { BenchUnit } from '#shared/domain/bench.ts'
import { type Place, placeKey } from '#shared/domain/place.ts'
import type { DisputedPlace, Overlay } from '#shared/projections/shown-unit.ts'
import type { ItemScreen } from '../controllers/item-screen.ts'
import { disputesOf, grouped, overlaysOf } from './overlays.ts'
import type { Stop } from './stops.ts'

/** Everything one segment's row shows of its unit. */
export interface BenchRow {
  readonly unit: BenchUnit
  /** Its draft is not here yet: the unit's words are not to be shown. */
  readonly awaited: boolean
  readonly compared: UnitComparison
  /** From 1. */
  readonly segment: number
  readonly stops: readonly Stop[]
  readonly overlays: readonly Overlay[]
  /** Open ones, also those that are on their way to the server. */
  readonly disputes: readonly DisputedPlace[]
  /** Key of the words that the bar is about, where they are not a difference. */
  readonly chosen: Place | null
  readonly current: string | null
  readonly typing: { readonly caret: number } | null
  readonly sources: 'none' | 'difference' | 'all'
}

/** The rows of a screen. A row that is the same as before keeps its identity, so that only what changed is drawn. */
export class BenchRows {
  #rows: readonly BenchRow[] = []
  #stops: readonly Stop[] = []
  #stopsByUnit: ReadonlyMap<string, readonly Stop[]> = new Map()

  of(screen: ItemScreen): readonly BenchRow[] {
    const bench = screen.bench ?? screen.outline
    if (!bench) return []
    const awaited = screen.bench === null
    if (screen.stops !== this.#stops) this.#regroup(screen.stops)
    const overlays = overlaysOf(screen)
    const disputes = disputesOf(screen)
    let changed = bench.units.length !== this.#rows.length
    const rows = bench.units.flatMap((unit, at) => {
      const compared = bench.comparison.units[at]
      if (!compared) return []
      const before = this.#rows[at]
      const row = this.#row(screen, { unit, awaited, compared, segment: at + 1 }, overlays, disputes)
      if (before && same(before, row)) return [before]
      changed = true
      return [row]
    })
    if (changed) this.#rows = rows
    return this.#rows
  }

  #row(
    screen: ItemScreen,
    base: Pick<BenchRow, 'unit' | 'awaited' | 'compared' | 'segment'>,
    overlays: ReadonlyMap<string, readonly Overlay[]>,
    disputes: ReadonlyMap<string, readonly DisputedPlace[]>,
  ): BenchRow {
    const { id } = base.unit
    const stops = this.#stopsByUnit.get(id) ?? noStops
    const current = stops.some(({ key }) => key === screen.current) ? screen.current : null
    const shown = screen.sourcesShown === 'difference' && current === null ? 'none' : screen.sourcesShown
    return {
      ...base,
      stops,
      overlays: overlays.get(id) ?? noOverlays,
      disputes: disputes.get(id) ?? noDisputes,
      chosen: drawnIn(screen, id),
      current,
      typing: screen.typing?.unit === id ? screen.typing : null,
      sources: shown,
    }
  }

  #regroup(stops: readonly Stop[]): void {
    this.#stops = stops
    this.#stopsByUnit = grouped(stops)
  }
}

const noStops: readonly Stop[] = []
const noOverlays: readonly Overlay[] = []
const noDisputes: readonly DisputedPlace[] = []

/** What the bar is about, if the browser does not show it selected. */
function drawnIn({ chosen, form }: ItemScreen, unit: string): Place | null {
  const place = chosen && (chosen.drawn || form !== null) ? chosen.place : null
  return place?.unit === unit ? place : null
}

function same(a: BenchRow, b: BenchRow): boolean {
  const sameOverlays =
    a.overlays === b.overlays ||
    (a.overlays.length === b.overlays.length &&
      a.overlays.every((one, at) => one.words === b.overlays[at]?.words && one.place === b.overlays[at]?.place))
  return (
    sameOverlays &&
    sameDisputes(a.disputes, b.disputes) &&
    (a.chosen === b.chosen || (a.chosen !== null && b.chosen !== null && placeKey(a.chosen) === placeKey(b.chosen))) &&
    a.unit === b.unit &&
    a.awaited === b.awaited &&
    a.stops === b.stops &&
    a.current === b.current &&
    a.typing === b.typing &&
    a.sources === b.sources
  )
}

const sameDisputes = (a: readonly DisputedPlace[], b: readonly DisputedPlace[]): boolean =>
  a.length === b.length && a.every(({ id }, at) => id === b[at]?.id)
