import { msg } from '@lit/localize'
import type { Bench } from '#shared/domain/bench.ts'
import { benchOfConsensus } from '#shared/drafts/draft-bench.ts'
import type { ItemSources } from '#shared/protocol/item-sources.ts'
import type { ItemView, ToldEvent } from '#shared/protocol/rt-messages.ts'
import { placeNow, stopNow } from '../bench/compared-anew.ts'
import { HttpProblem } from '../sync/ask-http.ts'
import type { ItemDraft } from './item-draft.ts'
import type { ItemStore } from './item-screen.ts'
import type { Notices } from './notices.ts'

/** What comparing anew reaches for. */
interface Hands {
  /** Sources and comparison as they are now. */
  sources(): Promise<ItemSources>
  /** Asks for the view as it is now, told as any other. */
  view(): Promise<void>
  draft(): ItemDraft | undefined
  /** The bench of a draft that nobody has begun. */
  unbegun(outline: Bench, view: ItemView): Bench | null
  rekey(keyNow: (key: string) => string): void
}

/**
 * An open item may get another comparison: its places are counted otherwise from then on. Until both are here, the view
 * and the comparison that it counts in, the page goes on with what it has.
 */
export class ComparingAnew {
  readonly #store: ItemStore
  readonly #notices: Notices
  readonly #hands: Hands
  #fetched: ItemSources | undefined
  #busy = false

  constructor(store: ItemStore, notices: Notices, hands: Hands) {
    this.#store = store
    this.#notices = notices
    this.#hands = hands
  }

  /** After these the item may have another comparison; which items they are about is not told. */
  hear({ event }: ToldEvent): void {
    const mayConcern =
      event?.type === 'batch.imported' ||
      event?.type === 'batch.taken-back' ||
      event?.type === 'profile.changed' ||
      (event?.type === 'item.compared' && event.item === this.#store.state.id)
    if (mayConcern) void this.#hands.view()
  }

  /** Whether the view fits what is on the screen, by now; if not, what it counts in is fetched first. */
  fits(view: ItemView): boolean {
    const { sources } = this.#store.state
    // What older pages kept on this device names no comparison.
    if (!sources || !view.compared || !sources.compared || sources.compared === view.compared) return true
    if (this.#fetched?.compared === view.compared) this.#countAnew(view, this.#fetched)
    else if (!this.#busy) void this.#fetch()
    return this.#store.state.sources?.compared === view.compared
  }

  /** The same comparison with more, or less, of what others said: somebody got the pen, or lost it. */
  async read(): Promise<void> {
    try {
      const sources = await this.#hands.sources()
      const { view } = this.#store.state
      if (view && sources.compared === view.compared) this.#count(view, sources)
    } catch (error) {
      if (!(error instanceof HttpProblem)) throw error
    }
  }

  async #fetch(): Promise<void> {
    this.#busy = true
    try {
      this.#fetched = await this.#hands.sources()
    } catch (error) {
      if (!(error instanceof HttpProblem)) throw error
      return
    } finally {
      this.#busy = false
    }
    await this.#hands.view()
  }

  #countAnew(view: ItemView, sources: ItemSources): void {
    if (this.#count(view, sources)) this.#notices.say(msg('This item was compared anew. Its words are as they were.'))
  }

  /** The words stay as they are, and whoever types goes on; what was looked at is looked at where it stands now. */
  #count(view: ItemView, sources: ItemSources): boolean {
    const { bench: before, stops, current, chosen, form } = this.#store.state
    const outline = benchOfConsensus(sources.comparison)
    const drafted = this.#hands.draft()?.compare(sources.comparison)
    const after = drafted ?? this.#hands.unbegun(outline, view)
    this.#store.update({ sources, view, outline: drafted ?? outline, bench: after })
    if (!before || !after) return false
    const keyNow = (key: string) => {
      const stop = stops.find((one) => one.key === key)
      return (stop && stopNow(stop, before, after, this.#store.state.stops)?.key) ?? key
    }
    this.#hands.rekey(keyNow)
    this.#store.update({
      ...(current === null ? {} : { current: keyNow(current) }),
      chosen: chosen && { ...chosen, place: placeNow(chosen.place, before, after) },
      form: form && { ...form, place: placeNow(form.place, before, after) },
    })
    return drafted !== undefined
  }
}
