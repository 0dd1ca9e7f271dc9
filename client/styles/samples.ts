import { css } from 'lit'

/** What the samples' elements share: rows of facts, a rate as a bar, and what was found in words. */
export const sampleStyles = css`
  :host {
    display: grid;
    grid-template-columns: minmax(0, 1fr);
    gap: 12px;
  }
  .row {
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    gap: 8px 16px;
  }
  .grows {
    flex: 1 1 200px;
    min-inline-size: 0;
  }
  fieldset {
    display: grid;
    gap: 8px;
    margin: 0;
    padding: 8px 12px;
    border: 1px solid var(--line);
    border-radius: var(--radius);
  }
  legend {
    padding: 0 4px;
    font-weight: 600;
  }
  label {
    display: inline-flex;
    flex-wrap: wrap;
    align-items: center;
    gap: 8px;
  }
  input[type='number'] {
    inline-size: 90px;
  }
  select {
    min-inline-size: 0;
    max-inline-size: 100%;
  }
  .right::before {
    content: '✓ ';
    color: var(--settled);
  }
  .wrong::before {
    content: '✗ ';
    color: var(--danger);
  }
  code {
    font-size: var(--size-small);
  }
`
