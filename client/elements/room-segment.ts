import { msg, str } from '@lit/localize'
import { css, html, LitElement, nothing } from 'lit'
import { customElement, property } from 'lit/decorators.js'
import { type Mark, type ShownUnit, shownOffset, showUnit } from '#shared/projections/shown-unit.ts'
import type { BenchRow } from '../bench/bench-rows.ts'
import { ItemSlice } from '../controllers/item-slice.ts'
import { controls } from '../styles/controls.ts'
import { marks } from '../styles/marks.ts'
import './room-carets.ts'
import './room-segment-editor.ts'
import './room-source-lines.ts'

const time = (seconds: number): string => `${Math.floor(seconds / 60)}:${(seconds % 60).toFixed(1).padStart(4, '0')}`

/** One segment of the draft: its words with the places that mean something, or the editor, and its sources. */
@customElement('room-segment')
export class RoomSegment extends LitElement {
  static override styles = [
    controls,
    marks,
    css`
      :host {
        display: block;
        inline-size: 100%;
        padding: 8px 16px;
        border-inline-start: 3px solid transparent;
      }
      :host([current]) {
        border-inline-start-color: var(--accent);
      }
      header {
        display: flex;
        gap: 8px;
        color: var(--ink-quiet);
        font-size: var(--size-small);
        font-variant-numeric: tabular-nums;
      }
      .words {
        position: relative;
      }
      .text {
        font-size: var(--draft-size);
        line-height: var(--leading-indic);
        overflow-wrap: break-word;
        white-space: pre-wrap;
      }
      .text:lang(en) {
        line-height: var(--leading);
        padding-block: 2px;
      }
      .typing {
        white-space: normal;
        border-radius: var(--radius);
        box-shadow: 0 0 0 1px var(--accent);
        padding-inline: 4px;
        margin-inline: -4px;
      }
      .silent {
        color: var(--ink-quiet);
        font-style: italic;
      }
      @media (max-width: 899px) {
        :host {
          padding: 6px 10px;
        }
      }
    `,
  ]

  @property({ attribute: false })
  accessor row: BenchRow | undefined

  /** Whether the item has but this one, which then needs no number. */
  @property({ type: Boolean })
  accessor only = false

  readonly #language = new ItemSlice(this, ({ sources }) => sources?.language)

  /** Brings the current difference into sight. */
  reveal(): void {
    const place = this.renderRoot.querySelector('.current') ?? this
    place.scrollIntoView({ block: 'nearest', inline: 'nearest' })
  }

  protected override render() {
    const { row } = this
    if (!row) return nothing
    this.toggleAttribute('current', row.current !== null && !this.only)
    const language = this.#language.value ?? ''
    const shown = showUnit(row.unit, row.stops, row.typing ? [] : row.overlays)
    return html`
      <article aria-label=${this.#label(row)}>
        ${this.#header(row)}
        ${row.typing ? this.#editor(row, shown, language) : this.#text(row, shown, language)}
        ${
          row.sources === 'none'
            ? nothing
            : html`<room-source-lines .row=${row} .language=${language}></room-source-lines>`
        }
      </article>
    `
  }

  #header({ segment, unit: { speaker, start } }: BenchRow) {
    if (this.only && speaker === undefined && start === undefined) return nothing
    return html`
      <header>
        <span>${segment}</span>
        ${start === undefined ? nothing : html`<span>${time(start)}</span>`}
        ${speaker === undefined ? nothing : html`<span dir="auto">${speaker}</span>`}
      </header>
    `
  }

  #text({ unit, overlays }: BenchRow, { text, marks }: ShownUnit, language: string) {
    let at = 0
    const parts = marks.map((mark) => {
      const before = text.slice(at, mark.from)
      at = mark.to
      return html`${before}${this.#mark(mark, text)}`
    })
    return html`<div class="words"><div class="text" lang=${language} dir="auto" @dblclick=${this.#type} @click=${this.#choose}
      >${
        text === '' && marks.length === 0 ? html`<span class="silent">${msg('Nothing was said')}</span>` : nothing
      }${parts}${text.slice(at)}</div
      ><room-carets .unit=${unit.id} .shown=${(offset: number) => shownOffset(unit, overlays, offset)}></room-carets
    ></div>`
  }

  #mark({ key, kind, number, from, to }: Mark, text: string) {
    const classes = `mark ${kind} ${key === this.row?.current ? 'current' : ''} ${from === to ? 'empty' : ''}`
    return html`<span class=${classes} data-key=${key} data-number=${number ?? nothing}>${text.slice(from, to)}</span>`
  }

  #editor(row: BenchRow, shown: ShownUnit, language: string) {
    return html`
      <div class="text typing">
        <room-segment-editor
          .unit=${row.unit.id}
          .language=${language}
          .label=${this.#label(row)}
          .caret=${row.typing}
          .marked=${shown.marks}
        ></room-segment-editor>
      </div>
    `
  }

  #label({ segment, stops }: BenchRow): string {
    const settled = stops.filter((stop) => stop.settled !== null || stop.ruled).length
    if (stops.length === 0) return msg(str`Segment ${segment}, all sources agree`)
    return msg(str`Segment ${segment}, ${stops.length} differences, ${settled} settled`)
  }

  #choose({ target }: Event): void {
    const key = target instanceof HTMLElement ? target.closest<HTMLElement>('.mark')?.dataset.key : undefined
    const stop = this.row?.stops.find((one) => one.key === key)
    if (stop) this.#language.item?.goTo(stop)
  }

  /** Typing begins where the double click was, as far as the row shows the draft itself. */
  #type(): void {
    const unit = this.row?.unit
    if (unit) this.#language.item?.type({ unit: unit.id, caret: unit.text.length })
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'room-segment': RoomSegment
  }
}
