import { msg } from '@lit/localize'
import { flow } from '@lit-labs/virtualizer/layouts/flow.js'
import { type VirtualizerHostElement, virtualize, virtualizerRef } from '@lit-labs/virtualizer/virtualize.js'
import { css, html, LitElement, nothing, type PropertyValues } from 'lit'
import { customElement } from 'lit/decorators.js'
import { repeat } from 'lit/directives/repeat.js'
import { placeKey } from '#shared/domain/place.ts'
import { type BenchRow, BenchRows } from '../bench/bench-rows.ts'
import { ItemSlice } from '../controllers/item-slice.ts'
import { RoomView } from '../controllers/room-view.ts'
import { bones } from '../styles/bones.ts'
import { KeptPlace } from './kept-place.ts'
import './room-segment.ts'
import type { RoomSegment } from './room-segment.ts'
import { UnitsInView } from './units-in-view.ts'

/** Up to here every row is on the page at once. */
const mostPlainRows = 40

/** The draft, segment by segment, with the current difference in sight. */
@customElement('room-segments')
export class RoomSegments extends LitElement {
  static override styles = [
    bones,
    css`
    :host {
      display: flex;
      flex-direction: column;
      min-block-size: 0;
      background: var(--surface);
    }
    .away {
      flex: none;
      margin: 0;
      padding: 8px 16px;
      color: var(--differ);
    }
    .segments {
      box-sizing: border-box;
      flex: 1;
      min-block-size: 0;
      overflow-y: auto;
      overflow-x: hidden;
      overflow-anchor: none;
      padding-block: 4px 16px;
    }
  `,
  ]

