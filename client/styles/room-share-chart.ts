import { css } from 'lit'

export const shareChartStyles = css`
  :host {
    display: block;
    min-inline-size: 0;
    print-color-adjust: exact;
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
  }
  .tick {
    text-anchor: end;
  }
  .middle {
    text-anchor: middle;
  }
  line {
    stroke: var(--line);
    shape-rendering: crispEdges;
  }
  .ground {
    stroke: var(--line-strong);
  }
  .range,
  .end {
    stroke: var(--ink-quiet);
    stroke-width: 2;
  }
  .bar {
    fill: var(--accent-soft);
    stroke: var(--accent);
  }
  .bar.hatched {
    fill: url(#hatch);
    stroke: var(--ink-quiet);
  }
  #hatch path {
    fill: none;
    stroke: var(--line-strong);
    stroke-width: 2;
  }
  .row .range,
  .row .end {
    stroke: var(--ink);
  }
  polyline {
    fill: none;
    stroke: var(--accent);
    stroke-width: 1;
    opacity: 0.5;
  }
  circle {
    fill: var(--accent);
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
