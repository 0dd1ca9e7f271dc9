import { msg, str } from '@lit/localize'
import { css, html, LitElement, nothing } from 'lit'
import { customElement, property } from 'lit/decorators.js'
import { type ColumnMap, mapFields, type Preview } from '#shared/formats/format.ts'
import { controls } from '../styles/controls.ts'
import { fieldWord } from './field-words.ts'

/** The first rows of a table, and which of its columns hold what. */
@customElement('room-preview-table')
export class RoomPreviewTable extends LitElement {
  static override styles = [
    controls,
    css`
      :host {
        display: block;
        min-inline-size: 0;
      }
      .scroller {
        overflow-x: auto;
        border: 1px solid var(--line);
        border-radius: var(--radius);
        background: var(--surface);
      }
      table {
        border-collapse: collapse;
        font-size: var(--size-small);
      }
      caption {
        padding: 8px;
        text-align: start;
        color: var(--ink-quiet);
      }
      th,
      td {
        max-inline-size: min(320px, 44vw);
        padding: 4px 8px;
        border-block-start: 1px solid var(--line);
        overflow: hidden;
        text-align: start;
        text-overflow: ellipsis;
        white-space: nowrap;
      }
      th {
        vertical-align: bottom;
        font-weight: 600;
      }
      .held {
        background: var(--accent-soft);
      }
      .field {
        display: block;
        color: var(--accent);
      }
    `,
  ]

  @property({ attribute: false })
  accessor preview: Preview | undefined

  @property({ attribute: false })
  accessor map: ColumnMap = {}

  protected override render() {
    const { preview } = this
    if (!preview) return nothing
    const { columns, rows } = preview
    const held = columns.map((column) => mapFields.filter((field) => this.map[field] === column))
    const shade = (at: number) => ((held[at]?.length ?? 0) > 0 ? 'held' : '')
    return html`
      <div class="scroller" tabindex="0" role="region" aria-label=${msg('The first rows')}>
        <table>
          <caption>${msg(str`The first ${rows.length} rows; the check below reads all of them.`)}</caption>
          <thead>
            <tr>
              ${columns.map(
                (column, at) => html`
                  <th scope="col" class=${shade(at)}>
                    ${held[at]?.map((field) => html`<span class="field">${fieldWord(field)}</span>`)} ${column}
                  </th>
                `,
              )}
            </tr>
          </thead>
          <tbody>
            ${rows.map(
              (row) =>
                html`<tr>${row.map((cell, at) => html`<td class=${shade(at)} dir="auto" title=${cell}>${cell}</td>`)}</tr>`,
            )}
          </tbody>
        </table>
      </div>
    `
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'room-preview-table': RoomPreviewTable
  }
}
