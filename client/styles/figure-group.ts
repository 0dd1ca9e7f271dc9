import { css } from 'lit'

export const figureGroupStyles = css`
  :host {
    display: block;
    block-size: auto;
    overflow: visible;
    background: none;
  }
  .card {
    grid-template-columns: minmax(0, 1fr);
  }
  h3,
  h4,
  p {
    margin: 0;
  }
  h3 {
    font-size: var(--size-title);
  }
  h4 {
    margin-block-start: 12px;
    font-size: var(--size);
  }
  .beside {
    display: flex;
    flex-wrap: wrap;
    gap: 16px 32px;
  }
  .beside > * {
    max-inline-size: 100%;
  }
  @media print {
    .card {
      display: block;
      padding: 0;
      border: 0;
      background: none;
    }
    .card > * + * {
      margin-block-start: 8px;
    }
    h3,
    h4 {
      break-after: avoid;
    }
    .quiet {
      color: #000;
    }
  }
`
