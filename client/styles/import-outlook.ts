import { css } from 'lit'

export const outlookStyles = css`
  :host {
    display: grid;
    grid-template-columns: minmax(0, 1fr);
    gap: 12px;
  }
  .card {
    display: grid;
    grid-template-columns: minmax(0, 1fr);
    gap: 12px;
    padding: 12px;
    border: 1px solid var(--line);
    border-radius: var(--radius);
    background: var(--surface);
  }
  .sum {
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    justify-content: space-between;
    gap: 8px 16px;
  }
  .row {
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    gap: 8px;
  }
  .counts {
    font-size: var(--size-title);
    font-variant-numeric: tabular-nums;
  }
  .fault {
    padding: 8px 12px;
    border-inline-start: 3px solid var(--danger);
    background: var(--danger-soft);
    overflow-wrap: anywhere;
  }
  .checking {
    display: flex;
    flex-wrap: wrap;
    justify-content: space-between;
    color: var(--ink-quiet);
    font-variant-numeric: tabular-nums;
  }
  progress {
    flex: 1 0 100%;
    block-size: 8px;
    accent-color: var(--accent);
  }
  h3 {
    font-size: var(--size);
  }
  ol,
  ul {
    display: grid;
    grid-template-columns: minmax(0, 1fr);
    gap: 4px;
    margin: 0;
    padding: 0;
    list-style: none;
  }
  ol {
    gap: 12px;
  }
  li {
    overflow-wrap: anywhere;
  }
  ul li {
    display: grid;
    grid-template-columns: minmax(80px, 140px) minmax(0, 1fr);
    gap: 8px;
  }
  .who,
  .quiet {
    color: var(--ink-quiet);
  }
  .who {
    overflow: hidden;
    text-overflow: ellipsis;
    white-space: nowrap;
  }
`
