import { css } from 'lit'

/** One dispute with what people say in it. */
export const disputeStyles = css`
  :host {
    display: block;
  }
  article {
    display: grid;
    gap: 8px;
    padding: 10px 12px;
    border: 1px solid var(--line);
    border-inline-start: 3px solid var(--disputed);
    border-radius: var(--radius);
    background: var(--surface);
  }
  article.closed {
    border-inline-start-color: var(--line-strong);
  }
  article.ruled {
    border-inline-start-color: var(--ruled);
  }
  article.attended {
    box-shadow: 0 0 0 1px var(--accent);
  }
  header {
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    gap: 2px 8px;
  }
  h4,
  p {
    margin: 0;
    min-inline-size: 0;
    overflow-wrap: anywhere;
  }
  h4 {
    flex: 1 1 60%;
    font-size: var(--size);
  }
  .quiet {
    color: var(--ink-quiet);
    font-size: var(--size-small);
  }
  .pending {
    font-style: italic;
  }
  ul {
    display: grid;
    gap: 6px;
    margin: 0;
    padding: 0;
    list-style: none;
  }
  li {
    min-inline-size: 0;
    overflow-wrap: anywhere;
  }
  .position {
    display: grid;
    grid-template-columns: minmax(0, 1fr) auto;
    gap: 0 8px;
    align-items: center;
    padding: 4px 8px;
    border-radius: var(--radius);
    background: var(--ground);
  }
  .position q,
  .none {
    font-size: 16px;
  }
  .none {
    font-style: italic;
    color: var(--ink-quiet);
  }
  .comment {
    padding-inline-start: 8px;
    border-inline-start: 2px solid var(--line);
  }
  .ruling {
    display: flex;
    gap: 6px;
    align-items: baseline;
    color: var(--ruled);
  }
  form {
    display: flex;
    flex-wrap: wrap;
    gap: 4px;
  }
  form input {
    flex: 1 1 120px;
    min-inline-size: 0;
  }
  .row {
    display: flex;
    flex-wrap: wrap;
    gap: 4px;
  }
  [aria-pressed='true'] {
    border-color: var(--accent);
    background: var(--accent-soft);
    color: var(--accent);
    font-weight: 600;
  }
`
