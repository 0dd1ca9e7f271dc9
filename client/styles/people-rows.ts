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
