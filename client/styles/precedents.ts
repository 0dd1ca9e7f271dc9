import { css } from 'lit'

export const precedentListStyles = css`
  .filters {
    display: flex;
    flex-wrap: wrap;
    align-items: end;
    gap: 8px 12px;
  }
  .filters label {
    display: grid;
    gap: 2px;
    min-inline-size: 0;
    max-inline-size: 100%;
    color: var(--ink-quiet);
    font-size: var(--size-small);
  }
  .filters .words {
    flex: 1 1 240px;
  }
  .filters select,
  .filters input:not([type='checkbox']) {
    inline-size: 100%;
    color: var(--ink);
    font-size: var(--size);
  }
  .filters label.tick {
    display: flex;
    align-items: center;
    gap: 8px;
    min-block-size: max(32px, var(--target));
    color: var(--ink);
    font-size: var(--size);
  }
  ul {
    display: grid;
    gap: 4px;
    margin: 0;
    padding: 0;
    list-style: none;
  }
  li button {
    display: grid;
    grid-template-columns: minmax(0, 1fr);
    gap: 2px;
    inline-size: 100%;
    padding: 8px 12px;
    text-align: start;
    white-space: normal;
  }
  li .rule {
    display: -webkit-box;
    overflow: hidden;
    -webkit-box-orient: vertical;
    -webkit-line-clamp: 2;
    line-clamp: 2;
  }
  strong,
  .rule,
  .about {
    overflow-wrap: anywhere;
    line-height: 1.6;
  }
  .about {
    display: flex;
    flex-wrap: wrap;
    gap: 2px 8px;
    color: var(--ink-quiet);
    font-size: var(--size-small);
  }
  .over strong {
    text-decoration: line-through;
  }
`

export const precedentStyles = css`
  :host {
    display: grid;
    gap: 12px;
  }
  article {
    display: grid;
    gap: 12px;
    padding: 16px;
    border: 1px solid var(--line);
    border-radius: var(--radius);
    background: var(--surface);
  }
  h3 {
    overflow-wrap: anywhere;
    line-height: 1.5;
  }
  .over h3 {
    text-decoration: line-through;
  }
  .past .instead {
    display: block;
  }
  .past {
    padding: 8px 12px;
    border-inline-start: 3px solid var(--differ-line);
    background: var(--differ-soft);
    overflow-wrap: anywhere;
  }
  .rule {
    font-size: 16px;
    line-height: 1.6;
    overflow-wrap: anywhere;
    white-space: pre-line;
  }
  dl {
    display: grid;
    grid-template-columns: max-content minmax(0, 1fr);
    gap: 6px 12px;
    margin: 0;
  }
  dt {
    color: var(--ink-quiet);
  }
  dd {
    min-inline-size: 0;
    margin: 0;
    overflow-wrap: anywhere;
    line-height: 1.6;
  }
  @media (max-width: 599px) {
    dl {
      grid-template-columns: minmax(0, 1fr);
      gap: 2px;
    }
    dd {
      margin-block-end: 6px;
    }
  }
  .good,
  .bad {
    padding-inline-start: 8px;
    border-inline-start: 3px solid var(--settled-line);
  }
  .bad {
    border-inline-start-color: var(--danger);
  }
  .tag {
    display: inline-block;
    padding: 0 8px;
    border: 1px solid var(--line);
    border-radius: 10px;
  }
  form {
    display: grid;
    gap: 8px;
  }
  form label {
    display: grid;
    gap: 2px;
    min-inline-size: 0;
    color: var(--ink-quiet);
    font-size: var(--size-small);
  }
  form select,
  form input {
    inline-size: 100%;
    min-inline-size: 0;
    color: var(--ink);
    font-size: var(--size);
  }
  .buttons {
    display: flex;
    flex-wrap: wrap;
    gap: 8px;
  }
`

export const likePrecedentStyles = css`
  :host {
    display: block;
  }
  section {
    display: grid;
    gap: 4px;
    padding: 6px 8px;
    border-inline-start: 3px solid var(--ruled);
    background: var(--ruled-soft);
  }
  h4,
  p {
    margin: 0;
  }
  h4 {
    color: var(--ink-quiet);
    font-size: var(--size-small);
    font-weight: 600;
  }
  ul {
    display: grid;
    gap: 4px;
    margin: 0;
    padding: 0;
    list-style: none;
  }
  li {
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    justify-content: space-between;
    gap: 4px 12px;
  }
  p {
    flex: 1 1 260px;
    min-inline-size: 0;
    overflow-wrap: anywhere;
    line-height: 1.6;
  }
  a {
    color: var(--accent);
  }
  .ruled {
    color: var(--ruled);
  }
  .quiet {
    color: var(--ink-quiet);
    font-size: var(--size-small);
  }
  .takes {
    display: inline-flex;
    flex-wrap: wrap;
    gap: 4px 8px;
  }
  [aria-pressed='true'] {
    border-color: var(--accent);
    background: var(--accent-soft);
  }
  @media (pointer: coarse) {
    kbd {
      display: none;
    }
  }
`
