import { css } from 'lit'

/** Rows of rooms. */
export const homeList = css`
  :host {
    display: block;
  }
  ul {
    display: grid;
    gap: 4px;
    margin: 0;
    padding: 0;
    list-style: none;
  }
  li {
    border: 1px solid var(--line);
    border-radius: var(--radius);
    background: var(--surface);
    contain-intrinsic-block-size: auto 64px;
    content-visibility: auto;
    overflow-wrap: anywhere;
  }
  li.open {
    content-visibility: visible;
    border-color: var(--line-strong);
  }
  .row {
    display: grid;
    grid-template-columns: minmax(0, 3fr) minmax(0, 2fr) minmax(0, 2fr) auto;
    align-items: center;
    gap: 4px 16px;
    padding: 8px 12px;
  }
  a.title {
    font-size: var(--size-title);
    font-weight: 600;
  }
  .quiet {
    color: var(--ink-quiet);
  }
  .waiting {
    color: var(--disputed);
    font-weight: 600;
  }
  .progress {
    display: flex;
    align-items: center;
    flex-wrap: wrap;
    gap: 2px 8px;
    color: var(--ink-quiet);
    font-variant-numeric: tabular-nums;
  }
  progress {
    block-size: 6px;
    inline-size: 96px;
    accent-color: var(--settled-line);
  }
  .acts {
    display: flex;
    flex-wrap: wrap;
    justify-content: end;
    gap: 4px;
  }
  .ask {
    display: block;
    padding: 8px 12px;
    border-block-start: 1px solid var(--line);
  }
  @media (max-width: 699px) {
    .row {
      grid-template-columns: minmax(0, 1fr) auto;
    }
    .row > :not(.what, .acts) {
      grid-column: 1 / -1;
    }
    .acts {
      grid-column: 2;
      grid-row: 1;
      flex-direction: column;
    }
  }
`
