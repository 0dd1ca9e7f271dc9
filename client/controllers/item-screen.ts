import type { Bench } from '#shared/domain/bench.ts'
import { textAt } from '#shared/domain/bench.ts'
import { goneLabels } from '#shared/domain/blockers.ts'
import type { Place } from '#shared/domain/place.ts'
import type { ItemSources } from '#shared/protocol/item-sources.ts'
import type { ItemView } from '#shared/protocol/rt-messages.ts'
import type { PlaceForm } from '../bench/place-forms.ts'
import type { Said } from '../bench/said.ts'
import { type Stop, stopsOf } from '../bench/stops.ts'
import type { LabelTool } from '../labels/shown-label.ts'
import type { CaretsByUnit, OthersDrag } from '../sync/carets.ts'
import type { RefusedUnit } from '../sync/device-database.ts'
import { Followed } from './followed.ts'

/** Words that a command of this page puts at a place, shown before the server has answered. */
export interface PendingWords {
  readonly place: Place
  readonly words: string
  /** False for an undo. */
  readonly settles: boolean
  /** Once the command is durable: at which sequence, and when this page heard of it. */
  readonly done: { readonly seq: number; readonly at: number } | null
}

/** What is not in the result, whether refused or typed under a ruling: the words as they stood here. */
export interface NotAccepted {
  /** Of the edits that were refused. */
  readonly generation: string
  readonly reason: string
  /** When it was. */
  readonly at: number
  /** The place that was ruled while somebody typed there, and by which ruling. */
  readonly ruled?: Place
  readonly ruling?: string
  readonly units: readonly (RefusedUnit & { readonly segment: number })[]
}

/** Words that were picked out; `drawn` unless the browser itself still shows them selected. */
export interface Chosen {
  readonly place: Place
  readonly drawn: boolean
}

/** Somebody points at a place for a few seconds. */
export interface ShownPoint {
  /** Grows with each. */
  readonly n: number
  readonly person: string
  readonly place: Place
}

/** How the labels of an item are looked at and worked on. */
export interface LabelDesk {
  readonly tool: LabelTool
  /** What is drawn is asked about, instead of being put into the draft. */
  readonly asks: boolean
  /** The label that the next one that is picked is merged into. */
  readonly merging: string | null
  /** The place, by its key, whose label was let go: the bar is about it still, letters and arrows are not. */
  readonly letGo: string | null
  /** Layers that are not shown: the draft, or sources by number. */
  readonly hidden: ReadonlySet<'draft' | number>
  /** Opacity of the sources' labels, 0 to 1. */
  readonly blend: number
  /** The source that is shown in turn with the draft, if one is. */
  readonly flicker: number | null
  /** Whether the draft is shown of the two now. */
  readonly draftTurn: boolean
  /** What others drag now. */
  readonly drags: readonly OthersDrag[]
}

const emptyDesk: LabelDesk = {
  tool: 'select',
  asks: false,
  merging: null,
  letGo: null,
  hidden: new Set(),
  blend: 0.7,
  flicker: null,
  draftTurn: true,
  drags: [],
}

export type SourcesShown = 'none' | 'difference' | 'all'

/** One item as it is open on this page. */
export interface ItemScreen {
  readonly id: string
  readonly sources: ItemSources | null
  readonly view: ItemView | null
  /** The draft as it stands; null until it, or what this device keeps of it, is here. */
  readonly bench: Bench | null
  /** Its units, to hold the place of a draft that is not here yet. Their words are not the draft's. */
  readonly outline: Bench | null
  readonly stops: readonly Stop[]
  /** Key of the difference under the cursor. */
  readonly current: string | null
  /** What the bar is about instead of that difference. */
  readonly chosen: Chosen | null
  /** What is being written about a place. */
  readonly form: PlaceForm | null
  /** The dispute that was turned to last. */
  readonly attending: string | null
  /** What was said here in disputes and is not answered yet. */
  readonly said: readonly Said[]
  readonly typing: { readonly unit: string; readonly caret: number } | null
  /** A unit to bring into sight; a new object asks again. */
  readonly shownUnit: { readonly unit: string } | null
  /** What people point at now. */
  readonly points: readonly ShownPoint[]
  /** The units whose rows are on screen, from the top. */
  readonly inView: readonly string[]
  readonly sourcesShown: SourcesShown
  readonly pending: ReadonlyMap<string, PendingWords>
  /** Own edits and settlings that have not arrived here as the server's. */
  readonly unsaved: number
  readonly synced: boolean
  readonly notAccepted: readonly NotAccepted[]
  readonly desk: LabelDesk
  /** Where others type now. */
  readonly carets: CaretsByUnit
  /** What others did last in the segment I am in. */
  readonly news: string
  /** Why the item, or its draft, cannot be shown. */
  readonly trouble: string | null
  readonly draftTrouble: string | null
}

