import { css } from 'lit'

/** What is kept on a device, and the question before it goes. */
export const deviceWorkStyles = css`
  :host {
    display: block;
    inline-size: 100%;
  }
  section,
  ul {
    display: grid;
    gap: 8px;
    margin: 0;
    padding: 0;
    list-style: none;
  }
  li {
    display: grid;
    gap: 4px;
    padding: 12px;
    border: 1px solid var(--line);
    border-inline-start: 3px solid var(--differ-line);
    border-radius: var(--radius);
    background: var(--surface);
    overflow-wrap: anywhere;
  }
  .quiet {
    color: var(--ink-quiet);
  }
  .choices,
  .sure {
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    gap: 8px;
    padding-block-start: 4px;
  }
  .sure {
    padding: 8px 12px;
    border-inline-start: 3px solid var(--danger);
    background: var(--danger-soft);
  }
  .sure p {
    flex: 1 1 100%;
  }
  .button.primary {
    border-color: var(--accent);
    background: var(--accent);
    color: var(--on-accent);
  }
  .trouble {
    padding: 8px 12px;
    border-inline-start: 3px solid var(--danger);
    background: var(--danger-soft);
  }
`
