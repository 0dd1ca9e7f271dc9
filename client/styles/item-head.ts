import { css } from 'lit'

/** The line over an item: its name, where it stands, and what concerns it. */
export const itemHead = css`
  :host {
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    gap: 4px 12px;
    min-block-size: 32px;
    padding: 4px 16px;
    border-block-end: 1px solid var(--line);
    background: var(--surface);
    color: var(--ink-quiet);
  }
  h2 {
    flex: 0 1 auto;
    max-inline-size: 50%;
    min-inline-size: 0;
    overflow: hidden;
    text-overflow: ellipsis;
    white-space: nowrap;
    font-size: var(--size);
    color: var(--ink);
  }
  .state-word {
    display: inline-flex;
    align-items: center;
    gap: 4px;
  }
  @media (max-width: 899px) {
    :host {
      padding: 4px 10px;
    }
  }
`
