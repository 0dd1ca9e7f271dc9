import { msg, str } from '@lit/localize'
import { css, html, LitElement, nothing } from 'lit'
import { customElement, state } from 'lit/decorators.js'
import { type NamedLabel, namedRecord } from '#shared/compare/named-label.ts'
import type { BenchUnit } from '#shared/domain/bench.ts'
import type { Place } from '#shared/domain/place.ts'
import { ruledLabel } from '#shared/domain/result.ts'
import { type LabelRecord, recordLines } from '#shared/labels/label-record.ts'
import { type Overlay, type ShownUnit, showUnit } from '#shared/projections/shown-unit.ts'
import { labelAt } from '../bench/label-at.ts'
import { openPlaces } from '../bench/open-places.ts'
import type { ItemScreen } from '../controllers/item-screen.ts'
import { ItemSlice } from '../controllers/item-slice.ts'
import { RoomView } from '../controllers/room-view.ts'
import { linesWords } from '../labels/label-words.ts'
import { placeName, unitName } from '../labels/unit-names.ts'
import { stateWord } from './state-shape.ts'

/** The whole item on paper: every segment, also those that a screen leaves out, with what is ruled and disputed. */
@customElement('room-print')
export class RoomPrint extends LitElement {
  static override styles = css`
    :host {
      display: none;
    }
    @media print {
      :host {
        display: block;
        color: #000;
        background: #fff;
        font-size: 11pt;
      }
      h2 {
        margin: 0;
        overflow-wrap: anywhere;
        font-size: 14pt;
      }
      p {
        margin: 4pt 0;
      }
      .segment {
        break-inside: avoid;
        margin-block: 8pt;
      }
      .about {
        font-size: 9pt;
      }
      .ruled {
        border-inline-start: 2pt solid;
        padding-inline-start: 2pt;
        font-weight: 600;
      }
      .disputed {
        border-inline: 1.5pt solid;
        padding-inline: 2pt;
      }
    }
  `

  @state()
  private accessor printing = matchMedia('print').matches

  readonly #item = new ItemSlice(this, (item) => item)
  readonly #title = new RoomView(this, ({ joined }) => joined?.room.settings.title)
  readonly #print = matchMedia('print')

  override connectedCallback(): void {
    super.connectedCallback()
    this.#print.addEventListener('change', this.#look)
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback()
    this.#print.removeEventListener('change', this.#look)
  }

  protected override render() {
    const screen = this.printing ? this.#item.value : undefined
    if (!screen?.bench || !screen.view) return nothing
    const { row, rulings, disputes } = screen.view
    const subject = screen.bench.comparison.labels?.subject
    const overlays = rulings.map(({ place, value }): Overlay => ({ place, words: value, kind: 'ruled' }))
    return html`
      <article lang=${row.language}>
        <h2>${row.key}</h2>
        <p class="about">
          ${this.#title.value} · ${stateWord(row.state)} · ${msg(str`${row.settled} of ${row.differences} differences settled`)}
        </p>
        ${subject?.is === 'text' ? html`<p dir="auto">${subject.text}</p>` : nothing}
        ${screen.bench.units.map((unit, at) => (unit.label ? this.#label(unit, unit.label, screen.view) : this.#segment(unit, at + 1, showUnit(unit, [], overlays, openPlaces(disputes)))))}
        ${rulings.map(({ place, value, reason, why }) => html`<p class="about">${ruledLine(labelAt(screen, place.unit), place, value)} (${reason}). ${why}</p>`)}
      </article>
    `
  }

  /** A label that is not there is no part of the result. */
  #label({ id }: BenchUnit, record: LabelRecord, view: ItemScreen['view']) {
    const here = view?.rulings.filter(({ place }) => place.unit === id) ?? []
    const stands = ruledLabel(record, here)
    const disputes = Object.values(view?.disputes ?? {}).filter((one) => one.status === 'open' && one.place.unit === id)
    if (!stands.there && here.length + disputes.length === 0) return nothing
    const named = namedRecord(stands)
    const kind = here.length > 0 ? 'ruled' : disputes.length > 0 ? 'disputed' : ''
    const place = { from: 0, to: stands.columns.length }
    return html`
      <div class="segment">
        <div class="about">${unitName(id, named.kind, named.question)}</div>
        <div dir="auto"><span class=${kind}>${linesWords(place, stands.there ? recordLines(stands).text : '', named)}</span></div>
        ${disputes.map(({ question }) => html`<div class="about">${msg(str`Disputed: ${question}`)}</div>`)}
      </div>
    `
  }

  #segment({ speaker, start }: BenchUnit, number: number, shown: ShownUnit) {
    const about = [number, start === undefined ? '' : msg(str`${start.toFixed(1)} s`), speaker ?? '']
    return html`
      <div class="segment">
        <div class="about">${about.filter(Boolean).join(' · ')}</div>
        <div dir="auto">${this.#words(shown)}</div>
      </div>
    `
  }

  #words({ text, marks, brackets }: ShownUnit) {
    const places = [
      ...marks.map(({ from, to }) => ({ from, to, kind: 'ruled' })),
      ...brackets.map(({ from, to }) => ({ from, to, kind: 'disputed' })),
    ].toSorted((a, b) => a.from - b.from)
    let at = 0
    const parts = places.map(({ from, to, kind }) => {
      const before = text.slice(at, from)
      const words = text.slice(Math.max(at, from), Math.max(at, to))
      at = Math.max(at, to)
      return html`${before}<span class=${kind}>${words}</span>`
    })
    return html`${parts}${text.slice(at)}`
  }

  readonly #look = () => {
    this.printing = this.#print.matches
  }
}

function ruledLine(label: NamedLabel | undefined, place: Place, value: string): string {
  if (label) return msg(str`Ruled: ${placeName(place, label)}: ${linesWords(place, value, label)}`)
  return msg(str`Ruled: “${value}”`)
}

declare global {
  interface HTMLElementTagNameMap {
    'room-print': RoomPrint
  }
}
