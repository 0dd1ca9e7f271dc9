import { css } from 'lit'

export const soundBarStyles = css`
  :host {
    display: block;
    min-inline-size: 0;
  }
  .bar {
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    gap: 4px;
  }
  button {
    padding: 0 6px;
  }
  button.play {
    min-inline-size: max(36px, var(--target));
  }
  button[aria-pressed='true'] {
    border-color: var(--accent);
    background: var(--accent-soft);
    color: var(--accent);
  }
  svg {
    inline-size: 16px;
    block-size: 16px;
    fill: none;
    stroke: currentColor;
    stroke-width: 1.6;
    stroke-linejoin: round;
  }
  svg .solid {
    fill: currentColor;
  }
  output {
    padding-inline: 6px;
    font-variant-numeric: tabular-nums;
    white-space: nowrap;
  }
  .of {
    color: var(--ink-quiet);
  }
  .speed {
    min-inline-size: 44px;
    text-align: center;
    font-variant-numeric: tabular-nums;
  }
  .trouble {
    margin-block-start: 4px;
    color: var(--danger);
    overflow-wrap: anywhere;
  }
`
