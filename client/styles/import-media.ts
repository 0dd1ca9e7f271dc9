import { css } from 'lit'

export const importMediaStyles = css`
  :host {
    display: block;
    min-inline-size: 0;
  }
  .card {
    display: grid;
    grid-template-columns: minmax(0, 1fr);
    gap: 8px;
    padding: 12px;
    border: 1px solid var(--line);
    border-radius: var(--radius);
    background: var(--surface);
  }
  .card.over {
    border-color: var(--accent);
    background: var(--accent-soft);
  }
  .row {
    display: flex;
    flex-wrap: wrap;
    gap: 8px;
  }
  h3,
  h4 {
    margin: 0;
    font-size: var(--size);
  }
  h3:focus {
    outline: none;
  }
  .quiet {
    color: var(--ink-quiet);
  }
  .counts {
    font-variant-numeric: tabular-nums;
  }
  ul {
    display: grid;
    gap: 4px;
    margin: 0;
    padding: 0;
    list-style: none;
  }
  li,
  .waits {
    padding: 4px 8px;
    border-inline-start: 3px dashed var(--differ-line);
    background: var(--differ-soft);
    overflow-wrap: anywhere;
  }
  .refused li {
    border-inline-start: 3px solid var(--danger);
    background: var(--danger-soft);
  }
  @media (pointer: coarse) {
    .folder {
      display: none;
    }
  }
`
