import { msg, str } from '@lit/localize'
import { html, LitElement, nothing } from 'lit'
import { customElement, property } from 'lit/decorators.js'
import type { QueueCounts } from '#shared/projections/queue.ts'
import type { QueueFilter } from '#shared/protocol/rt-messages.ts'
import { QueueView } from '../controllers/queue-view.ts'
import { RoomView } from '../controllers/room-view.ts'
import { controls } from '../styles/controls.ts'
import { queueStyles } from '../styles/queue.ts'
import { OpenEvent } from './open-event.ts'
import type { RoomQueueList } from './room-queue-list.ts'
import './room-queue-list.ts'

const searchMilliseconds = 250

const filters: readonly { filter: QueueFilter; count: keyof QueueCounts; word: () => string }[] = [
  { filter: 'open', count: 'open', word: () => msg('Open') },
  { filter: 'disputed', count: 'disputed', word: () => msg('Disputed') },
  { filter: 'ruled', count: 'ruled', word: () => msg('Ruled') },
  { filter: 'signed-off', count: 'signedOff', word: () => msg('Signed off') },
  { filter: 'mine', count: 'mine', word: () => msg('Mine') },
  { filter: 'all', count: 'all', word: () => msg('All') },
]

/** What is next and why: the room's items, most disagreement first, with filters, search and progress. */
@customElement('room-queue')
export class RoomQueue extends LitElement {
  static override styles = [controls, queueStyles]

  /** The item that is open. */
  @property()
  accessor item: string | null = null

  readonly #counts = new RoomView(this, ({ counts }) => counts)
  readonly #filter = new QueueView(this, ({ filter }) => filter)
  readonly #batch = new QueueView(this, ({ batch }) => batch)
  readonly #keptAside = new RoomView(this, ({ aside }) => aside)
  readonly #stale = new QueueView(this, ({ stale }) => stale)
  #typed: ReturnType<typeof setTimeout> | undefined

  override focus(): void {
    this.renderRoot.querySelector<RoomQueueList>('room-queue-list')?.focus()
  }

  protected override render() {
    const counts = this.#counts.value
    return html`
      <header>
        <h2 class="unseen">${msg('Queue')}</h2>
        ${counts ? this.#progress(counts) : nothing}
        ${this.#aside()}
        ${this.#onlyBatch()}
        <div class="filters" role="group" aria-label=${msg('Which items')}>
          ${filters.map((one) => this.#filterButton(one, this.#batch.value ? undefined : counts?.[one.count]))}
        </div>
        <div class="search">
          <input
            type="search"
            aria-label=${msg('Search the items')}
            placeholder=${msg('Search')}
            @input=${this.#search}
          />
          ${
            this.#stale.value
              ? html`<button @click=${() => this.#filter.pages?.refresh()}>${msg('Refresh order')}</button>`
              : nothing
          }
        </div>
      </header>
      <room-queue-list .item=${this.item}></room-queue-list>
    `
  }

  #progress({ signedOff, all }: QueueCounts) {
    const share = all === 0 ? 0 : Math.round((100 * signedOff) / all)
    return html`
      <label class="progress">
        <span>${msg(str`${signedOff} of ${all} signed off`)}</span><span>${share} %</span>
        <progress max=${Math.max(all, 1)} .value=${signedOff}></progress>
      </label>
    `
  }

  /** Words that were not accepted, of items that are not open: the way to them. */
  #aside() {
    const items = (this.#keptAside.value ?? []).filter((item) => item !== this.item)
    const [first] = items
    if (first === undefined) return nothing
    const words =
      items.length === 1
        ? msg('Words of yours in 1 item are not in the result')
        : msg(str`Words of yours in ${items.length} items are not in the result`)
    return html`<p class="aside"><span>${words}</span> <button @click=${() => this.dispatchEvent(new OpenEvent(first))}>${msg('Show them')}</button></p>`
  }

  /** The list is held to one import, and the way back to all. */
  #onlyBatch() {
    const batch = this.#batch.value
    if (!batch) return nothing
    return html`
      <p class="batch">
        <span>${msg(str`Only ${batch.name}`)}</span>
        <button @click=${() => this.#batch.pages?.chooseBatch(null)}>${msg('All batches')}</button>
      </p>
    `
  }

  readonly #filterButton = ({ filter, word }: (typeof filters)[number], count: number | undefined) => html`
    <button
      aria-pressed=${this.#filter.value === filter}
      @click=${() => this.#filter.pages?.choose(filter)}
    >
      ${word()} <span class="count">${count ?? ''}</span>
    </button>
  `

  #search({ target }: InputEvent): void {
    if (!(target instanceof HTMLInputElement)) return
    clearTimeout(this.#typed)
    this.#typed = setTimeout(() => this.#filter.pages?.search(target.value), searchMilliseconds)
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'room-queue': RoomQueue
  }
}
