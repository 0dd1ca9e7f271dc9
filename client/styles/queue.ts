import { css } from 'lit'

export const queueStyles = css`
  :host {
    display: flex;
    flex-direction: column;
    min-block-size: 0;
    background: var(--surface);
  }
  header {
    display: grid;
    gap: 8px;
    padding: 8px;
    border-block-end: 1px solid var(--line);
  }
  .progress {
    display: flex;
    flex-wrap: wrap;
    justify-content: space-between;
    gap: 2px 8px;
    color: var(--ink-quiet);
    font-variant-numeric: tabular-nums;
  }
  progress {
    flex: 1 0 100%;
    block-size: 6px;
    border: 0;
    border-radius: 3px;
    overflow: hidden;
    background: var(--sunk);
    appearance: none;
  }
  progress::-webkit-progress-bar {
    background: var(--sunk);
  }
  progress::-webkit-progress-value {
    background: var(--settled-line);
  }
  progress::-moz-progress-bar {
    background: var(--settled-line);
  }
  .aside {
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    justify-content: space-between;
    gap: 4px 8px;
    padding: 4px 8px;
    border-inline-start: 3px solid var(--danger);
    background: var(--danger-soft);
  }
  .batch {
    display: flex;
    align-items: center;
    justify-content: space-between;
    gap: 8px;
    padding: 4px 8px;
    border-inline-start: 3px solid var(--accent);
    background: var(--accent-soft);
  }
  .batch span {
    min-inline-size: 0;
    overflow-wrap: anywhere;
  }
  .filters {
    display: flex;
    flex-wrap: wrap;
    gap: 4px;
  }
  .filters button {
    padding: 0 6px;
    gap: 4px;
    min-block-size: max(24px, var(--target));
    font-size: var(--size-small);
  }
  .filters [aria-pressed='true'] {
    border-color: var(--accent);
    background: var(--accent-soft);
    color: var(--accent);
    font-weight: 600;
  }
  .count {
    font-variant-numeric: tabular-nums;
  }
  .search {
    display: flex;
    gap: 4px;
  }
  .search input {
    flex: 1;
    min-inline-size: 0;
  }
  room-queue-list {
    flex: 1;
    min-block-size: 0;
  }
`

export const queueListStyles = css`
  :host {
    display: flex;
    flex-direction: column;
    min-block-size: 0;
  }
  .scroller {
    flex: 1;
    min-block-size: 0;
    overflow-y: auto;
    position: relative;
    contain: strict;
  }
  .rows {
    position: relative;
  }
  .row {
    position: absolute;
    inset-inline: 0;
    block-size: 56px;
    contain: strict;
    display: grid;
    grid-template-columns: 18px minmax(0, 1fr) auto;
    align-items: center;
    gap: 0 8px;
    padding: 4px 8px;
    border-block-end: 1px solid var(--line);
    cursor: pointer;
  }
  .row:hover {
    background: var(--ground);
  }
  .row[aria-selected='true'] {
    background: var(--accent-soft);
    box-shadow: inset 3px 0 var(--accent);
  }
  .row.away .excerpt {
    color: var(--ink-quiet);
  }
  .scroller:focus-visible {
    outline: none;
  }
  .scroller:focus-visible .row.active {
    outline: 2px solid var(--accent);
    outline-offset: -2px;
  }
  .excerpt {
    overflow: hidden;
    text-overflow: ellipsis;
    white-space: nowrap;
    line-height: 1.6;
  }
  .about {
    grid-column: 2;
    display: flex;
    align-items: center;
    gap: 8px;
    overflow: hidden;
    color: var(--ink-quiet);
    font-size: var(--size-small);
    white-space: nowrap;
    font-variant-numeric: tabular-nums;
  }
  .about .key {
    overflow: hidden;
    text-overflow: ellipsis;
  }
  .about .assignee {
    flex: none;
    zoom: 0.85;
    max-inline-size: 96px;
  }
  .about .left {
    color: var(--differ);
  }
  .about .done {
    color: var(--settled);
  }
  .about .flag {
    color: var(--disputed);
  }
  .state {
    grid-row: 1 / 3;
  }
  .here {
    grid-column: 3;
    grid-row: 1 / 3;
    display: flex;
    gap: 2px;
  }
  .bone {
    grid-column: 2;
    block-size: 12px;
    border-radius: 2px;
    background: var(--sunk);
  }
  .nothing {
    display: grid;
    gap: 8px;
    padding: 24px 16px;
    color: var(--ink-quiet);
  }
  .nothing h3 {
    color: var(--ink);
    font-size: var(--size-title);
  }
`
