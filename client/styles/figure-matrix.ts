import { css } from 'lit'

export const figureMatrixStyles = css`
  :host {
    display: block;
    min-inline-size: 0;
  }
  .scroll {
    max-inline-size: 100%;
    overflow-x: auto;
  }
  .scroll:focus-visible {
    outline: 2px solid var(--accent);
    outline-offset: 2px;
  }
  table {
    border-collapse: separate;
    border-spacing: 2px;
    font-variant-numeric: tabular-nums;
    print-color-adjust: exact;
  }
  caption {
    padding-block-end: 4px;
    text-align: start;
    color: var(--ink-quiet);
    font-size: var(--size-small);
  }
  th {
    max-inline-size: 120px;
    padding: 2px 6px;
    color: var(--ink-quiet);
    font-size: var(--size-small);
    font-weight: inherit;
    text-align: start;
    overflow-wrap: anywhere;
    vertical-align: bottom;
  }
  thead th:not(.corner) {
    min-inline-size: 72px;
    text-align: center;
  }
  .corner {
    white-space: nowrap;
  }
  tbody th {
    position: sticky;
    inset-inline-start: 0;
    background: var(--surface);
    vertical-align: middle;
  }
  td {
    min-inline-size: 48px;
    padding: 4px 6px;
    border: 2px solid transparent;
    border-radius: 2px;
    background: color-mix(in srgb, var(--accent) calc(var(--share) * 40%), var(--sunk));
    text-align: center;
  }
  .of-ten-0 {
    --share: 0.0;
  }
  .of-ten-1 {
    --share: 0.1;
  }
  .of-ten-2 {
    --share: 0.2;
  }
  .of-ten-3 {
    --share: 0.3;
  }
  .of-ten-4 {
    --share: 0.4;
  }
  .of-ten-5 {
    --share: 0.5;
  }
  .of-ten-6 {
    --share: 0.6;
  }
  .of-ten-7 {
    --share: 0.7;
  }
  .of-ten-8 {
    --share: 0.8;
  }
  .of-ten-9 {
    --share: 0.9;
  }
  .of-ten-10 {
    --share: 1.0;
  }
  td.same {
    border-color: var(--line-strong);
  }
  td.none {
    background: none;
    color: var(--ink-quiet);
  }
  @media print {
    table {
      break-inside: avoid;
    }
    .scroll {
      overflow: visible;
    }
    th,
    td {
      color: #000;
    }
    tbody th {
      background: none;
    }
    /* Seventeen columns stand on a sheet of A4. */
    th {
      max-inline-size: 56px;
      padding: 1px 2px;
      font-size: 7.5pt;
    }
    thead th:not(.corner),
    td {
      min-inline-size: 24px;
      padding-inline: 2px;
    }
    .corner {
      white-space: normal;
    }
    td {
      background: color-mix(in srgb, #27479b calc(var(--share) * 35%), #fff);
      border-color: #ddd;
    }
    td.same {
      border-color: #555;
    }
  }
`
