import { css } from 'lit'

/** A tag, question or attribute of the list of labels, while it is written. */
export const partStyles = css`
  :host {
    display: block;
    min-inline-size: 0;
  }
  .head {
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    gap: 4px 8px;
  }
  .head > input:not([type='color']) {
    flex: 1 1 140px;
    min-inline-size: 0;
  }
  .tag {
    display: grid;
    grid-template-columns: auto minmax(0, 1fr) minmax(0, 300px) auto;
    align-items: start;
  }
  @media (max-width: 899px) {
    .tag {
      grid-template-columns: auto minmax(0, 1fr) auto;
    }
    .tag .name {
      grid-column: 2 / -1;
    }
    .tag room-shortcut-field {
      grid-column: 1 / 3;
    }
  }
  .contrast {
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    gap: 4px 8px;
  }
  p {
    margin: 4px 0 0;
  }
  input[type='color'] {
    flex: none;
    inline-size: max(32px, var(--target));
    block-size: max(28px, var(--target));
    padding: 2px;
    border: 1px solid var(--line-strong);
    border-radius: var(--radius);
    background: var(--surface);
    cursor: pointer;
  }
  .moves {
    display: flex;
    gap: 4px;
  }
  .moves button {
    padding: 0 6px;
  }
  summary {
    inline-size: fit-content;
    min-block-size: max(24px, var(--target));
    align-content: center;
    color: var(--ink-quiet);
    cursor: pointer;
  }
  .more {
    display: grid;
    gap: 8px;
    margin-block: 4px 8px;
    padding-inline-start: 12px;
    border-inline-start: 2px solid var(--line);
  }
  .pair {
    display: grid;
    gap: 4px;
    min-inline-size: 0;
  }
  .pairs {
    display: grid;
    grid-template-columns: repeat(auto-fit, minmax(min(150px, 100%), 1fr));
    gap: 8px;
  }
  .pair input,
  .pair select,
  textarea {
    inline-size: 100%;
    min-inline-size: 0;
  }
  textarea {
    min-block-size: 72px;
    font: inherit;
  }
  .ticks,
  .colours {
    display: flex;
    flex-wrap: wrap;
    gap: 4px 12px;
  }
  fieldset {
    min-inline-size: 0;
    margin: 0;
    padding: 0;
    border: 0;
  }
  .ticks label {
    display: inline-flex;
    align-items: center;
    gap: 6px;
    min-block-size: max(24px, var(--target));
  }
  .colours button {
    min-inline-size: max(28px, var(--target));
    padding: 0;
  }
  .colours button[aria-pressed='true'] {
    outline: 2px solid var(--ink);
    outline-offset: 1px;
  }
  .colours svg {
    inline-size: 20px;
    block-size: 20px;
  }
  .hint {
    color: var(--differ);
  }
  .quiet {
    color: var(--ink-quiet);
  }
`
