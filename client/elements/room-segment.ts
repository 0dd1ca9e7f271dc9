import { msg, str } from '@lit/localize'
import { css, html, LitElement, nothing } from 'lit'
import { customElement, property } from 'lit/decorators.js'
import { placeOfStretch } from '#shared/domain/bench.ts'
import { placeKey } from '#shared/domain/place.ts'
import { coveredBy, draftStretch, type ShownUnit, shownOffset, showUnit } from '#shared/projections/shown-unit.ts'
import type { BenchRow } from '../bench/bench-rows.ts'
import { selectedIn, wordAt } from '../bench/selected-words.ts'
import { ItemSlice } from '../controllers/item-slice.ts'
import { bones } from '../styles/bones.ts'
import { controls } from '../styles/controls.ts'
import { marks } from '../styles/marks.ts'
import { PointEvent } from './point-event.ts'
import './room-carets.ts'
import './room-points.ts'
import './room-segment-editor.ts'
import './room-source-lines.ts'
import './room-talk-mark.ts'
import { chosenId, shownWords } from './shown-words.ts'

const time = (seconds: number): string => `${Math.floor(seconds / 60)}:${(seconds % 60).toFixed(1).padStart(4, '0')}`

const charactersOfLine = 90
const mostBones = 4

/** One segment of the draft: its words with the places that mean something, or the editor, and its sources. */
@customElement('room-segment')
export class RoomSegment extends LitElement {
  static override styles = [
    controls,
    bones,
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
      .bones.words {
        padding: 8px 0;
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
    const place = this.renderRoot.querySelector('.bracket.chosen, .current') ?? this
    place.scrollIntoView({ block: 'nearest', inline: 'nearest' })
  }

  /** What stays where it is on screen while others write: the text typed in, or the difference under the cursor. */
  get held(): { readonly element: Element; readonly part: string } {
    // A row that is taken out before it was drawn has no shadow yet.
    const typing = this.shadowRoot?.querySelector('.typing')
    if (typing) return { element: typing, part: 'typing' }
    const current = this.shadowRoot?.querySelector('.mark.current')
    return current ? { element: current, part: this.row?.current ?? '' } : { element: this, part: 'row' }
  }

  protected override updated(): void {
    this.dispatchEvent(new Event('room-segment-drawn', { bubbles: true }))
  }

  protected override render() {
    const { row } = this
    if (!row) return nothing
    this.toggleAttribute('current', row.current !== null && !this.only)
    const language = this.#language.value ?? ''
    const places = row.chosen ? [...row.disputes, { id: chosenId, place: row.chosen }] : row.disputes
    const shown = showUnit(row.unit, row.stops, row.typing ? [] : row.overlays, places)
    return html`
      <article aria-label=${this.#label(row)}>
        ${this.#header(row)}
        ${row.awaited ? this.#bones(row.unit.text.length) : row.typing ? this.#editor(row, shown, language) : this.#text(row, shown, language)}
        ${
          row.sources === 'none'
            ? nothing
            : html`<room-source-lines .row=${row} .language=${language}></room-source-lines>`
        }
      </article>
    `
  }

  #header({ segment, unit: { id, speaker, start } }: BenchRow) {
    if (this.only && speaker === undefined && start === undefined)
      return html`<header><room-talk-mark .unit=${id}></room-talk-mark></header>`
    return html`
      <header>
        <span>${segment}</span>
        ${start === undefined ? nothing : html`<span>${time(start)}</span>`}
        ${speaker === undefined ? nothing : html`<span dir="auto">${speaker}</span>`}
        <room-talk-mark .unit=${id}></room-talk-mark>
      </header>
    `
  }

  /** Words that are selected in this row are what the bar is about. */
  readSelection(): void {
    const text = this.renderRoot.querySelector('.text')
    const { row } = this
    if (!row || row.typing || !text || !(this.renderRoot instanceof ShadowRoot)) return
    const shown = selectedIn(this.renderRoot, text)
    if (shown) this.#language.item?.places.select(row.unit.id, draftStretch(row.unit, row.overlays, shown))
  }

  #text({ unit, overlays, current }: BenchRow, shown: ShownUnit, language: string) {
    const silent = shown.text === '' && shown.marks.length === 0
    return html`<div class="words"><div class="text" lang=${language} dir="auto" @dblclick=${this.#type} @click=${this.#choose}
      >${silent ? html`<span class="silent">${msg('Nothing was said')}</span>` : nothing}${shownWords(shown, current)}</div
      ><room-carets .unit=${unit.id} .shown=${(offset: number) => shownOffset(unit, overlays, offset)}></room-carets
      ><room-points .unit=${unit} .shown=${(offset: number) => shownOffset(unit, overlays, offset)}></room-points
    ></div>`
  }

  /** As much room as the sources' words take, so that little moves when the draft comes. */
  #bones(characters: number) {
    const lines = Math.min(mostBones, 1 + Math.floor(characters / charactersOfLine))
    return html`<div class="bones words" aria-busy="true">${Array.from({ length: lines }, () => html`<div></div>`)}</div>`
  }

  #editor(row: BenchRow, shown: ShownUnit, language: string) {
    return html`
      <div class="text typing">
        <room-segment-editor
          .unit=${row.unit.id}
          .language=${language}
          .label=${this.#label(row)}
          .caret=${row.typing}
          .marked=${{ marks: shown.marks, brackets: shown.brackets, ruled: coveredBy(row.unit, row.overlays) }}
        ></room-segment-editor>
      </div>
    `
  }

  #label({ segment, stops, awaited }: BenchRow): string {
    if (awaited) return msg(str`Segment ${segment}, its draft is on its way`)
    const settled = stops.filter((stop) => stop.settled !== null || stop.ruled).length
    if (stops.length === 0) return msg(str`Segment ${segment}, all sources agree`)
    return msg(str`Segment ${segment}, ${stops.length} differences, ${settled} settled`)
  }

  /** A click goes to what stands there; the end of a selection is none. */
  #choose(event: MouseEvent): void {
    const { target } = event
    const { item } = this.#language
    if (event.altKey) {
      this.#point()
      return
    }
    const text = this.renderRoot.querySelector('.text')
    if (!item || !(target instanceof Element) || !text || !(this.renderRoot instanceof ShadowRoot)) return
    if (selectedIn(this.renderRoot, text)) return
    const key = target.closest<HTMLElement>('.mark')?.dataset.key
    const dispute = target.closest<HTMLElement>('[data-dispute]')?.dataset.dispute
    const stop = this.row?.stops.find((one) => one.key === key)
    const ruled = item.state.view?.rulings.find(({ place }) => placeKey(place) === key)
    const place = ruled?.place ?? this.row?.disputes.find(({ id }) => id === dispute)?.place
    if (stop) item.goTo(stop)
    else if (place) item.places.lookAt(place)
    else item.places.unchoose()
  }

  /** With Alt: shows the others the word that was clicked. */
  #point(): void {
    const text = this.renderRoot.querySelector('.text')
    const { row } = this
    if (!row || !text || !(this.renderRoot instanceof ShadowRoot)) return
    const shown = wordAt(this.renderRoot, text)
    const columns = row.compared.columns.length
    if (!shown || columns === 0) return
    const place = placeOfStretch(row.unit, columns, draftStretch(row.unit, row.overlays, shown))
    this.dispatchEvent(new PointEvent(place))
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
