import { css } from 'lit'

/** A list of disputes and rulings. */
export const matterStyles = css`
  h2 {
    font-size: var(--size);
  }
  ul {
    margin: 0;
    padding: 0;
    list-style: none;
  }
  .nothing {
    padding: 16px;
    color: var(--ink-quiet);
  }
  .row {
    display: grid;
    grid-template-columns: 18px minmax(0, 1fr);
    justify-content: stretch;
    gap: 0 8px;
    inline-size: 100%;
    padding: 6px 8px;
    border: 0;
    border-block-end: 1px solid var(--line);
    border-radius: 0;
    background: none;
    text-align: start;
    white-space: normal;
  }
  .row:focus-visible {
    outline-offset: -2px;
  }
  .row[aria-current] {
    background: var(--accent-soft);
    box-shadow: inset 3px 0 var(--accent);
  }
  .row .state {
    grid-row: 1 / 8;
  }
  .title,
  .words {
    grid-column: 2;
    overflow-wrap: anywhere;
  }
  .words {
    line-height: 1.6;
    font-weight: 600;
  }
  /** Whole where the place is looked at. */
  .goes-by {
    grid-column: 2;
    display: -webkit-box;
    -webkit-box-orient: vertical;
    -webkit-line-clamp: 3;
    overflow: hidden;
    overflow-wrap: anywhere;
    font-size: var(--size-small);
  }
  .about {
    grid-column: 2;
    display: flex;
    flex-wrap: wrap;
    gap: 0 8px;
    color: var(--ink-quiet);
    font-size: var(--size-small);
    overflow: hidden;
  }
  .about .key {
    overflow: hidden;
    text-overflow: ellipsis;
    white-space: nowrap;
  }
  .more {
    margin: 8px;
  }
`
