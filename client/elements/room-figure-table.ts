import { html, LitElement, nothing, type TemplateResult } from 'lit'
import { customElement, property } from 'lit/decorators.js'
import { repeat } from 'lit/directives/repeat.js'
import { controls } from '../styles/controls.ts'
import { figureTableStyles } from '../styles/figure-table.ts'

export interface FigureCell {
  /** What is shown. */
  readonly words: string | TemplateResult
  /** Shown quietly, and left out on a phone. */
  readonly none?: boolean
  /** Words rather than a figure. */
  readonly text?: boolean
}

export interface FigureRow {
  readonly id: string
  readonly name: string | TemplateResult
  readonly cells: readonly FigureCell[]
}

/** A count as a cell: nothing is shown quietly. */
export const countCell = (count: number, words: string): FigureCell => ({ words, none: count === 0 })

/** Rows of figures in the order in which they are given. Roles are named because on a phone a row is no table row any more. */
@customElement('room-figure-table')
export class RoomFigureTable extends LitElement {
  static override styles = [controls, figureTableStyles]

  @property()
  accessor name = ''

  /** Of every column, the first one too. */
  @property({ attribute: false })
  accessor heads: readonly string[] = []

  @property({ attribute: false })
  accessor rows: readonly FigureRow[] = []

  /** Left out where there is no sum. */
  @property({ attribute: false })
  accessor sum: FigureRow | null = null

  protected override render() {
    const { heads, rows, sum } = this
    return html`
      <div class="scroll">
        <table role="table">
          <caption>${this.name}</caption>
          <thead role="rowgroup">
            <tr role="row">${heads.map((head, at) => html`<th scope="col" role="columnheader" class=${rows[0]?.cells[at - 1]?.text ? 'words' : ''}>${head}</th>`)}</tr>
          </thead>
          <tbody role="rowgroup">
            ${repeat(
              rows,
              ({ id }) => id,
              (row) => this.#row(row),
            )}
          </tbody>
          ${sum && rows.length > 1 ? html`<tfoot role="rowgroup">${this.#row(sum)}</tfoot>` : nothing}
        </table>
      </div>
    `
  }

  #row({ name, cells }: FigureRow) {
    const cell = ({ words, none, text }: FigureCell, at: number) =>
      html`<td role="cell" data-head=${this.heads[at + 1] ?? ''} class="${none ? 'none' : ''} ${text ? 'words' : ''}">${words}</td>`
    return html`<tr role="row"><th scope="row" role="rowheader">${name}</th>${cells.map(cell)}</tr>`
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'room-figure-table': RoomFigureTable
  }
}
