import { css } from 'lit'

export const shareChartStyles = css`
  .middle {
    text-anchor: middle;
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
    stroke: var(--line-strong);
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
`
