import { css } from 'lit'

/** People at the left, their items at the right, each scrolling by itself; one under the other on narrow screens. */
export const assignmentsStyles = css`
  :host {
    display: grid;
    grid-template: minmax(0, 1fr) / minmax(260px, 340px) minmax(0, 1fr);
    overflow: hidden;
  }
  section {
    display: flex;
    flex-direction: column;
    gap: 12px;
    min-block-size: 0;
    min-inline-size: 0;
    padding: 16px;
  }
  .people {
    overflow-y: auto;
    border-inline-end: 1px solid var(--line);
  }
  .people header {
    display: flex;
    align-items: center;
    justify-content: space-between;
    gap: 8px;
  }
  room-assignment-list {
    flex: 1;
    min-block-size: 160px;
  }
  .said,
  .trouble {
    margin: 0;
  }
  .said:empty,
  .trouble:empty {
    display: none;
  }
  @media (max-width: 899px) {
    :host {
      display: block;
      overflow-y: auto;
    }
    .people {
      overflow: visible;
      border: 0;
      border-block-end: 1px solid var(--line);
    }
    section {
      padding: 12px 8px;
    }
    room-assignment-list {
      flex: none;
      block-size: 56vh;
    }
  }
`

export const assigneesStyles = css`
  :host {
    display: grid;
    gap: 8px;
  }
  .nobodys {
    justify-content: start;
  }
  [aria-pressed='true'] {
    border-color: var(--accent);
    background: var(--accent-soft);
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
    display: grid;
    gap: 4px;
    padding: 8px;
    border-block-start: 1px solid var(--line);
  }
  li:first-child {
    border: 0;
  }
  .who {
    justify-content: start;
    min-inline-size: 0;
    padding: 0 4px;
    white-space: normal;
    text-align: start;
  }
  .name {
    min-inline-size: 0;
    font-weight: 600;
    overflow-wrap: anywhere;
  }
  .counts {
    display: flex;
    flex-wrap: wrap;
    gap: 2px 12px;
    padding-inline: 4px;
    color: var(--ink-quiet);
    font-variant-numeric: tabular-nums;
  }
  .done {
    color: var(--settled);
  }
  .late {
    color: var(--danger);
    font-weight: 600;
  }
  .late::before {
    content: '! ';
  }
  .quiet {
    color: var(--ink-quiet);
  }
  li > button:last-child:not(.who) {
    justify-self: start;
  }
`

export const assignmentListStyles = css`
  :host {
    display: flex;
    flex-direction: column;
    border: 1px solid var(--line);
    border-radius: var(--radius);
    background: var(--surface);
  }
  .scroller {
    position: relative;
    flex: 1;
    min-block-size: 0;
    overflow-y: auto;
    contain: strict;
  }
  .rows {
    position: relative;
  }
  .row {
    position: absolute;
    inset-inline: 0;
    display: grid;
    grid-template-columns: 18px 16px minmax(0, 1fr) minmax(0, auto);
    align-items: center;
    gap: 0 8px;
    block-size: 52px;
    padding: 4px 8px;
    border-block-end: 1px solid var(--line);
    contain: strict;
    cursor: pointer;
    user-select: none;
  }
  .row:hover {
    background: var(--ground);
  }
  .row[aria-selected='true'] {
    background: var(--accent-soft);
    box-shadow: inset 3px 0 var(--accent);
  }
  .scroller:focus-visible {
    outline: none;
  }
  .scroller:focus-visible .row.active {
    outline: 2px solid var(--accent);
    outline-offset: -2px;
  }
  .tick {
    grid-row: 1 / 3;
    display: grid;
    place-items: center;
    inline-size: 16px;
    block-size: 16px;
    border: 1px solid var(--line-strong);
    border-radius: 3px;
    background: var(--surface);
    font-size: 12px;
    line-height: 1;
  }
  [aria-selected='true'] .tick {
    border-color: var(--accent);
    background: var(--accent);
    color: var(--on-accent);
  }
  .state {
    grid-row: 1 / 3;
  }
  .excerpt {
    overflow: hidden;
    text-overflow: ellipsis;
    white-space: nowrap;
    line-height: 1.6;
  }
  .about {
    grid-column: 3;
    display: flex;
    gap: 8px;
    overflow: hidden;
    color: var(--ink-quiet);
    font-size: var(--size-small);
    white-space: nowrap;
    font-variant-numeric: tabular-nums;
  }
  .key {
    overflow: hidden;
    text-overflow: ellipsis;
  }
  .whose {
    grid-column: 4;
    grid-row: 1 / 3;
    display: grid;
    justify-items: end;
    gap: 2px;
    max-inline-size: 180px;
  }
  .bone {
    grid-column: 3;
    block-size: 12px;
    border-radius: 2px;
    background: var(--sunk);
  }
  .nothing {
    padding: 24px 16px;
    color: var(--ink-quiet);
  }
  @media (max-width: 899px) {
    .whose {
      max-inline-size: 110px;
    }
  }
`

export const assignActionsStyles = css`
  :host {
    display: grid;
    gap: 8px;
  }
  .chosen,
  form {
    display: flex;
    flex-wrap: wrap;
    align-items: end;
    gap: 8px;
  }
  .chosen {
    align-items: center;
  }
  label {
    display: grid;
    gap: 2px;
    color: var(--ink-quiet);
    font-size: var(--size-small);
  }
  select {
    max-inline-size: 240px;
  }
  @media (max-width: 899px) {
    kbd {
      display: none;
    }
  }
`

export const dealStyles = css`
  :host {
    display: block;
  }
  form {
    display: grid;
    gap: 12px;
    padding: 12px;
    border: 1px solid var(--line);
    border-radius: var(--radius);
    background: var(--surface);
  }
  fieldset {
    display: grid;
    gap: 4px;
    min-inline-size: 0;
    margin: 0;
    padding: 0;
    border: 0;
  }
  legend {
    padding: 0;
    font-weight: 600;
  }
  .person {
    display: flex;
    align-items: center;
    gap: 8px;
    min-block-size: var(--target);
  }
  .person span:first-of-type {
    min-inline-size: 0;
    overflow-wrap: anywhere;
  }
  .quiet {
    color: var(--ink-quiet);
  }
  .fields {
    display: flex;
    flex-wrap: wrap;
    gap: 8px;
  }
  .fields label {
    display: grid;
    gap: 2px;
    color: var(--ink-quiet);
    font-size: var(--size-small);
  }
  .fields input[type='number'] {
    inline-size: 84px;
  }
  select {
    max-inline-size: 200px;
  }
  .hands {
    display: grid;
    gap: 4px;
    margin: 0;
    padding: 0;
    list-style: none;
  }
  .hands li {
    display: flex;
    flex-wrap: wrap;
    justify-content: space-between;
    gap: 0 12px;
    font-variant-numeric: tabular-nums;
  }
  .name {
    font-weight: 600;
    overflow-wrap: anywhere;
  }
  .trouble {
    padding: 4px 8px;
    border-inline-start: 3px solid var(--danger);
    background: var(--danger-soft);
  }
  .trouble:empty {
    display: none;
  }
  form > button {
    justify-self: start;
  }
`
