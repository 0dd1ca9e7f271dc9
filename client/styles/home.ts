import { css } from 'lit'

/** The page of all rooms: wide enough to compare them, one line each where there is room. */
export const home = css`
  :host {
    display: block;
    min-block-size: 100vh;
    padding: 16px;
  }
  main {
    display: grid;
    gap: 16px;
    max-inline-size: 960px;
    margin: auto;
  }
  header {
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    gap: 8px 12px;
  }
  header h1 {
    flex: 1;
    font-size: 20px;
  }
  header input {
    flex: 0 1 280px;
    min-inline-size: 0;
  }
  h2 {
    font-size: var(--size-title);
  }
  form.link {
    display: grid;
    gap: 4px;
    max-inline-size: 520px;
  }
  .line {
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    gap: 8px;
  }
  .line input {
    flex: 1 1 200px;
    min-inline-size: 0;
  }
  section,
  footer {
    display: grid;
    justify-items: start;
    gap: 8px;
  }
  footer {
    padding-block-start: 16px;
    border-block-start: 1px solid var(--line);
  }
  footer > * {
    inline-size: 100%;
  }
  pre {
    inline-size: 100%;
    margin: 0;
    padding: 12px;
    border-radius: var(--radius);
    background: var(--sunk);
    white-space: pre-wrap;
    overflow-wrap: anywhere;
  }
  summary {
    min-block-size: var(--target);
    font-weight: 600;
    cursor: pointer;
  }
  details room-home-list {
    margin-block-start: 8px;
  }
  @media (max-width: 699px) {
    header input {
      flex: 1 0 100%;
      order: 3;
    }
  }
  .quiet {
    color: var(--ink-quiet);
  }
  .trouble {
    padding: 8px 12px;
    border-inline-start: 3px solid var(--danger);
    background: var(--danger-soft);
  }
`
