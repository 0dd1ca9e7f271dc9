import { css } from 'lit'

export const noticeStyles = css`
  header {
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    justify-content: space-between;
    gap: 8px;
  }
  section {
    display: grid;
    gap: 4px;
    min-inline-size: 0;
  }
  h3 {
    color: var(--ink-quiet);
    font-size: var(--size-small);
    font-weight: 600;
  }
  ul {
    margin: 0;
    padding: 0;
    border: 1px solid var(--line);
    border-radius: var(--radius);
    background: var(--surface);
    list-style: none;
  }
  li {
    border-block-start: 1px solid var(--line);
  }
  li:first-child {
    border: 0;
  }
  li button {
    display: grid;
    grid-template-columns: auto minmax(0, 1fr) auto;
    align-items: start;
    gap: 12px;
    inline-size: 100%;
    padding: 8px 12px;
    border-radius: 0;
    text-align: start;
    white-space: normal;
  }
  .what {
    display: grid;
    gap: 2px;
    min-inline-size: 0;
  }
  .new .what > span:first-child {
    font-weight: 600;
  }
  .mark {
    padding: 0 6px;
    border: 1px solid var(--accent);
    border-radius: 8px;
    color: var(--accent);
    font-size: var(--size-small);
  }
  q {
    display: -webkit-box;
    overflow: hidden;
    -webkit-box-orient: vertical;
    -webkit-line-clamp: 2;
    overflow-wrap: anywhere;
  }
  .where {
    overflow: hidden;
    text-overflow: ellipsis;
    white-space: nowrap;
  }
  .where,
  time {
    color: var(--ink-quiet);
    font-size: var(--size-small);
    font-variant-numeric: tabular-nums;
  }
`
