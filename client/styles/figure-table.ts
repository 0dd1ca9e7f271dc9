import { css } from 'lit'

/** Figures under their heads; on a phone a row is a block whose cells say what they are. */
export const figureTableStyles = css`
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
  td,
  th {
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
    overflow-wrap: anywhere;
  }
  td.words,
  th.words {
    text-align: start;
    overflow-wrap: anywhere;
  }
  th button {
    min-block-size: max(24px, var(--target));
    padding: 0;
    border: 0;
    background: none;
    color: var(--accent);
    text-align: start;
    text-decoration: underline;
    white-space: normal;
    overflow-wrap: anywhere;
  }
  tfoot > * > * {
    border: 0;
    font-weight: 600;
  }
  .none {
    color: var(--ink-quiet);
  }
  td small {
    display: block;
    color: var(--ink-quiet);
    font-size: var(--size-small);
    white-space: nowrap;
  }
  .interval {
    display: block;
    inline-size: 160px;
    max-inline-size: 100%;
    margin-inline-start: auto;
    block-size: 12px;
    overflow: visible;
    print-color-adjust: exact;
  }
  .interval .ground {
    stroke: var(--line);
  }
  .interval .range {
    stroke: var(--ink-quiet);
    stroke-width: 2;
  }
  .interval circle {
    fill: var(--accent);
  }
  @media (max-width: 699px) {
    [role='table'],
    [role='rowgroup'] {
      display: block;
    }
    thead {
      position: absolute;
      inline-size: 1px;
      block-size: 1px;
      overflow: hidden;
      clip-path: inset(50%);
    }
    [role='row'] {
      display: flex;
      flex-wrap: wrap;
      gap: 0 12px;
      padding-block: 6px;
      border-block-end: 1px solid var(--line);
    }
    tfoot [role='row'] {
      border: 0;
    }
    [role='row'] > * {
      padding: 0;
      border: 0;
      text-align: start;
    }
    [role='row'] > :first-child {
      flex: 1 0 100%;
    }
    .interval {
      margin-inline-start: 0;
    }
    td::before {
      content: attr(data-head) ' ';
      color: var(--ink-quiet);
      font-size: var(--size-small);
      font-weight: 400;
    }
    td.none {
      display: none;
    }
    td small {
      display: inline;
      white-space: normal;
    }
  }
  @media print {
    thead {
      display: table-header-group;
    }
    tr {
      break-inside: avoid;
    }
    th button {
      color: inherit;
      text-decoration: none;
    }
  }
`
