import { msg } from '@lit/localize'
import { css, html, LitElement, nothing } from 'lit'
import { customElement, property, state } from 'lit/decorators.js'
import type { BenchRow } from '../bench/bench-rows.ts'
import { type LineColumn, lineColumns, sourceLetter, wrapColumns } from '../bench/source-lines.ts'
import { ItemSlice } from '../controllers/item-slice.ts'
import { controls } from '../styles/controls.ts'

/** Columns of context on each side of a difference that is shown alone. */
const around = 3
const characterPixels = 9

/** What each source says, column by column under each other; the current difference alone or the whole segment. */
@customElement('room-source-lines')
export class RoomSourceLines extends LitElement {
  static override styles = [
    controls,
    css`
      :host {
        display: block;
        overflow-x: auto;
      }
      table {
        border-collapse: collapse;
        margin-block-start: 4px;
        font-size: 15px;
        line-height: 1.6;
      }
      th {
        position: relative;
        inline-size: 24px;
        padding: 0 4px;
        color: var(--ink-quiet);
        font: 600 11px/1 var(--font);
      }
      td {
        padding: 0 6px 0 0;
        white-space: nowrap;
      }
      td.difference {
        background: var(--differ-soft);
        padding-inline: 3px;
      }
      td.current {
        background: var(--accent-soft);
        box-shadow: inset 0 -2px var(--accent);
      }
      .nothing {
        color: var(--ink-quiet);
      }
      tr:nth-child(even) td:not(.difference) {
        background: color-mix(in srgb, var(--ground) 60%, transparent);
      }
    `,
  ]

  @property({ attribute: false })
  accessor row: BenchRow | undefined

  @property()
  accessor language = ''

  @state()
  private accessor width = 600

  readonly #sources = new ItemSlice(this, ({ sources }) => sources?.sources)
  readonly #size = new ResizeObserver(([entry]) => {
    this.width = entry?.contentRect.width ?? this.width
  })

  override connectedCallback(): void {
    super.connectedCallback()
    this.#size.observe(this)
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback()
    this.#size.disconnect()
  }

  protected override render() {
    const lines = wrapColumns(this.#columns(), Math.max(20, Math.floor((this.width - 32) / characterPixels)))
    return lines.map(this.#table)
  }

  #columns(): readonly LineColumn[] {
    const { row } = this
    const count = this.#sources.value?.length ?? 0
    if (!row) return []
    const stop = row.stops.find(({ key }) => key === row.current)
    if (row.sources === 'all' || !stop) return lineColumns(row.compared, count, row.stops)
    const from = Math.max(0, stop.place.from - around)
    return lineColumns(row.compared, count, row.stops, from, stop.place.to + around)
  }

  readonly #table = (columns: readonly LineColumn[]) => html`
    <table lang=${this.language} aria-label=${msg('Sources, aligned')}>
      ${this.#sources.value?.map(({ name, segments }, source) =>
        segments === null
          ? nothing
          : html`
              <tr>
                <th scope="row" title=${name}>${sourceLetter(source)}<span class="unseen"> ${name}</span></th>
                ${columns.map((column) => this.#cell(column, column.words[source] ?? ''))}
              </tr>
            `,
      )}
    </table>
  `

  #cell({ difference }: LineColumn, words: string) {
    const kind = difference === null ? '' : difference === this.row?.current ? 'difference current' : 'difference'
    return html`<td class=${kind}>${words === '' ? html`<span class="nothing">·</span>` : words}</td>`
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'room-source-lines': RoomSourceLines
  }
}
