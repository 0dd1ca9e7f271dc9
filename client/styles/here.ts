import { css } from 'lit'

/** The list of who is here, under its button. */
export const hereStyles = css`
  :host {
    display: flex;
    flex-direction: column;
    inline-size: 460px;
    max-block-size: min(560px, calc(100dvh - 56px));
    border: 1px solid var(--line-strong);
    border-radius: var(--radius);
    background: var(--raised);
    color: var(--ink);
    box-shadow: var(--shadow);
  }
  header {
    display: flex;
    flex-wrap: wrap;
    gap: 4px 8px;
    align-items: center;
    padding: 8px 12px;
    border-block-end: 1px solid var(--line);
  }
  h2 {
    flex: 1;
  }
  .count {
    color: var(--ink-quiet);
    font-size: var(--size-small);
    font-weight: 400;
  }
  .acts {
    display: flex;
    flex-wrap: wrap;
    gap: 4px;
    inline-size: 100%;
  }
  .waiting,
  .none {
    inline-size: 100%;
    color: var(--ink-quiet);
    font-size: var(--size-small);
  }
  .none {
    padding: 12px;
  }
  input {
    inline-size: 100%;
  }
  ul {
    flex: 1;
    min-block-size: 0;
    overflow-y: auto;
    margin: 0;
    padding: 0;
    list-style: none;
  }
  li {
    display: grid;
    grid-template-columns: auto minmax(0, 1fr) auto;
    gap: 0 8px;
    align-items: center;
    padding: 6px 12px;
    border-block-end: 1px solid var(--line);
  }
  li:last-child {
    border: 0;
  }
  li.up {
    background: var(--differ-soft);
  }
  .name {
    display: flex;
    gap: 6px;
    align-items: baseline;
    min-inline-size: 0;
  }
  .name bdi {
    min-inline-size: 0;
    overflow: hidden;
    text-overflow: ellipsis;
    white-space: nowrap;
    font-weight: 600;
  }
  .name span,
  .where {
    flex: none;
    color: var(--ink-quiet);
    font-size: var(--size-small);
  }
  .where {
    overflow: hidden;
    text-overflow: ellipsis;
    white-space: nowrap;
  }
  .where .up {
    color: var(--differ);
    font-weight: 600;
  }
  .to {
    display: flex;
    gap: 2px;
  }
  .to button {
    padding-inline: 6px;
    font-size: var(--size-small);
  }
  [aria-pressed='true'] {
    background: var(--accent-soft);
    border-color: var(--accent);
  }
  @media (max-width: 899px) {
    :host {
      inline-size: auto;
    }
    .acts button {
      flex: 1;
      white-space: normal;
    }
    button,
    .to button {
      min-block-size: 44px;
    }
    .to {
      grid-column: 1 / -1;
    }
    .to button {
      flex: 1;
    }
    kbd {
      display: none;
    }
  }
`
