import { css } from 'lit'

/** A page of the room beside its bench: one column that scrolls. */
export const sectionStyles = css`
  :host {
    display: block;
    block-size: 100%;
    min-block-size: 0;
    overflow-y: auto;
    background: var(--ground);
  }
  .column {
    display: grid;
    gap: 16px;
    max-inline-size: 960px;
    margin: 0 auto;
    padding: 16px;
  }
  @media print {
    :host {
      block-size: auto;
      overflow: visible;
      background: #fff;
      color: #000;
    }
  }
  h2:focus {
    outline: none;
  }
  .quiet {
    color: var(--ink-quiet);
  }
  .card {
    display: grid;
    gap: 8px;
    padding: 12px;
    border: 1px solid var(--line);
    border-radius: var(--radius);
    background: var(--surface);
  }
  .trouble {
    padding: 8px 12px;
    border-inline-start: 3px solid var(--danger);
    background: var(--danger-soft);
  }
  footer {
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    gap: 8px;
  }
  code {
    font-size: 13px;
    overflow-wrap: anywhere;
  }
`
