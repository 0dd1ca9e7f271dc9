import { msg, str } from '@lit/localize'
import { html, LitElement, nothing } from 'lit'
import { customElement, property, state } from 'lit/decorators.js'
import type { AssignmentRow } from '#shared/protocol/assignment-messages.ts'
import { shortKey } from '../bench/short-key.ts'
import type { Assigning, AssigningScreen } from '../controllers/assigning.ts'
import { assignmentListStyles } from '../styles/assignments.ts'
import { bones } from '../styles/bones.ts'
import { controls } from '../styles/controls.ts'
import { OpenEvent } from './open-event.ts'
import { stateShape, stateShapes } from './state-shape.ts'
import { whoseAndDue, whoseStyles } from './whose-and-due.ts'

const rowHeight = 52
const overscan = 4
const readAhead = 40
const shownCharacters = 120

/**
 * Items to choose from, only those in sight laid out. A click takes one more or one less, with Shift all from the last;
 * by key the arrows, Shift with them, Space, and Ctrl+A for all that match.
 */
@customElement('room-assignment-list')
export class RoomAssignmentList extends LitElement {
  static override styles = [controls, bones, stateShapes, whoseStyles, assignmentListStyles]

  @property({ attribute: false })
  accessor assigning: Assigning | undefined

  @property({ attribute: false })
  accessor screen: AssigningScreen | undefined

  @state()
  private accessor active = 0

  @state()
  private accessor top = 0

  @state()
  private accessor height = 480

  /** Where a range begins. */
  #anchor = 0
  readonly #size = new ResizeObserver(() => this.#measure())

  override disconnectedCallback(): void {
    super.disconnectedCallback()
    this.#size.disconnect()
  }

  protected override updated(): void {
    const scroller = this.#scroller
    if (scroller) this.#size.observe(scroller)
    if (!this.screen?.total) return
    const [first, last] = this.#sight()
    this.assigning?.see(first - readAhead, Math.min(last + readAhead, this.screen.total - 1))
  }

  protected override render() {
    const total = this.screen?.total
    if (total === 0) return html`<p class="nothing">${this.#nothing()}</p>`
    const [first, last] = this.#sight()
    const indexes = Array.from({ length: Math.max(0, last - first + 1) }, (_, at) => first + at)
    return html`
      <div
        class="scroller"
        role="listbox"
        tabindex="0"
        aria-multiselectable="true"
        aria-label=${msg('Items to assign')}
        aria-activedescendant=${this.active >= first && this.active <= last ? `row-${this.active}` : nothing}
        @scroll=${this.#scroll}
        @keydown=${this.#key}
      >
        <div class="rows" role="presentation" .style=${`height: ${(total ?? 8) * rowHeight}px`}>${indexes.map(this.#row)}</div>
      </div>
    `
  }

  #nothing(): string {
    const { filter } = this.screen ?? {}
    if (filter?.search || filter?.batch || filter?.whose !== 'anybody')
      return msg('No such items. Choose another filter.')
    return filter.state === 'unfinished'
      ? msg('Nothing is left to assign: every item is signed off, or nothing was imported yet.')
      : msg('No such items. Choose another filter.')
  }

  readonly #row = (index: number) => {
    const row = this.assigning?.row(index)
    const selected = row !== undefined && this.screen?.selection.has(row.id) === true
    return html`
      <div
        id="row-${index}"
        class="row ${index === this.active ? 'active' : ''}"
        role="option"
        aria-selected=${selected}
        aria-posinset=${index + 1}
        aria-setsize=${this.screen?.total ?? -1}
        aria-label=${row ? nothing : msg('Not here yet')}
        .style=${`top: ${index * rowHeight}px`}
        @click=${(event: MouseEvent) => this.#click(event, index)}
        @dblclick=${() => row && this.dispatchEvent(new OpenEvent(row.id))}
      >
        ${row ? this.#content(row, selected) : html`<div class="bone"></div>`}
      </div>
    `
  }

  #content({ key, language, excerpt, state: stands, words, to, due, batch }: AssignmentRow, selected: boolean) {
    const batches = this.screen?.known?.batches ?? []
    const batchName = batches.length > 1 ? batches.find(({ id }) => id === batch)?.name : undefined
    const name = this.screen?.known?.people.find(({ id }) => id === to)?.name
    return html`
      <span class="tick" aria-hidden="true">${selected ? '✓' : ''}</span>
      ${stateShape(stands)}
      <div class="excerpt" lang=${language} dir="auto">${excerpt?.slice(0, shownCharacters) || shortKey(key)}</div>
      <div class="about">
        <span>${msg(str`${words} words`)}</span>
        <span class="key" title=${key}>${shortKey(key)}</span>
        ${batchName ? html`<span class="key" title=${batchName}>${batchName}</span>` : nothing}
      </div>
      <div class="whose">${to === null ? nothing : whoseAndDue(to, name ?? msg('Somebody'), stands === 'signed-off' ? null : due, true)}</div>
    `
  }

  #click({ shiftKey }: MouseEvent, index: number): void {
    this.active = index
    this.#scroller?.focus({ preventScroll: true })
    if (shiftKey) return void this.assigning?.selectRange(this.#anchor, index)
    this.#anchor = index
    this.assigning?.toggle(index)
  }

  get #scroller(): HTMLElement | null {
    return this.renderRoot.querySelector('.scroller')
  }

  #sight(): readonly [first: number, last: number] {
    const last = Math.ceil((this.top + this.height) / rowHeight) + overscan
    return [Math.max(0, Math.floor(this.top / rowHeight) - overscan), Math.min(last, (this.screen?.total ?? 8) - 1)]
  }

  #measure(): void {
    this.height = this.#scroller?.clientHeight || this.height
  }

  #scroll(): void {
    this.top = this.#scroller?.scrollTop ?? 0
  }

  #key(event: KeyboardEvent): void {
    const page = Math.max(1, Math.floor(this.height / rowHeight) - 1)
    const steps: Readonly<Record<string, number>> = {
      ArrowDown: this.active + 1,
      ArrowUp: this.active - 1,
      PageDown: this.active + page,
      PageUp: this.active - page,
      Home: 0,
      End: Number.POSITIVE_INFINITY,
    }
    const to = steps[event.code]
    const all = event.code === 'KeyA' && (event.ctrlKey || event.metaKey)
    if (all) void this.assigning?.selectAll()
    else if (event.altKey || event.ctrlKey || event.metaKey) return
    else if (event.code === 'Space') this.#toggle()
    else if (event.code === 'Enter') this.#open()
    else if (event.code === 'Escape') this.assigning?.selectNothing()
    else if (to === undefined) return
    else this.#moveTo(to, event.shiftKey)
    event.preventDefault()
    event.stopPropagation()
  }

  #toggle(): void {
    this.#anchor = this.active
    this.assigning?.toggle(this.active)
  }

  #open(): void {
    const row = this.assigning?.row(this.active)
    if (row) this.dispatchEvent(new OpenEvent(row.id))
  }

  #moveTo(wanted: number, extend: boolean): void {
    const index = Math.min(Math.max(wanted, 0), (this.screen?.total ?? 1) - 1)
    this.active = index
    if (extend) void this.assigning?.selectRange(this.#anchor, index)
    else this.#anchor = index
    const scroller = this.#scroller
    if (!scroller) return
    const from = index * rowHeight
    if (from < scroller.scrollTop) scroller.scrollTop = from
    if (from + rowHeight > scroller.scrollTop + scroller.clientHeight)
      scroller.scrollTop = from + rowHeight - scroller.clientHeight
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'room-assignment-list': RoomAssignmentList
  }
}
