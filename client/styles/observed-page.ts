import { css } from 'lit'

export const observedPageStyles = css`
  :host {
    display: flex;
    flex-direction: column;
    flex: 1;
    min-block-size: 0;
    overflow: hidden;
  }
  .body {
    position: relative;
    flex: 1;
    min-block-size: 0;
    display: grid;
    grid-template: minmax(0, 1fr) / var(--queue-width) minmax(0, 1fr);
  }
  .body[data-list='none'] {
    grid-template-columns: minmax(0, 1fr);
  }
  .list {
    display: grid;
    grid-template: minmax(0, 1fr) / minmax(0, 1fr);
    min-block-size: 0;
    border-inline-end: 1px solid var(--line);
    background: var(--surface);
  }
  main {
    display: grid;
    grid-template: minmax(0, 1fr) / minmax(0, 1fr);
    min-block-size: 0;
    min-inline-size: 0;
  }
  .start {
    display: grid;
    align-content: center;
    justify-items: center;
    gap: 12px;
    padding: 24px;
    text-align: center;
    color: var(--ink-quiet);
  }
  .start h2 {
    color: var(--ink);
  }
  .start p {
    max-inline-size: 44ch;
  }
  @media print {
    :host {
      display: block;
      block-size: auto;
      overflow: visible;
    }
    room-observed-bar,
    room-observed-keys,
    room-quiet-line {
      display: none;
    }
  }
  @media (max-width: 899px) {
    .body,
    .body[data-list='none'] {
      grid-template-columns: minmax(0, 1fr);
    }
    .list {
      position: absolute;
      inset: 0;
      z-index: 2;
      border: 0;
    }
    .list ~ main {
      visibility: hidden;
    }
  }
`
