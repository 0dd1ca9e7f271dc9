import { css } from 'lit'

/** A page of paper, on the screen and off it. */
export const reportStyles = css`
  header {
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    justify-content: space-between;
    gap: 8px;
  }
  .acts {
    display: flex;
    flex-wrap: wrap;
    gap: 8px;
  }
  article {
    display: grid;
    gap: 8px;
    padding: 24px;
    border: 1px solid var(--line);
    border-radius: var(--radius);
    background: var(--surface);
    line-height: 1.5;
    overflow-wrap: anywhere;
  }
  h1 {
    margin: 0;
    font-size: 22px;
  }
  h3 {
    margin: 12px 0 0;
    font-size: 16px;
  }
  h4 {
    margin: 8px 0 0;
    font-size: 14px;
  }
  p,
  ul,
  dl,
  dd {
    margin: 0;
    padding: 0;
  }
  dl {
    display: grid;
    grid-template-columns: minmax(0, 1fr) auto;
    gap: 4px 16px;
  }
  dd {
    font-weight: 600;
    text-align: end;
    font-variant-numeric: tabular-nums;
  }
  dd .quiet {
    display: block;
    font-size: var(--size-small);
    font-weight: 400;
  }
  ul {
    list-style: none;
  }
  li {
    padding-block: 8px;
    border-block-start: 1px solid var(--line);
  }
  li .quiet {
    font-size: var(--size-small);
  }
  .goes-by {
    display: block;
    padding-inline-start: 8px;
    border-inline-start: 2px solid var(--line-strong);
  }
  del {
    color: var(--ink-quiet);
  }
  @media (max-width: 599px) {
    article {
      padding: 12px;
    }
    dl {
      grid-template-columns: minmax(0, 1fr);
    }
    dd {
      text-align: start;
    }
  }
  /** Blocks, as browsers break those between pages. */
  @media print {
    header,
    .trouble {
      display: none;
    }
    .column {
      display: block;
      max-inline-size: none;
      padding: 0;
    }
    article {
      display: block;
      padding: 0;
      border: 0;
      background: none;
      font-size: 10.5pt;
    }
    article > * + * {
      margin-block-start: 8px;
    }
    article,
    .quiet,
    del {
      color: #000;
    }
    li,
    dl {
      break-inside: avoid;
    }
    h1,
    h3,
    h4 {
      break-after: avoid;
    }
    p {
      orphans: 3;
      widows: 3;
    }
    li,
    .goes-by {
      border-color: #999;
    }
  }
`
