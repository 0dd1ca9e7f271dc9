import { css } from 'lit'

/** What the two parts of the page of many items have in common. */
export const manyStyles = css`
  :host {
    display: grid;
    gap: 12px;
    padding: 16px;
    border: 1px solid var(--line);
    border-radius: var(--radius);
    background: var(--surface);
  }
  fieldset {
    display: grid;
    gap: 4px;
    min-inline-size: 0;
    margin: 0;
    padding: 0;
    border: 0;
  }
  legend {
    padding: 0 0 4px;
    font-weight: 600;
  }
  label.choice {
    display: flex;
    align-items: baseline;
    gap: 8px;
    min-block-size: var(--target);
  }
  input[type='radio'] {
    flex: none;
    min-block-size: 16px;
    block-size: 16px;
    inline-size: 16px;
    margin: 0;
    accent-color: var(--accent);
    transform: translateY(3px);
  }
  label.choice input[type='checkbox'] {
    flex: none;
    margin: 0;
    transform: translateY(3px);
  }
  label.field {
    display: grid;
    gap: 2px;
    min-inline-size: 0;
  }
  select {
    max-inline-size: 100%;
    justify-self: start;
  }
  .buttons {
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    gap: 8px;
  }
  progress {
    inline-size: 100%;
    block-size: 8px;
    accent-color: var(--accent);
  }
  .quiet {
    color: var(--ink-quiet);
  }
  .numbers {
    font-variant-numeric: tabular-nums;
  }
  .fault {
    padding: 8px 12px;
    border-inline-start: 3px solid var(--danger);
    background: var(--danger-soft);
    overflow-wrap: anywhere;
  }
  .good {
    padding: 8px 12px;
    border-inline-start: 3px solid var(--settled-line);
    background: var(--settled-soft);
    overflow-wrap: anywhere;
  }
  ul {
    margin: 0;
    padding-inline-start: 20px;
  }
  h3:focus {
    outline: none;
  }
`
