import { css } from 'lit'

export const differenceBarStyles = css`
  :host {
    display: block;
    padding: 8px 12px;
    border-block-start: 1px solid var(--line-strong);
    background: var(--ground);
  }
  header {
    display: flex;
    flex-wrap: wrap;
    align-items: baseline;
    gap: 2px 12px;
    min-block-size: 22px;
    color: var(--ink-quiet);
  }
  header h3 {
    font-size: var(--size);
    font-weight: 600;
    color: var(--ink);
  }
  .settled {
    color: var(--settled);
  }
  .pending {
    color: var(--settled);
    font-style: italic;
  }
  .disputed {
    color: var(--disputed);
  }
  .ruled {
    color: var(--ruled);
  }
  .readings {
    display: flex;
    flex-wrap: wrap;
    align-content: flex-start;
    gap: 6px;
    min-block-size: 42px;
    max-block-size: 132px;
    margin-block: 4px;
    padding: 2px;
    overflow-y: auto;
    border-radius: var(--radius);
  }
  .readings.none {
    min-block-size: 4px;
    margin-block: 4px 6px;
  }
  [role='radio'] {
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    gap: 0 8px;
    max-inline-size: 100%;
    min-block-size: max(36px, var(--target));
    padding: 2px 10px;
    border: 1px solid var(--line);
    border-radius: var(--radius);
    background: var(--surface);
    cursor: pointer;
  }
  [role='radio']:hover {
    border-color: var(--accent);
  }
  [role='radio'][aria-checked='true'] {
    border-color: var(--accent);
    box-shadow: inset 0 0 0 1px var(--accent);
    background: var(--accent-soft);
  }
  .readings[aria-disabled='true'] [role='radio'] {
    cursor: default;
  }
  .words {
    font-size: 16px;
    line-height: 1.6;
    overflow-wrap: break-word;
    min-inline-size: 0;
  }
  .words.none {
    color: var(--ink-quiet);
    font-style: italic;
    font-size: var(--size);
  }
  .givers {
    display: inline-flex;
    align-items: center;
    gap: 2px;
    color: var(--ink-quiet);
    font-size: var(--size-small);
    white-space: nowrap;
  }
  .dot {
    display: inline-flex;
    align-items: center;
    justify-content: center;
    inline-size: 18px;
    block-size: 18px;
    border: 1px solid var(--line-strong);
    border-radius: 50%;
    color: var(--ink);
    font: 600 10px/1 var(--font);
  }
  .stands {
    color: var(--accent);
    font-size: var(--size-small);
    font-weight: 600;
  }
  @media (max-width: 899px) {
    :host {
      padding: 4px 8px calc(8px + env(safe-area-inset-bottom));
    }
    .readings {
      max-block-size: 34vh;
    }
    [role='radio'] {
      flex: 1 1 40%;
    }
  }
  @media (pointer: coarse) {
    [role='radio'] kbd {
      display: none;
    }
  }
`
