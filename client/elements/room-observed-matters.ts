import { msg, str } from '@lit/localize'
import { css, html, LitElement, nothing } from 'lit'
import { customElement, property } from 'lit/decorators.js'
import { repeat } from 'lit/directives/repeat.js'
import type { ObservedRuling } from '#shared/projections/observed-item.ts'
import type { MatterFilter, ObservedMatter } from '#shared/projections/observed-matters.ts'
import { shortKey } from '../bench/short-key.ts'
import type { Matters } from '../controllers/matters.ts'
import { MattersView } from '../controllers/matters-view.ts'
import { observedPlaceName, observedWords } from '../observed/said.ts'
import { controls } from '../styles/controls.ts'
import { matterStyles } from '../styles/observed.ts'
import { queueStyles } from '../styles/queue.ts'
import { goesBy } from './goes-by.ts'
import { OpenPlaceEvent } from './open-place-event.ts'
import { stateShape, stateShapes } from './state-shape.ts'

const filters: readonly { readonly filter: MatterFilter; readonly word: () => string }[] = [
  { filter: 'all', word: () => msg('All') },
  { filter: 'open', word: () => msg('Open') },
  { filter: 'ruled', word: () => msg('Ruled') },
]

const saidIn = ({ place }: Pick<ObservedRuling, 'place'>, value: string): string =>
  observedWords(place, value) || msg('nothing was said')

const day = new Intl.DateTimeFormat(undefined, { dateStyle: 'medium', timeStyle: 'short' })

/** Every dispute and ruling of the room, the latest first; each leads to its item. */
@customElement('room-observed-matters')
export class RoomObservedMatters extends LitElement {
  static override styles = [
    controls,
    queueStyles,
    stateShapes,
    matterStyles,
    css`
      :host {
        overflow-y: auto;
      }
    `,
  ]

  /** The item that is open. */
  @property()
  accessor item: string | null = null

  readonly #matters = new MattersView(this)
  #focuses = false

  /** The first row, as soon as it is here. */
  override focus(): void {
    this.#focuses = this.#matters.value?.rows === null
    const first = this.renderRoot.querySelector<HTMLElement>('.row')
    ;(first ?? this.renderRoot.querySelector<HTMLElement>('.filters button'))?.focus()
  }

  protected override updated(): void {
    if (this.#focuses && this.#matters.value?.rows !== null) this.focus()
  }

  protected override render() {
    const { matters, value } = this.#matters
    if (!matters || !value) return nothing
    const { rows, counts, filter, fresh, total } = value
    return html`
      <header>
        <h2>${msg('Disputes and rulings')}</h2>
        <div class="filters" role="group" aria-label=${msg('Which disputes')}>
          ${filters.map(
            (one) => html`
              <button aria-pressed=${one.filter === filter} @click=${() => matters.choose(one.filter)}>
                ${one.word()} <span class="count">${counts?.[one.filter] ?? ''}</span>
              </button>
            `,
          )}
        </div>
        ${fresh > 0 ? html`<button @click=${() => matters.refresh()}>${msg(str`Show ${fresh} new`)}</button>` : nothing}
      </header>
      ${rows?.length === 0 ? html`<p class="nothing">${this.#nothing(filter)}</p>` : nothing}
      <ul aria-label=${msg('Disputes and rulings')} @keydown=${this.#key}>
        ${repeat(rows ?? [], ({ id }) => id, this.#row)}
      </ul>
      ${this.#more(matters, rows?.length ?? 0, total - fresh)}
    `
  }

  readonly #row = (matter: ObservedMatter) => {
    const { item, key, language, state, dispute, ruling, id, at } = matter
    const shape = state === 'open' ? 'disputed' : state === 'ruled' ? 'ruled' : 'open'
    const [title, words] = ruling
      ? [dispute?.question ?? ruling.why, saidIn(ruling, ruling.value)]
      : [dispute?.question ?? '', dispute ? observedWords(dispute.place, dispute.stands) : '']
    const place = (ruling ?? dispute)?.place
    return html`
      <li>
        <button
          class="row"
          aria-current=${item === this.item ? 'true' : nothing}
          @click=${() => this.dispatchEvent(new OpenPlaceEvent(item, ruling?.id ?? id))}
        >
          ${state === 'withdrawn' ? html`<span class="state"></span>` : stateShape(shape)}
          <span class="title" dir="auto">${title}</span>
          <span class="words" lang=${language} dir="auto">${words}</span>
          ${goesBy(ruling ?? dispute ?? {})}
          <span class="about">
            ${state === 'withdrawn' ? html`<span>${msg('Withdrawn')}</span>` : nothing}
            ${ruling ? html`<span>${ruling.reason}</span>` : nothing}
            <span title=${day.format(new Date(at))}>${day.format(new Date(ruling?.at ?? at))}</span>
            ${place ? html`<span>${observedPlaceName(place)}</span>` : nothing}
            <span class="key" title=${key}>${shortKey(key)}</span>
          </span>
        </button>
      </li>
    `
  }

  #nothing(filter: MatterFilter): string {
    if (filter === 'open') return msg('No dispute is open.')
    return filter === 'ruled' ? msg('Nothing was ruled yet.') : msg('Nothing was disputed or ruled yet.')
  }

  #more(matters: Matters, shown: number, total: number) {
    if (shown === 0 || shown >= total) return nothing
    return html`<button class="more" @click=${() => matters.more()}>${msg(str`Show more of ${total}`)}</button>`
  }

  #key(event: KeyboardEvent): void {
    const rows = [...this.renderRoot.querySelectorAll<HTMLElement>('.row')]
    const at = rows.findIndex((row) => row.matches(':focus'))
    const steps: Readonly<Record<string, number>> = {
      ArrowDown: at + 1,
      ArrowUp: at - 1,
      Home: 0,
      End: rows.length - 1,
    }
    const to = steps[event.code]
    if (to === undefined || event.altKey || event.ctrlKey || event.metaKey) return
    rows[Math.min(Math.max(to, 0), rows.length - 1)]?.focus()
    event.preventDefault()
    event.stopPropagation()
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'room-observed-matters': RoomObservedMatters
  }
}
