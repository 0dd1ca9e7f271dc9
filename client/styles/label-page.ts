import { css } from 'lit'

/** The reading page of a text with spans: words that scroll, and what of the reader's own lies over them. */
export const labelPage = css`
  :host {
    display: block;
    box-sizing: border-box;
    overflow: hidden auto;
    padding: 8px 28px 24px;
  }
  :host(:focus-visible) {
    outline: 2px solid var(--accent);
    outline-offset: -2px;
  }
  .inside {
    position: relative;
    max-inline-size: 960px;
    margin-inline: auto;
  }
  .marks {
    position: absolute;
    inset: 0;
    pointer-events: none;
  }
  .marks > * {
    position: absolute;
  }
  .selected {
    border-radius: 2px;
    background: var(--accent);
    opacity: 0.25;
  }
  .caret {
    border-inline-start: 2px solid var(--accent);
    margin-inline-start: -1px;
    visibility: hidden;
  }
  :host(:focus-visible) .caret {
    visibility: visible;
  }
  .handle {
    pointer-events: auto;
    touch-action: none;
    cursor: ew-resize;
    border-inline-start: 2px solid var(--accent);
    margin-inline-start: -1px;
  }
  .handle::before {
    content: '';
    position: absolute;
    inset-block-end: -5px;
    inline-size: 10px;
    block-size: 10px;
    border-radius: 50%;
    background: var(--accent);
  }
  /* What the finger finds is wider than what is seen. */
  .handle::after {
    content: '';
    position: absolute;
    inset-block: min(0px, calc((100% - var(--target)) / 2));
    inline-size: var(--target);
  }
  .handle.before::before {
    right: -4px;
  }
  .handle.before::after {
    right: -2px;
  }
  .handle.after::before {
    left: -6px;
  }
  .handle.after::after {
    left: -2px;
  }
  @media (max-width: 899px) {
    :host {
      padding-inline: 14px;
    }
  }
`
