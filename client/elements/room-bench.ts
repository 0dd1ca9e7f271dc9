import { msg } from '@lit/localize'
import { css, html, LitElement, nothing, type PropertyValues } from 'lit'
import { customElement } from 'lit/decorators.js'
import { readOnlyBecause } from '../bench/read-only.ts'
import { ItemSlice } from '../controllers/item-slice.ts'
import { RoomView } from '../controllers/room-view.ts'
import { controls } from '../styles/controls.ts'
import './room-difference-bar.ts'
import type { RoomDifferenceBar } from './room-difference-bar.ts'
import './room-segment-news.ts'
import './room-item-head.ts'
import './room-not-accepted.ts'
import './room-print.ts'
import './room-segments.ts'

/** One open item: what it is, its draft, and the difference under the cursor. */
@customElement('room-bench')
export class RoomBench extends LitElement {
  static override styles = [
    controls,
    css`
      :host {
        display: grid;
        grid-template-rows: auto auto minmax(0, 1fr) auto auto;
        grid-template-columns: minmax(0, 1fr);
        min-block-size: 0;
        min-inline-size: 0;
      }
      room-item-head {
        grid-row: 1;
      }
      .trouble {
        grid-row: 2;
        padding: 8px 16px;
        background: var(--danger-soft);
        color: var(--danger);
      }
      room-segments,
      room-label-item {
        grid-row: 3;
      }
      room-not-accepted {
        grid-row: 4;
      }
      room-difference-bar {
        grid-row: 5;
      }
      @media print {
        :host {
          display: block;
        }
        .trouble,
        room-item-head,
        room-segments,
        room-label-item,
        room-not-accepted,
        room-difference-bar {
          display: none;
        }
        room-print {
          display: block;
        }
      }
    `,
  ]

  readonly #trouble = new ItemSlice(this, ({ trouble, draftTrouble }) => trouble ?? draftTrouble)
  readonly #view = new ItemSlice(this, ({ view }) => view)
  readonly #labelled = new ItemSlice(this, ({ sources }) => sources?.kind === 'labels')
  readonly #typing = new ItemSlice(this, ({ typing }) => typing !== null)
  readonly #me = new RoomView(this, ({ joined }) => joined?.me)
  readonly #standing = new RoomView(this, ({ joined }) => joined?.room.standing)
  #typed = false

  /** Review: no text has the focus. */
  override focus(): void {
    this.renderRoot.querySelector<RoomDifferenceBar>('room-difference-bar')?.focus()
  }

  protected override render() {
    const readOnly = !this.#mayChange()
    const trouble = this.#trouble.value
    return html`
      <room-item-head></room-item-head>
      ${trouble ? html`<p class="trouble" role="alert">${trouble} ${this.#view.item?.state.draftTrouble ? html`<button @click=${() => location.reload()}>${msg('Reload the page')}</button>` : nothing}</p>` : nothing}
      ${
        this.#labelled.value
          ? html`<room-label-item aria-label=${msg('Draft')}></room-label-item>`
          : html`<room-segments aria-label=${msg('Draft')}></room-segments>`
      }
      <room-segment-news></room-segment-news>
      <room-not-accepted ?read-only=${readOnly}></room-not-accepted>
      <room-difference-bar ?read-only=${readOnly}></room-difference-bar>
      <room-print></room-print>
    `
  }

  protected override firstUpdated(_changed: PropertyValues<this>): void {
    void this.#focusWhenThere()
    setTimeout(() => void this.#fetchEditor(), quietMilliseconds)
  }

  /** Ahead of the first key: on a slow line nobody should wait for the editor with words in mind. */
  async #fetchEditor(): Promise<void> {
    if (this.#mayChange() && !this.#labelled.value) await import('../editor/segment-editor.ts').catch(() => undefined)
  }

  /** Undecided while the item is not here. */
  #mayChange(): boolean {
    const [view, me] = [this.#view.value, this.#me.value]
    return Boolean(view && me && readOnlyBecause(view, me, this.#standing.value) === null)
  }

  protected override willUpdate(): void {
    // Whoever works on words does not wait for it.
    if (this.#labelled.value) void import('./room-label-item.ts')
  }

  protected override updated(): void {
    const typing = this.#typing.value ?? false
    if (this.#typed && !typing && nobodyHasFocus()) this.focus()
    this.#typed = typing
  }

  async #focusWhenThere(): Promise<void> {
    const bar = this.renderRoot.querySelector('room-difference-bar')
    await bar?.updateComplete
    if (!isInField(document.activeElement)) this.focus()
  }
}

/** The draft comes first on the line. */
const quietMilliseconds = 1500

const nobodyHasFocus = (): boolean => {
  let active = document.activeElement
  while (active?.shadowRoot?.activeElement) active = active.shadowRoot.activeElement
  return active === null || active === document.body || active.classList.contains('cm-content') || !active.isConnected
}

const isInField = (element: Element | null): boolean => {
  let active = element
  while (active?.shadowRoot?.activeElement) active = active.shadowRoot.activeElement
  return active instanceof HTMLInputElement || active instanceof HTMLTextAreaElement
}

declare global {
  interface HTMLElementTagNameMap {
    'room-bench': RoomBench
  }
}
