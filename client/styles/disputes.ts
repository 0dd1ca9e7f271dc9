import { css } from 'lit'

/** The panel of disputes: this item's, then the room's. */
export const disputesStyles = css`
  :host {
    display: flex;
    flex-direction: column;
    min-block-size: 0;
    min-inline-size: 0;
    background: var(--surface);
  }
  .top {
    display: flex;
    align-items: center;
    justify-content: space-between;
    gap: 8px;
    padding: 4px 8px 4px 12px;
    border-block-end: 1px solid var(--line);
  }
  .inside {
    flex: 1;
    min-block-size: 0;
    overflow-y: auto;
    padding: 8px;
    display: grid;
    gap: 12px;
    align-content: start;
  }
  section {
    display: grid;
    gap: 8px;
    min-inline-size: 0;
  }
  h3 {
    font-size: var(--size);
  }
  room-dispute-list {
    min-inline-size: 0;
  }
`

export const disputeListStyles = css`
  :host {
    display: grid;
    gap: 8px;
  }
  .filters {
    display: flex;
    flex-wrap: wrap;
    gap: 4px;
  }
  .filters button {
    padding: 0 8px;
    min-block-size: max(24px, var(--target));
    font-size: var(--size-small);
  }
  .filters [aria-pressed='true'] {
    border-color: var(--accent);
    background: var(--accent-soft);
    color: var(--accent);
    font-weight: 600;
  }
  ul {
    display: grid;
    gap: 4px;
    margin: 0;
    padding: 0;
    list-style: none;
  }
  li button {
    display: grid;
    grid-template-columns: 14px minmax(0, 1fr) auto;
    align-items: center;
    gap: 0 8px;
    inline-size: 100%;
    min-block-size: 44px;
    padding: 4px 8px;
    text-align: start;
    white-space: normal;
  }
  .question {
    overflow: hidden;
    text-overflow: ellipsis;
    white-space: nowrap;
  }
  .about {
    grid-column: 2 / 4;
    overflow: hidden;
    color: var(--ink-quiet);
    font-size: var(--size-small);
    text-overflow: ellipsis;
    white-space: nowrap;
  }
  .waits {
    padding: 0 6px;
    border-radius: 8px;
    background: var(--disputed);
    color: var(--surface);
    font-size: var(--size-small);
    font-weight: 600;
  }
  .quiet {
    color: var(--ink-quiet);
  }
`
