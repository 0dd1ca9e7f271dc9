import { css } from 'lit'

export const chartStyles = css`
  :host {
    display: block;
    min-inline-size: 0;
    --tone-settled: var(--settled-line);
    --tone-accent: var(--accent);
    --tone-disputed: var(--disputed);
    --tone-ruled: var(--ruled);
    --tone-differ: var(--differ-line);
    --tone-quiet: var(--ink-quiet);
  }
  svg {
    display: block;
    inline-size: 100%;
    overflow: visible;
  }
  text {
    fill: var(--ink-quiet);
    font: var(--size-small) var(--font);
    font-variant-numeric: tabular-nums;
  }
  .name {
    fill: var(--ink);
    font-weight: 600;
  }
  .tick {
    text-anchor: end;
  }
  line {
    stroke: var(--line);
    shape-rendering: crispEdges;
  }
  line.ground {
    stroke: var(--line-strong);
  }
  .settled {
    fill: var(--tone-settled);
    stroke: var(--tone-settled);
  }
  .accent {
    fill: var(--tone-accent);
    stroke: var(--tone-accent);
  }
  .disputed {
    fill: var(--tone-disputed);
    stroke: var(--tone-disputed);
  }
  .ruled {
    fill: var(--tone-ruled);
    stroke: var(--tone-ruled);
  }
  .differ {
    fill: var(--tone-differ);
    stroke: var(--tone-differ);
  }
  .quiet {
    fill: var(--tone-quiet);
    stroke: var(--tone-quiet);
  }
  rect {
    stroke-width: 0;
  }
  rect.hatched {
    fill: url(#hatch);
    stroke-width: 1;
  }
  #hatch path {
    fill: none;
    stroke: var(--tone-differ);
    stroke-width: 2;
  }
  .hover {
    fill: transparent;
  }
  .column:hover .hover {
    fill: var(--accent-soft);
    opacity: 0.5;
  }
  @media print {
    svg {
      break-inside: avoid;
    }
  }
`
