import { css } from 'lit'

export const chartStyles = css`
  :host {
    --tone-settled: var(--settled-line);
    --tone-accent: var(--accent);
    --tone-disputed: var(--disputed);
    --tone-ruled: var(--ruled);
    --tone-differ: var(--differ-line);
    --tone-quiet: var(--ink-quiet);
  }
  .name {
    font-weight: 600;
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
    stroke: var(--tone-differ);
  }
`
