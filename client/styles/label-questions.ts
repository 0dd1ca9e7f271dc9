import { css } from 'lit'

/** Questions one under the other; the state of each by colour and by the shape of its bar. */
export const labelQuestions = css`
  :host {
    display: block;
    min-inline-size: 0;
    background: var(--surface);
  }
  .left,
  .none {
    padding: 8px 12px;
    color: var(--ink-quiet);
  }
  section {
    display: grid;
    gap: 4px;
    min-inline-size: 0;
    padding: 8px 12px 8px 10px;
    border-block-end: 1px solid var(--line);
    border-inline-start: 4px solid transparent;
  }
  header {
    display: flex;
    flex-wrap: wrap;
    align-items: baseline;
    gap: 0 8px;
    min-inline-size: 0;
  }
  h3 {
    font-size: var(--size);
    overflow-wrap: anywhere;
  }
  .about,
  .description {
    color: var(--ink-quiet);
    overflow-wrap: anywhere;
  }
  .state {
    margin-inline-start: auto;
    font-size: var(--size-small);
    color: var(--ink-quiet);
  }
  .open,
  .missing {
    border-inline-start: 4px dotted var(--differ-line);
  }
  :is(.open, .missing) .state {
    font-weight: 600;
    color: var(--differ);
  }
  .settled {
    border-inline-start: 4px solid var(--settled-line);
  }
  .settled .state {
    color: var(--settled);
  }
  .disputed {
    border-inline-start: 4px double var(--disputed);
  }
  .disputed .state {
    color: var(--disputed);
  }
  .disputed .state::before {
    content: '⚑ ';
  }
  .ruled {
    border-inline-start: 4px solid var(--ruled);
  }
  .ruled .state {
    color: var(--ruled);
  }
  .ruled .state::before {
    content: '';
    display: inline-block;
    inline-size: 10px;
    block-size: 12px;
    margin-inline-end: 3px;
    background: var(--ruled);
    clip-path: path('M2 5V4a3 3 0 0 1 6 0v1h1v7H1V5zM3.500 5h3V4a1.500 1.500 0 0 0-3 0z');
  }
`