const emptyScreen = (id: string): ItemScreen => ({
  id,
  sources: null,
  view: null,
  bench: null,
  outline: null,
  stops: [],
  current: null,
  chosen: null,
  form: null,
  attending: null,
  said: [],
  typing: null,
  shownUnit: null,
  points: [],
  inView: [],
  sourcesShown: 'none',
  pending: new Map(),
  unsaved: 0,
  synced: false,
  notAccepted: [],
  desk: emptyDesk,
  carets: new Map(),
  news: '',
  trouble: null,
  draftTrouble: null,
})

/** The draft's words follow their command over another connection: after this long they are not waited for. */
const landMilliseconds = 2000

/** Holds the screen of one item and derives what hangs together. */
export class ItemStore extends Followed<ItemScreen> {
  #gone: ReadonlySet<string> = new Set()

  constructor(id: string) {
    super(emptyScreen(id))
  }

  update(patch: Partial<ItemScreen>): void {
    const before = this.state
    const moved = patch.current !== undefined && patch.current !== before.current
    const next = { ...before, ...(moved ? { chosen: null, form: null } : {}), ...patch }
    const gone = this.#goneNow(next)
    const same = next.view === before.view && next.sources === before.sources && gone === this.#gone
    this.#gone = gone
    const stops = same ? next.stops : stopsOfScreen(next, gone)
    const pending = withoutLanded(next)
    this.put({ ...next, stops, pending })
  }

  /** The item, and the comparison that places on this screen are counted in. */
  get counted(): { readonly item: string; readonly compared?: string } {
    const { id, sources } = this.state
    return { item: id, ...(sources?.compared === undefined ? {} : { compared: sources.compared }) }
  }

  stop(key: string | null = this.state.current): Stop | undefined {
    return this.state.stops.find((stop) => stop.key === key)
  }

  /** The same set as long as it holds the same labels. */
  #goneNow({ bench, view }: ItemScreen): ReadonlySet<string> {
    if (!bench?.comparison.labels) return this.#gone
    const gone = goneLabels(bench.units, view?.rulings ?? [])
    const isSame = gone.size === this.#gone.size && [...gone].every((unit) => this.#gone.has(unit))
    return isSame ? this.#gone : gone
  }

  updateDesk(patch: Partial<LabelDesk>): void {
    this.update({ desk: { ...this.state.desk, ...patch } })
  }

  /** Looks again whether pending words have landed; when they never do, the draft is right. */
  settleDown(): void {
    setTimeout(() => this.update({}), landMilliseconds + 50)
  }
}

const stopsOfScreen = ({ sources, view, stops }: ItemScreen, gone: ReadonlySet<string>): readonly Stop[] =>
  sources && view ? stopsOf(sources.comparison, view, gone) : stops

function withoutLanded({ pending, view, bench }: ItemScreen): ItemScreen['pending'] {
  const landed = [...pending].filter(
    ([, { done, place, words }]) =>
      done !== null &&
      ((bench && view && view.seq >= done.seq && textAt(bench, place) === words) ||
        Date.now() - done.at > landMilliseconds),
  )
  if (landed.length === 0) return pending
  const left = new Map(pending)
  for (const [key] of landed) left.delete(key)
  return left
}
