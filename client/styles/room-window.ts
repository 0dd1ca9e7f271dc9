import { css } from 'lit'

/** Sizes are told in the page's own type, which grows with its window. */
const shared = css`
  :host,
  *,
  ::before,
  ::after {
    box-sizing: border-box;
  }
  h2 {
    margin: 0;
    font-size: max(11px, 0.85em);
    font-weight: 600;
    color: var(--ink-quiet);
  }
  p,
  dl,
  dd,
  ol {
    margin: 0;
    padding: 0;
  }
  .quiet {
    color: var(--ink-quiet);
    font-size: max(11px, 0.85em);
  }
  .state {
    inline-size: 0.9em;
    block-size: 0.9em;
    vertical-align: -0.05em;
  }
  .unseen {
    position: absolute;
    inline-size: 1px;
    block-size: 1px;
    overflow: hidden;
    clip-path: inset(50%);
    white-space: nowrap;
  }
  [tabindex='0']:focus-visible {
    outline: 2px solid var(--accent);
    outline-offset: -2px;
  }
`

export const windowStyles = css`
  :host {
    display: block;
    block-size: 100%;
    min-block-size: 0;
    background: var(--surface);
  }
  .window {
    --type: clamp(13px, calc(0.6vw + 1.1vh), 40px);
    display: grid;
    grid-template:
      'head head' auto
      'trouble trouble' auto
      'figures item' minmax(0, 1fr)
      'figures rulings' minmax(0, 1.15fr) / minmax(12em, 0.3fr) minmax(0, 1fr);
    block-size: 100%;
    font-size: var(--type);
    line-height: 1.4;
  }
  .window[data-type='large'] {
    --type: clamp(16px, calc(0.9vw + 1.65vh), 60px);
  }
  header {
    grid-area: head;
    display: flex;
    align-items: center;
    gap: 0.5em;
    padding: 0 0.5em;
    border-block-end: 1px solid var(--line);
    background: var(--ground);
  }
  h1 {
    flex: 1;
    min-inline-size: 0;
    margin: 0;
    overflow: hidden;
    text-overflow: ellipsis;
    white-space: nowrap;
    font-size: 1em;
    font-weight: 600;
  }
  h1:focus {
    outline: none;
  }
  header button {
    min-block-size: max(var(--target), 1.9em);
    padding-inline: 0.4em;
    font-size: max(12px, 0.8em);
  }
  header button[aria-pressed='true'] {
    background: var(--accent-soft);
  }
  .larger {
    font-size: 1.35em;
  }
  kbd {
    font-size: 0.85em;
  }
  .live {
    display: inline-flex;
    align-items: center;
    gap: 0.4em;
    font-size: max(12px, 0.8em);
    white-space: nowrap;
  }
  .live::before {
    content: '';
    inline-size: 0.6em;
    block-size: 0.6em;
    border-radius: 50%;
    background: var(--settled-line);
  }
  .live.behind {
    white-space: normal;
  }
  .live.behind::before {
    flex: none;
    border-radius: 0;
    background: var(--ink-quiet);
  }
  .live.away {
    color: var(--differ);
    white-space: normal;
  }
  .live.away::before {
    flex: none;
    border-radius: 0;
    transform: rotate(45deg);
    background: var(--differ-line);
  }
  .trouble {
    grid-area: trouble;
    margin: 0;
    padding: 0.4em 0.6em;
    background: var(--danger-soft);
    color: var(--danger);
  }
  .bones {
    grid-area: figures / figures / rulings / rulings;
  }
  room-window-figures {
    grid-area: figures;
  }
  room-window-item {
    grid-area: item;
  }
  room-window-rulings {
    grid-area: rulings;
    border-block-start: 1px solid var(--line);
  }
  @media (max-width: 599px) and (min-height: 480px) {
    .window {
      --type: 15px;
      grid-template:
        'head' auto
        'trouble' auto
        'figures' auto
        'item' fit-content(40%)
        'rulings' minmax(0, 1fr) / minmax(0, 1fr);
    }
    .window[data-type='large'] {
      --type: 20px;
    }
    .bones {
      grid-area: figures / figures / rulings / rulings;
    }
    header {
      flex-wrap: wrap;
    }
    header kbd {
      display: none;
    }
  }
`

