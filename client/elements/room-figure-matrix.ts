import { html, LitElement } from 'lit'
import { customElement, property } from 'lit/decorators.js'
import { figureMatrixStyles } from '../styles/figure-matrix.ts'

export interface MatrixCell {
  readonly words: string
  /** How dark it is, from 0 to 1; null where there is nothing. */
  readonly share: number | null
  /** In full, for whoever points there. */
  readonly full?: string
}

export interface MatrixRow {
  readonly name: string
  readonly cells: readonly MatrixCell[]
}

/** A table whose numbers stand on a ground that is darker the larger they are; those on the diagonal are framed. */
@customElement('room-figure-matrix')
export class RoomFigureMatrix extends LitElement {
  static override styles = figureMatrixStyles

  @property()
  accessor name = ''

  /** What rows and columns are: "Settled ↓ Said →". */
  @property()
  accessor corner = ''

  @property({ attribute: false })
  accessor heads: readonly string[] = []

  @property({ attribute: false })
  accessor rows: readonly MatrixRow[] = []

  /** Whether a row and a column of one number are the same thing. */
  @property({ type: Boolean })
  accessor diagonal = false

  protected override render() {
    return html`
      <div class="scroll" role="region" tabindex="0" aria-label=${this.name}>
        <table>
          <caption>${this.name}</caption>
          <thead>
            <tr>
              <th scope="col" class="corner">${this.corner}</th>
              ${this.heads.map((head) => html`<th scope="col" dir="auto">${head}</th>`)}
            </tr>
          </thead>
          <tbody>${this.rows.map((row, at) => this.#row(row, at))}</tbody>
        </table>
      </div>
    `
  }

  #row({ name, cells }: MatrixRow, row: number) {
    const cell = ({ words, share, full }: MatrixCell, at: number) => html`
      <td
        class="${share === null ? 'none' : `of-ten-${Math.round(share * 10)}`} ${this.diagonal && at === row && share !== null ? 'same' : ''}"
        title=${full ?? ''}
      >${words}</td>
    `
    return html`<tr><th scope="row" dir="auto">${name}</th>${cells.map(cell)}</tr>`
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'room-figure-matrix': RoomFigureMatrix
  }
}
