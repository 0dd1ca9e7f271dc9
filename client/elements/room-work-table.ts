import { msg } from '@lit/localize'
import { html, LitElement, nothing } from 'lit'
import { customElement, property } from 'lit/decorators.js'
import { repeat } from 'lit/directives/repeat.js'
import type { WorkCounts } from '#shared/projections/work-counts.ts'
import { workColumns } from '../figures/work-words.ts'
import { workTableStyles } from '../styles/work-table.ts'

export interface WorkRow {
  readonly id: string
  readonly name: string
  readonly counts: WorkCounts
}

/**
 * Figures of work, a row for each period, person or batch, in the order in which they are given; the sum at the end. Roles are
 * named because on a phone a row is no table row any more: its name stands above its figures.
 */
@customElement('room-work-table')
export class RoomWorkTable extends LitElement {
  static override styles = workTableStyles

  /** What the rows are: the head of their first column. */
  @property()
  accessor head = ''

  @property()
  accessor name = ''

  @property({ attribute: false })
  accessor rows: readonly WorkRow[] = []

  /** Left out where there is no sum. */
  @property({ attribute: false })
  accessor total: WorkCounts | null = null

  protected override render() {
    const columns = workColumns()
    const cells = (counts: WorkCounts) =>
      columns.map(
        (column) =>
          html`<td role="cell" class=${column.value(counts) === 0 ? 'none' : ''}>${column.words(counts)}</td>`,
      )
    return html`
      <div class="scroll">
        <table role="table">
          <caption>${this.name}</caption>
          <thead role="rowgroup">
            <tr role="row"><th scope="col" role="columnheader">${this.head}</th>${columns.map(({ name }) => html`<th scope="col" role="columnheader">${name}</th>`)}</tr>
          </thead>
          <tbody role="rowgroup">
            ${repeat(
              this.rows,
              ({ id }) => id,
              ({ name, counts }) =>
                html`<tr role="row"><th scope="row" role="rowheader">${name}</th>${cells(counts)}</tr>`,
            )}
          </tbody>
          ${
            this.total && this.rows.length > 1
              ? html`<tfoot role="rowgroup"><tr role="row"><th scope="row" role="rowheader">${msg('Together')}</th>${cells(this.total)}</tr></tfoot>`
              : nothing
          }
        </table>
      </div>
    `
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'room-work-table': RoomWorkTable
  }
}