export const windowFigureStyles = css`
  ${shared}
  :host {
    display: flex;
    flex-direction: column;
    gap: 0.7em;
    min-block-size: 0;
    padding: 0.5em 0.7em;
    overflow: auto;
    border-inline-end: 1px solid var(--line);
  }
  .progress strong {
    font-size: 1.9em;
    line-height: 1.1;
    font-variant-numeric: tabular-nums;
  }
  progress {
    display: block;
    inline-size: 100%;
    block-size: 0.5em;
    margin-block: 0.3em;
    border: 0;
    border-radius: var(--radius);
    background: var(--sunk);
    accent-color: var(--settled-line);
  }
  progress::-webkit-progress-bar {
    border-radius: var(--radius);
    background: var(--sunk);
  }
  progress::-webkit-progress-value {
    border-radius: var(--radius);
    background: var(--settled-line);
  }
  progress::-moz-progress-bar {
    background: var(--settled-line);
  }
  .states {
    display: flex;
    flex-wrap: wrap;
    gap: 0 0.8em;
  }
  dt {
    font-size: max(11px, 0.85em);
  }
  dd {
    white-space: nowrap;
  }
  dd strong {
    font-size: 1.25em;
    font-variant-numeric: tabular-nums;
  }
  /** In the corner of a call: everything stands in one column without scrolling. */
  @media (max-height: 359px) {
    :host {
      gap: 0.35em;
      padding: 0.35em 0.45em;
      line-height: 1.3;
    }
    .states {
      justify-content: space-between;
      gap: 0;
      font-size: 0.85em;
    }
    progress {
      margin-block: 0.2em;
    }
  }
  @media (max-width: 599px) and (min-height: 480px) {
    :host {
      border-inline-end: 0;
      border-block-end: 1px solid var(--line);
    }
    dl {
      display: grid;
      grid-template-columns: 1fr 1fr;
      gap: 0.5em;
    }
  }
`

export const windowRulingStyles = css`
  ${shared}
  :host {
    display: flex;
    flex-direction: column;
    min-block-size: 0;
    padding: 0.4em 0 0 0.7em;
  }
  ol {
    flex: 1;
    min-block-size: 0;
    padding-block-end: 0.4em;
    overflow-y: auto;
    list-style: none;
  }
  li {
    display: grid;
    grid-template-columns: auto minmax(0, 1fr);
    gap: 0.4em;
    padding-block: 0.25em;
    overflow-wrap: anywhere;
  }
  li + li {
    border-block-start: 1px solid var(--line);
  }
  li strong {
    font-size: 1.1em;
  }
  .goes-by {
    display: -webkit-box;
    -webkit-box-orient: vertical;
    -webkit-line-clamp: 2;
    overflow: hidden;
    font-size: 0.9em;
  }
  del {
    color: var(--ink-quiet);
  }
  .reason {
    padding: 0 0.5em;
    border: 1px solid var(--line-strong);
    border-radius: 1em;
    font-size: 0.8em;
    white-space: nowrap;
  }
`

export const windowItemStyles = css`
  ${shared}
  :host {
    display: flex;
    flex-direction: column;
    min-block-size: 0;
    padding: 0.4em 0 0 0.7em;
  }
  h2 {
    display: flex;
    flex-wrap: wrap;
    gap: 0 0.8em;
    overflow-wrap: anywhere;
  }
  room-observed-labels {
    flex: 1;
    min-block-size: 0;
  }
  .text {
    flex: 1;
    min-block-size: 0;
    padding: 0.2em 0.7em 0.4em 0;
    overflow-y: auto;
    overflow-wrap: anywhere;
  }
  .text p {
    padding-inline-start: 0.5em;
    border-inline-start: 0.2em solid transparent;
    font-size: 1.15em;
    line-height: 1.55;
  }
  .text p[data-changed] {
    border-inline-start-color: var(--accent);
  }
  .text :is(:lang(ta), :lang(hi), :lang(ml), :lang(bn), :lang(te), :lang(kn), :lang(mr)) {
    line-height: 1.8;
  }
  .speaker {
    margin-inline-end: 0.4em;
    color: var(--ink-quiet);
    font-size: 0.75em;
    font-weight: 600;
  }
  .mark {
    cursor: default;
  }
`
