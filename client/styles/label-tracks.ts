import { css } from 'lit'

/** How spans are drawn under the words: the line has the colour of the tag, its shape says state or source (LOOK). */
export const labelTracks = css`
  .track,
  .tint,
  .name {
    position: absolute;
    box-sizing: border-box;
  }
  .track {
    --drawn: var(--tag);
  }
  /* Nearer to the ink, so that light tags are seen on light and dark ones on dark. */
  @supports (color: color-mix(in oklab, red, blue)) {
    .track {
      --drawn: color-mix(in oklab, var(--tag) 70%, var(--ink));
    }
  }
  .tint {
    border-radius: 2px;
    background: var(--accent-soft);
    box-shadow: inset 0 0 0 1px var(--accent);
  }
  .track {
    block-size: 6px;
    border-block-start: 3px solid var(--drawn);
    cursor: pointer;
  }
  .first {
    border-inline-start: 2px solid var(--drawn);
  }
  .last {
    border-inline-end: 2px solid var(--drawn);
  }
  .source.pattern-0 {
    border-block-start-width: 2px;
  }
  .source.pattern-1 {
    border-block-start-style: dashed;
    border-block-start-width: 2px;
  }
  .source.pattern-2 {
    border-block-start-style: dotted;
  }
  .source.pattern-3 {
    border-block-start-style: double;
  }
  .source.pattern-4 {
    border-block-start-width: 4px;
  }
  .source.pattern-5 {
    border-block-start-style: dashed;
    border-block-start-width: 4px;
  }
  .source.pattern-6 {
    border-block-start-style: dotted;
    border-block-start-width: 4px;
  }
  .source.pattern-7 {
    border-block-start-style: double;
    border-block-start-width: 5px;
  }
  .draft.open {
    border-block-start-style: dotted;
  }
  .draft.settled {
    border-block-start-width: 2px;
  }
  .draft.missing {
    border-block-start-style: dashed;
  }
  .draft.disputed {
    border-block-start-style: double;
    border-block-start-width: 4px;
  }
  .draft.ruled.first {
    border-inline-start: 5px solid var(--ruled);
  }
  /* Brackets at both ends, down to the line and up beside the words. */
  .draft.disputed.first,
  .draft.disputed.last {
    block-size: 14px;
    margin-block-start: -8px;
    border-block-start-color: transparent;
    background: linear-gradient(var(--drawn), var(--drawn)) 0 4px / 100% 3px no-repeat;
  }
  .draft.disputed.first {
    border-inline-start-color: var(--disputed);
  }
  .draft.disputed.last {
    border-inline-end-color: var(--disputed);
  }
  .name {
    display: flex;
    align-items: center;
    gap: 4px;
    block-size: 13px;
    overflow: hidden;
    font: 600 11px/13px var(--font);
    white-space: nowrap;
    color: var(--ink);
    cursor: pointer;
  }
  .name > * {
    flex: none;
  }
  .name > .tag {
    flex: 0 1 auto;
    min-inline-size: 0;
    overflow: hidden;
    text-overflow: ellipsis;
  }
  .name.current .tag {
    color: var(--accent);
  }
  .untagged {
    font-style: italic;
    font-weight: 400;
  }
  .layer {
    min-inline-size: 12px;
    padding-inline: 2px;
    border: 1px solid var(--line-strong);
    border-radius: 7px;
    font: 600 9px/10px var(--font);
    text-align: center;
  }
  .badge {
    font: 400 10px/13px var(--font);
    color: var(--ink-quiet);
  }
  .draft .badge.open,
  .draft .badge.missing {
    color: var(--differ);
  }
  .draft .badge.settled {
    color: var(--settled);
  }
  .draft .badge.disputed,
  .flag {
    color: var(--disputed);
  }
  .lock {
    inline-size: 10px;
    block-size: 12px;
    background: var(--ruled);
    clip-path: path('M2 5V4a3 3 0 0 1 6 0v1h1v7H1V5zM3.500 5h3V4a1.500 1.500 0 0 0-3 0z');
  }
  .held {
    padding-inline: 4px;
    border-radius: 3px;
    background: var(--holder);
    color: var(--on-person);
  }
  /* No lower than that, or it lies over the name. */
  .held-track {
    block-size: 4px;
    outline: 1px dashed var(--holder);
  }
`
