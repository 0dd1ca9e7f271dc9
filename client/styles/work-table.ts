import { css } from 'lit'

export const workTableStyles = css`
  :host {
    display: block;
    min-inline-size: 0;
  }
  .scroll {
    max-inline-size: 100%;
    overflow-x: auto;
  }
  table {
    inline-size: 100%;
    border-collapse: collapse;
    font-variant-numeric: tabular-nums;
  }
  caption {
    position: absolute;
    inline-size: 1px;
    block-size: 1px;
    overflow: hidden;
    clip-path: inset(50%);
  }
  th,
  td {
    padding: 4px 8px;
    border-block-end: 1px solid var(--line);
    text-align: end;
    font-weight: inherit;
    vertical-align: baseline;
  }
  thead th {
    color: var(--ink-quiet);
    font-size: var(--size-small);
    vertical-align: bottom;
  }
  th:first-child {
    padding-inline-start: 0;
    text-align: start;
  }
  tbody th {
    overflow-wrap: anywhere;
  }
  td:last-child,
  th:last-child {
    padding-inline-end: 0;
  }
  tfoot > * > * {
    border: 0;
    font-weight: 600;
  }
  .none {
    color: var(--ink-quiet);
  }
  .share {
    display: block;
    inline-size: 100%;
    min-inline-size: 72px;
    block-size: 8px;
    border-radius: var(--radius);
    background: var(--sunk);
    outline: 1px solid var(--line);
    print-color-adjust: exact;
  }
  .share rect {
    fill: var(--settled-line);
  }
  @media (max-width: 599px) {
    th,
    td {
      padding: 4px;
      font-size: var(--size-small);
    }
    [role='table'],
    [role='rowgroup'] {
      display: block;
    }
    [role='row'] {
      display: grid;
      grid-template-columns: repeat(5, minmax(0, 1fr)) minmax(0, 1.5fr);
      border-block-end: 1px solid var(--line);
      padding-block: 4px;
    }
    tfoot [role='row'] {
      border: 0;
    }
    [role='row'] > * {
      padding: 0 2px;
      border: 0;
    }
    thead > [role='row'] > * {
      font-size: 11px;
    }
    tbody > [role='row'] > :last-child,
    tfoot > [role='row'] > :last-child {
      white-space: nowrap;
    }
    [role='row'] > :first-child {
      grid-column: 1 / -1;
      padding: 0;
      font-size: var(--size);
    }
  }
`
