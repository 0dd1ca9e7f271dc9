import type { Difference } from '#shared/compare/comparison.ts'
import { needsPerson } from '#shared/compare/differences.ts'
import { type Bench, textAt } from '#shared/domain/bench.ts'
import { type Place, placeKey, placesOverlap } from '#shared/domain/place.ts'
import { type ResultUnit, resultOf } from '#shared/domain/result.ts'
import { benchOfDraft } from '#shared/drafts/draft-bench.ts'
import { reduceItemView } from '#shared/projections/item-view.ts'
import type { ItemSources } from '#shared/protocol/item-sources.ts'
import type { ItemView, ToldEvent } from '#shared/protocol/rt-messages.ts'
import { type Guest, GuestLost } from './guest.ts'
import { GuestDraft } from './guest-draft.ts'

/** A difference of an item, and where it is. */
export interface GuestStop {
  readonly place: Place
  readonly difference: Difference
}

/** An item as a guest has it open: what never changes, what the journal says, and the draft. */
export class GuestItem {
  readonly id: string
  readonly key: string
  readonly language: string
  readonly draft: GuestDraft
  /** Every difference that needs a person, in order. */
  readonly stops: readonly GuestStop[]
  readonly #guest: Guest
  readonly #sources: ItemSources
  #view: ItemView

  private constructor(guest: Guest, sources: ItemSources, view: ItemView) {
    this.id = sources.id
    this.key = sources.key
    this.language = sources.language
    this.#guest = guest
    this.#sources = sources
    this.#view = view
    const { units, profile } = sources.comparison
    this.stops = units.flatMap(({ unit, differences }) =>
      differences
        .filter((difference) => needsPerson(difference, profile))
        .map((difference) => ({ place: { unit, from: difference.from, to: difference.to }, difference })),
    )
    this.draft = new GuestDraft(guest, sources.id)
  }

  static async open(guest: Guest, id: string): Promise<GuestItem> {
    const early: ToldEvent[] = []
    const keep = (event: ToldEvent) => early.push(event)
    guest.told.add(keep)
    const [sources, outcome] = await Promise.all([guest.sources(id), guest.view(id)])
    guest.told.delete(keep)
    if (!outcome.ok) throw new GuestLost(outcome.refusal.message)
    const item = new GuestItem(guest, sources, early.reduce(reduceItemView, outcome.value))
    guest.told.add(item.#hear)
    try {
      await item.draft.arrives()
      return item
    } catch (error) {
      item.leaves()
      throw error
    }
  }

  get view(): ItemView {
    return this.#view
  }

  get bench(): Bench {
    return benchOfDraft(this.draft.doc, this.#sources.comparison, 0)
  }

  get result(): readonly ResultUnit[] {
    return resultOf(this.bench, this.#view.rulings)
  }

  wordsAt(place: Place): string {
    return textAt(this.bench, place) ?? ''
  }

  /** Asks for the journal's side again, where waiting to be told is not enough. */
  async refresh(): Promise<void> {
    const outcome = await this.#guest.view(this.id)
    if (outcome.ok && outcome.value.seq > this.#view.seq) this.#view = outcome.value
  }

  /** Stops that nobody has settled, ruled on or disputed yet. */
  get waiting(): readonly GuestStop[] {
    const { settled, rulings, disputes, signOff } = this.#view
    if (signOff) return []
    const taken = [...rulings, ...Object.values(disputes).filter(({ status }) => status === 'open')]
    return this.stops.filter(
      ({ place }) => !settled[placeKey(place)] && !taken.some((other) => placesOverlap(other.place, place)),
    )
  }

  leaves(): void {
    this.#guest.told.delete(this.#hear)
    this.draft.leaves()
  }

  readonly #hear = (event: ToldEvent): void => {
    this.#view = reduceItemView(this.#view, event)
  }
}
