import { css } from 'lit'

export const labelOverlayStyles = css`
  :host {
    position: absolute;
    inset: 0;
    overflow: hidden;
    pointer-events: none;
    --halo: rgb(0 0 0 / 55%);
  }
  svg {
    display: block;
    overflow: visible;
  }
  path,
  line {
    fill: none;
    stroke-linejoin: round;
  }
  .halo {
    stroke: var(--halo);
    stroke-width: 5;
  }
  .hovered .line {
    stroke-width: 3;
  }
  .current .halo {
    stroke: #fff;
    stroke-width: 7;
  }
  .current .line {
    stroke-width: 3.5;
  }
  path.fill {
    fill-opacity: 0.16;
  }
  path.fill.missing {
    fill-opacity: 0.06;
  }
  .state {
    stroke-width: 3;
  }
  .open {
    stroke: var(--differ-line);
    stroke-dasharray: 2 3;
  }
  .settled {
    stroke: var(--settled-line);
  }
  .disputed {
    stroke: var(--disputed);
  }
  .ruled {
    stroke: var(--ruled);
    stroke-width: 5;
  }
  .handle {
    fill: #fff;
    stroke: #1d3a86;
    stroke-width: 2;
  }
  .handle path {
    stroke: #1d3a86;
    stroke-width: 1.8;
  }
  .handle.edge {
    fill: rgb(255 255 255 / 75%);
    stroke-width: 1.2;
  }
  .handle.gripped {
    fill: #1d3a86;
    stroke: #fff;
  }
  .handle.gripped path {
    stroke: #fff;
  }
  .touched rect.handle {
    x: -9px;
    y: -9px;
    width: 18px;
    height: 18px;
  }
  .touched circle.handle {
    r: 10px;
  }
  .touched .turn circle {
    r: 14px;
  }
  .touched .edge circle {
    r: 9px;
  }
  .grip {
    stroke: #1d3a86;
    stroke-width: 6;
    stroke-linecap: round;
  }
  .drawn .line {
    stroke: #fff;
    stroke-width: 2;
    stroke-dasharray: 6 3;
  }
  .drawn circle {
    fill: #fff;
    stroke: #1d3a86;
    stroke-width: 2;
  }
  .aim .halo {
    stroke-width: 3;
  }
  .aim .line {
    stroke: #fff;
    stroke-width: 1;
  }
  .name {
    position: absolute;
    display: flex;
    align-items: center;
    gap: 4px;
    max-inline-size: min(320px, 90%);
    padding: 1px 6px;
    border: 1px solid;
    border-inline-start-width: 4px;
    border-radius: var(--radius);
    background: var(--raised);
    color: var(--ink);
    font: var(--size-small) / 20px var(--font);
    font-variant-numeric: tabular-nums;
    overflow: hidden;
    white-space: nowrap;
    text-overflow: ellipsis;
    box-shadow: var(--shadow);
  }
  .lock {
    flex: none;
    inline-size: 12px;
    block-size: 12px;
  }
  .lock path {
    stroke: var(--ruled);
    stroke-width: 1.6;
  }
`
