import { css } from 'lit'

/** How places of a draft look: by colour and by shape (LOOK). The same in rows and in the editor. */
export const marks = css`
  .mark {
    position: relative;
    padding-block: 1px;
    border-radius: 2px;
    text-decoration-line: underline;
    text-decoration-thickness: 2px;
    text-underline-offset: 5px;
    text-decoration-skip-ink: none;
    cursor: pointer;
  }
  .mark[data-number]::after {
    content: attr(data-number);
    margin-inline-start: 1px;
    font: 600 10px/1 var(--font);
    vertical-align: super;
    color: var(--differ);
  }
  .mark.differ {
    text-decoration-style: dotted;
    text-decoration-color: var(--differ-line);
  }
  .mark.weak {
    text-decoration-style: wavy;
    text-decoration-thickness: 1.5px;
    text-decoration-color: var(--weak-line);
    background: var(--differ-soft);
  }
  .mark.settled {
    text-decoration-style: solid;
    text-decoration-thickness: 1px;
    text-decoration-color: var(--settled-line);
  }
  .mark.settled[data-number]::after {
    color: var(--settled);
  }
  .mark.pending {
    text-decoration-style: solid;
    text-decoration-thickness: 1px;
    text-decoration-color: var(--settled-line);
    background: var(--settled-soft);
    opacity: 0.85;
  }
  .mark.pending[data-number]::after {
    content: attr(data-number) '…';
    color: var(--settled);
  }
  .mark.disputed {
    text-decoration: none;
    background: var(--disputed-soft);
  }
  .mark.disputed[data-number]::after {
    color: var(--disputed);
  }
  .disputed-words {
    background: var(--disputed-soft);
    cursor: pointer;
  }
  /* Half a box at either end: the words between may wrap. */
  .bracket {
    display: inline-block;
    inline-size: 4px;
    block-size: 1.1em;
    margin-inline: 1px;
    border-block: 2px solid var(--disputed);
    vertical-align: -0.2em;
    cursor: pointer;
  }
  .bracket.start {
    border-inline-start: 2px solid var(--disputed);
  }
  .bracket.end {
    border-inline-end: 2px solid var(--disputed);
  }
  .bracket.end:not(.chosen) {
    margin-inline-end: 12px;
    position: relative;
  }
  .bracket.end:not(.chosen)::after {
    content: '⚑';
    position: absolute;
    inset-inline-start: 4px;
    inset-block-start: -6px;
    font: 600 11px/1 var(--font);
    color: var(--disputed);
  }
  .bracket.pending {
    border-style: dashed;
  }
  .bracket.chosen {
    border-color: var(--accent);
  }
  .mark.ruled {
    text-decoration: none;
    border-inline-start: 3px solid var(--ruled);
    padding-inline-start: 3px;
    background: var(--ruled-soft);
    cursor: default;
  }
  .mark.ruled::before {
    content: '';
    display: inline-block;
    inline-size: 10px;
    block-size: 12px;
    margin-inline-end: 3px;
    background: var(--ruled);
    clip-path: path('M2 5V4a3 3 0 0 1 6 0v1h1v7H1V5zM3.500 5h3V4a1.500 1.500 0 0 0-3 0z');
  }
  .mark.ruled[data-number]::after {
    content: '';
  }
  .mark.current {
    outline: 2px solid var(--accent);
    outline-offset: 2px;
  }
  .mark.empty {
    margin-inline-end: 5px;
  }
  .mark.empty::before {
    content: '';
    display: inline-block;
    inline-size: 12px;
    block-size: 1em;
    border: 1px dashed var(--differ-line);
    border-radius: 2px;
    vertical-align: -2px;
  }
  .mark.empty.settled::before,
  .mark.empty.pending::before {
    border-color: var(--settled-line);
  }
`
