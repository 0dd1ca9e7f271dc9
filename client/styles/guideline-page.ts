import { css } from 'lit'

export const guidelinePageStyles = css`
  .column {
    max-inline-size: 1120px;
  }
  .ways {
    display: flex;
    flex-wrap: wrap;
    gap: 4px;
    padding-block-end: 8px;
    border-block-end: 1px solid var(--line);
  }
  .ways [aria-current] {
    border-color: var(--accent);
    background: var(--accent-soft);
  }
  .older {
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    gap: 8px;
    padding: 8px 12px;
    border-inline-start: 3px solid var(--differ-line);
    background: var(--differ-soft);
  }
  .empty {
    max-inline-size: 70ch;
  }
  @media print {
    .ways,
    .older button {
      display: none;
    }
  }
`
