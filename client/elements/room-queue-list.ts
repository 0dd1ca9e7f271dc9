import { msg } from '@lit/localize'
import { html, LitElement, nothing, type PropertyValues } from 'lit'
import { customElement, property, state } from 'lit/decorators.js'
import type { HereRow } from '#shared/protocol/rt-messages.ts'
import { QueueView } from '../controllers/queue-view.ts'
import { RoomView } from '../controllers/room-view.ts'
import { controls } from '../styles/controls.ts'
import { queueListStyles } from '../styles/queue.ts'
import { OpenEvent } from './open-event.ts'
import { emptyQueue } from './queue-empty.ts'
import { queueRow } from './queue-row.ts'
import { stateShapes } from './state-shape.ts'
import { whoseStyles } from './whose-and-due.ts'

const rowHeight = 56
const overscan = 3
/** Rows beyond sight that are asked for already, so that they are there when they come into it. */
const readAhead = 50
const restMilliseconds = 120

const mod = (value: number, by: number): number => ((value % by) + by) % by

/** The rows in sight of a list that may be ten thousand long. One stop for Tab; arrows, Home, End and Enter inside. */
@customElement('room-queue-list')
export class RoomQueueList extends LitElement {
  static override styles = [controls, queueListStyles, stateShapes, whoseStyles]

  /** The item that is open. */
  @property()
  accessor item: string | null = null

  /** Index of the row under the cursor. */
  @state()
  private accessor active = 0

  @state()
  private accessor top = 0

  @state()
  private accessor height = 600

  /** The list is being dragged faster than anybody reads. */
  @state()
  private accessor hurried = false

  #rest: ReturnType<typeof setTimeout> | undefined
  readonly #queue = new QueueView(this, (queue) => queue)
  readonly #here = new RoomView(this, ({ here }) => here)
  readonly #counts = new RoomView(this, ({ counts }) => counts)
  readonly #size = new ResizeObserver(() => this.#measure())

  override focus(): void {
    this.#scroller()?.focus()
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback()
    this.#size.disconnect()
    clearTimeout(this.#rest)
  }

  protected override willUpdate(changed: PropertyValues<this>): void {
    if (!changed.has('item')) return
    const open = this.#queue.pages?.indexOf(this.item) ?? -1
    if (open >= 0) this.active = open
  }

  protected override updated(): void {
    const scroller = this.#scroller()
    if (scroller) this.#size.observe(scroller)
    if (this.#queue.value?.total === 0 || this.hurried) return
    const [first, last] = this.#sight()
    this.#queue.pages?.see(first - readAhead, last + readAhead)
  }

  #empty() {
    const mayImport = this.#counts.client?.may('batch.import') ?? false
    return emptyQueue(this.#queue.value, this.#counts.value ?? null, mayImport)
  }

  protected override render() {
    const total = this.#queue.value?.total
    if (total === 0) return this.#empty()
    const [first, last] = this.#sight()
    // A row keeps its place on the page while it is in sight; one that leaves makes room for one that comes.
    const slots = Math.max(0, last - first + 1)
    const indexes = Array.from({ length: slots }, (_, slot) => first + mod(slot - first, slots))
    return html`
      <div
        class="scroller"
        role="listbox"
        tabindex="0"
        aria-label=${msg('Items, most disagreement first')}
        aria-activedescendant=${this.active >= first && this.active <= last ? `row-${this.active}` : nothing}
        @scroll=${this.#scroll}
        @keydown=${this.#key}
      >
        <div class="rows" role="presentation" .style=${`height: ${(total ?? 8) * rowHeight}px`}>
          ${indexes.map(this.#row)}
        </div>
      </div>
    `
  }

  readonly #row = (index: number) => {
    const row = this.#queue.pages?.row(index)
    const away = row && this.#queue.value?.filter !== 'all' && this.#queue.value?.filter !== 'mine'
    const classes = `row ${index === this.active ? 'active' : ''} ${away && row.state !== this.#queue.value?.filter ? 'away' : ''}`
    return html`
      <div
        id="row-${index}"
        class=${classes}
        role="option"
        aria-selected=${row !== undefined && row.id === this.item}
        aria-posinset=${index + 1}
        aria-label=${row ? nothing : msg('Not here yet')}
        aria-setsize=${this.#queue.value?.total ?? -1}
        .style=${`top: ${index * rowHeight}px`}
        @click=${() => this.#open(index)}
      >
        ${row && !this.hurried ? queueRow(row, this.#peopleAt(row.id), this.#counts.client?.nameOf(row.assigned ?? '')) : html`<div class="bone"></div>`}
      </div>
    `
  }

  #peopleAt(item: string): readonly HereRow[] {
    return (this.#here.value ?? []).filter((row) => row.item === item).slice(0, 3)
  }

  #sight(): readonly [first: number, last: number] {
    const last = Math.ceil((this.top + this.height) / rowHeight) + overscan
    const total = this.#queue.value?.total ?? 8
    return [Math.max(0, Math.floor(this.top / rowHeight) - overscan), Math.min(last, total - 1)]
  }

  readonly #scroller = () => this.renderRoot.querySelector<HTMLElement>('.scroller')

  #measure(): void {
    this.height = this.#scroller()?.clientHeight || this.height
  }

  #scroll(): void {
    const top = this.#scroller()?.scrollTop ?? 0
    if (Math.abs(top - this.top) > this.height) this.#hurry()
    this.top = top
  }

  /** Whoever drags past hundreds of rows reads none of them: neither fetched nor laid out until the hand rests. */
  #hurry(): void {
    this.hurried = true
    clearTimeout(this.#rest)
    this.#rest = setTimeout(() => {
      this.hurried = false
    }, restMilliseconds)
  }

  #key(event: KeyboardEvent): void {
    const total = this.#queue.value?.total ?? 0
    const page = Math.max(1, Math.floor(this.height / rowHeight) - 1)
    const steps: Readonly<Record<string, number>> = {
      ArrowDown: this.active + 1,
      ArrowUp: this.active - 1,
      PageDown: this.active + page,
      PageUp: this.active - page,
      Home: 0,
      End: total - 1,
    }
    const to = steps[event.code]
    if (event.altKey || event.ctrlKey || event.metaKey) return
    if (event.code === 'Enter' && !event.repeat) this.#open(this.active)
    else if (to !== undefined) this.#moveTo(Math.min(Math.max(to, 0), total - 1))
    else return
    event.preventDefault()
    event.stopPropagation()
  }

  #moveTo(index: number): void {
    this.active = index
    const scroller = this.#scroller()
    if (!scroller) return
    const from = index * rowHeight
    if (from < scroller.scrollTop) scroller.scrollTop = from
    if (from + rowHeight > scroller.scrollTop + scroller.clientHeight)
      scroller.scrollTop = from + rowHeight - scroller.clientHeight
  }

  #open(index: number): void {
    const row = this.#queue.pages?.row(index)
    if (!row) return
    this.active = index
    this.dispatchEvent(new OpenEvent(row.id))
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'room-queue-list': RoomQueueList
  }
}
