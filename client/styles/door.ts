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
  ul {
    display: grid;
    gap: 8px;
    inline-size: 100%;
    margin: 0;
    padding: 0;
    list-style: none;
  }
  li a {
    display: grid;
    padding: 12px;
    border: 1px solid var(--line);
    border-radius: var(--radius);
    background: var(--surface);
    color: var(--ink);
    text-decoration: none;
    overflow-wrap: anywhere;
  }
  li a:hover {
    border-color: var(--accent);
  }
  li span,
  .quiet {
    color: var(--ink-quiet);
  }
`
