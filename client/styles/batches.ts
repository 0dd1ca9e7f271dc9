import { css } from 'lit'

/** One row for each import: what it is, what it brought, how far it is, what can be done. */
export const batchStyles = css`
  :host {
    display: grid;
    grid-template-columns: minmax(180px, 2fr) minmax(150px, 1.4fr) minmax(150px, 1.2fr);
    gap: 4px 16px;
    padding: 12px;
    border-block-start: 1px solid var(--line);
  }
  h3 {
    margin: 0;
    font-size: var(--size);
    overflow-wrap: anywhere;
  }
  p {
    margin: 0;
    overflow-wrap: anywhere;
    font-variant-numeric: tabular-nums;
  }
  .quiet {
    color: var(--ink-quiet);
  }
  .gone {
    display: inline-block;
    padding: 0 6px;
    border: 1px solid var(--line-strong);
    border-radius: var(--radius);
    color: var(--ink-quiet);
    font-weight: 400;
  }
  .far {
    display: grid;
    align-content: start;
    gap: 2px;
    font-variant-numeric: tabular-nums;
  }
  progress {
    inline-size: 100%;
    block-size: 6px;
    border: 0;
    border-radius: 3px;
    overflow: hidden;
    background: var(--sunk);
    appearance: none;
  }
  progress::-webkit-progress-bar {
    background: var(--sunk);
  }
  progress::-webkit-progress-value {
    background: var(--settled-line);
  }
  progress::-moz-progress-bar {
    background: var(--settled-line);
  }
  .disputes {
    color: var(--disputed);
  }
  .buttons {
    display: flex;
    flex-wrap: wrap;
    gap: 8px;
    grid-column: 1 / -1;
    padding-block-start: 4px;
  }
  room-batch-back {
    grid-column: 1 / -1;
  }
  @media (max-width: 700px) {
    :host {
      grid-template-columns: minmax(0, 1fr);
    }
  }
`
