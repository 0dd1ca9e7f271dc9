import { css } from 'lit'

/** Text that is read at length. */
export const proseStyles = css`
  .prose {
    max-inline-size: 70ch;
    font-size: 16px;
    line-height: var(--leading-indic);
    overflow-wrap: break-word;
  }
  .prose > * {
    margin-block: 0 12px;
  }
  .prose :is(h3, h4, h5, h6) {
    margin-block: 24px 8px;
    line-height: 1.35;
    scroll-margin-block-start: 12px;
  }
  .prose > :first-child {
    margin-block-start: 0;
  }
  .prose h3 {
    font-size: 22px;
  }
  .prose h4 {
    font-size: 18px;
  }
  .prose :is(h5, h6) {
    font-size: 16px;
  }
  .prose .cited {
    border-radius: var(--radius);
    background: var(--accent-soft);
    box-shadow: 0 0 0 6px var(--accent-soft);
  }
  .prose .way {
    display: inline-grid;
    place-items: center;
    min-block-size: max(24px, var(--target));
    min-inline-size: max(24px, var(--target));
    color: var(--ink-quiet);
    font-weight: normal;
    text-decoration: none;
  }
  .prose :is(ul, ol) {
    padding-inline-start: 28px;
  }
  .prose li {
    margin-block: 2px;
  }
  .prose blockquote {
    margin-inline: 0;
    padding-inline-start: 12px;
    border-inline-start: 3px solid var(--line-strong);
    color: var(--ink-quiet);
  }
  .prose pre,
  .prose .table {
    overflow-x: auto;
  }
  .prose pre {
    padding: 8px 12px;
    border-radius: var(--radius);
    background: var(--sunk);
    font-size: 14px;
    line-height: 1.5;
  }
  .prose table {
    border-collapse: collapse;
  }
  .prose :is(th, td) {
    padding: 4px 10px;
    border: 1px solid var(--line);
    text-align: start;
    vertical-align: top;
  }
  .prose .center {
    text-align: center;
  }
  .prose .right {
    text-align: end;
  }
`

/** What a version changes: also told apart without colour. */
export const changeStyles = css`
  .changes {
    overflow-wrap: anywhere;
    white-space: pre-wrap;
    line-height: var(--leading-indic);
  }
  .changes ins {
    background: var(--settled-soft);
    text-decoration: underline;
    text-decoration-thickness: 2px;
  }
  .changes del {
    background: var(--danger-soft);
    text-decoration: line-through;
  }
`
