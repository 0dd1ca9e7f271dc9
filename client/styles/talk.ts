import { css } from 'lit'

/** The panel of what is said in the room. */
export const talkStyles = css`
  :host {
    display: flex;
    flex-direction: column;
    min-block-size: 0;
    min-inline-size: 0;
    background: var(--surface);
  }
  .top {
    display: flex;
    align-items: center;
    justify-content: space-between;
    gap: 8px;
    padding: 4px 8px 4px 12px;
    border-block-end: 1px solid var(--line);
  }
  .filters {
    display: flex;
    flex-wrap: wrap;
    gap: 4px;
    padding: 6px 12px;
    border-block-end: 1px solid var(--line);
  }
  .filters button {
    padding: 0 8px;
    min-block-size: max(24px, var(--target));
    font-size: var(--size-small);
  }
  .filters [aria-pressed='true'] {
    border-color: var(--accent);
    background: var(--accent-soft);
    color: var(--accent);
    font-weight: 600;
  }
  .inside {
    flex: 1;
    min-block-size: 0;
    overflow-y: auto;
    overscroll-behavior: contain;
    padding: 8px 12px;
    outline-offset: -2px;
  }
  ol {
    display: grid;
    gap: 10px;
    margin: 0;
    padding: 0;
    list-style: none;
  }
  li {
    min-inline-size: 0;
  }
  .day {
    color: var(--ink-quiet);
    font-size: var(--size-small);
    text-align: center;
  }
  .older {
    display: block;
    margin: 0 auto 8px;
  }
  .newer {
    display: flex;
    flex-wrap: wrap;
    justify-content: center;
    gap: 8px;
    margin-block-start: 8px;
  }
  .led {
    margin-inline: -8px;
    padding: 4px 8px;
    border-radius: var(--radius);
    background: var(--accent-soft);
  }
  .pending p {
    color: var(--ink-quiet);
    white-space: pre-wrap;
    overflow-wrap: anywhere;
  }
  .pending p,
  .pending .quiet {
    padding-inline-start: 30px;
  }
  .quiet {
    color: var(--ink-quiet);
    font-size: var(--size-small);
  }
  .inside > .quiet {
    font-size: var(--size);
  }
`

export const talkMessageStyles = css`
  :host {
    display: block;
    min-inline-size: 0;
  }
  article {
    display: grid;
    gap: 2px;
    min-inline-size: 0;
  }
  .note {
    padding: 4px 8px;
    margin-inline: -8px;
    border-inline-start: 3px solid var(--line-strong);
    border-radius: var(--radius);
    background: var(--sunk);
  }
  header {
    display: flex;
    align-items: center;
    gap: 8px;
    min-inline-size: 0;
  }
  b {
    min-inline-size: 0;
    overflow: hidden;
    text-overflow: ellipsis;
    white-space: nowrap;
  }
  time {
    flex: none;
    color: var(--ink-quiet);
    font-size: var(--size-small);
  }
  .words {
    padding-inline-start: 30px;
    white-space: pre-wrap;
    overflow-wrap: anywhere;
    unicode-bidi: isolate;
  }
  .private {
    display: flex;
    align-items: center;
    gap: 6px;
    padding-inline-start: 30px;
    color: var(--ink-quiet);
    font-size: var(--size-small);
  }
  .private svg {
    flex: none;
    inline-size: 12px;
    block-size: 12px;
  }
  .about {
    justify-self: start;
    max-inline-size: calc(100% - 30px);
    margin-inline-start: 30px;
    padding: 0 8px;
    min-block-size: max(24px, var(--target));
    color: var(--accent);
    font-size: var(--size-small);
  }
  .about span {
    min-inline-size: 0;
    overflow: hidden;
    text-overflow: ellipsis;
    white-space: nowrap;
  }
  .quiet {
    padding-inline-start: 30px;
    color: var(--ink-quiet);
    font-size: var(--size-small);
  }
`

export const talkFormStyles = css`
  :host {
    display: block;
    border-block-start: 1px solid var(--line);
  }
  form {
    display: grid;
    gap: 6px;
    padding: 8px 12px;
  }
  select {
    min-inline-size: 0;
    max-inline-size: 100%;
  }
  .write {
    display: flex;
    flex-wrap: wrap;
    min-inline-size: 0;
  }
  textarea {
    flex: 1 0 100%;
    min-inline-size: 0;
    max-block-size: 40vh;
    padding: 6px 8px;
    resize: none;
    field-sizing: content;
    min-block-size: 52px;
  }
  .private,
  .watched {
    display: flex;
    align-items: center;
    gap: 6px;
    font-size: var(--size-small);
  }
  .watched {
    color: var(--differ);
  }
  .private svg {
    flex: none;
    inline-size: 12px;
    block-size: 12px;
  }
  .private span {
    flex: 1 1 160px;
    min-inline-size: 0;
    overflow-wrap: anywhere;
  }
  .private {
    flex-wrap: wrap;
  }
  .foot {
    display: flex;
    align-items: center;
    gap: 8px;
    min-inline-size: 0;
  }
  .foot > :first-child {
    flex: 0 1 auto;
    min-inline-size: 0;
    margin-inline-end: auto;
  }
  .anchor {
    display: flex;
    align-items: center;
    gap: 2px;
    color: var(--ink-quiet);
    font-size: var(--size-small);
  }
  .anchor > span {
    overflow: hidden;
    text-overflow: ellipsis;
    white-space: nowrap;
  }
  .attach {
    overflow: hidden;
    text-overflow: ellipsis;
    font-size: var(--size-small);
  }
  .left,
  .over {
    flex: none;
    font-size: var(--size-small);
    font-variant-numeric: tabular-nums;
  }
  .left {
    color: var(--ink-quiet);
  }
  .over {
    color: var(--danger);
  }
`
