import { msg, str } from '@lit/localize'
import { css, html, LitElement, nothing } from 'lit'
import { customElement, property } from 'lit/decorators.js'
import type { ItemState } from '#shared/domain/item-state.ts'
import type { QueueCounts } from '#shared/projections/queue.ts'
import { QueueView } from '../controllers/queue-view.ts'
import { RoomView } from '../controllers/room-view.ts'
import { controls } from '../styles/controls.ts'
import { queueStyles } from '../styles/queue.ts'
import './room-queue-list.ts'
import type { RoomQueueList } from './room-queue-list.ts'
import { stateShape, stateShapes, stateWord } from './state-shape.ts'

const searchMilliseconds = 250

const states: readonly { readonly state: ItemState; readonly count: keyof QueueCounts }[] = [
  { state: 'signed-off', count: 'signedOff' },
  { state: 'ruled', count: 'ruled' },
  { state: 'disputed', count: 'disputed' },
  { state: 'open', count: 'open' },
]

/** How far the room is, and its items: each state's share is a part of the bar and a filter. */
@customElement('room-observed-queue')
export class RoomObservedQueue extends LitElement {
  static override styles = [
    controls,
    queueStyles,
    stateShapes,
    css`
      .shares {
        display: flex;
        gap: 1px;
        flex: 1 0 100%;
        block-size: 8px;
        border-radius: 4px;
        overflow: hidden;
        background: var(--sunk);
      }
      .shares div {
        flex-basis: 0;
      }
      .signed-off {
        background: var(--settled-line);
      }
      .ruled {
        background: var(--ruled);
      }
      .disputed {
        background: var(--disputed);
      }
      .state {
        background: none;
      }
    `,
  ]

  /** The item that is open. */
  @property()
  accessor item: string | null = null

  readonly #counts = new RoomView(this, ({ counts }) => counts)
  readonly #filter = new QueueView(this, ({ filter }) => filter)
  readonly #stale = new QueueView(this, ({ stale }) => stale)
  #typed: ReturnType<typeof setTimeout> | undefined
  #chosen = false

  override focus(): void {
    this.renderRoot.querySelector<RoomQueueList>('room-queue-list')?.focus()
  }

  protected override willUpdate(): void {
    if (this.#chosen || !this.#filter.pages) return
    this.#chosen = true
    this.#filter.pages.choose('all')
  }

  protected override render() {
    const counts = this.#counts.value
    return html`
      <header>
        <h2 class="unseen">${msg('Queue')}</h2>
        ${counts ? this.#progress(counts) : nothing}
        <div class="filters" role="group" aria-label=${msg('Which items')}>
          <button aria-pressed=${this.#filter.value === 'all'} @click=${() => this.#filter.pages?.choose('all')}>
            ${msg('All')} <span class="count">${counts?.all ?? ''}</span>
          </button>
          ${states.map(({ state, count }) => this.#filterButton(state, counts?.[count]))}
        </div>
        <div class="search">
          <input
            type="search"
            aria-label=${msg('Search the items')}
            placeholder=${msg('Search')}
            @input=${this.#search}
          />
          ${
            this.#stale.value && this.#filter.value !== 'all'
              ? html`<button @click=${() => this.#filter.pages?.refresh()}>${msg('Refresh')}</button>`
              : nothing
          }
        </div>
      </header>
      <room-queue-list .item=${this.item}></room-queue-list>
    `
  }

  #progress(counts: QueueCounts) {
    const { signedOff, all } = counts
    const share = all === 0 ? 0 : Math.round((100 * signedOff) / all)
    return html`
      <div class="progress">
        <span>${msg(str`${signedOff} of ${all} signed off`)}</span><span>${share} %</span>
        <div class="shares" aria-hidden="true">
          ${states.map(({ state, count }) => html`<div class=${state} .style=${`flex-grow: ${counts[count]}`}></div>`)}
        </div>
      </div>
    `
  }

  #filterButton(state: ItemState, count: number | undefined) {
    return html`
      <button aria-pressed=${this.#filter.value === state} @click=${() => this.#filter.pages?.choose(state)}>
        <span aria-hidden="true">${stateShape(state)}</span> ${stateWord(state)} <span class="count">${count ?? ''}</span>
      </button>
    `
  }

  #search({ target }: InputEvent): void {
    if (!(target instanceof HTMLInputElement)) return
    clearTimeout(this.#typed)
    this.#typed = setTimeout(() => this.#filter.pages?.search(target.value), searchMilliseconds)
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'room-observed-queue': RoomObservedQueue
  }
}