  readonly #rows = new BenchRows()
  readonly #shown = new ItemSlice(this, (item) => this.#rows.of(item))
  readonly #current = new ItemSlice(this, ({ current, chosen }) => (chosen?.drawn ? placeKey(chosen.place) : current))
  readonly #typing = new ItemSlice(this, ({ typing }) => typing)
  readonly #wanted = new ItemSlice(this, ({ shownUnit }) => shownUnit)
  readonly #away = new RoomView(this, ({ connection: { is } }) => is === 'lost' || is === 'connecting')
  readonly #place = new KeptPlace(() => [...this.renderRoot.querySelectorAll('room-segment')])
  readonly #inView = new UnitsInView(
    () => [...this.renderRoot.querySelectorAll('room-segment')],
    (units) => this.#shown.item?.places.see(units),
  )
  #revealed: string | null = null
  #typed: unknown = null
  #went: unknown = null
  /** What is brought into sight first comes there first. */
  #moving: Promise<void> = Promise.resolve()

  override connectedCallback(): void {
    super.connectedCallback()
    document.addEventListener('selectionchange', this.#readSelection)
    this.requestUpdate()
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback()
    document.removeEventListener('selectionchange', this.#readSelection)
    this.#place.stop()
    this.#inView.stop()
  }

  protected override render() {
    const rows = this.#shown.value ?? []
    if (rows.length === 0) return html`<div class="bones" aria-busy="true"><div></div><div></div><div></div></div>`
    const label = msg('Draft')
    const away = rows[0]?.awaited && this.#away.value ? this.#notHere() : nothing
    if (rows.length <= mostPlainRows)
      return html`${away}<section class="segments" tabindex="0" aria-label=${label}>${repeat(rows, keyOf, this.#row)}</section>`
    return html`
      ${away}
      <section class="segments" tabindex="0" aria-label=${label}>
        ${virtualize({ items: [...rows], keyFunction: keyOf, renderItem: this.#row, scroller: true, layout: flow() })}
      </section>
    `
  }

  protected override updated(_changed: PropertyValues<this>): void {
    const list: (HTMLElement & VirtualizerHostElement) | null = this.renderRoot.querySelector('.segments')
    this.#place.follow(list ?? undefined, list?.[virtualizerRef] !== undefined)
    this.#inView.follow(list ?? undefined)
    const current = this.#current.value ?? null
    const typing = this.#typing.value ?? null
    if (typing !== this.#typed) void this.updateComplete.then(() => this.#place.remember())
    this.#typed = typing
    this.#showCurrent(current)
    this.#showUnit()
  }

  #showCurrent(current: string | null): void {
    const at = this.#shown.value?.findIndex((row) => isAbout(row, current)) ?? -1
    if (current === this.#revealed || at < 0) return
    this.#revealed = current
    this.#moving = this.#reveal(at).catch(() => undefined)
  }

  #notHere() {
    return html`<p class="away" role="status">
      ${msg('This draft is not kept on this device, and the server does not answer. The draft is shown as soon as it comes; the sources are here.')}
    </p>`
  }

  readonly #row = (row: BenchRow) =>
    html`<room-segment .row=${row} ?only=${this.#shown.value?.length === 1}></room-segment>`

  readonly #readSelection = () => {
    for (const row of this.renderRoot.querySelectorAll('room-segment')) row.readSelection()
  }

  /** Somebody who is followed looks there, whatever the difference under the cursor. */
  #showUnit(): void {
    const wanted = this.#wanted.value ?? null
    const at = this.#shown.value?.findIndex(({ unit }) => unit.id === wanted?.unit) ?? -1
    if (wanted === this.#went || at < 0) return
    this.#went = wanted
    this.#moving = this.#moving.then(() => this.#bringIntoSight(at)).catch(() => undefined)
  }

  async #bringIntoSight(at: number): Promise<void> {
    const section: (HTMLElement & VirtualizerHostElement) | null = this.renderRoot.querySelector('.segments')
    const list = section?.[virtualizerRef]
    const unit = this.#shown.value?.[at]?.unit.id
    if (section && list) {
      list.element(at)?.scrollIntoView({ block: 'center' })
      await letGo(section)
    } else {
      const rows = [...this.renderRoot.querySelectorAll('room-segment')]
      rows.find(({ row }) => row?.unit.id === unit)?.scrollIntoView({ block: 'center' })
    }
    this.#place.remember()
  }

  async #reveal(at: number): Promise<void> {
    const section: (HTMLElement & VirtualizerHostElement) | null = this.renderRoot.querySelector('.segments')
    const list = section?.[virtualizerRef]
    // The virtualiser may never say that it is done when nothing needs layout.
    const laidOut = () =>
      Promise.race([list?.layoutComplete, new Promise((resolve) => setTimeout(resolve, 100))]).catch(() => undefined)
    if (list && this.renderRoot.querySelector('room-segment') === null) await laidOut()
    if (list && !this.#rowOfCurrent()) {
      list.element(at)?.scrollIntoView({ block: 'center' })
      await laidOut()
      await letGo(section)
    }
    await this.updateComplete
    const row = this.#rowOfCurrent()
    await row?.updateComplete
    row?.reveal()
    this.#place.remember()
  }

  #rowOfCurrent(): RoomSegment | undefined {
    const rows = [...this.renderRoot.querySelectorAll('room-segment')]
    return rows.find(({ row }) => row !== undefined && isAbout(row, this.#current.value ?? null))
  }
}

const isAbout = ({ current, chosen }: BenchRow, key: string | null): boolean =>
  key !== null && (chosen ? placeKey(chosen) : current) === key

/**
 * A row that the virtual list was told to bring into sight would be brought to the middle again whenever some row gets
 * another height. It lets go when the person scrolls, unless it is just correcting itself.
 */
async function letGo(list: HTMLElement): Promise<void> {
  let free = false
  list.addEventListener('unpinned', () => (free = true), { once: true })
  for (let frame = 0; !free && frame < mostFrames; frame++) {
    list.dispatchEvent(new Event('scroll'))
    if (!free) await new Promise((resolve) => requestAnimationFrame(resolve))
  }
}

const mostFrames = 20

const keyOf = (row: BenchRow): string => row.unit.id

declare global {
  interface HTMLElementTagNameMap {
    'room-segments': RoomSegments
  }
}
