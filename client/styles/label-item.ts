import { css } from 'lit'

/** A labelled thing with its tools over it and what is asked beside it; on a phone under it. */
export const labelItemStyles = css`
  :host {
    display: grid;
    grid-template: auto minmax(0, 1fr) / minmax(0, 1fr) minmax(240px, 320px);
    min-block-size: 0;
  }
  room-label-layers {
    grid-column: 1 / -1;
  }
  .stage {
    display: flex;
    flex-direction: column;
    min-block-size: 0;
    min-inline-size: 0;
  }
  .stage > * {
    flex: 1;
    min-block-size: 0;
  }
  .stage.audio {
    overflow: auto;
  }
  .stage.audio > * {
    flex: none;
  }
  .side {
    overflow-y: auto;
    padding: 8px 12px;
    border-inline-start: 1px solid var(--line);
  }
  .waits {
    padding: 16px;
    color: var(--ink-quiet);
  }
  .more {
    display: none;
  }
  @media (max-width: 899px) {
    :host {
      grid-template: auto minmax(220px, 1fr) auto minmax(0, auto) / minmax(0, 1fr);
    }
    .more {
      display: block;
      min-block-size: 44px;
      border-radius: 0;
      border-inline: none;
      text-align: start;
    }
    .side {
      max-block-size: 34dvh;
      border-inline-start: none;
      padding: 6px 10px;
    }
    .side:not(.open) {
      display: none;
    }
  }
`
