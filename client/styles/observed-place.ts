import { css } from 'lit'

/** As high at every place, so that the text above stays where it is. */
export const observedPlaceStyles = css`
  :host {
    display: block;
    padding: 8px 16px;
    border-block-start: 1px solid var(--line-strong);
    background: var(--ground);
  }
  header {
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    justify-content: space-between;
    gap: 4px 12px;
  }
  h3 {
    display: inline-flex;
    align-items: center;
    gap: 6px;
    font-size: var(--size);
    font-weight: 600;
  }
  .steps {
    display: flex;
    gap: 4px;
  }
  .body {
    display: grid;
    align-content: start;
    gap: 8px;
    block-size: min(168px, 30vh);
    margin-block-start: 8px;
    padding: 2px;
    overflow-y: auto;
    overflow-wrap: anywhere;
  }
  .ruling {
    padding-inline-start: 8px;
    border-inline-start: 3px solid var(--ruled);
  }
  .dispute {
    padding-inline: 8px;
    border-inline: 2px solid var(--disputed);
  }
  .ruling ~ .dispute {
    border-inline: 1px solid var(--line);
  }
  .question {
    font-weight: 600;
  }
  .words {
    font-size: 16px;
    line-height: 1.6;
    font-weight: 600;
  }
  .words.none {
    font-size: var(--size);
    font-style: italic;
    font-weight: 400;
  }
  .goes-by {
    display: block;
  }
  .quiet {
    color: var(--ink-quiet);
    font-size: var(--size-small);
  }
  .reason {
    padding: 1px 8px;
    border: 1px solid var(--line-strong);
    border-radius: 10px;
    font-size: var(--size-small);
    white-space: nowrap;
  }
  ul {
    margin: 4px 0 0;
    padding-inline-start: 16px;
  }
  @media (max-width: 899px) {
    :host {
      padding: 8px 8px calc(8px + env(safe-area-inset-bottom));
    }
    header {
      flex-direction: column;
      align-items: stretch;
    }
    .steps {
      order: 2;
    }
    .steps button {
      flex: 1;
      min-block-size: 44px;
    }
  }
  @media (max-height: 479px) and (min-width: 440px) {
    :host {
      min-block-size: 0;
      padding: 4px 8px;
      overflow-y: auto;
      border-block-start: 0;
      border-inline-start: 1px solid var(--line-strong);
    }
    header {
      flex-direction: row;
    }
    .steps {
      flex: 1;
    }
    .steps button {
      min-block-size: var(--target);
    }
    .body {
      block-size: auto;
      margin-block-start: 4px;
    }
  }
  @media (pointer: coarse) {
    kbd {
      display: none;
    }
  }
`
