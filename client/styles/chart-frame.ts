import { css } from 'lit'

/** What pictures of figures have in common, on the screen and in print. */
export const chartFrameStyles = css`
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
  line {
    stroke: var(--line);
    shape-rendering: crispEdges;
  }
  line.ground {
    stroke: var(--line-strong);
  }
  #hatch path {
    fill: none;
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
    text {
      fill: #000;
    }
  }
`
