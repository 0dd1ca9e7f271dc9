import { css } from 'lit'

export const progressStyles = css`
  .column {
    max-inline-size: 1240px;
  }
  .head {
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    justify-content: space-between;
    gap: 8px;
  }
  .left {
    gap: 12px;
  }
  .left p {
    font-size: var(--size-title);
    line-height: 1.5;
  }
  .pair {
    display: grid;
    grid-template-columns: minmax(0, 1fr) minmax(0, 1fr);
    gap: 24px;
    align-items: start;
  }
  .pair > * {
    min-inline-size: 0;
  }
  .empty {
    padding: 16px 0;
    color: var(--ink-quiet);
  }
  .share {
    display: block;
    inline-size: 100%;
    min-inline-size: 72px;
    block-size: 8px;
    border-radius: var(--radius);
    background: var(--sunk);
    outline: 1px solid var(--line);
    print-color-adjust: exact;
  }
  .share rect {
    fill: var(--settled-line);
  }
  @media (max-width: 1099px) {
    .pair {
      grid-template-columns: minmax(0, 1fr);
    }
    .column {
      padding: 12px;
    }
  }
  @media print {
    .pair {
      grid-template-columns: minmax(0, 1fr);
    }
    .card {
      break-inside: avoid;
      border-color: #999;
    }
    room-progress-filters,
    button {
      display: none;
    }
  }
`
