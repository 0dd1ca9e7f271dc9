import { css } from 'lit'

/** On narrow screens the further pages are a list under the bar. */
export const observedBarStyles = css`
  :host {
    display: flex;
    align-items: center;
    gap: 0 12px;
    min-block-size: var(--bar-height);
    padding: 0 8px;
    border-block-end: 1px solid var(--line);
    background: var(--surface);
  }
  h1 {
    flex: 0 1 auto;
    min-inline-size: 0;
    overflow: hidden;
    text-overflow: ellipsis;
    white-space: nowrap;
    font-size: var(--size);
    font-weight: 600;
  }
  button {
    flex: none;
    min-block-size: 28px;
  }
  button[aria-pressed='true'] {
    background: var(--accent-soft);
    font-weight: 600;
  }
  .watching {
    flex: 1 1 0;
    min-inline-size: 12ch;
    margin: 0;
    line-height: 1.3;
    color: var(--ink-quiet);
  }
  .space {
    flex: 1;
  }
  .live {
    display: inline-flex;
    align-items: center;
    gap: 6px;
    white-space: nowrap;
  }
  .live::before {
    content: '';
    inline-size: 8px;
    block-size: 8px;
    border-radius: 50%;
    background: var(--settled-line);
  }
  .live.behind::before {
    flex: none;
    border-radius: 0;
    background: var(--ink-quiet);
  }
  .live.away {
    color: var(--differ);
  }
  .live.away::before {
    border-radius: 0;
    transform: rotate(45deg);
    background: var(--differ-line);
  }
  @media (max-width: 899px) {
    :host {
      position: relative;
      gap: 0 4px;
      padding: 0 4px;
    }
    kbd {
      display: none;
    }
    button {
      min-block-size: 40px;
      padding-inline: 8px;
    }
    .live {
      flex: 0 1 auto;
      font-size: var(--size-small);
      line-height: 1.2;
      white-space: normal;
    }
    #pages {
      position: absolute;
      inset-block-start: 100%;
      inset-inline-end: 4px;
      z-index: 4;
      display: flex;
      flex-direction: column;
      inline-size: min(320px, calc(100vw - 8px));
      max-block-size: calc(100vh - var(--bar-height) - 8px);
      padding: 4px;
      overflow-y: auto;
      border: 1px solid var(--line-strong);
      border-radius: var(--radius);
      background: var(--raised);
      box-shadow: var(--shadow);
    }
    #pages:not(.open) {
      display: none;
    }
    #pages button {
      justify-content: start;
      min-block-size: 44px;
    }
    #pages p {
      padding: 0 8px 8px;
    }
    #pages h1 {
      padding: 8px 8px 0;
      overflow-wrap: anywhere;
      white-space: normal;
    }
  }
`
