import { css } from 'lit'

export const observedLabelStyles = css`
  :host {
    display: flex;
    flex-direction: column;
    min-block-size: 0;
    min-inline-size: 0;
    overflow: hidden;
  }
  .stage {
    flex: 1 1 auto;
    display: grid;
    min-block-size: 120px;
    overflow: auto;
  }
  .stage.image {
    overflow: hidden;
  }
  .stage.none {
    flex: 0 0 auto;
    min-block-size: 0;
  }
  .answers {
    flex: 0 1 auto;
    max-block-size: 40%;
    margin: 0;
    padding: 8px 16px;
    overflow-y: auto;
    border-block-start: 1px solid var(--line);
  }
  .answers.alone {
    flex: 1 1 auto;
    max-block-size: none;
  }
  .answers div {
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    gap: 0 8px;
    padding-block: 4px;
  }
  dt {
    color: var(--ink-quiet);
  }
  dd {
    margin: 0;
    min-inline-size: 0;
    overflow-wrap: anywhere;
    font-weight: 600;
  }
  .answers button {
    min-block-size: max(24px, var(--target));
  }
  .empty {
    padding: 16px;
    color: var(--ink-quiet);
  }
`
