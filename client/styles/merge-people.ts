import { css } from 'lit'

/** Two entries side by side, before they are made one. */
export const mergeStyles = css`
  :host {
    display: grid;
    gap: 8px;
  }
  form {
    display: flex;
    flex-wrap: wrap;
    align-items: end;
    gap: 8px;
  }
  label {
    display: grid;
    flex: 1 1 260px;
    gap: 2px;
    max-inline-size: 420px;
    color: var(--ink-quiet);
    font-size: var(--size-small);
  }
  input {
    inline-size: 100%;
    font-size: var(--size);
  }
  .both {
    display: grid;
    grid-template-columns: repeat(auto-fit, minmax(260px, 1fr));
    gap: 8px;
  }
  section {
    padding: 8px 12px;
    border: 1px solid var(--line);
    border-radius: var(--radius);
  }
  h4 {
    margin: 0 0 4px;
    overflow-wrap: anywhere;
  }
  h4 .quiet {
    font-weight: 400;
  }
  h4 .quiet:first-child {
    display: block;
  }
  dl {
    display: grid;
    grid-template-columns: 1fr auto;
    gap: 2px 16px;
    margin: 0;
    font-variant-numeric: tabular-nums;
  }
  dd {
    margin: 0;
    text-align: end;
  }
  dt,
  .quiet {
    color: var(--ink-quiet);
  }
  .warning {
    padding: 8px 12px;
    border-inline-start: 3px solid var(--differ-line);
    background: var(--differ-soft);
  }
  .trouble {
    color: var(--danger);
  }
`
