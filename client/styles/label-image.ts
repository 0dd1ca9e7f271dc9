import { css } from 'lit'

export const labelImageStyles = css`
  :host {
    display: block;
    position: relative;
    min-block-size: 200px;
    min-inline-size: 0;
    background: var(--sunk);
    overflow: hidden;
  }
  .stage {
    position: absolute;
    inset: 0;
    overflow: hidden;
    outline: none;
    touch-action: none;
    user-select: none;
    -webkit-user-select: none;
    cursor: grab;
  }
  .stage.box,
  .stage.polygon {
    cursor: crosshair;
  }
  .stage:focus-visible::after {
    content: '';
    position: absolute;
    inset: 0;
    border: 2px solid var(--accent);
    pointer-events: none;
  }
  canvas {
    position: absolute;
    inset: 0;
    inline-size: 100%;
    block-size: 100%;
    pointer-events: none;
  }
  room-image-tools {
    position: absolute;
    inset-block-start: 8px;
    inset-inline-end: 8px;
  }
  room-shape-actions {
    position: absolute;
    inset-block-end: 8px;
    inset-inline-start: 50%;
    translate: -50%;
  }
  room-label-list {
    position: absolute;
    inset-block-end: 8px;
    inset-inline-start: 8px;
    max-inline-size: min(320px, 80%);
  }
  .note {
    position: absolute;
    inset: 0;
    display: grid;
    place-content: center;
    padding: 16px;
    color: var(--ink-quiet);
    text-align: center;
    pointer-events: none;
  }
  .note progress {
    inline-size: 200px;
    accent-color: var(--accent);
  }
  .late {
    animation: appear 0s 300ms both;
  }
  @keyframes appear {
    from {
      visibility: hidden;
    }
  }
`
