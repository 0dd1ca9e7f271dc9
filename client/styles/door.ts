import { css } from 'lit'

/** The pages before a room. */
export const door = css`
  :host {
    display: grid;
    align-content: center;
    min-block-size: 100vh;
    padding: 24px 16px;
  }
  main {
    display: grid;
    justify-items: start;
    gap: 16px;
    inline-size: 100%;
    max-inline-size: 520px;
    margin: auto;
  }
  h1 {
    font-size: 24px;
  }
  .trouble {
    padding: 8px 12px;
    border-inline-start: 3px solid var(--danger);
    background: var(--danger-soft);
  }
  form {
    display: grid;
    gap: 8px;
    inline-size: 100%;
  }
  .line {
    display: flex;
    flex-wrap: wrap;
    gap: 8px;
  }
  .line input {
    flex: 1 1 200px;
    min-inline-size: 0;
  }
  form label input {
    display: block;
    inline-size: 100%;
    max-inline-size: 320px;
  }
  section {
    display: grid;
    gap: 8px;
    inline-size: 100%;
  }
  pre {
    margin: 0;
    padding: 12px;
    overflow-x: auto;
    border-radius: var(--radius);
    background: var(--sunk);
    white-space: pre-wrap;
    overflow-wrap: anywhere;
  }
  dl {
    display: grid;
    grid-template-columns: auto minmax(0, 1fr);
    gap: 4px 16px;
    margin: 0;
  }
  dt {
    color: var(--ink-quiet);
  }
  dd {
    margin: 0;
    overflow-wrap: anywhere;
  }
  .quiet {
    color: var(--ink-quiet);
  }
`
