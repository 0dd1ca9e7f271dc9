import { css } from 'lit'

/** Forms in the difference bar: about one place, as low as they can be. */
export const placeFormStyles = css`
  :host {
    display: block;
  }
  form {
    display: grid;
    gap: 6px;
    max-block-size: 62vh;
    padding: 2px;
    overflow-y: auto;
  }
  .row {
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    gap: 4px 8px;
  }
  .grows {
    flex: 1 1 200px;
    min-inline-size: 0;
  }
  textarea {
    inline-size: 100%;
    resize: vertical;
    line-height: 1.5;
  }
  select {
    max-inline-size: 100%;
    min-inline-size: 0;
  }
  label {
    display: inline-flex;
    align-items: center;
    gap: 6px;
    min-block-size: var(--target);
  }
  label.grows {
    display: flex;
  }
  label.grows input {
    flex: 1;
    min-inline-size: 0;
  }
  .quiet {
    color: var(--ink-quiet);
    font-size: var(--size-small);
  }
  .notice {
    padding: 4px 8px;
    border-inline-start: 3px solid var(--differ-line);
    background: var(--differ-soft);
    overflow-wrap: anywhere;
  }
  .notice:empty {
    display: none;
  }
  .choices {
    display: flex;
    flex-wrap: wrap;
    gap: 4px;
    padding: 2px;
    border-radius: var(--radius);
  }
  [role='radio'] {
    display: inline-flex;
    flex-wrap: wrap;
    align-items: center;
    gap: 0 6px;
    max-inline-size: 100%;
    min-block-size: max(28px, var(--target));
    padding: 1px 8px;
    border: 1px solid var(--line);
    border-radius: var(--radius);
    background: var(--surface);
    cursor: pointer;
    overflow-wrap: anywhere;
  }
  [role='radio']:hover {
    border-color: var(--accent);
  }
  [role='radio'][aria-checked='true'] {
    border-color: var(--accent);
    box-shadow: inset 0 0 0 1px var(--accent);
    background: var(--accent-soft);
  }
  .words {
    font-size: 16px;
    line-height: 1.6;
  }
  .none {
    font-style: italic;
    font-size: var(--size);
    color: var(--ink-quiet);
  }
  .space {
    flex: 1;
  }
  @media (pointer: coarse) {
    kbd {
      display: none;
    }
  }
`
