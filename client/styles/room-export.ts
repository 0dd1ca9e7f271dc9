import { css } from 'lit'

export const exportStyles = css`
  .card {
    gap: 12px;
    padding: 16px;
  }
  fieldset {
    display: flex;
    flex-wrap: wrap;
    gap: 4px 24px;
    min-inline-size: 0;
    margin: 0;
    padding: 0;
    border: 0;
  }
  legend {
    padding: 0 0 4px;
    font-weight: 600;
  }
  label {
    display: inline-flex;
    align-items: center;
    gap: 8px;
    min-block-size: var(--target);
  }
  input[type='radio'] {
    min-block-size: 16px;
    block-size: 16px;
    inline-size: 16px;
    margin: 0;
    accent-color: var(--accent);
  }
  .line {
    flex: 1 1 100%;
    flex-wrap: wrap;
  }
  select {
    max-inline-size: 100%;
  }
  .past {
    display: grid;
    gap: 8px;
  }
  progress {
    inline-size: 100%;
    block-size: 8px;
    accent-color: var(--accent);
  }
  .fault {
    padding: 8px 12px;
    border-inline-start: 3px solid var(--danger);
    background: var(--danger-soft);
    overflow-wrap: anywhere;
  }
`
