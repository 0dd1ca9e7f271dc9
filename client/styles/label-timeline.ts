import { css } from 'lit'

export const labelTimelineStyles = css`
  :host {
    display: block;
    min-inline-size: 0;
    container-type: inline-size;
  }
  .bar {
    display: flex;
    flex-wrap: wrap;
    align-items: flex-start;
    justify-content: space-between;
    gap: 6px 12px;
    padding-block: 4px 6px;
  }
  .zoom {
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    gap: 4px;
  }
  .zoom span {
    padding-inline-end: 2px;
    color: var(--ink-quiet);
    font-size: var(--size-small);
  }
  .note {
    padding: 6px 8px;
    margin-block-end: 6px;
    border-inline-start: 3px solid var(--line-strong);
    background: var(--sunk);
    color: var(--ink-quiet);
    font-size: var(--size-small);
    overflow-wrap: anywhere;
  }
  .stage {
    position: relative;
    overflow: hidden;
    border: 1px solid var(--line);
    border-radius: var(--radius);
    background: var(--ground);
    font-family: var(--font);
  }
  canvas {
    display: block;
  }
  .overlay,
  .surface {
    position: absolute;
    inset: 0;
  }
  .overlay {
    pointer-events: none;
  }
  .surface {
    touch-action: pan-y;
    user-select: none;
    -webkit-user-select: none;
    cursor: default;
  }
  .surface:focus-visible {
    outline-offset: -2px;
  }
  .surface.edge {
    cursor: ew-resize;
  }
  .surface.whole {
    cursor: move;
  }
  .surface.draws {
    cursor: crosshair;
  }
  room-time-strip {
    margin-block-start: 4px;
  }
  .probe {
    position: absolute;
    visibility: hidden;
  }
`
