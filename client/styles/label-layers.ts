import { css } from 'lit'

/** Tools and layers over labelled things: one row that wraps, the layers under it. */
export const labelLayerStyles = css`
  :host {
    display: block;
    padding: 4px 12px;
    border-block-end: 1px solid var(--line);
  }
  .tools,
  .layers {
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    gap: 4px 10px;
  }
  .layers {
    padding-block-start: 4px;
  }
  .group {
    display: inline-flex;
    flex-wrap: wrap;
    gap: 2px;
  }
  button[aria-pressed='true'] {
    border-color: var(--accent);
    background: var(--accent-soft);
  }
  label {
    display: inline-flex;
    align-items: center;
    gap: 4px;
    min-block-size: 28px;
    font-size: var(--size-small);
  }
  .dot {
    display: inline-flex;
    justify-content: center;
    min-inline-size: 18px;
    border: 1px solid var(--line-strong);
    border-radius: 9px;
  }
  input[type='range'] {
    inline-size: 90px;
  }
  @media (pointer: coarse) {
    button,
    label {
      min-block-size: 44px;
    }
  }
  @media (max-width: 899px) {
    :host {
      padding: 4px 8px;
    }
    kbd {
      display: none;
    }
    .tools {
      gap: 4px;
    }
  }
`
