import { css } from 'lit'

/** Buttons, fields, keys and what only screen readers hear, alike in every element. */
export const controls = css`
  :host,
  *,
  ::before,
  ::after {
    box-sizing: border-box;
  }
  [hidden] {
    display: none !important;
  }
  button,
  .button {
    display: inline-flex;
    align-items: center;
    justify-content: center;
    gap: 6px;
    min-block-size: max(28px, var(--target));
    min-inline-size: var(--target);
    padding: 0 10px;
    border: 1px solid var(--line);
    border-radius: var(--radius);
    background: var(--raised);
    color: var(--ink);
    font: inherit;
    white-space: nowrap;
    text-decoration: none;
    cursor: pointer;
    transition: background var(--motion);
  }
  button:hover,
  .button:hover {
    background: var(--accent-soft);
  }
  button:disabled {
    color: var(--ink-quiet);
    background: var(--sunk);
    cursor: default;
  }
  button.primary {
    border-color: var(--accent);
    background: var(--accent);
    color: var(--on-accent);
  }
  button.primary:hover {
    background: var(--accent-hover);
  }
  button.primary:disabled {
    border-color: var(--line);
    color: var(--ink-quiet);
    background: var(--sunk);
  }
  button.plain,
  .button.plain {
    border-color: transparent;
    background: none;
  }
  button.plain:hover,
  .button.plain:hover {
    background: var(--accent-soft);
  }
  :focus-visible {
    outline: 2px solid var(--accent);
    outline-offset: 1px;
  }
  kbd {
    display: inline-block;
    min-inline-size: 18px;
    padding: 0 4px;
    border: 1px solid var(--line-strong);
    border-radius: 3px;
    font: 11px/16px var(--font);
    text-align: center;
    color: inherit;
  }
  button.primary kbd {
    border-color: currentColor;
  }
  input,
  textarea,
  select {
    min-block-size: max(28px, var(--target));
    padding: 2px 8px;
    border: 1px solid var(--line-strong);
    border-radius: var(--radius);
    background: var(--surface);
    color: var(--ink);
    font: inherit;
  }
  input[type='checkbox'] {
    min-block-size: 16px;
    block-size: 16px;
    inline-size: 16px;
    accent-color: var(--accent);
  }
  a {
    color: var(--accent);
  }
  h1,
  h2,
  h3,
  p {
    margin: 0;
  }
  h1,
  h2 {
    font-size: var(--size-title);
    line-height: 1.3;
  }
  .unseen {
    position: absolute;
    inline-size: 1px;
    block-size: 1px;
    overflow: hidden;
    clip-path: inset(50%);
    white-space: nowrap;
  }
`
