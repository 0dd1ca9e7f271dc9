import { css } from 'lit'

export const alikeStyles = css`
  :host {
    display: block;
  }
  ul {
    display: grid;
    gap: 2px;
    max-block-size: 200px;
    margin: 4px 0 0;
    padding: 4px 8px;
    overflow-y: auto;
    border: 1px solid var(--line);
    border-radius: var(--radius);
    background: var(--surface);
    list-style: none;
  }
  label {
    display: flex;
    align-items: baseline;
    gap: 8px;
    min-inline-size: 0;
    min-block-size: var(--target);
  }
  label input {
    flex: none;
    margin: 0;
    transform: translateY(3px);
  }
  .line {
    min-inline-size: 0;
    line-height: 1.7;
    overflow-wrap: anywhere;
  }
  .key,
  .quiet {
    color: var(--ink-quiet);
    font-size: var(--size-small);
  }
  .key {
    margin-inline-end: 8px;
  }
  mark {
    padding: 0 2px;
    border-radius: 2px;
    background: var(--disputed-soft);
    color: inherit;
  }
  del {
    background: var(--danger-soft);
    text-decoration-color: var(--danger);
  }
  ins {
    margin-inline-start: 2px;
    background: var(--settled-soft);
    text-decoration-color: var(--settled-line);
  }
  section {
    display: grid;
    gap: 6px;
    padding: 6px 8px;
    border-inline-start: 3px solid var(--ruled);
    background: var(--ruled-soft);
    font-variant-numeric: tabular-nums;
  }
  p {
    margin: 0;
  }
  summary {
    min-block-size: max(24px, var(--target));
    align-content: center;
    cursor: pointer;
  }
  details ul {
    display: flex;
    flex-wrap: wrap;
    gap: 4px;
    max-block-size: 120px;
    padding: 4px;
  }
  details li button {
    max-inline-size: 100%;
    white-space: normal;
    overflow-wrap: anywhere;
  }
  progress {
    inline-size: 100%;
    block-size: 8px;
    accent-color: var(--accent);
  }
  .fault {
    overflow-wrap: anywhere;
  }
  @media (pointer: coarse) {
    kbd {
      display: none;
    }
  }
`
