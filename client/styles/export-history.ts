import { css } from 'lit'

/** A line for each file that was written; under 700 px its parts stand under each other. */
export const exportHistoryStyles = css`
  :host {
    display: block;
  }
  ol {
    margin: 0;
    padding: 0;
    border: 1px solid var(--line);
    border-radius: var(--radius);
    background: var(--surface);
    list-style: none;
  }
  li {
    display: grid;
    grid-template-columns: 32px minmax(0, 2fr) minmax(0, 1fr) minmax(0, 1.4fr) auto;
    align-items: center;
    gap: 4px 12px;
    min-block-size: 44px;
    padding: 4px 12px;
    border-block-start: 1px solid var(--line);
  }
  li:first-child {
    border: 0;
  }
  li[aria-current] {
    box-shadow: inset 3px 0 var(--settled);
  }
  .number {
    font-weight: 600;
    font-variant-numeric: tabular-nums;
  }
  .what,
  .who {
    min-inline-size: 0;
    overflow-wrap: anywhere;
  }
  .hash {
    min-inline-size: 0;
    padding: 0 4px;
    white-space: normal;
    text-align: start;
  }
  code {
    font-size: 12px;
    overflow-wrap: anywhere;
  }
  .file {
    min-inline-size: 0;
    font-variant-numeric: tabular-nums;
  }
  .quiet {
    color: var(--ink-quiet);
  }
  .fault {
    padding: 8px 12px;
    border-inline-start: 3px solid var(--danger);
    background: var(--danger-soft);
  }
  @media (max-width: 700px) {
    li {
      grid-template-columns: 24px minmax(0, 1fr);
      padding-block: 8px;
    }
    li > :not(.number) {
      grid-column: 2;
      justify-self: start;
    }
  }
`
