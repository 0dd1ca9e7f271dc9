import { css } from 'lit'

export const importFormStyles = css`
  :host {
    display: grid;
    grid-template-columns: minmax(0, 1fr);
    gap: 12px;
  }
  .card {
    min-inline-size: 0;
    margin: 0;
    padding: 12px;
    border: 1px solid var(--line);
    border-radius: var(--radius);
    background: var(--surface);
  }
  .file {
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    gap: 8px 16px;
  }
  .file h3 {
    flex: 1 1 240px;
    overflow-wrap: anywhere;
    font-size: var(--size-title);
  }
  .file h3:focus {
    outline: none;
  }
  .quiet {
    color: var(--ink-quiet);
    font-weight: 400;
  }
  legend {
    padding: 0 4px;
    font-weight: 600;
  }
  .fields {
    display: grid;
    grid-template-columns: repeat(auto-fit, minmax(min(180px, 100%), 1fr));
    gap: 12px;
  }
  .pair {
    display: grid;
    gap: 4px;
    min-inline-size: 0;
  }
  .file .pair {
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    gap: 8px;
  }
  select {
    inline-size: 100%;
    min-inline-size: 0;
  }
  .file select {
    inline-size: auto;
  }
  [aria-invalid='true'] {
    border-color: var(--differ-line);
    border-width: 2px;
  }
  .holds {
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    gap: 4px 12px;
    margin: 0;
    padding: 0;
    border: 0;
  }
  .holds legend {
    float: inline-start;
    padding: 0;
    font-weight: 400;
  }
  .holds label {
    display: inline-flex;
    align-items: center;
    gap: 6px;
    min-block-size: max(24px, var(--target));
  }
  .missing {
    padding-block-start: 8px;
    color: var(--differ);
  }
`
