import { css } from 'lit'

/** A form of few fields in one row, each under its small label. */
export const rowForm = css`
  form {
    display: flex;
    flex-wrap: wrap;
    align-items: end;
    gap: 8px;
  }
  label {
    display: grid;
    gap: 2px;
    color: var(--ink-quiet);
    font-size: var(--size-small);
  }
`
