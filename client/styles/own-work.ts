import { css } from 'lit'

/** What the parts of the page of what was changed share: a picture with its table beside it, and the list of places. */
export const ownWorkStyles = css`
  :host {
    display: grid;
    gap: 16px;
    min-inline-size: 0;
  }
  .pair {
    display: grid;
    grid-template-columns: minmax(0, 1fr) minmax(0, 1fr);
    gap: 24px;
    align-items: start;
  }
  .pair > * {
    min-inline-size: 0;
  }
  .head {
    display: flex;
    flex-wrap: wrap;
    align-items: end;
    justify-content: space-between;
    gap: 8px;
  }
  h3 {
    font-size: var(--size);
  }
  ol {
    display: grid;
    margin: 0;
    padding: 0;
    list-style: none;
  }
  li {
    display: grid;
    grid-template-columns: minmax(0, 5fr) minmax(0, 4fr) auto;
    gap: 4px 16px;
    align-items: start;
    padding-block: 8px;
    border-block-end: 1px solid var(--line);
  }
  li > * {
    min-inline-size: 0;
  }
  button.place {
    display: grid;
    justify-items: start;
    justify-content: start;
    gap: 2px;
    padding: 4px 6px;
    margin-inline-start: -6px;
    text-align: start;
    white-space: normal;
  }
  .change {
    font-size: var(--size-title);
    overflow-wrap: anywhere;
  }
  .change del {
    color: var(--ink-quiet);
    text-decoration-thickness: 1px;
  }
  .change ins {
    text-decoration: none;
    font-weight: 600;
  }
  .where,
  .when {
    color: var(--ink-quiet);
    font-size: var(--size-small);
    overflow-wrap: anywhere;
  }
  .why {
    margin-block-start: 2px;
    padding-inline-start: 8px;
    border-inline-start: 3px solid var(--ruled);
    overflow-wrap: anywhere;
  }
  .pages {
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    gap: 8px;
  }
  button[aria-pressed='true'] {
    border-color: var(--accent);
    background: var(--accent-soft);
  }
  @media (max-width: 1099px) {
    .pair {
      grid-template-columns: minmax(0, 1fr);
    }
  }
  @media (max-width: 699px) {
    li {
      grid-template-columns: minmax(0, 1fr);
    }
    li > button:last-child {
      justify-self: start;
    }
  }
  @media print {
    .pair {
      grid-template-columns: minmax(0, 1fr);
    }
    .card {
      border-color: #999;
    }
    li {
      grid-template-columns: minmax(0, 5fr) minmax(0, 4fr);
      break-inside: avoid;
    }
    button.place {
      padding: 0;
      margin: 0;
      border: 0;
      background: none;
      color: inherit;
    }
    .pages button,
    .head select,
    .head button,
    .head label,
    li > button:last-child {
      display: none;
    }
  }
`
