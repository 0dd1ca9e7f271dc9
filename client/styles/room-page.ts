import { css } from 'lit'

export const pageStyles = css`
  :host {
    display: flex;
    flex-direction: column;
    block-size: 100vh;
    block-size: 100dvh;
    overflow: hidden;
  }
  .warning {
    padding: 4px 12px;
    background: var(--danger-soft);
    color: var(--danger);
  }
  .body {
    position: relative;
    flex: 1;
    min-block-size: 0;
    display: grid;
    grid-template-columns: var(--queue-width) minmax(0, 1fr);
  }
  .body[data-queue='closed'] {
    grid-template-columns: minmax(0, 1fr);
  }
  .body[data-disputes] {
    grid-template-columns: var(--queue-width) minmax(0, 1fr) var(--disputes-width);
  }
  .body[data-disputes][data-queue='closed'] {
    grid-template-columns: minmax(0, 1fr) var(--disputes-width);
  }
  room-disputes,
  room-talk {
    border-inline-start: 1px solid var(--line);
  }
  room-queue {
    border-inline-end: 1px solid var(--line);
    min-inline-size: 0;
  }
  main {
    display: grid;
    grid-template-columns: minmax(0, 1fr);
    min-block-size: 0;
    min-inline-size: 0;
  }
  @media print {
    :host {
      display: block;
      block-size: auto;
      overflow: visible;
    }
    room-bar,
    room-queue,
    room-queue-edge,
    room-disputes,
    room-talk,
    room-quiet-line,
    room-key-map,
    .warning {
      display: none;
    }
    .body,
    .body[data-queue='closed'],
    main {
      display: block;
    }
  }
  @media (max-width: 899px) {
    .body,
    .body[data-disputes],
    .body[data-queue='closed'],
    .body[data-disputes][data-queue='closed'] {
      grid-template-columns: minmax(0, 1fr);
    }
    room-disputes,
    room-talk {
      position: absolute;
      inset: 0;
      z-index: 2;
      border: 0;
    }
    main[data-beside] {
      visibility: hidden;
    }
    room-queue {
      position: absolute;
      inset: 0;
      z-index: 2;
      border: 0;
    }
    room-queue:not([hidden]) ~ main {
      visibility: hidden;
    }
  }
`
