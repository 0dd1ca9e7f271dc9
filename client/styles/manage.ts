import { css } from 'lit'

/** What a lead does with a whole room, under its row. */
export const manage = css`
  :host {
    display: block;
  }
  .parts {
    display: grid;
    gap: 16px;
    padding: 12px;
    border-block-start: 1px solid var(--line);
  }
  form,
  section {
    display: grid;
    justify-items: start;
    gap: 6px;
  }
  h3,
  label[for='title'] {
    font-size: var(--size);
    font-weight: 600;
  }
  .line {
    display: flex;
    flex-wrap: wrap;
    gap: 8px;
    inline-size: 100%;
    max-inline-size: 560px;
  }
  .line input {
    flex: 1 1 200px;
    min-inline-size: 0;
  }
  p a {
    display: inline-block;
    margin-inline-end: 12px;
  }
  .danger {
    padding: 12px;
    border: 1px solid var(--danger);
    border-radius: var(--radius);
  }
  .danger h3 {
    color: var(--danger);
  }
  .remove:not(:disabled) {
    border-color: var(--danger);
    background: var(--danger);
    color: var(--on-accent);
  }
  strong {
    overflow-wrap: anywhere;
  }
  .trouble {
    padding: 8px 12px;
    border-inline-start: 3px solid var(--danger);
    background: var(--danger-soft);
  }
`
