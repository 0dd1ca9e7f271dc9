import { css } from 'lit'

/** The words that are kept beside the draft, and what can be done with them. */
export const notAcceptedStyles = css`
  :host {
    display: block;
    border-block-start: 2px solid var(--danger);
    background: var(--danger-soft);
  }
  :host([ruled]) {
    border-color: var(--ruled);
    background: var(--ruled-soft);
  }
  section {
    position: relative;
    display: grid;
    gap: 6px;
    padding: 8px 16px;
  }
  h3 {
    font-size: var(--size);
    color: var(--danger);
    overflow-wrap: anywhere;
  }
  :host([ruled]) h3 {
    color: var(--ruled);
  }
  ul {
    display: grid;
    gap: 6px;
    margin: 0;
    padding: 0;
    list-style: none;
  }
  li {
    display: flex;
    flex-wrap: wrap;
    gap: 4px 8px;
    align-items: baseline;
  }
  .words {
    flex: 1 1 240px;
    min-inline-size: 0;
    font-size: 16px;
    line-height: var(--leading-indic);
    overflow-wrap: anywhere;
    user-select: text;
  }
  .words:lang(en) {
    line-height: var(--leading);
  }
  ins {
    border-block-end: 2px solid currentcolor;
    text-decoration: none;
    font-weight: 600;
  }
  del {
    color: var(--ink-quiet);
  }
  .none {
    color: var(--ink-quiet);
    font-style: italic;
  }
  .label {
    flex: none;
    min-inline-size: 84px;
    color: var(--ink-quiet);
    font-size: var(--size-small);
  }
  .where {
    flex: none;
    font-variant-numeric: tabular-nums;
  }
  .acts,
  .actions {
    display: flex;
    flex-wrap: wrap;
    gap: 8px;
  }
  .ruling {
    color: var(--ruled);
  }
  .why {
    margin-inline-start: 8px;
    font-size: var(--size);
  }
  @media (max-width: 899px) {
    section {
      padding: 8px 10px;
    }
    .words {
      flex-basis: 100%;
    }
    .label + .words {
      flex-basis: 120px;
    }
  }
`
