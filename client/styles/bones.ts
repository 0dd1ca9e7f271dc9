import { css } from 'lit'

/** Where words will stand, shown when they take longer than 300 ms. */
export const bones = css`
  .bones {
    display: grid;
    gap: 12px;
    padding: 20px;
  }
  .bones div {
    block-size: 16px;
    border-radius: 2px;
    background: var(--sunk);
    opacity: 0;
    animation: appear 1ms 300ms forwards;
  }
  @keyframes appear {
    to {
      opacity: 1;
    }
  }
`
