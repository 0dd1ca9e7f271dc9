import { css } from 'lit'

/** Text and preview side by side, or one of them on a narrow screen. */
export const editorStyles = css`
  :host {
    display: grid;
    gap: 12px;
  }
  .tabs {
    display: flex;
    flex-wrap: wrap;
    gap: 4px;
  }
  .tabs [aria-pressed='true'] {
    border-color: var(--accent);
    background: var(--accent-soft);
  }
  .sides {
    display: grid;
    grid-template-columns: minmax(0, 1fr) minmax(0, 1fr);
    gap: 12px;
  }
  textarea {
    min-block-size: min(60vh, 560px);
    padding: 12px;
    font-size: 14px;
    line-height: 1.6;
    resize: vertical;
  }
  .side {
    max-block-size: max(60vh, 560px);
    max-inline-size: none;
    padding: 12px;
    overflow-y: auto;
    border: 1px solid var(--line);
    border-radius: var(--radius);
    background: var(--surface);
  }
  .summary {
    display: grid;
    gap: 4px;
  }
  fieldset {
    display: grid;
    gap: 4px;
    margin: 0;
    border: 1px solid var(--line);
    border-radius: var(--radius);
  }
  fieldset label {
    display: flex;
    align-items: center;
    gap: 8px;
    min-block-size: max(28px, var(--target));
    overflow-wrap: anywhere;
  }
  footer {
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    gap: 8px;
  }
  .quiet {
    color: var(--ink-quiet);
  }
  .trouble {
    display: grid;
    gap: 8px;
    padding: 8px 12px;
    border-inline-start: 3px solid var(--danger);
    background: var(--danger-soft);
  }
  .trouble button {
    white-space: normal;
  }
  @media (min-width: 900px) {
    .tabs .write {
      display: none;
    }
  }
  @media (max-width: 899px) {
    .sides {
      grid-template-columns: minmax(0, 1fr);
    }
    .sides:not(.write) textarea,
    .sides.write .side {
      display: none;
    }
  }
`
