import { css } from 'lit'

export const auditListStyles = css`
  :host {
    display: block;
    position: relative;
    overflow-anchor: none;
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
    grid-template-columns: 56px minmax(0, 1fr) auto;
    gap: 4px 12px;
    padding: 8px 12px;
    border-block-start: 1px solid var(--line);
  }
  li:first-child {
    border: 0;
  }
  p {
    overflow-wrap: anywhere;
  }
  .number,
  .when {
    color: var(--ink-quiet);
    font-size: var(--size-small);
    line-height: 21px;
    font-variant-numeric: tabular-nums;
  }
  .when {
    display: flex;
    gap: 8px;
    white-space: nowrap;
  }
  q {
    padding: 0 3px;
    border-radius: 2px;
    background: var(--sunk);
    quotes: none;
  }
  .hidden {
    color: var(--ink-quiet);
    font-style: italic;
  }
  .damaged {
    color: var(--danger);
    font-weight: 600;
  }
  .above {
    position: sticky;
    inset-block-start: 8px;
    z-index: 1;
    margin: 0 auto 8px;
    display: flex;
    border-color: var(--accent);
    box-shadow: var(--shadow);
  }
  .empty {
    padding: 24px;
    color: var(--ink-quiet);
    text-align: center;
  }
  .bones {
    display: grid;
    gap: 12px;
    padding: 12px;
  }
  .bone {
    block-size: 21px;
    border-radius: var(--radius);
    background: var(--sunk);
  }
  @media (max-width: 599px) {
    li {
      grid-template-columns: minmax(0, 1fr) auto;
      padding: 8px;
    }
    p {
      grid-column: 1 / -1;
      grid-row: 1;
    }
    .when {
      justify-self: end;
    }
  }
`
