import { css } from 'lit'

/** A list of people, or of links for them: one row each. */
export const peopleRows = css`
  :host {
    display: block;
  }
  ul {
    margin: 0;
    padding: 0;
    border: 1px solid var(--line);
    border-radius: var(--radius);
    background: var(--surface);
    list-style: none;
  }
  li {
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    gap: 4px 12px;
    min-block-size: 44px;
    padding: 4px 12px;
    border-block-start: 1px solid var(--line);
  }
  li:first-child {
    border: 0;
  }
  .who {
    display: flex;
    flex: 1 1 220px;
    flex-wrap: wrap;
    gap: 0 8px;
    min-inline-size: 0;
  }
  .how {
    display: flex;
    flex-wrap: wrap;
    gap: 0 12px;
  }
  .open {
    color: var(--ink-quiet);
    font-variant-numeric: tabular-nums;
  }
  .choice {
    display: flex;
    flex: 1 0 100%;
    flex-wrap: wrap;
    justify-content: flex-end;
    gap: 8px;
    padding-block-end: 8px;
  }
  .name {
    min-inline-size: 0;
    font-weight: 600;
    overflow-wrap: anywhere;
  }
  .quiet {
    color: var(--ink-quiet);
  }
  .here {
    color: var(--settled);
    font-weight: 600;
  }
  .space {
    flex: 1;
  }
  .buttons {
    display: flex;
    flex-wrap: wrap;
    gap: 8px;
    margin-inline-start: auto;
  }
  li > button {
    margin-inline-start: auto;
  }
`
