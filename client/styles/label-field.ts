import { css } from 'lit'

/** What may be chosen, as buttons in a row that wraps: the chosen one is filled and ticked. */
export const choiceButtons = css`
  .choices {
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    gap: 4px;
    min-inline-size: 0;
  }
  .choice {
    max-inline-size: 100%;
    white-space: normal;
    text-align: start;
    overflow-wrap: anywhere;
  }
  .choice::before {
    content: '';
    flex: none;
    inline-size: 10px;
    block-size: 10px;
    border: 1.5px solid var(--line-strong);
    border-radius: 50%;
  }
  .choice[aria-pressed]::before {
    border-radius: 2px;
  }
  .choice:is([aria-checked='true'], [aria-pressed='true']) {
    border-color: var(--accent);
    box-shadow: inset 0 0 0 1px var(--accent);
    background: var(--accent-soft);
  }
  .choice:is([aria-checked='true'], [aria-pressed='true'])::before {
    border-color: var(--accent);
    background: var(--accent);
    box-shadow: inset 0 0 0 1.5px var(--accent-soft);
  }
  .choice:disabled:is([aria-checked='true'], [aria-pressed='true']) {
    color: var(--ink);
  }
  .unknown {
    border-style: dashed;
  }
  .colour {
    flex: none;
    inline-size: 12px;
    block-size: 12px;
    border: 1px solid var(--line-strong);
    border-radius: 2px;
    background: var(--tag);
  }
  @media (pointer: coarse) {
    kbd {
      display: none;
    }
  }
`
